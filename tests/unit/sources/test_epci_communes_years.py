import io

import pandas as pd
import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.epci_communes_years import SOURCE

ROW = {
    "COG": 2023,
    "CODGEO": "2A004",
    "EPCI": "242010056",
    "NATURE_EPCI": "CA",
    "ZE2020": "9401",
    "BV2022": "2A004",
    "EPT": None,
}


def parsed(*rows):
    raw = io.BytesIO()
    pd.DataFrame(rows).to_parquet(raw)
    return SOURCE.parse(raw.getvalue())


def zones(landed):
    frame = hold_to(SOURCE.landing, landed.frame, "ici")
    return frame[["zone_kind", "zone_code", "year"]].to_numpy().tolist()


def test_a_commune_has_one_zone_of_each_kind_a_year():
    assert zones(parsed(ROW)) == [
        ["bassin_vie", "2A004", 2023],
        ["epci", "242010056", 2023],
        ["zone_emploi", "9401", 2023],
    ]


def test_the_employment_zone_of_2024_is_left_to_its_own_source():
    kinds = [kind for kind, _, _ in zones(parsed(ROW | {"COG": 2024, "EPT": "ZZZZZZZZZ"}))]
    assert kinds == ["bassin_vie", "epci"]


def test_an_island_without_an_epci_has_no_membership():
    landed = parsed(ROW | {"CODGEO": "29155", "EPCI": "ZZZZZZZZZ"})
    assert "epci" not in landed.frame["zone_kind"].tolist()
    assert [(note.kind, note.count) for note in landed.notes] == [("mis_a_part", 1)]


def test_a_line_written_twice_counts_once_and_an_empty_line_is_said():
    landed = parsed(ROW, ROW, dict.fromkeys(ROW) | {"COG": 2023})
    assert len(zones(landed)) == 3
    assert [(note.kind, note.count) for note in landed.notes] == [("mis_a_part", 1), ("repare", 1)]


def test_half_a_parquet_file_is_refused():
    with pytest.raises(DataError, match="Parquet illisible"):
        SOURCE.parse(b"PAR1 and then nothing")
