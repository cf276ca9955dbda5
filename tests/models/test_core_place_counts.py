import pytest

pytestmark = pytest.mark.models

A = "200000001"


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
