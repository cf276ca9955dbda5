import json

import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.unemployment_zones import SOURCE

DOCUMENT = {
    "quarters": ["2024-T3", "2024-T4", "2025-T4"],
    "national_rate_pct_series": [7.0, 7.5, 8.0],
    "zes": {
        "0051": {"label": "Alençon", "rate_pct": [6.0, 6.6, 7.2]},
        "0052": {"label": "Arles", "rate_pct": [8.0, 8.4, 8.8]},
    },
}


def _landed(**changes):
    landed = SOURCE.parse(json.dumps(DOCUMENT | changes).encode())
    frame = hold_to(SOURCE.landing, landed.frame, SOURCE.id)
    return frame.set_index(["territory_code", "indicator_id", "year"])["value"], landed.notes


def test_only_the_fourth_quarters_are_kept_as_shares():
    values, _ = _landed()
    zones = values.xs("unemployment_share", level="indicator_id")
    assert zones.to_dict() == pytest.approx(
        {
            ("0051", 2024): 6.6 / 100,
            ("0051", 2025): 7.2 / 100,
            ("0052", 2024): 8.4 / 100,
            ("0052", 2025): 8.8 / 100,
        }
    )


def test_a_mean_of_zones_is_never_called_the_rate_of_france():
    values, notes = _landed()
    assert values["FR"].index.get_level_values("indicator_id").unique().tolist() == [
        "unemployment_zone_mean_share"
    ]
    # (6.6 + 8.4) / 2 = 7.5
    assert values["FR", "unemployment_zone_mean_share", 2024] == pytest.approx(7.5 / 100)
    assert [note.kind for note in notes] == ["non_compris"]


def test_a_series_shorter_than_the_quarters_is_refused():
    with pytest.raises(DataError, match="série"):
        _landed(zes={"0051": {"label": "Alençon", "rate_pct": [6.0]}})


def test_a_file_without_any_fourth_quarter_is_refused():
    with pytest.raises(DataError, match="quatrième trimestre"):
        _landed(quarters=["2024-T1", "2024-T2", "2024-T3"])
