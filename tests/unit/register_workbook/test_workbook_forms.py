"""Workbooks changed, older, renamed or no workbook at all."""

import datetime as dt
import zipfile

import pytest

from generator.errors import DataError
from generator.registers import (
    check_workbook,
    import_workbook,
    load_registers,
    workbook_of,
)
from tests.unit.register_workbook.rows import CSV_NAMES, DICTIONARY, EPCI, FIRM, TOWN, told

TRADE = {
    "Identifiant": "comp-1", "Code de l'EPCI": EPCI, "Code du métier": "A1203",
    "Qui l'exerce": "personnes privées d'emploi", "Personnes": 12,
    "Recensées le": dt.date(2026, 3, 14), "Source": "comité local",
}  # fmt: skip


def rename(old, new):
    def change(book):
        for page in book.worksheets:
            for cell in page[1]:
                cell.value = new if cell.value == old else cell.value

    return change


def remove_ours(book):
    for sheet in DICTIONARY.sheets:
        book.remove(book[sheet.label_fr])


def add_column(book):
    book["Liens"].cell(1, 12, "Mon avis")
    book["Liens"].cell(3, 12, "bon")


def without_value(book):
    book["Locaux"]["H3"] = "=6*7"


def in_error(book):
    book["Locaux"]["H3"] = "#REF!"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            lambda book: setattr(book["Liens"], "title", "Liens 2026"),
            "feuille « Liens 2026 » : cette feuille a les colonnes de « Liens », qui est absente",
        ),
        (remove_ours, "aucune feuille du modèle n'est dans ce classeur"),
        (rename("SIREN", "SIRENE"), "la colonne « SIREN » est absente"),
        (rename("SIREN", "SIRET"), "la colonne « SIRET » est écrite deux fois"),
        (add_column, "la colonne 12 « Mon avis » n'est pas du modèle"),
        (in_error, "1 case(s) en erreur (« #REF! ») (par exemple la case H3)"),
        (without_value, "1 formule(s) sans valeur enregistrée (par exemple la case H3)"),
    ],
)
def test_a_workbook_whose_form_was_changed_is_refused(filled, folder, change, sentence):
    assert any(sentence in fault for fault in told(filled(change), folder))


def without_skills(book):
    book.remove(book["Compétences"])


def test_a_workbook_older_than_a_sheet_is_read_and_the_sheet_told_absent(filled, folder):
    done = import_workbook(filled(without_skills, Acteurs=[TOWN]), folder, DICTIONARY)
    assert done.absent == ["Compétences"]
    assert (len(done.tables["actors"]), len(done.tables["skills"])) == (1, 0)
    assert done.added["actors"] == ["act-1"]
    assert check_workbook(filled(), folder, DICTIONARY).absent == []


ROLES = {
    "Rôles possibles": "Fournir le local ; financer", "Catégories d'associé possibles": "collectivités",
}  # fmt: skip


def without_roles(book):
    page = book["Acteurs"]
    for title in ROLES:
        position = next(cell.column for cell in page[1] if cell.value == title)
        page.delete_cols(position)


def test_roles_and_categories_are_kept_by_their_identifiers(filled, folder):
    import_workbook(filled(Acteurs=[TOWN | ROLES, FIRM]), folder, DICTIONARY)
    actors = load_registers(folder, DICTIONARY)["actors"]
    assert actors["coalition_roles"].tolist()[0] == "local; financement"
    assert actors["associate_categories"].tolist()[0] == "collectivites"
    assert actors[["coalition_roles", "associate_categories"]].iloc[1].isna().all()


def test_a_role_that_is_not_of_the_list_is_refused(filled, folder):
    wrong = TOWN | {"Rôles possibles": "tout faire"}
    (fault,) = told(filled(Acteurs=[wrong]), folder)
    assert "feuille « Acteurs », ligne 3, colonne « Rôles possibles »" in fault


def test_a_workbook_older_than_the_roles_is_read_and_never_empties_them(filled, folder):
    import_workbook(filled(without_roles, Acteurs=[TOWN]), folder, DICTIONARY)
    import_workbook(filled(Acteurs=[TOWN | ROLES]), folder, DICTIONARY)
    older = filled(without_roles, Acteurs=[TOWN])
    with pytest.raises(DataError, match=r"viderait une colonne remplie.*Rôles possibles"):
        import_workbook(older, folder, DICTIONARY)
    import_workbook(older, folder, DICTIONARY, may_remove=True)
    assert load_registers(folder, DICTIONARY)["actors"]["coalition_roles"].isna().all()


def test_a_sheet_renamed_in_a_workbook_older_than_the_roles_is_told(filled, folder):
    def change(book):
        without_roles(book)
        book["Acteurs"].title = "Nos acteurs"

    assert any("a les colonnes de « Acteurs »" in fault for fault in told(filled(change), folder))


def test_a_sheet_left_out_never_takes_away_the_rows_that_are_there(filled, folder):
    import_workbook(filled(Compétences=[TRADE]), folder, DICTIONARY)
    with pytest.raises(DataError, match=r"perdre 1\u00a0ligne présente : comp-1"):
        import_workbook(filled(without_skills), folder, DICTIONARY)
    assert len(load_registers(folder, DICTIONARY)["skills"]) == 1


def test_titles_may_change_their_capitals_and_sheets_their_order(filled, folder):
    def change(book):
        rename("SIREN", "siren ")(book)
        book.move_sheet("Acteurs", 3)

    read = check_workbook(filled(change, Acteurs=[TOWN]), folder, DICTIONARY)
    assert len(read.tables) == len(CSV_NAMES)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"a;b\n1;2\n", "ce n'est pas un classeur XLSX"),
        (b"", "ce n'est pas un classeur XLSX"),
        (b"PK\x03\x04 coupe", "tronqué"),
    ],
)
def test_a_file_that_is_no_workbook_is_told(tmp_path, folder, raw, sentence):
    path = tmp_path / "registre.xlsx"
    path.write_bytes(raw)
    assert sentence in told(path, folder)[0]


def test_a_workbook_too_large_is_told(tmp_path, folder):
    path = tmp_path / "registre.xlsx"
    path.write_bytes(workbook_of(DICTIONARY))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/photo.bin", b"ab" * 26_000_000)
    with pytest.raises(DataError):
        check_workbook(path, folder, DICTIONARY)
