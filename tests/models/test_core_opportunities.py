import pytest

pytestmark = pytest.mark.models

A = "200000001"


def test_an_activity_called_twice_is_one_opportunity_with_the_trace_of_both(build):
    call = {"epci_code": A, "activity_id": "garage"}
    rows = build(
        "core_opportunities",
        core_calls=[call | {"call_kind": "manque"}, call | {"call_kind": "besoin"}],
        land_activities=[{"activity_id": "garage", "activity_label_fr": "Garage solidaire"}],
    )
    assert rows == [
        {
            "opportunity_id": f"{A}-garage",
            "epci_code": A,
            "activity_id": "garage",
            "activity_label_fr": "Garage solidaire",
            "call_kinds": "besoin, manque",
            "called_by_need": True,
        }
    ]


def test_a_signal_is_not_a_need_that_calls(build):
    [row] = build(
        "core_opportunities",
        core_calls=[{"epci_code": A, "activity_id": "garage", "call_kind": "signal"}],
        land_activities=[{"activity_id": "garage"}],
    )
    assert row["called_by_need"] is False
