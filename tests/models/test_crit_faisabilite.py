import pytest

pytestmark = pytest.mark.models

KEY = {"epci_code": "200000001", "activity_id": "garage"}


def test_feasibility_is_the_share_of_like_territories_that_have_an_equivalent(build):
    [row] = build(
        "crit_faisabilite",
        core_opportunities=[KEY],
        core_supply_ratio=[KEY | {"present_share": 0.35}],
    )
    assert (row["value"], row["value_pct"]) == (0.35, 0.35)


def test_an_activity_without_types_of_equipment_has_no_feasibility_figure(build):
    assert build("crit_faisabilite", core_opportunities=[KEY]) == []
