import pytest

pytestmark = pytest.mark.models

A = "200000001"


def composites(build, themes, weights):
    rows = build(
        "core_cluster_composites",
        core_place_needs=[
            {"epci_code": A, "commune_code": "21001", "theme_id": theme, "respondent_count": count}
            for theme, count in themes.items()
        ],
        land_activity_themes=[
            {"activity_id": activity, "theme_id": theme, "weight": weight}
            for activity, theme, weight in weights
        ],
        land_activity_parts=[
            {"activity_id": "tiers_lieu", "part_activity_id": part} for part in ("cafe", "repair")
        ],
        land_thresholds=[{"threshold_id": "need_theme_weight", "value": 0.5}],
    )
    return {row["activity_id"]: row["theme_count"] for row in rows}


WEIGHTS = [
    ("tiers_lieu", "emploi", 0.5),
    ("cafe", "lien_social", 1.0),
    ("repair", "lien_social", 0.5),
    ("repair", "dechets", 1.0),
    ("cafe", "culture", 0.1),
]


def test_a_composite_answers_its_themes_and_those_of_its_parts_each_once(build):
    # emploi by itself, lien_social by two parts, dechets by one
    told = {"emploi": 12, "lien_social": 12, "dechets": 12}
    assert composites(build, told, WEIGHTS) == {"tiers_lieu": 3}


def test_one_theme_only_asks_for_no_composite(build):
    assert composites(build, {"emploi": 12, "dechets": 0}, WEIGHTS) == {}


def test_a_theme_that_weighs_too_little_does_not_count(build):
    assert composites(build, {"emploi": 12, "culture": 12}, WEIGHTS) == {}
