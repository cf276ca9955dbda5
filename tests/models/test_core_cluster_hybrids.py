import pytest

pytestmark = pytest.mark.models

A, B = "200000001", "200000002"
LOCAL = {"resource_kind_id": "workshop", "source_fr": "registre local"}
PLACE = {"epci_code": A, "commune_code": "21166"}
PREMISES = [PLACE | LOCAL | {"resource_id": "r1"}]
ELSEWHERE = [PLACE | LOCAL | {"resource_id": "r1", "commune_code": "21231"}]
ANSWERS = [("ge_local", "emploi", 1.0), ("garage", "mobilite", 1.0), ("garage", "emploi", 0.5)]


def chenove(
    build, *, themes=("emploi", "mobilite"), answers=ANSWERS, is_in_qpv=False, composites=(), **more
):
    [row] = build(
        "core_cluster_hybrids",
        core_place_needs=[PLACE | {"theme_id": t, "respondent_count": 12} for t in themes],
        land_activity_themes=[
            {"activity_id": activity, "theme_id": theme, "weight": weight}
            for activity, theme, weight in answers
        ],
        land_thresholds=[{"threshold_id": "need_theme_weight", "value": 0.5}],
        core_clusters=[PLACE | {"is_in_qpv": is_in_qpv}],
        land_resource_kinds=[
            {"resource_kind_id": "workshop", "family": "premises"},
            {"resource_kind_id": "volunteers", "family": "people"},
        ],
        land_activities=[
            {"activity_id": "tiers_lieu", "activity_label_fr": "Tiers-lieu hybride"},
            {"activity_id": "garage", "activity_label_fr": "Garage solidaire"},
        ],
        core_cluster_composites=[{"commune_code": "21166", "activity_id": a} for a in composites],
        **more,
    )
    return row


def test_chenove_jobs_and_mobility_told_where_premises_are_known_is_a_hybrid_place(build):
    row = chenove(build, core_resources=PREMISES)
    assert row["is_hybrid"] is True
    assert row["theme_ids"] == "emploi, mobilite"
    assert (row["theme_count"], row["activity_count"]) == (2, 2)  # ge_local and garage


def test_a_priority_neighbourhood_stands_for_premises(build):
    assert chenove(build, is_in_qpv=True, core_resources=ELSEWHERE)["is_hybrid"] is True


def test_one_told_theme_makes_no_hybrid_place(build):
    assert chenove(build, themes=["emploi"], core_resources=PREMISES)["is_hybrid"] is False


def test_premises_of_another_commune_or_another_kind_of_resource_make_no_hybrid_place(build):
    volunteers = [PREMISES[0] | {"resource_kind_id": "volunteers"}]
    assert chenove(build, core_resources=ELSEWHERE)["is_hybrid"] is False
    assert chenove(build, core_resources=volunteers)["is_hybrid"] is False


def test_without_a_register_nobody_knows_whether_there_are_premises(build):
    of_others = [PREMISES[0] | {"epci_code": B, "commune_code": "21001"}]
    assert chenove(build, core_resources=of_others)["is_hybrid"] is None
    assert chenove(build, is_in_qpv=True)["is_hybrid"] is True


def test_a_single_plain_activity_that_answers_both_themes_has_no_rival(build):
    answers = [("garage", "mobilite", 1.0), ("garage", "emploi", 0.5)]
    assert chenove(build, answers=answers, core_resources=PREMISES)["is_hybrid"] is False


def test_a_composite_activity_is_named_as_the_one_place_for_several_themes(build):
    answers = [("tiers_lieu", "mobilite", 1.0), ("tiers_lieu", "emploi", 0.5)]
    row = chenove(build, answers=answers, composites=["tiers_lieu"], core_resources=PREMISES)
    assert (row["is_hybrid"], row["composite_activities_fr"]) == (True, "Tiers-lieu hybride")
