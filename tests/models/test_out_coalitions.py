import pytest

pytestmark = pytest.mark.models


def test_the_lines_of_a_coalition_are_published_as_they_were_told(build):
    line = {
        "opportunity_id": "200000001-garage",
        "coalition_position": 1,
        "row_kind": "acteur",
        "actor_id": "act-1",
        "category_label_fr": "associations",
        "sentence_fr": "Les Amis peut porter le projet.",
    }
    [row] = build("out_coalitions", calc_coalitions=[line])
    assert row["line_kind"] == "acteur"
    assert row["associate_category_fr"] == "associations"
    assert (row["actor_id"], row["coalition_position"]) == ("act-1", 1)
    assert row["actor_label_fr"] is None
