import pytest

pytestmark = pytest.mark.models

FLOW = {"proposal_id": "f1:imprimerie", "epci_code": "200000001", "activity_id": "imprimerie"}


def status(build, *decisions):
    [row] = build(
        "core_byproducts",
        calc_byproducts=[FLOW],
        land_byproduct_decisions=list(decisions),
        core_byproduct_neighbours=[
            {"proposal_id": "f1:imprimerie", "near_crow_km": 3.0, "near_resource_fr": "Atelier"}
        ],
    )
    assert (row["near_crow_km"], row["near_resource_fr"]) == (3.0, "Atelier")
    return row["status"]


def test_a_proposal_waits_until_a_person_decides(build):
    decided = {"proposal_id": "f1:imprimerie", "decision": "confirmee"}
    assert status(build) == "a_confirmer"
    assert status(build, decided) == "confirmee"
    assert status(build, decided | {"proposal_id": "f2:imprimerie"}) == "a_confirmer"
