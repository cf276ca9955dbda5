"""The workbook offered to fill: its lists, notes and examples."""

import io

import openpyxl

from generator.registers import (
    check_workbook,
    workbook_of,
)
from tests.unit.register_workbook.rows import DICTIONARY


def test_a_blank_workbook_offers_lists_notes_an_example_and_a_frozen_heading():
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(DICTIONARY)))
    labels = [sheet.label_fr for sheet in DICTIONARY.sheets]
    assert book.sheetnames == ["Mode d'emploi", *labels, "listes"]
    assert book["listes"].sheet_state == "hidden"
    for sheet in DICTIONARY.sheets:
        page = book[sheet.label_fr]
        assert page.freeze_panes == "B2"
        assert [cell.value for cell in page[1]] == [c.heading_fr for c in sheet.columns]
        assert all(cell.font.bold and cell.comment for cell in page[1])
        assert page["A2"].value.startswith("EXEMPLE")
        assert page["A2"].font.italic
        assert page.max_row == 2


def test_every_closed_list_is_offered_from_the_hidden_sheet():
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(DICTIONARY)))
    offered = [rule.formula1 for rule in book["Acteurs"].data_validations.dataValidation]
    assert offered == ["liste_actor_kind", "liste_oui_non"]
    (sheet, span) = book.defined_names["liste_actor_kind"].attr_text.split("!")
    values = [row[0].value for row in book[sheet][span.replace("$", "")]]
    assert values == [choice.label_fr for choice in DICTIONARY.lists["actor_kind"]]


def test_a_code_keeps_its_first_zero():
    page = openpyxl.load_workbook(io.BytesIO(workbook_of(DICTIONARY)))["Acteurs"]
    assert page.column_dimensions["G"].number_format == "@" or page["G2"].number_format == "@"


def test_the_example_shows_the_territory_asked_for():
    page = openpyxl.load_workbook(io.BytesIO(workbook_of(DICTIONARY, None, "242100410")))
    assert page["Ressources"]["B2"].value == "242100410"


def test_the_same_registers_give_the_same_workbook():
    assert workbook_of(DICTIONARY) == workbook_of(DICTIONARY)


def test_a_blank_workbook_holds_nothing_and_its_examples_are_ignored(filled, folder):
    read = check_workbook(filled(), folder, DICTIONARY)
    assert all(table.empty for table in read.tables.values())
    assert not folder.exists()
