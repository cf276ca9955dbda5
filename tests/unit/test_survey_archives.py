import io
import zipfile

import openpyxl
import pytest

from generator.errors import SurveyError
from generator.needs.files.reading import read_table

FORM = b"SubmissionDate,meta-instanceID,foyer-commune,KEY\n2026-03-01,u1,Dijon,u1\n2026-03-02,u2,Beaune,u2\n"
MEMBERS = (
    b"name,PARENT_KEY,KEY\nAlice,u2,u2/membre[1]\nBob,u2,u2/membre[2]\nChloe,u9,u9/membre[1]\n"
)
TRIPS = b"ou,PARENT_KEY,KEY\nNuits,u2/membre[2],u2/membre[2]/trajet[1]\n"


def zip_of(**members):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return content.getvalue()


def workbook():
    book = openpyxl.Workbook()
    book.active.append(["id", "Besoin"])
    book.active.append(["1", "un bus"])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_odk_s_files_are_joined_by_the_key_of_the_row_above():
    # The innermost group comes first: the order in the archive says nothing.
    raw = zip_of(
        **{"besoins-membre-trajet.csv": TRIPS, "besoins.csv": FORM, "besoins-membre.csv": MEMBERS}
    )
    table = read_table(raw, "besoins.zip")
    assert (table.kind, len(table.frame)) == ("odk_central", 2)
    assert table.frame["name"].isna().tolist() == [True, False]
    assert table.frame["name"][3] == "- Alice\n- Bob"
    assert table.frame["ou"][3] == "- Nuits"
    # Chloe's answer is not in the file.
    assert table.left_out["source_row"].tolist() == [4]
    assert "groupe répété « membre », ligne 4" in table.left_out["reason_fr"][0]
    assert "groupe répété « membre » : 2 ligne(s) réunies dans 1 réponse(s)" in table.notes


def test_photographs_and_the_log_of_the_survey_are_left_aside():
    raw = zip_of(
        **{"besoins.csv": FORM, "media/photo.jpg": b"\xff", "besoins - audit.csv": b"event,node\n"}
    )
    table = read_table(raw, "besoins.zip")
    assert len(table.frame) == 2
    assert table.notes == ("2 fichier(s) de l'archive non lus, dont « photo.jpg »",)


def test_a_repeated_group_given_without_its_form_says_so():
    table = read_table(MEMBERS, "besoins-membre.csv")
    assert (table.kind, len(table.frame)) == ("odk_central", 3)
    assert any("le reste du formulaire est dans un autre" in note for note in table.notes)


@pytest.mark.parametrize(
    ("name", "inner", "kind"),
    [
        ("Besoins.csv", b'"Horodateur","Besoin"\n"2026/07/29 9:00:00 AM UTC+3","bus"\n', "google_forms"),
        ("Besoins.xlsx", workbook(), "tableau"),
        ("Besoins.json", b'[{"Besoin": "un bus"}]', "json"),
    ],
)  # fmt: skip
def test_one_file_in_an_archive_is_read(name, inner, kind):
    raw = zip_of(**{name: inner, "__MACOSX/._x": b"x"})
    table = read_table(raw, "e.zip")
    assert (table.kind, len(table.frame)) == (kind, 1)


def protected():
    raw = bytearray(zip_of(**{"a.csv": b"id;Besoin\n"}))
    # Bit 0 of the general purpose flags, in the local header (offset 6) and the directory (8).
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


def without_middle(raw):
    return raw[:4] + raw[40:]


def with_wrong_bits(raw):
    # The deflated bytes begin after the local header (30 bytes) and the name (5).
    return raw[:36] + bytes(byte ^ 0xFF for byte in raw[36:60]) + raw[60:]


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (zip_of(**{"a.csv": b"id;x\n1;a\n", "b.csv": b"id;y\n1;b\n"}), "une archive zip et non"),
        (zip_of(**{"a.csv": FORM, "b.csv": FORM}), "une archive zip et non un classeur"),
        (zip_of(**{"a.csv": FORM, "b.xlsx": workbook()}), "une archive zip et non un classeur"),
        (zip_of(**{"photo.jpg": b"\xff"}), "une archive zip et non un classeur"),
        (zip_of(), "une archive zip et non un classeur"),
        (zip_of(**{"a.csv": zip_of(**{"b.csv": FORM})}), "« a.csv » : c'est une archive zip"),
        (zip_of(**{"a.csv": b""}), "« a.csv » : le fichier est vide"),
        (zip_of(**{"a.csv": b" " * 60_000_000}), "décompressé, il pèserait 60 Mo"),
        (
            zip_of(**{"a.xlsx": zip_of(**{"xl/workbook.xml": b" " * 60_000_000})}),
            "« a.xlsx » : décompressé, il pèserait 60 Mo",
        ),
        (zip_of(**{f"{n}.jpg": b"" for n in range(10_001)}), "contient 10001 fichiers"),
        (protected(), "protégée par un mot de passe"),
        (zip_of(**{"a.csv": FORM})[:60], "est tronqué ou abîmé"),
        (without_middle(zip_of(**{"a.csv": FORM * 9})), "est tronqué ou abîmé"),
        (with_wrong_bits(zip_of(**{"a.csv": FORM * 9})), r"abîmée?\b"),
    ],
    ids=range(14),
)
def test_an_archive_at_fault_is_refused_in_one_sentence(raw, sentence):
    with pytest.raises(SurveyError, match=sentence) as caught:
        read_table(raw, "e.zip")
    assert caught.value.exit_code == 3


def test_a_word_processor_s_document_is_told_for_what_it_is():
    raw = zip_of(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"})
    with pytest.raises(SurveyError, match=r"document de traitement de texte\. Copiez ses réponses"):
        read_table(raw, "entretien.docx")
