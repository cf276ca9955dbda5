import gzip

import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.bpe_2018 import SOURCE

TEXT = """REG;DEP;DEPCOM;DCIRIS;AN;TYPEQU;NB_EQUIP
94;2A;2A004;2A004_0101;2018;A401;2
94;2A;2A004;2A004_0102;2018;A401;3
94;2A;2A004;2A004_0102;2018;B203;1
"""


def test_the_neighbourhoods_of_a_commune_add_up():
    parsed = SOURCE.parse(gzip.compress(TEXT.encode()))
    frame = hold_to(SOURCE.landing, parsed.frame, "ici")
    counts = frame.set_index("type_code")["equipment_count"]
    assert counts.to_dict() == {"A401": 2 + 3, "B203": 1}
    assert set(frame["commune_code"]) == {"2A004"}


def test_a_line_without_a_number_is_set_aside_not_counted_zero():
    parsed = SOURCE.parse(TEXT.replace("B203;1", "B203;").encode())
    assert parsed.frame["type_code"].tolist() == ["A401"]
    assert [(note.kind, note.count) for note in parsed.notes] == [("mis_a_part", 1)]


def test_an_archive_cut_short_is_refused():
    with pytest.raises(DataError, match="archive gzip"):
        SOURCE.parse(gzip.compress(TEXT.encode())[:-12])
