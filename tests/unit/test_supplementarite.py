"""The alert of supplémentarité: its level and its reasons; the machine never decides."""

import pandas as pd
import pytest

from generator.errors import CatalogueError
from generator.opportunities.supplementarite import alerts

THRESHOLDS = pd.DataFrame(
    {
        "threshold_id": ["supply_strong_own_min", "supply_strong_near_min"],
        "value": [1.0, 5.0],
    }
)
NOTHING = {
    "epci_code": "200000001",
    "activity_id": "garage",
    "supplementarite_risk": 1,
    "direct_own_count": 0,
    "direct_near_count": 0,
    "indirect_own_count": 0,
    "nearest_direct_km": None,
    "is_looked_for": True,
}


def alert(**cells):
    row = alerts(pd.DataFrame([NOTHING | cells]), THRESHOLDS).iloc[0]
    return row["supplementarite_level"], row["supplementarite_fr"]


def test_no_competitor_known_is_no_proof_of_absence():
    level, told = alert()
    assert level == "aucune"
    assert "ne prouve pas l’absence" in told


def test_a_direct_competitor_in_the_epci_is_a_strong_alert():
    assert alert(direct_own_count=1) == (
        "forte",
        "1 concurrent direct dans l’EPCI.".replace("1 ", "1\u00a0"),
    )


def test_competitors_around_call_for_a_look_and_from_five_make_a_strong_alert():
    assert alert(direct_near_count=4, nearest_direct_km=3.26)[0] == "a_examiner"
    level, told = alert(direct_near_count=5, nearest_direct_km=3.26)
    assert level == "forte"
    assert "3,3 km à vol d’oiseau" in told


@pytest.mark.parametrize(
    "cells",
    [{"indirect_own_count": 2}, {"is_looked_for": False}, {"supplementarite_risk": 3}],
    ids=["who may do it", "no source could tell", "asked every time"],
)
def test_what_is_not_sure_calls_for_a_look(cells):
    assert alert(**cells)[0] == "a_examiner"


def test_what_the_sources_cannot_show_is_never_told_as_absent():
    told = alert(is_looked_for=False)[1]
    assert told == "Les sources chargées ne peuvent pas montrer de concurrent direct."


def test_each_reason_agrees_and_what_the_sources_cannot_show_is_a_sentence_of_its_own():
    one, two = (alert(indirect_own_count=n, is_looked_for=False)[1] for n in (1, 2))
    blind = "Les sources chargées ne peuvent pas montrer de concurrent direct."
    assert one == f"1\u00a0structure de l’EPCI qui le fait peut-être. {blind}"
    assert two == f"2\u00a0structures de l’EPCI qui le font peut-être. {blind}"


def test_a_risk_that_nobody_wrote_is_looked_at():
    assert alert(supplementarite_risk=None)[0] == "a_examiner"


def test_more_competitors_never_lower_the_level():
    order = ["aucune", "a_examiner", "forte"]
    levels = [order.index(alert(direct_near_count=n, nearest_direct_km=1.0)[0]) for n in range(8)]
    assert levels == sorted(levels)


def test_a_missing_threshold_is_named():
    with pytest.raises(CatalogueError, match="supply_strong_near_min"):
        alerts(pd.DataFrame([NOTHING]), THRESHOLDS.head(1))


def test_no_opportunity_gives_an_empty_table():
    assert alerts(pd.DataFrame([NOTHING]).head(0), THRESHOLDS).empty
