import csv
import io
import zipfile

import openpyxl
import pytest

from generator.errors import SurveyError
from generator.needs.files.delimited import MAX_CELL_CHARS
from generator.needs.files.reading import read_table

ANSWERS = [
    ["Numéro", "Commune", "Besoin"],
    ["1", "01004", "une crèche"],
    ["2", "21231", "un bus le samedi"],
]


def xlsx_of(rows):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in rows:
        sheet.append(row)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def with_part(raw, part, content):
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(made, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return made.getvalue()


MIXED = "id;Besoin\n1;crèche\n".encode() + "2;marché\n".encode("cp1252")
BOMB = io.BytesIO()
with zipfile.ZipFile(BOMB, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("xl/workbook.xml", b" " * 60_000_000)
OTHER_ZIP = io.BytesIO()
with zipfile.ZipFile(OTHER_ZIP, "w") as archive:
    archive.writestr("reponses.csv", "id;Besoin\n1;un bus\n")
    archive.writestr("adresses.csv", "id;Rue\n1;Grande Rue\n")


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", r"e\.xlsx : le fichier est vide\. Vérifiez l'export"),
        (b" \r\n\r\n", "le fichier est vide"),
        (b"\xef\xbb\xbf", "le fichier est vide"),
        (b";;\n;;\n", "le fichier est vide"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", r"ancien classeur Excel.*Ôtez le mot de passe"),
        (b"<html><table>", "page web enregistrée sous un nom de tableur"),
        ("<html>".encode("utf-16"), "page web enregistrée sous un nom de tableur"),
        (b"%PDF-1.7", "c'est un PDF"),
        (b"\x00\x01\x02\x03", "octets nuls"),
        (b"PK\x03\x04 and nothing more", "le classeur ou l'archive est tronqué ou abîmé"),
        (xlsx_of(ANSWERS)[:2000], r"tronqué ou abîmé\. Téléchargez-le à nouveau"),
        (OTHER_ZIP.getvalue(), "une archive zip et non un classeur"),
        (BOMB.getvalue(), "décompressé, il pèserait 60 Mo"),
        (MIXED, r"e\.xlsx, ligne\(s\) 3 : le fichier mêle deux encodages"),
        (b"\xef\xbb\xbf" + "id;Besoin\n1;é\n".encode("cp1252"), "mêle deux encodages"),
        (b"id;Besoin\n1;\x81\n", r"ligne 2 : l'encodage n'est ni UTF-8 ni cp1252"),
        (b"id;Besoin;Commune\n1,un bus,21231\n2,du pain,21231\n", "séparé par point-virgule"),
        (b'id;Besoin\n1;"un bus\n2;du pain\n', "un guillemet est ouvert sans être fermé"),
        (b"1;2;3\n4;5;6\n", "aucune ligne de noms de colonnes"),
        (b"Horodateur,_submission_time\n1,2\n", r"e\.xlsx, ligne 1 : .* colonnes de plusieurs outils"),
    ],
)  # fmt: skip
def test_a_file_at_fault_is_refused_in_one_sentence(raw, sentence):
    with pytest.raises(SurveyError, match=sentence) as caught:
        read_table(raw, "e.xlsx")
    assert caught.value.exit_code == 3


def test_a_giant_cell_is_refused_with_its_place_in_a_workbook():
    # openpyxl cuts texts at 32,767 characters: the giant is written in the markup.
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="str"><v>id</v></c><c r="B1" t="str"><v>Besoin</v></c></row>'
        b'<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="str"><v>'
        + b"bus " * (MAX_CELL_CHARS // 4 + 1)
        + b"</v></c></row></sheetData></worksheet>"
    )
    raw = with_part(xlsx_of(ANSWERS), "xl/worksheets/sheet1.xml", sheet)
    with pytest.raises(SurveyError, match=r"cellule B2 : une cellule dépasse un million"):
        read_table(raw, "e.xlsx")


def test_a_giant_cell_is_refused_with_its_line_in_a_text():
    csv.field_size_limit(10 * MAX_CELL_CHARS)  # as other libraries do when they are loaded
    raw = b"id;Besoin\n1;un bus\n2;" + b"x" * (MAX_CELL_CHARS + 1) + b"\n"
    with pytest.raises(SurveyError, match=r"après la ligne 2 : une cellule dépasse un million"):
        read_table(raw, "e.csv")


def test_one_cell_at_the_far_corner_does_not_fill_the_memory():
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="str"><v>id</v></c></row>'
        b'<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData></worksheet>'
    )
    raw = with_part(xlsx_of(ANSWERS), "xl/worksheets/sheet1.xml", sheet)
    with pytest.raises(SurveyError, match="une cellule isolée étend la feuille"):
        read_table(raw, "e.xlsx")
