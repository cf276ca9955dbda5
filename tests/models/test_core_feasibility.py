import pytest

pytestmark = pytest.mark.models

EPCI = "200000001"
GARAGE = {"opportunity_id": f"{EPCI}-garage", "epci_code": EPCI, "activity_id": "garage"}
TYPES = [
    {"activity_id": "garage", "type_code": "A301"},
    {"activity_id": "garage", "type_code": "A302"},
]


def chance(type_code, share):
    return {
        "epci_code": EPCI, "type_code": type_code, "chance_share": share, "horizon_years": 5,
        "year": 2018, "sentence_fr": f"phrase {type_code}",
    }  # fmt: skip


def told(build, present=0, chances=()):
    counts = [{"epci_code": EPCI, "type_code": "A301", "year": 2018, "equipment_count": present}]
    [row] = build(
        "core_feasibility",
        core_opportunities=[GARAGE],
        core_epci_equipment=counts,
        land_activity_equipment=TYPES,
        calc_feasibility=list(chances),
    )
    return row


def test_among_absent_types_the_likeliest_speaks(build):
    row = told(build, chances=[chance("A301", 0.1), chance("A302", 0.3)])
    assert (row["chance_share"], row["type_code"]) == (0.3, "A302")
    assert (row["sentence_fr"], row["equipment_year"]) == ("phrase A302", 2018)


def test_a_type_already_there_is_told_and_has_no_chance(build):
    row = told(build, present=2, chances=[chance("A302", 0.3)])
    assert row["sentence_fr"] == "Déjà présent : 2 équipements (2018)"
    assert (row["is_present"], row["chance_share"], row["horizon_years"]) == (True, None, None)
    assert told(build, present=1)["sentence_fr"] == "Déjà présent : 1 équipement (2018)"


def test_an_activity_whose_types_were_not_learned_has_no_series(build):
    row = told(build)
    assert row["sentence_fr"] == "Pas de série pour cette activité"
    assert (row["chance_share"], row["is_present"]) == (None, False)
