import pytest

pytestmark = pytest.mark.models


def test_rivals_answer_the_same_main_theme_and_have_a_substitute_in_common(build):
    rows = build(
        "core_portfolio_rivals",
        land_activity_themes=[
            {"activity_id": name, "theme_id": theme, "weight": weight}
            for name, theme, weight in (
                ("broyage", "dechets", 1.0),
                ("compost", "dechets", 1.0),
                ("repair", "dechets", 1.0),
                ("textile", "emploi", 1.0),
                ("textile", "dechets", 0.5),
                ("boutique", "dechets", 1.0),
            )
        ],
        land_activity_naf=[
            {"activity_id": name, "naf_code": code}
            for name, code in (
                ("broyage", "38.21Z"),
                ("compost", "38.21Z"),
                ("compost", "38.11Z"),
                ("broyage", "38.11Z"),
                ("textile", "38.21Z"),
                ("repair", "95.22Z"),
            )
        ],
        land_activity_equipment=[
            {"activity_id": "boutique", "type_code": "B101"},
            {"activity_id": "repair", "type_code": "B101"},
        ],
    )
    assert [(row["activity_id"], row["rival_activity_id"]) for row in rows] == [
        ("boutique", "repair"),
        ("broyage", "compost"),
    ]
