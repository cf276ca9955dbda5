import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"opportunity_id": f"{A}-garage", "epci_code": A, "activity_id": "garage"}


def site(commune, number=1, kind="siae", name="Les Ateliers"):
    return {
        "activity_id": "garage",
        "supply_kind": kind,
        "site_id": f"{commune}-{number}",
        "site_name": name,
        "commune_code": commune,
        "is_direct": True,
        "site_count": 1,
    }


def shown(build, *sites, most=2):
    return build(
        "out_existing_supply",
        core_opportunities=[KEY],
        core_supply_sites=list(sites),
        core_supply_distances=[
            {"epci_code": A, "commune_code": "21001", "is_own": True},
            {"epci_code": A, "commune_code": "25001", "is_own": False, "crow_km": 3.26},
            {"epci_code": A, "commune_code": "25002", "is_own": False, "crow_km": 11.0},
        ],
        core_communes=[
            {"commune_code": code, "commune_name": f"C{code}"}
            for code in ("21001", "25001", "25002")
        ],
        land_activities=[{"activity_id": "garage", "catchment_road_min": 20}],
        land_thresholds=[
            {"threshold_id": "supply_crow_km_per_min", "value": 0.5},
            {"threshold_id": "supply_shown_max", "value": most},
        ],
        land_supply_kinds=[
            {"supply_kind": "siae", "label_fr": "SIAE"},
            {"supply_kind": "sirene", "label_fr": "Sirene"},
        ],
    )


def test_those_of_the_epci_come_first_then_the_nearest_within_reach(build):
    rows = shown(build, site("25002"), site("25001"), site("21001"))
    assert [(r["supply_position"], r["commune_name"], r["crow_km"]) for r in rows] == [
        (1, "C21001", None),
        (2, "C25001", 3.3),
    ]


def test_a_few_of_each_source_are_shown_so_that_none_hides_another(build):
    shops = [site("21001", number, "sirene", "Garage") for number in range(5)]
    rows = shown(build, *shops, site("25001"))
    kinds = [row["supply_kind_label_fr"] for row in rows]
    assert kinds == ["Sirene", "Sirene", "SIAE"]


def test_a_shop_whose_name_may_not_be_shown_is_shown_without_it(build):
    [row] = shown(build, site("21001", kind="sirene", name=None))
    assert (row["structure_name"], row["structure_count"]) == (None, 1)
