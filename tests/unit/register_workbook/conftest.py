"""A folder of registers, and the template filled as a person does."""

import io

import openpyxl
import pytest

from generator.registers import (
    workbook_of,
)
from tests.unit.register_workbook.rows import DICTIONARY


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "registres"


@pytest.fixture
def filled(tmp_path):
    """Fill the template as a person does, from the third line of each sheet."""

    def fill(change=lambda _: None, **rows):
        book = openpyxl.load_workbook(io.BytesIO(workbook_of(DICTIONARY)))
        for label, given_rows in rows.items():
            sheet = book[label]
            at = {cell.value: cell.column for cell in sheet[1]}
            for line, row in enumerate(given_rows, start=3):
                for title, value in row.items():
                    sheet.cell(line, at[title], value)
        change(book)
        path = tmp_path / "rempli.xlsx"
        book.save(path)
        return path

    return fill
