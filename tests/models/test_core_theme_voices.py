import pytest

pytestmark = pytest.mark.models


def test_a_person_is_one_voice_whatever_the_number_of_sentences_and_of_ways(build):
    said = {"epci_code": "200000001", "respondent_id": "p1"}
    rows = build(
        "core_theme_voices",
        land_statements=[
            said | {"statement_id": "s1", "source_kind": "enquete"},
            said | {"statement_id": "s2", "source_kind": "entretien"},
        ],
        calc_statement_themes=[
            {"statement_id": "s1", "theme_id": "sante"},
            {"statement_id": "s2", "theme_id": "sante"},
            {"statement_id": "s2", "theme_id": "mobilite"},
        ],
    )
    assert [row["theme_id"] for row in rows] == ["mobilite", "sante"]
