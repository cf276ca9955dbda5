import struct

import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.bpe_labels import SOURCE

FIELDS = [("VARIABLE", 8), ("MODALITE", 5), ("MODLIBELLE", 30)]
ROWS = [("AN", "2013", "Année de la base"), ("TYPEQU", "D201", "Médecin omnipraticien")]


def dbase(rows, encoding):
    """Write the producer's form: dBase III, no code page in the header."""
    described = b"".join(struct.pack("<11s5xB15x", name.encode(), width) for name, width in FIELDS)
    width = 1 + sum(width for _, width in FIELDS)
    header = struct.pack("<4BIHH20x", 3, 114, 6, 26, len(rows), 32 + len(described) + 1, width)
    body = b"".join(
        b" "
        + b"".join(
            text.encode(encoding).ljust(width) for text, (_, width) in zip(row, FIELDS, strict=True)
        )
        for row in rows
    )
    return header + described + b"\r" + body + b"\x1a"


def test_accents_without_a_code_page_are_read_in_the_page_of_dos():
    parsed = SOURCE.parse(dbase(ROWS, "cp850"))
    frame = hold_to(SOURCE.landing, parsed.frame, "ici")
    assert frame[["code", "label_fr"]].to_numpy().tolist() == [["D201", "Médecin omnipraticien"]]
    assert [(note.kind, note.count) for note in parsed.notes] == [("repare", 1), ("mis_a_part", 1)]


def test_the_same_table_in_another_encoding_is_refused():
    with pytest.raises(DataError, match="accents illisibles"):
        SOURCE.parse(dbase(ROWS, "cp1252"))


def test_a_table_cut_short_is_refused():
    with pytest.raises(DataError, match="tronquée"):
        SOURCE.parse(dbase(ROWS, "cp850")[:-20])
