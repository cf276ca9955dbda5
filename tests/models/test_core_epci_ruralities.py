import pytest

pytestmark = pytest.mark.models


A = "200000001"
CHANGED = "Commune dont le périmètre a changé depuis la réalisation de la typologie"


def shares(build, *communes):
    rows = build(
        "core_epci_ruralities",
        core_epcis=[{"epci_code": A, "population": sum(people for _, people, _ in communes)}],
        core_communes=[
            {"commune_code": code, "epci_code": A, "population": people}
            for code, people, _ in communes
        ],
        core_commune_labels=[
            {"commune_code": code, "label_kind": "rurality", "label_fr": label}
            for code, _, label in communes
        ],
    )
    return {row["rurality_label_fr"]: row["people_share"] for row in rows}


def test_shares_are_of_people_and_not_of_communes(build):
    found = shares(build, ("21001", 750, "touristique"), ("21002", 250, "agricole"))
    assert found == {"touristique": 750 / 1000, "agricole": 250 / 1000}


def test_communes_changed_since_the_grid_are_left_out_when_they_are_few(build):
    few = shares(build, ("21001", 950, "agricole"), ("21002", 50, CHANGED))
    assert few == {"agricole": 1.0}
    assert shares(build, ("21001", 500, "agricole"), ("21002", 500, CHANGED)) == {}
