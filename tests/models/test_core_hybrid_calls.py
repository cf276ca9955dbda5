import pytest

from generator.catalogues import read_catalogue
from generator.settings import shipped

pytestmark = pytest.mark.models

A = "200000001"
THRESHOLDS = [{"threshold_id": "need_theme_weight", "value": 0.5}]
PARTS = [{"activity_id": "tiers_lieu", "part_activity_id": "coworking"}]
THEMES = [
    {"activity_id": "tiers_lieu", "theme_id": "lien_social", "weight": 1.0},
    {"activity_id": "tiers_lieu", "theme_id": "sante", "weight": 0.4},
    {"activity_id": "coworking", "theme_id": "emploi", "weight": 1.0},
    {"activity_id": "garage", "theme_id": "mobilite", "weight": 1.0},
]


def called(build, theme_ids, *, is_hybrid=True, themes=THEMES, parts=PARTS):
    place = {"epci_code": A, "commune_code": "21166", "theme_ids": theme_ids}
    rows = build(
        "core_hybrid_calls",
        core_cluster_hybrids=[place | {"is_hybrid": is_hybrid}],
        land_activity_themes=themes,
        land_activity_parts=parts,
        land_thresholds=THRESHOLDS,
    )
    return [(row["commune_code"], row["activity_id"]) for row in rows]


def test_a_hybrid_place_calls_what_is_made_of_parts_that_answer_it(build):
    assert called(build, "emploi, mobilite") == [("21166", "tiers_lieu")]
    assert called(build, "lien_social, mobilite") == [("21166", "tiers_lieu")]


def test_a_theme_that_weighs_little_or_no_part_answers_calls_nothing(build):
    assert called(build, "mobilite, sante") == []


@pytest.mark.parametrize("is_hybrid", [False, None])
def test_a_place_that_is_not_known_to_be_hybrid_calls_nothing(build, is_hybrid):
    assert called(build, "emploi, mobilite", is_hybrid=is_hybrid) == []


def test_a_priority_neighbourhood_mixing_jobs_and_mobility_is_proposed_a_third_place(build):
    """Chenôve (domain.md §3), with the activities of the catalogue."""
    tables = read_catalogue([shipped("data")]).tables()
    themes = tables["land_activity_themes"].to_dict("records")
    parts = tables["land_activity_parts"].to_dict("records")
    found = called(build, "emploi, mobilite", themes=themes, parts=parts)
    assert ("21166", "tiers_lieu") in found
