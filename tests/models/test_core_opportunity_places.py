import pytest

pytestmark = pytest.mark.models

A = "200000001"
GARAGE = {"epci_code": A, "activity_id": "garage"}


def test_an_opportunity_lives_where_its_theme_is_voiced_or_a_critical_resource_stands(build):
    codes = ("21001", "21002", "21003")
    rows = build(
        "core_opportunity_places",
        core_opportunities=[GARAGE],
        core_communes=[{"commune_code": c, "commune_name": c, "epci_code": A} for c in codes],
        core_clusters=[
            {"commune_code": "21001", "epci_code": A, "theme_ids": "mobilite, sante"},
            {"commune_code": "21003", "epci_code": A, "theme_ids": "immobilier"},
        ],
        land_activity_themes=[{"activity_id": "garage", "theme_id": "mobilite", "weight": 1.0}],
        core_resources=[
            {
                "epci_code": A,
                "commune_code": "21002",
                "resource_kind_id": "local",
                "source_fr": "registre local",
            }
        ],
        land_activity_resources=[
            {"activity_id": "garage", "resource_kind_id": "local", "is_critical": True}
        ],
    )
    assert [(r["commune_code"], r["has_need"], r["has_resource"]) for r in rows] == [
        ("21001", True, False),
        ("21002", False, True),
    ]


@pytest.mark.parametrize(("has_people", "told"), [(True, [True]), (None, [None]), (False, [])])
def test_a_commune_is_left_out_only_where_too_few_people_are_known_to_be_around(
    build, has_people, told
):
    around = {"activity_id": "garage", "commune_code": "21001", "has_people": has_people}
    rows = build(
        "core_opportunity_places",
        core_opportunities=[GARAGE],
        core_communes=[{"commune_code": "21001", "epci_code": A}],
        core_clusters=[{"commune_code": "21001", "epci_code": A, "theme_ids": "mobilite"}],
        land_activity_themes=[{"activity_id": "garage", "theme_id": "mobilite", "weight": 1.0}],
        core_commune_catchments=[] if has_people is None else [around],
    )
    assert [row["has_people"] for row in rows] == told


def test_a_hybrid_place_is_where_what_it_calls_would_live(build):
    place = {"epci_code": A, "activity_id": "tiers_lieu", "commune_code": "21001"}
    [row] = build(
        "core_opportunity_places",
        core_opportunities=[{"epci_code": A, "activity_id": "tiers_lieu"}],
        core_communes=[{"commune_code": "21001", "epci_code": A}],
        core_hybrid_calls=[place],
    )
    assert (row["has_need"], row["has_resource"]) == (True, False)


def test_a_side_theme_does_not_place_an_activity(build):
    rows = build(
        "core_opportunity_places",
        core_opportunities=[GARAGE],
        core_communes=[{"commune_code": "21001", "epci_code": A}],
        core_clusters=[{"commune_code": "21001", "epci_code": A, "theme_ids": "mobilite"}],
        land_activity_themes=[{"activity_id": "garage", "theme_id": "mobilite", "weight": 0.5}],
    )
    assert rows == []
