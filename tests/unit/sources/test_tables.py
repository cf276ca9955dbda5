import gzip
import struct

import pandas as pd
import pytest

from generator.errors import DataError
from generator.sources.formats import tables


def test_text_is_read_in_utf8_else_in_cp1252():
    assert tables.decoded("\ufeffforêt".encode()) == "forêt"
    assert tables.decoded("forêt".encode("cp1252")) == "forêt"


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(DataError, match="octet 1"):
        tables.decoded(b"\x81\xff")


def test_an_archive_that_unpacks_beyond_reason_is_refused(monkeypatch):
    monkeypatch.setattr(tables, "UNPACKED_LIMIT_BYTES", 10)
    with pytest.raises(DataError, match="démesurée"):
        tables.unpacked(gzip.compress(b"0" * 11))


def test_a_damaged_archive_is_refused():
    with pytest.raises(DataError, match="abîmée"):
        tables.unpacked(b"\x1f\x8b\x08\x00" + b"\xff" * 40)


def test_a_cell_reading_na_is_a_text_and_only_a_blank_is_missing():
    frame = tables.read_text_table(b"a;b\nNA;\n", sep=";", columns=["a", "b"])
    assert frame.loc[0, "a"] == "NA"
    assert frame["b"].isna().all()


def test_an_empty_file_is_refused():
    with pytest.raises(DataError, match="fichier vide"):
        tables.read_text_table(b" \n", sep=";", columns=["a"])


def test_french_numbers_are_read_and_a_blank_is_not_zero():
    numbers = tables.to_number(pd.Series(["1 234,5", None]))
    assert numbers[0] == 1234.5
    assert numbers.isna().tolist() == [False, True]


@pytest.mark.parametrize("bad", ["-1", "1.5", "beaucoup"])
def test_a_count_is_whole_and_not_negative(bad):
    with pytest.raises(DataError, match=bad.replace(".", r"\.")):
        tables.to_count(pd.Series(["3", bad]))


def test_a_deleted_row_of_a_dbase_table_is_not_read():
    field = struct.pack("<11s5xB15x", b"CODE", 2)
    header = struct.pack("<4BIHH20x", 3, 114, 6, 26, 2, 32 + 32 + 1, 3)
    frame = tables.read_dbf(header + field + b"\r" + b" A1*B2", encoding="cp850", columns=["CODE"])
    assert frame["CODE"].tolist() == ["A1"]
