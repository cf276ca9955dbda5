import pytest

pytestmark = pytest.mark.models

A, B = "200000001", "200000002"


def test_one_answer_weighed_makes_its_survey_weighed_and_no_other(build):
    rows = build(
        "core_weighed_surveys",
        calc_respondent_weights=[
            {"epci_code": epci, "respondent_id": name, "is_raked": is_raked}
            for epci, name, is_raked in ((A, "p1", False), (A, "p2", True), (B, "p3", False))
        ],
    )
    assert {row["epci_code"]: row["is_raked"] for row in rows} == {A: True, B: False}
