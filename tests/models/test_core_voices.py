import pytest

pytestmark = pytest.mark.models

A = "200000001"


def test_a_person_who_says_a_theme_twice_is_one_voice(build):
    said = {"epci_code": A, "source_kind": "enquete"}
    rows = build(
        "core_voices",
        land_statements=[
            said | {"statement_id": "s1", "respondent_id": "p1"},
            said | {"statement_id": "s2", "respondent_id": "p1"},
            said | {"statement_id": "s3", "respondent_id": "p2"},
            said | {"statement_id": "s4", "respondent_id": "p3", "source_kind": "entretien"},
        ],
        calc_statement_themes=[
            {"statement_id": "s1", "theme_id": "mobilite"},
            {"statement_id": "s2", "theme_id": "mobilite"},
            {"statement_id": "s3", "theme_id": "mobilite"},
            {"statement_id": "s3", "theme_id": "sante"},
            {"statement_id": "s4", "theme_id": "mobilite"},
        ],
    )
    assert [(r["theme_id"], r["source_kind"], r["respondent_count"]) for r in rows] == [
        ("mobilite", "enquete", 2),
        ("mobilite", "entretien", 1),
        ("sante", "enquete", 1),
    ]
