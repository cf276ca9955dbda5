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


def test_who_answered_that_nothing_is_needed_is_heard_and_states_nothing(build):
    none = said("p2", "2024", "21001") | {"is_without_need": True}
    [row] = build("core_surveyed_epcis", land_statements=[said("p1", "2024"), none])
    assert (row["respondent_count"], row["statement_count"]) == (2, 1)
    assert row["located_respondent_count"] == 1


def test_an_import_made_before_people_without_need_were_counted_holds_statements_only(build):
    before = said("p1", "2024") | {"is_without_need": None}
    [row] = build("core_surveyed_epcis", land_statements=[before])
    assert row["statement_count"] == 1
