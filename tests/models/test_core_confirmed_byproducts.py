import pytest

pytestmark = pytest.mark.models

A = {"epci_code": "200000001", "activity_id": "imprimerie"}


def test_only_what_a_person_confirmed_calls_an_activity_and_two_flows_call_it_once(build):
    rows = build(
        "core_confirmed_byproducts",
        core_byproducts=[
            A | {"proposal_id": "f1:imprimerie", "status": "confirmee"},
            A | {"proposal_id": "f2:imprimerie", "status": "confirmee"},
            A | {"proposal_id": "f3:compost", "activity_id": "compost", "status": "a_confirmer"},
            A | {"proposal_id": "f4:repair", "activity_id": "repair", "status": "ecartee"},
        ],
    )
    assert rows == [A]
