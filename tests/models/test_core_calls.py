import pytest

pytestmark = pytest.mark.models

A = "200000001"
THRESHOLDS = [
    {"threshold_id": "gap_min_expected", "value": 1},
    {"threshold_id": "gap_max_ratio", "value": 0.7},
]


def calls(build, **tables):
    rows = build("core_calls", land_thresholds=THRESHOLDS, **tables)
    return [(row["activity_id"], row["call_kind"]) for row in rows]


def test_a_need_calls_as_it_was_read(build):
    need = {"epci_code": A, "activity_id": "velo", "call_kind": "besoin_lie"}
    assert calls(build, core_need_calls=[need]) == [("velo", "besoin_lie")]


@pytest.mark.parametrize(
    ("expected", "observed", "is_called"),
    [(10, 6, True), (10, 7, False), (1, 0, True), (0.9, 0, False)],
)
def test_a_gap_calls_under_seventy_percent_of_at_least_one_expected(
    build, expected, observed, is_called
):
    ratio = {
        "epci_code": A,
        "activity_id": "boulangerie",
        "expected_count": expected,
        "present_count": observed,
    }
    found = calls(build, core_supply_ratio=[ratio])
    assert found == ([("boulangerie", "manque")] if is_called else [])


def test_a_registered_critical_resource_calls_and_a_public_brownfield_or_a_useful_one_does_not(
    build,
):
    asked = [
        {"activity_id": "fablab", "resource_kind_id": "local", "is_critical": True},
        {"activity_id": "velo", "resource_kind_id": "local", "is_critical": False},
        {"activity_id": "jardins", "resource_kind_id": "friche", "is_critical": True},
    ]
    known = [
        {"epci_code": A, "resource_kind_id": "local", "source_fr": "registre local"},
        {"epci_code": A, "resource_kind_id": "friche", "source_fr": "Cartofriches"},
    ]
    found = calls(build, land_activity_resources=asked, core_resources=known)
    assert found == [("fablab", "ressource")]


def test_a_flow_that_a_person_matched_calls_as_a_resource_does(build):
    matched = [{"epci_code": A, "activity_id": "compost"}]
    assert calls(build, core_confirmed_byproducts=matched) == [("compost", "ressource")]


def test_a_hybrid_place_calls_an_activity_made_of_several(build):
    place = {"epci_code": A, "activity_id": "tiers_lieu"}
    two = [place | {"commune_code": code} for code in ("21001", "21002")]
    assert calls(build, core_hybrid_calls=two) == [("tiers_lieu", "lieu_hybride")]
