import pytest

pytestmark = pytest.mark.models

A = "200000001"
LINE = {"epci_code": A, "structure_id": "lieu", "structure_label_fr": "Le Lieu"}


def test_each_line_of_a_structure_is_told_with_the_answer_of_its_rule(build):
    summary = {"row_position": 1, "row_kind": "resume", "verdict": "a_verifier"}
    rule = {"row_position": 2, "row_kind": "regle", "verdict": "non", "articles_fr": "art. 1"}
    rows = build("out_governance", calc_governance=[LINE | summary, LINE | rule])
    assert [(row["row_kind"], row["rule_answer"]) for row in rows] == [
        ("resume", "a_verifier"),
        ("regle", "non"),
    ]
    assert rows[1]["articles_fr"] == "art. 1"


def test_what_is_not_known_stays_blank(build):
    [row] = build("out_governance", calc_governance=[LINE | {"row_position": 1}])
    assert (row["opportunity_id"], row["capital_eur"], row["people_count"]) == (None, None, None)
