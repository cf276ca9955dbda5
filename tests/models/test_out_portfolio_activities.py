import pytest

pytestmark = pytest.mark.models

A = "200000001"
SET = f"{A}-ensemble-ebe"


def members(build, **tables):
    return build(
        "out_portfolio_activities",
        **{
            "calc_portfolios": [
                {
                    "portfolio_id": SET,
                    "epci_code": A,
                    "is_proposed": True,
                    "activity_ids": "compost, velo",
                },
                {"portfolio_id": f"{A}-ensemble-lieu", "epci_code": A, "is_proposed": False},
            ],
            "core_opportunities": [
                {"opportunity_id": f"{A}-{name}", "epci_code": A, "activity_id": name}
                for name in ("compost", "velo", "garage")
            ],
            "land_activities": [
                {"activity_id": name, "fte_min": 1, "fte_certainty": "estimation"}
                for name in ("compost", "velo", "garage")
            ],
            "calc_summaries": [
                {"opportunity_id": f"{A}-{name}", "gates_fr": "À vérifier."}
                for name in ("compost", "velo")
            ],
        }
        | tables,
    )


def test_a_set_has_one_line_an_activity_and_one_not_proposed_has_none(build):
    assert [(row["portfolio_id"], row["activity_id"]) for row in members(build)] == [
        (SET, "compost"),
        (SET, "velo"),
    ]


def test_each_activity_says_the_needs_it_answers_from_the_weight_that_counts(build):
    compost, velo = members(
        build,
        core_portfolio_needs=[
            {"epci_code": A, "theme_id": theme, "theme_label_fr": theme}
            for theme in ("dechets", "energie", "mobilite")
        ],
        land_activity_themes=[
            {"activity_id": "compost", "theme_id": "mobilite", "weight": 0.5},
            {"activity_id": "compost", "theme_id": "dechets", "weight": 1.0},
            {"activity_id": "compost", "theme_id": "energie", "weight": 0.25},
        ],
        land_thresholds=[{"threshold_id": "need_theme_weight", "value": 0.5}],
    )
    assert compost["needs_covered_fr"] == "dechets ; mobilite"
    assert velo["needs_covered_fr"] is None


def test_premises_not_in_the_register_are_to_be_found(build):
    compost, velo = members(
        build,
        core_portfolio_premises=[
            {
                "portfolio_id": SET,
                "activity_id": "velo",
                "resource_kind_id": kind,
                "resource_kind_label_fr": kind,
                "resource_count": count,
            }
            for kind, count in (("atelier", 1), ("cuisine", None))
        ],
    )
    assert compost["has_premises"]
    assert not velo["has_premises"]
    assert velo["premises_fr"] == (
        "atelier (au registre, à vérifier sur place) ; cuisine (à trouver)"
    )
