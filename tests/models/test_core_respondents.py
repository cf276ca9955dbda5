import pytest

pytestmark = pytest.mark.models

A, B = "200000001", "200000002"
SAID = {"epci_code": A, "respondent_id": "p1", "respondent_kind": "inconnu"}


def test_what_one_sentence_tells_of_a_person_is_known_for_all(build):
    [row] = build(
        "core_respondents",
        land_statements=[
            SAID | {"statement_id": "s1", "age_band": "60-74"},
            SAID | {"statement_id": "s2", "respondent_kind": "habitant", "category_id": "cs7"},
        ],
    )
    assert (row["age_band"], row["category_id"], row["respondent_kind"]) == (
        "60-74",
        "cs7",
        "habitant",
    )
    assert row["commune_code"] is None


def test_who_answered_that_nothing_is_needed_is_a_respondent(build):
    said = SAID | {"statement_id": "s1", "statement_text": "un bus", "is_without_need": False}
    none = SAID | {"respondent_id": "p2", "statement_id": "s2", "is_without_need": True}
    rows = build("core_respondents", land_statements=[said, none])
    assert [row["respondent_id"] for row in rows] == ["p1", "p2"]


def test_a_former_code_places_a_person_in_the_commune_of_today_of_their_own_epci(build):
    people = [
        SAID | {"statement_id": "s1", "commune_code": "21999"},
        SAID | {"statement_id": "s2", "commune_code": "21002", "respondent_id": "p2"},
    ]
    rows = build(
        "core_respondents",
        land_statements=people,
        calc_commune_passages=[
            {"historic_code": "21999", "commune_code": "21001"},
            {"historic_code": "21002", "commune_code": "21002"},
        ],
        core_communes=[
            {"commune_code": "21001", "epci_code": A},
            {"commune_code": "21002", "epci_code": B},
        ],
    )
    assert [row["commune_code"] for row in rows] == ["21001", None]
