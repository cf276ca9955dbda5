import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.employment_zones import SOURCE

HEADER = "\ufeffcodgeo,libgeo,ze_2020,codze2020,libze2020\n"


def test_a_zone_code_keeps_its_leading_zeros():
    text = HEADER + "01016,Arbigny,0059 - Mâcon,0059,Mâcon\n"
    frame = hold_to(SOURCE.landing, SOURCE.parse(text.encode()).frame, "ici")
    assert frame.loc[0, ["zone_code", "zone_name"]].tolist() == ["0059", "Mâcon"]


def test_the_empty_last_line_is_set_aside():
    parsed = SOURCE.parse((HEADER + "2A004,Ajaccio,9401 - Ajaccio,9401,Ajaccio\n,,,,\n").encode())
    assert parsed.frame["commune_code"].tolist() == ["2A004"]
    assert [(note.kind, note.count) for note in parsed.notes] == [("mis_a_part", 1)]


def test_a_file_of_headers_only_is_refused():
    with pytest.raises(DataError, match="sans aucune ligne"):
        SOURCE.parse(HEADER.encode())
