import pytest

pytestmark = pytest.mark.models

A = "200000001"


def said(respondent, survey, commune=None):
    return {
        "epci_code": A,
        "respondent_id": respondent,
        "survey_id": survey,
        "commune_code": commune,
    }


def test_persons_are_counted_and_not_their_sentences(build):
    rows = build(
        "core_surveyed_epcis",
        land_statements=[
            said("p1", "2024", "21001"),
            said("p1", "2024", "21001"),
            said("p2", "2024"),
            said("p3", "2025", "21002"),
        ],
    )
    assert rows == [
        {
            "epci_code": A,
            "survey_count": 2,
            "respondent_count": 3,
            "statement_count": 4,
            "located_respondent_count": 2,
        }
    ]
