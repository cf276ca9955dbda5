import pytest

pytestmark = pytest.mark.models

KEY = {"epci_code": "200000001", "activity_id": "epicerie"}


def criterion(build, **access):
    shares = KEY | {"reach_min": 15, "is_hypothesis": True, "unserved_share": 0.6}
    shares |= {"is_equipment": True} | access
    [row] = build("crit_acces", core_opportunities=[KEY], core_access=[shares])
    return row


def test_the_people_beyond_the_reach_are_the_share_far_from_it(build):
    row = criterion(build, far_share=0.25)
    assert row["value"] == row["value_pct"] == 0.25
    told = "à plus de 15 min de l’équivalent le plus proche (hypothèse de route)"
    assert row["where_fr"] == told


def test_measured_journeys_are_not_called_a_hypothesis(build):
    assert criterion(build, far_share=0.25, is_hypothesis=False)["where_fr"].endswith(
        "(trajets mesurés)"
    )


def test_people_all_served_in_their_commune_are_not_said_to_be_measured(build):
    row = criterion(build, far_share=0.0, unserved_share=0.0, is_hypothesis=None)
    assert row["value"] == 0
    assert row["where_fr"] == "dans une commune sans équipement équivalent"


def test_without_minutes_only_the_commune_is_looked_at(build):
    row = criterion(build, far_share=None)
    assert row["value"] == 0.6
    assert row["where_fr"] == "dans une commune sans équipement équivalent"


def test_an_activity_whose_equivalents_nothing_tells_has_no_such_figure(build):
    assert build("crit_acces", core_opportunities=[KEY]) == []


@pytest.mark.parametrize(("is_looked_for", "count"), [(True, 1), (False, 0)])
def test_structures_speak_only_where_a_source_could_have_shown_them(build, is_looked_for, count):
    shares = KEY | {"is_equipment": False, "unserved_share": 0.6}
    rows = build(
        "crit_acces",
        core_opportunities=[KEY],
        core_access=[shares],
        core_supply_alerts=[KEY | {"is_looked_for": is_looked_for}],
    )
    assert len(rows) == count
    assert {row["where_fr"] for row in rows} <= {"dans une commune sans équivalent connu"}
