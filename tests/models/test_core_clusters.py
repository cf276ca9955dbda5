import pytest

pytestmark = pytest.mark.models

A = "200000001"
COMMUNES = [
    {"commune_code": "21001", "commune_name": "Ahuy", "epci_code": A},
    {"commune_code": "21002", "commune_name": "Arnay", "epci_code": A},
]
PASSAGES = [
    {"historic_code": c["commune_code"], "commune_code": c["commune_code"]} for c in COMMUNES
]
STATEMENTS = [
    {"statement_id": "s1", "epci_code": A, "commune_code": "21001", "respondent_id": "p1"},
    {"statement_id": "s2", "epci_code": A, "commune_code": "21001", "respondent_id": "p2"},
]
THEMES = [
    {"statement_id": "s1", "theme_id": "mobilite"},
    {"statement_id": "s2", "theme_id": "sante"},
]


def ahuy(build, minimum=1, statements=STATEMENTS, **more):
    rows = build(
        "core_clusters",
        core_communes=COMMUNES,
        calc_commune_passages=PASSAGES,
        land_statements=statements,
        calc_statement_themes=THEMES,
        land_thresholds=[{"threshold_id": "persons_published_min", "value": minimum}],
        core_place_counts=[{"epci_code": A, "commune_code": "21001", "respondent_count": 12}],
        **more,
    )
    assert [row["commune_code"] for row in rows] == ["21001"]  # nothing is known of Arnay
    return rows[0]


def test_needs_and_resources_meet_in_their_commune(build):
    row = ahuy(
        build,
        core_resources=[
            {"resource_id": "r1", "commune_code": "21001", "resource_kind_id": "local"}
        ],
    )
    assert (row["theme_ids"], row["resource_kind_ids"]) == ("mobilite, sante", "local")
    assert row["resource_count"] == 1


def test_the_count_shown_is_the_one_small_counts_were_judged_on(build):
    # 12 people answered there; only 2 of them voiced a theme, and 2 must never be shown
    assert ahuy(build)["respondent_count"] == 12


def test_small_commune_counts_and_their_themes_are_withheld(build):
    hidden = [{"epci_code": A, "commune_code": "21001", "is_suppressed": True}]
    row = ahuy(build, calc_place_suppression=hidden)
    assert (row["is_suppressed"], row["respondent_count"], row["theme_ids"]) == (True, None, None)


def test_a_theme_withheld_in_the_epci_is_not_told_of_its_communes(build):
    hidden = [{"epci_code": A, "theme_id": "sante", "is_suppressed": True}]
    assert ahuy(build, calc_suppression=hidden)["theme_ids"] == "mobilite"


def test_a_theme_that_too_few_people_of_the_commune_voiced_is_not_told(build):
    assert ahuy(build, minimum=2)["theme_ids"] is None


def test_a_theme_voiced_in_another_epci_s_survey_is_not_told_of_this_commune(build):
    elsewhere = [STATEMENTS[0], STATEMENTS[1] | {"epci_code": "200000002"}]
    assert ahuy(build, statements=elsewhere)["theme_ids"] == "mobilite"
