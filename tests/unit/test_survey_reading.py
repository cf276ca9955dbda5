import io
import zipfile

import openpyxl
import pytest

from generator.errors import SurveyError
from generator.needs.files.reading import read_table

ANSWERS = [
    ["Numéro", "Commune", "Besoin"],
    ["1", "01004", "une crèche"],
    ["2", "21231", "un bus le samedi"],
]


def csv_of(rows, separator=";", end="\n"):
    return end.join(separator.join(row) for row in rows) + end


def xlsx_of(rows, *, merges=(), name="Réponses"):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = name
    for row in rows:
        sheet.append(row)
    for area in merges:
        sheet.merge_cells(area)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def with_part(raw, part, content):
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(made, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return made.getvalue()


def texts(table):
    return table.frame.to_numpy().tolist()


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp1252", "cp1252"),
        ("utf-16", "utf-16-le"),
    ],
)
def test_a_text_is_read_whatever_its_separator_and_encoding(separator, encoding, named):
    table = read_table(csv_of(ANSWERS, separator, "\r\n").encode(encoding), "enquete.csv")
    assert (table.separator, table.encoding, table.header_row) == (separator, named, 1)
    assert list(table.frame.columns) == ANSWERS[0]
    assert texts(table) == ANSWERS[1:]
    assert table.frame.index.tolist() == [2, 3]


def test_a_separator_in_quotes_or_in_prose_is_no_separator():
    raw = 'id;Besoin\n1;"un bus; une crèche\nle soir"\n2;du pain, du lait, des œufs\n'
    table = read_table(raw.encode(), "enquete.csv")
    assert table.separator == ";"
    assert table.frame["Besoin"].tolist() == [
        "un bus; une crèche\nle soir",
        "du pain, du lait, des œufs",
    ]


def test_a_single_column_of_sentences_is_one_column():
    raw = "Besoin\nun bus, une crèche\ndu pain\ndes vélos, du lait, des œufs\n"
    table = read_table(raw.encode(), "enquete.csv")
    assert table.separator is None
    assert table.frame["Besoin"].tolist()[0] == "un bus, une crèche"


def test_the_extension_decides_nothing():
    assert texts(read_table(xlsx_of(ANSWERS), "enquete.csv")) == ANSWERS[1:]


def test_a_code_typed_as_a_number_is_not_a_decimal():
    table = read_table(xlsx_of([["id", "code", "Besoin"], [1, 21231.0, "un bus"]]), "e.xlsx")
    assert texts(table) == [["1", "21231", "un bus"]]


def test_titles_blank_rows_repeated_headers_and_totals_are_listed_not_read():
    rows = [
        ["Enquête besoins 2026", "", ""],
        ["", "", ""],
        *ANSWERS,
        ["", "", ""],
        ANSWERS[0],
        ["Total", "2", ""],
        ["dont enfants", "1", ""],
    ]
    table = read_table(xlsx_of(rows), "enquete.xlsx")
    assert table.header_row == 3
    assert texts(table) == ANSWERS[1:]
    assert dict(zip(table.left_out["source_row"], table.left_out["reason_fr"], strict=True)) == {
        1: "ligne au-dessus de l'en-tête",
        2: "ligne au-dessus de l'en-tête",
        6: "ligne vide",
        7: "en-tête répété",
        8: "ligne de total",
        9: "ligne de total",
    }


def test_an_answer_that_speaks_of_a_total_is_an_answer():
    rows = [["id", "Besoin"], ["1", "Total manque de bus"], ["2", "dont acte, un bus"]]
    assert len(read_table(xlsx_of(rows), "enquete.xlsx").frame) == 2


def test_two_columns_with_one_name_are_made_distinct_and_reported():
    table = read_table(csv_of([["Besoin", "Besoin", "id"], ["a", "b", "c"]]).encode(), "e.csv")
    assert list(table.frame.columns) == ["Besoin", "Besoin (2)", "id"]
    assert "noms de colonnes répétés, rendus distincts : « Besoin »" in table.notes


def test_merged_group_headers_are_joined_to_the_names_below():
    rows = [
        ["Répondant", None, "Besoin", None],
        ["Profil", "Commune", "Titre", "Commune"],
        ["habitant", "21231", "Bus", "01004"],
    ]
    table = read_table(xlsx_of(rows, merges=["A1:B1", "C1:D1"]), "enquete.xlsx")
    assert list(table.frame.columns) == [
        "Profil",
        "Répondant – Commune",
        "Titre",
        "Besoin – Commune",
    ]
    assert texts(table) == [["habitant", "21231", "Bus", "01004"]]
    assert any("cellules fusionnées" in note for note in table.notes)


def test_merged_headers_flattened_in_a_text_file_are_refused():
    raw = "Répondant;;Besoin;\nProfil;Commune;Titre;Texte\nhabitant;21231;Bus;le soir\n"
    with pytest.raises(
        SurveyError, match=r"l'en-tête paraît tenir sur deux lignes.*Mettez un seul"
    ):
        read_table(raw.encode(), "enquete.csv")


def test_a_row_with_more_cells_than_columns_is_rejected_with_its_number():
    raw = "id;Besoin\n1;un bus\n2;du pain;du lait\n3;un vélo\n"
    table = read_table(raw.encode(), "enquete.csv")
    assert table.left_out[["source_row", "status"]].to_numpy().tolist() == [[3, "rejetee"]]
    assert "3 cellules pour 2 colonnes" in table.left_out["reason_fr"][0]
    assert len(table.frame) == 2


def test_a_formula_gives_its_stored_value_and_is_said():
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="str"><v>id</v></c><c r="B1" t="str"><v>Besoin</v></c></row>'
        b'<row r="2"><c r="A2"><f>1+1</f><v>7</v></c><c r="B2" t="str"><v>un bus</v></c></row>'
        b'<row r="3"><c r="A3"><f>1+1</f></c><c r="B3" t="str"><v>du pain</v></c></row>'
        b"</sheetData></worksheet>"
    )
    table = read_table(with_part(xlsx_of(ANSWERS), "xl/worksheets/sheet1.xml", sheet), "e.xlsx")
    assert table.frame["id"].isna().tolist() == [False, True]
    assert table.frame["id"][2] == "7"
    assert "2 formule(s) : seule la valeur enregistrée est lue" in table.notes
    assert "1 formule(s) sans valeur enregistrée, lues comme vides" in table.notes


def test_a_formula_written_in_a_text_file_stays_a_text():
    raw = 'id;Besoin\n1;"=HYPERLINK(""http://x"")"\n'
    assert read_table(raw.encode(), "e.csv").frame["Besoin"][2] == '=HYPERLINK("http://x")'


@pytest.mark.parametrize("styles", [b"<styleSheet><cellXfs><xf", b"not xml"])
def test_a_workbook_that_openpyxl_refuses_is_still_read(styles):
    raw = with_part(xlsx_of(ANSWERS), "xl/styles.xml", styles)
    with pytest.raises(SyntaxError):
        openpyxl.load_workbook(io.BytesIO(raw))
    table = read_table(raw, "enquete.xlsx")
    assert texts(table) == ANSWERS[1:]
    assert any("styles illisibles" in note for note in table.notes)


def test_sheets_not_read_are_named():
    workbook = openpyxl.Workbook()
    workbook.active.append(["id", "Besoin"])
    workbook.active.append(["1", "un bus"])
    workbook.create_sheet("Comptage").append(["Total", 1])
    hidden = workbook.create_sheet("Notes")
    hidden.append(["à garder pour nous"])
    hidden.sheet_state = "hidden"
    content = io.BytesIO()
    workbook.save(content)
    notes = read_table(content.getvalue(), "enquete.xlsx").notes
    assert "autre feuille non lue : « Comptage » (1 lignes)" in notes
    assert "feuille masquée non lue : « Notes »" in notes


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Horodateur,Votre besoin", "google_forms"),
        ("Besoin,_id,_submission_time", "kobo"),
        ("SubmissionDate,q1,KEY", "odk_central"),
        ("id,submitdate,startlanguage", "limesurvey"),
        ("ID de la réponse,Date de soumission,Langue de départ", "limesurvey"),
        ("ID,Heure de début,Heure de fin", "microsoft_forms"),
        ("CLE,DATE_SAISIE,PROGRESSION", "sphinx"),
        ("id,category/name/fr,body", "decidim"),
        ("ID de réponse,Répondu le,Hachage IP", "decidim_enquete"),
        ("Numéro,Besoin", "tableau"),
    ],
)
def test_the_tool_is_known_by_its_own_columns(header, kind):
    row = ",".join("abc"[: header.count(",") + 1])
    assert read_table(f"{header}\n{row}\n".encode(), "e.csv").kind == kind


def test_a_tool_s_header_is_found_under_lines_added_by_hand():
    raw = "q,1,q2\nHorodateur,Votre besoin,Commune\n25/03/2024 09:51:18,un bus,Dijon\n"
    table = read_table(raw.encode(), "e.csv")
    assert (table.header_row, table.kind, len(table.left_out)) == (2, "google_forms", 1)


def test_accents_encoded_twice_are_reported():
    notes = read_table("id;Besoin\n1;crÃ¨che\n".encode(), "e.csv").notes
    assert any("encodées deux fois" in note and "ligne 2" in note for note in notes)


def test_a_section_title_merged_across_the_table_is_listed_not_read():
    rows = [*ANSWERS[:2], ["Haut du village", None, None], ANSWERS[2], ["3", None, None]]
    table = read_table(xlsx_of(rows, merges=["A3:C3"]), "enquete.xlsx")
    assert table.left_out[["source_row", "reason_fr"]].to_numpy().tolist() == [
        [3, "intertitre (cellules fusionnées)"]
    ]
    assert table.frame.index.tolist() == [2, 4, 5]


def test_line_ends_and_hard_spaces_in_a_header_are_plain_spaces():
    raw = '"ID";"Vos besoins\u00a0?\n";"Votre  commune "\n1;un bus;Dijon\n'
    table = read_table(raw.encode(), "e.csv")
    assert list(table.frame.columns) == ["ID", "Vos besoins ?", "Votre commune"]


def test_limesurvey_s_blank_last_line_and_words_for_no_answer_are_no_answers():
    raw = (
        '"id";"submitdate";"startlanguage";"Besoin";"Besoin"\r\n'
        '"1";"2026-03-01 10:00:00";"fr";"un bus";"N/A"\r\n'
        '"2";"";"fr";"N/A";""\r\n'
        "\r\n"
    )
    table = read_table(raw.encode("utf-8-sig"), "e.csv")
    assert (table.kind, len(table.frame), len(table.left_out)) == ("limesurvey", 2, 0)
    assert table.frame["Besoin"].isna().tolist() == [False, True]
    assert "2 cellule(s) « N/A » lues comme vides : question non posée" in table.notes


def test_interview_notes_typed_in_a_workbook_are_a_table():
    rows = [
        ["Entretiens – vallée, mars 2026"],
        [],
        ["Date", "Qui", "Lieu", "Ce qui a été dit"],
        ["12/3", "couple", "Velars s/Ouche", "Plus de bus le soir.\nLe pain est loin."],
        ["idem", "asso", "St Jean de Boeuf", "un local"],
    ]
    table = read_table(xlsx_of(rows), "entretiens.xlsx")
    assert (table.kind, table.header_row, len(table.frame)) == ("tableau", 3, 2)
    assert table.frame["Ce qui a été dit"][4] == "Plus de bus le soir.\nLe pain est loin."


def test_a_decidim_survey_is_read_with_its_numbered_questions():
    raw = (
        "ID de réponse;Répondu le;Hachage IP;Statut de l'utilisateur;1. Vos besoins;2. Pourquoi\n"
        "1;2026-03-01 10:00:00 +0100;abc;Enregistré;Bus, Autre (un marché);parce que\n"
    )
    table = read_table(raw.encode(), "e.csv")
    assert table.kind == "decidim_enquete"
    assert table.frame["1. Vos besoins"][2] == "Bus, Autre (un marché)"


@pytest.mark.parametrize("address", ["IP Address", "Adresse IP"])
def test_a_webform_is_known_in_english_and_in_french(address):
    raw = f"Titre\nDétails\nNuméro\tSID\t{address}\tBesoin\n1\t4\t10.0.0.1\tun bus\n"
    table = read_table(raw.encode("utf-16"), "e.xls")
    assert (table.kind, table.header_row) == ("framaforms", 3)


def test_cells_merged_over_several_answers_are_told_with_what_to_do():
    rows = [["Commune", "Besoin"], ["Dijon", "un bus"], ["", "du pain"], ["", "une crèche"]]
    table = read_table(xlsx_of(rows, merges=["A2:A4"]), "e.xlsx")
    (told,) = table.notes
    assert told.startswith("cellules fusionnées sur plusieurs réponses (A2:A4) : seule la première")
    assert told.endswith("défusionnez-les et recopiez leur valeur")
    # A title over the answers, or a line between two parts, hides none.
    above = xlsx_of([["Enquête", ""], *rows], merges=["A1:B1"])
    assert read_table(above, "e.xlsx").notes == ()


def test_notes_without_a_title_are_told_that_their_first_line_serves_as_one():
    told = ("la ligne 1 sert de titre et ressemble à une réponse : si c'en est une, ajoutez un",)
    untitled = read_table(b"Il manque un bus.\nLe foncier est rare.\n", "notes.txt")
    assert [note[: len(told[0])] for note in untitled.notes] == list(told)
    assert read_table(b"Que manque-t-il ?\nun bus\n", "notes.txt").notes == ()
