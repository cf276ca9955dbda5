"""Every fault of a survey file that product.md lists, and what a person reads of it."""

import datetime as dt
import io
import json
import zipfile

import pandas as pd
import pytest
import shapely

from generator.errors import SurveyError
from generator.needs.answers.mapping import fit, from_yaml, propose, to_yaml
from generator.needs.answers.statements import Origin, to_statements
from generator.needs.files.delimited import MAX_CELL_CHARS
from generator.needs.files.reading import read_table
from tests.fuzz import forms
from tests.fuzz.workbooks import SHEET, parts_of, workbook, zipped

EPCI = "200000172"
COMMUNES = pd.DataFrame(
    [
        ("01004", "Ambérieu-en-Bugey", EPCI, None),
        ("01015", "Arboys en Bugey", EPCI, "01340"),  # Saint-Bois, merged in 2016
        ("01025", "Bâgé-Dommartin", EPCI, "01144"),
        ("01026", "Bâgé-le-Châtel", EPCI, "01144"),
    ],
    columns=["commune_code", "commune_name", "epci_code", "code_alias"],
)
# The second outline crosses itself, as a producer's may: its two halves are found all the same.
OUTLINES = pd.DataFrame(
    {
        "commune_code": ["01004", "01015"],
        "geometry": [
            shapely.box(5, 45, 6, 46),
            shapely.Polygon([(7, 45), (8, 46), (8, 45), (7, 46)]),
        ],
    }
)
TODAY = dt.date(2026, 11, 22)
ROWS = [
    ["Numéro", "Code commune", "Besoin exprimé"],
    ["1", "01004", "une crèche ouverte tôt le matin"],
    ["2", "01004", "un bus le samedi vers le marché"],
]


def text_of(rows, separator=";", encoding="utf-8"):
    return "".join(separator.join(row) + "\r\n" for row in rows).encode(encoding)


def sheet_of(rows):
    return parts_of(zipped(workbook({"Besoins": rows})))


def book_of(rows, *changes):
    parts = sheet_of(rows)
    for old, new in changes:
        assert old in parts[SHEET]
        parts[SHEET] = parts[SHEET].replace(old, new, 1)
    return zipped(parts)


def asked(rows, name, *cells):
    """The same answers, with one more question."""
    return text_of([[*row, cell] for row, cell in zip(rows, [name, *cells], strict=True)])


def sentences(raw, mapping=None):
    """Everything a person reads of a file: its refusal, or its notes and its rows at fault."""
    try:
        table = read_table(raw, "e.csv")
        if mapping is not None:
            fit(mapping, table, "correspondance.yaml")
        found = to_statements(
            table, propose(table), survey_id="e", origin=Origin(EPCI), communes=COMMUNES,
            today=TODAY, outlines=OUTLINES,
        )  # fmt: skip
    except SurveyError as error:
        return "\n".join(["refusé", str(error)])
    rows = [f"ligne {r.source_row} : {r.reason_fr}" for r in found.rejects.itertuples()]
    return "\n".join(["lu", *table.notes, *rows, *found.notes])


def bomb():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 60_000_000)
    return content.getvalue()


BOOK = book_of(ROWS)
POINTS = [row[:1] + row[2:] for row in ROWS]
FAULTS = {
    "truncated zip": (BOOK[:-200], "refusé", "est tronqué ou abîmé. Téléchargez-le à nouveau en entier."),
    "truncated sheet in a sound zip": (
        book_of(ROWS, (b"</sheetData>", b"")), "refusé", "e.csv : la feuille « Besoins » est tronquée ou abîmée",
    ),
    "missing sheet": (
        zipped({n: p for n, p in sheet_of(ROWS).items() if n != SHEET}), "refusé", "la feuille « Besoins » est tronquée",
    ),
    "missing relationships": (
        zipped({n: p for n, p in sheet_of(ROWS).items() if not n.endswith(".rels")}), "refusé", "le classeur est illisible",
    ),
    "sheet that the workbook lost the way to": (
        zipped({
            name: part.replace(b"worksheets/sheet1.xml", b"/xl/workbook.xml")
            for name, part in parts_of(zipped(workbook({"Perdue": ROWS, "Besoins": ROWS}))).items()
        }), "lu", "1 feuille(s) remplie(s) mais détachées, non lues",
    ),
    "text index out of the table": (
        book_of(ROWS, ('t="inlineStr"><is><t xml:space="preserve">Numéro</t></is>'.encode(), b't="s"><v>7</v>')), "refusé", "la feuille « Besoins » est tronquée ou abîmée",
    ),
    "wrong delimiter": (
        b"Num;Commune;Besoin\n1,01004,un bus\n2,01004,du pain\n", "refusé", "l'en-tête est séparé par point-virgule et les lignes par virgule",
    ),
    "wrong encoding": (b"id;Besoin\n1;\x81\n", "refusé", "ligne 2 : l'encodage n'est ni UTF-8 ni cp1252"),
    "wrong encoding without its mark": (text_of(ROWS, encoding="utf-16-le"), "refusé", "octets nuls"),
    "mixed encodings": (
        text_of(ROWS) + "3;01004;du lait frais\n4;01004;un marché\n".encode("cp1252"), "refusé", "ligne(s) 5 : le fichier mêle deux encodages",
    ),
    "encoded twice": (text_of(ROWS).decode("cp1252").encode(), "lu", "lettres accentuées encodées deux fois"),
    "merged headers": (
        text_of([["Qui", "", ""], ["Profil", "Commune", "Besoin exprimé"], ["habitant", "01004", "un bus"]]),
        "lu", "ligne 1 : ligne au-dessus de l'en-tête",
    ),
    "headers on two lines": (
        text_of([["Numéro", "Date", "", ""], ["Numéro", "Date", "Besoin exprimé", "Commune"], ["1", "", "un bus", "01004"]]),
        "refusé", "lignes 1 et 2 : l'en-tête paraît tenir sur deux lignes (cellules fusionnées)",
    ),
    "no column of answers": (
        text_of([row[:2] for row in ROWS]), "refusé", "aucune des 2 colonnes ne porte le texte des réponses (par exemple « Numéro », « Code commune »)",
    ),
    "no column names": (b"1;2;3\n4;5;6\n", "refusé", "aucune ligne de noms de colonnes n'a été trouvée"),
    "duplicated ids": (
        b"Horodateur;ID;Besoin\n01/03/2026;7;un bus le samedi\n01/03/2026;7;du pain au village\n", "lu", "ligne 3 : identifiant déjà porté par la ligne 2",
    ),
    "duplicated names of columns": (
        text_of([["Besoin", "Besoin", "Commune"], ["un bus", "du pain", "01004"]]), "lu", "noms de colonnes répétés, rendus distincts : « Besoin »",
    ),
    "unknown commune by code": (text_of([*ROWS, ["3", "99999", "un médecin"]]), "lu", "ligne 4 : commune inconnue du code officiel géographique"),
    "unknown commune by name": (
        text_of([["Commune", "Besoin"], ["Amberieux en Bugey", "un médecin"]]), "lu", "ligne 2 : nom de commune inconnu ; ressemble à Ambérieu-en-Bugey (01004)",
    ),
    "malformed commune": (
        text_of([["Code commune", "Besoin"], ["O1004", "un médecin"]]), "lu", "ligne 2 : code de commune illisible (5 caractères attendus)",
    ),
    "merged commune": (text_of([*ROWS, ["3", "01340", "un médecin"]]), "lu", "ancien code de commune remplacé par l'actuel"),
    "divided commune": (
        text_of([*ROWS, ["3", "01144", "un médecin"]]), "lu", "ligne 4 : ancienne commune partagée entre plusieurs communes actuelles (01025, 01026)",
    ),
    "latitude and longitude swapped": (asked(POINTS, "Point GPS", "5.5 45.5 0 0", ""), "lu", "latitude et longitude inversées, remises à l'endroit"),
    "point in the sea": (asked(POINTS, "Point GPS", "45.5 -20.0 0 0", ""), "lu", "point hors de toute commune connue (mer, étranger…), commune laissée inconnue"),
    "unreadable point": (asked(POINTS, "Point GPS", "45.5 5.5 0 0", "ici"), "lu", "point illisible, commune laissée inconnue"),
    "name of commune that is a number": (
        text_of([["Commune", "Besoin"], ["01004", "un médecin"]]), "lu", "ligne 2 : un nombre au lieu d'un nom de commune : si c'est son code INSEE, donnez à la colonne le rôle commune_code",
    ),
    "impossible age": (asked(ROWS, "Âge", "250", "34"), "lu", "âge illisible ou à cheval sur deux tranches"),
    "date in the future": (asked(ROWS, "Date", "2099-01-01", "2026-03-01"), "lu", "date dans le futur, laissée inconnue"),
    "impossible date": (asked(ROWS, "Date", "31/02/2026", "01/03/2026"), "lu", "date illisible ou cachée, laissée inconnue"),
    "giant cell of a text": (
        text_of(ROWS) + b"3;01004;" + b"x" * (MAX_CELL_CHARS + 1), "refusé", "après la ligne 3 : une cellule dépasse un million de caractères",
    ),
    "giant cell of a workbook": (
        book_of(ROWS, ("une crèche".encode(), b"bus " * (MAX_CELL_CHARS // 4 + 1))), "refusé", "cellule C2 : une cellule dépasse un million",
    ),
    "giant cell of a JSON": (
        json.dumps([{"Besoin": "x" * (MAX_CELL_CHARS + 1)}]).encode(), "refusé", "réponse 1, « Besoin » : une cellule dépasse un million",
    ),
    "zip bomb": (bomb(), "refusé", "décompressé, il pèserait 60 Mo : fichier piégé ou gonflé"),
    "zip bomb inside a zip": (forms.parcel({"a.xlsx": bomb()}), "refusé", "décompressé, il pèserait 60 Mo : fichier piégé ou gonflé"),
    "cell at the far corner": (
        book_of(ROWS, (b"</sheetData>", b'<row r="1048576"><c s="0" r="XFD1048576"><v>1</v></c></row></sheetData>')),
        "refusé", "une cellule isolée étend la feuille à des millions de cases",
    ),
    "cell beyond any sheet": (
        book_of(ROWS, (b'r="C3"', b'r="AAAAAAAC3"')), "refusé", "des cellules ont une adresse illisible, répétée ou dans le désordre",
    ),
    "row written twice": (
        book_of(ROWS, (b"</sheetData>", b'<row r="3"><c r="C3"><v>1</v></c></row></sheetData>')), "refusé", "xl/worksheets/sheet1.xml » : des cellules ont une adresse",
    ),
    "formula": (
        book_of(ROWS, (b'<c r="A2"><v>1</v>', b'<c r="A2"><f>1+0</f><v>1</v>')), "lu", "1 formule(s) : seule la valeur enregistrée est lue",
    ),
    "formula never computed": (
        book_of(ROWS, (b'<c r="A2"><v>1</v>', b'<c r="A2"><f>1+0</f><v></v>')), "lu", "1 formule(s) sans valeur enregistrée, lues comme vides",
    ),
    "formula in error": (
        book_of(ROWS, (b'<c r="A2"><v>1</v>', b'<c r="A2" t="e"><v>#REF!</v>')), "lu", "1 cellule(s) en erreur (« #REF! »), lues comme vides",
    ),
    "workbook that is a page": (b"<html><table><tr><td>Besoin", "refusé", "c'est une page web enregistrée sous un nom de tableur"),
    "old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "refusé", "ancien classeur Excel (.xls) ou un classeur protégé"),
    "empty file": (
        b"",
        "refusé",
        "e.csv : le fichier est vide. Vérifiez l'export : il faut une ligne de titres, et des lignes dessous.",
    ),
    "quote never closed": (b'id;Besoin\n1;"un bus\n2;du pain\n', "refusé", "un guillemet est ouvert sans être fermé"),
    "more cells than columns": (text_of([*ROWS, ["3", "01004", "un bus", "x"]]), "lu", "ligne 4 : la ligne a 4 cellules pour 3 colonnes : guillemets manquants ?"),
    "total": (text_of([*ROWS, ["Total", "", ""]]), "lu", "ligne 4 : ligne de total"),
    "blank row": (text_of([*ROWS, ["", "", ""], ROWS[1]]), "lu", "ligne 4 : ligne vide"),
    "truncated JSON": (b'[{"Besoin": "un bus"}, {"Bes', "refusé", "le JSON est tronqué ou mal écrit. Téléchargez-le à nouveau en entier."),
    "bottomless JSON": (b'[{"a":' * 5000, "refusé", "le JSON est imbriqué sans fin"),
    "JSON that is no list of answers": (b'{"Besoin": "un bus"}', "refusé", "ce JSON n'est pas une liste de réponses"),
    "JSON of blank answers": (b'[{}, {"Besoin": null}]', "refusé", "ce JSON ne contient aucune réponse"),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "fate", "sentence"), FAULTS.values(), ids=FAULTS)
def test_each_fault_of_a_survey_file_has_its_sentence(raw, fate, sentence):
    said = sentences(raw)
    assert said.startswith(fate)
    assert sentence in said


def test_a_column_that_the_mapping_reads_and_the_file_lost_is_named():
    mapping = propose(read_table(text_of(ROWS), "e.csv"))
    said = sentences(text_of([row[:2] for row in ROWS]), mapping)
    assert (
        "correspondance.yaml : la colonne « Besoin exprimé » (texte de la réponse (plusieurs "
        "colonnes possibles)) manque. Réexportez l'enquête avec cette colonne" in said
    )


def test_a_commune_whose_outline_crosses_itself_is_found_in_both_halves():
    table = read_table(asked(POINTS, "Point GPS", "45.5 7.1 0 0", "45.5 7.9 0 0"), "e.csv")
    found = to_statements(
        table, propose(table), survey_id="e", origin=Origin(EPCI), communes=COMMUNES,
        today=TODAY, outlines=OUTLINES,
    )  # fmt: skip
    assert found.statements["commune_code"].tolist() == ["01015", "01015"]


@pytest.mark.parametrize("written", [b"1E999", b"-1E999", b"NaN"])
def test_a_number_beyond_measure_is_kept_as_a_text(written):
    table = read_table(book_of(ROWS, (b"<v>1</v>", b"<v>" + written + b"</v>")), "e.xlsx")
    assert table.frame["Numéro"].tolist()[0].lstrip("-") in {"inf", "nan"}
    assert len(table.frame) == 2


def test_cells_without_an_address_follow_one_another():
    parts = sheet_of(ROWS)
    for place in (b' r="A2"', b' r="B2"', b' r="C2"', b' r="2"'):
        parts[SHEET] = parts[SHEET].replace(place, b"", 1)
    table = read_table(zipped(parts), "e.xlsx")
    assert table.frame["Besoin exprimé"].tolist() == [row[2] for row in ROWS[1:]]


def test_a_merged_range_wider_than_the_table_is_cut_to_it():
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="B1:XFD1"/></mergeCells>'
    rows = [
        ["Qui", "Quoi", ""],
        ["Profil", "Commune", "Besoin exprimé"],
        ["asso", "01004", "un bus"],
    ]
    table = read_table(book_of(rows, (b"</sheetData>", merged)), "e.xlsx")
    assert list(table.frame.columns) == ["Profil", "Commune", "Besoin exprimé"]
    assert table.header_row == 2


def test_a_file_of_column_names_alone_counts_no_answer():
    table = read_table(text_of(ROWS[:1]), "e.csv")
    found = to_statements(
        table, propose(table), survey_id="e", origin=Origin(EPCI), communes=COMMUNES
    )
    assert (found.counts["rows_in"], found.counts["kept"]) == (0, 0)


def test_a_file_without_a_name_in_an_archive_is_left_aside():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("e.csv", text_of(ROWS))
        archive.writestr(zipfile.ZipInfo(""), b"x")
    table = read_table(content.getvalue(), "e.zip")
    assert len(table.frame) == 2
    assert table.notes[0].startswith("1 fichier(s) de l'archive non lus")


def test_half_an_emoji_becomes_the_mark_of_a_lost_letter():
    table = read_table(rb'[{"Besoin": "un bus \ud83d", "Lieu\ud83d": "Dijon"}]', "e.json")
    assert table.frame["Besoin"].tolist() == ["un bus \ufffd"]
    assert list(table.frame.columns) == ["Besoin", "Lieu\ufffd"]


def test_the_names_of_json_questions_come_back_from_the_mapping_as_they_were():
    table = read_table('[{"Quel\u0085besoin ?": "un bus"}]'.encode(), "e.json")
    mapping = propose(table)
    assert list(table.frame.columns) == ["Quel besoin ?"]
    assert from_yaml(to_yaml(mapping)) == mapping


def test_a_long_name_of_column_is_cut_in_the_sentence_that_shows_it():
    said = sentences(text_of([["mot " * 70, "Commune"], ["1", "01004"]]))
    assert "aucune des 2 colonnes" in said
    assert len(said) < 400


def test_the_total_below_a_repeated_group_is_listed():
    sheets = {name: [list(row) for row in rows] for name, rows in forms.KOBO_SHEETS.items()}
    sheets["foyer"].append(["Total", "2"])
    table = read_table(zipped(workbook(sheets)), "e.xlsx")
    listed = dict(zip(table.left_out["source_row"], table.left_out["reason_fr"], strict=True))
    assert listed == {
        3: "groupe répété « foyer », ligne 3 : sa réponse n'est pas dans le fichier",
        4: "groupe répété « foyer » : ligne de total",
    }


def test_a_value_that_is_no_date_in_a_mapping_is_told_with_the_remedy():
    text = to_yaml(propose(read_table(text_of(ROWS), "e.csv"))).replace(
        "name: Numéro", "name: 2024-13-45"
    )
    with pytest.raises(SurveyError, match=r"pas du YAML lisible\..*entre guillemets"):
        from_yaml(text)
