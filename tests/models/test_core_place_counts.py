import pytest

pytestmark = pytest.mark.models

A, B = "200000001", "200000002"


def test_a_person_counts_once_in_the_commune_of_today_whatever_code_named_it(build):
    rows = build(
        "core_place_counts",
        land_statements=[
            {"statement_id": "s1", "epci_code": A, "respondent_id": "p1", "commune_code": "21001"},
            {"statement_id": "s2", "epci_code": A, "respondent_id": "p1", "commune_code": "21001"},
            {"statement_id": "s3", "epci_code": A, "respondent_id": "p2", "commune_code": "21002"},
            {"statement_id": "s4", "epci_code": A, "respondent_id": "p3", "commune_code": None},
        ],
        calc_commune_passages=[
            {"historic_code": "21001", "commune_code": "21001"},
            {"historic_code": "21002", "commune_code": "21001"},
        ],
        core_communes=[{"commune_code": "21001", "epci_code": A}],
    )
    assert rows == [{"epci_code": A, "commune_code": "21001", "respondent_count": 2}]


def test_an_answer_to_another_epci_s_survey_has_no_place(build):
    rows = build(
        "core_place_counts",
        land_statements=[
            {"statement_id": "s1", "epci_code": A, "respondent_id": "p1", "commune_code": "21001"},
            {"statement_id": "s2", "epci_code": B, "respondent_id": "p2", "commune_code": "21001"},
            {"statement_id": "s3", "epci_code": B, "respondent_id": "p3", "commune_code": "21003"},
        ],
        calc_commune_passages=[
            {"historic_code": code, "commune_code": code} for code in ("21001", "21003")
        ],
        core_communes=[
            {"commune_code": "21001", "epci_code": A},
            {"commune_code": "21003", "epci_code": None},
        ],
    )
    assert rows == [{"epci_code": A, "commune_code": "21001", "respondent_count": 1}]
