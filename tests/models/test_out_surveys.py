import pytest

pytestmark = pytest.mark.models


A = "200000001"


def test_a_withheld_number_of_answers_stays_withheld_and_the_badge_remains(build):
    tables = {
        "core_surveyed_epcis": [{"epci_code": A, "survey_count": 2, "respondent_count": 12}],
        "core_survey_confidence": [
            {"epci_code": A, "is_fragile": True, "confidence_fr": "fragile : peu de réponses"}
        ],
        "core_weighed_surveys": [{"epci_code": A, "is_raked": True}],
    }
    [row] = build("out_surveys", **tables)
    assert (row["survey_count"], row["statement_count"], row["is_raked"]) == (2, 12, True)
    [hidden] = build("out_surveys", **tables, calc_survey_suppression=[{"epci_code": A}])
    assert (hidden["statement_count"], hidden["is_fragile"]) == (None, True)
