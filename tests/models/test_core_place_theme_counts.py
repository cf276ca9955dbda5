import pytest

pytestmark = pytest.mark.models

A = "200000001"


def test_where_people_answered_a_theme_nobody_voiced_is_a_true_zero(build):
    people = [("p1", "21001"), ("p2", "21001"), ("p3", "21002"), ("p4", None)]
    rows = build(
        "core_place_theme_counts",
        land_themes=[{"theme_id": "mobilite"}],
        core_respondents=[
            {"epci_code": A, "respondent_id": person, "commune_code": commune}
            for person, commune in people
        ],
        core_theme_voices=[
            {"epci_code": A, "respondent_id": person, "theme_id": "mobilite"}
            for person in ("p1", "p4")
        ],
    )
    assert [(r["commune_code"], r["answered_count"], r["respondent_count"]) for r in rows] == [
        ("21001", 2, 1),
        ("21002", 1, 0),
    ]
    assert {row["need_id"] for row in rows} == {"200000001-mobilite"}
