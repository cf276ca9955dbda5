import pytest

pytestmark = pytest.mark.models

A = "200000001"
PART = {"opportunity_id": f"{A}-garage", "epci_code": A, "activity_id": "garage"}


def test_a_missing_criterion_is_a_row_that_says_so(build):
    known, missing = build(
        "out_opportunity_parts",
        calc_parts=[
            PART | {"criterion_id": "bassin", "value": 1.5, "mark": 60.0, "is_missing": False},
            PART | {"criterion_id": "besoin", "value": None, "mark": None, "is_missing": True},
        ],
    )
    assert (known["mark"], known["is_missing"]) == (60, False)
    assert (missing["value"], missing["mark"], missing["is_missing"]) == (None, None, True)
