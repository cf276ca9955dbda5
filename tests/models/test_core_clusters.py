import pytest

pytestmark = pytest.mark.models

A = "200000001"
COMMUNES = [
    {"commune_code": "21001", "commune_name": "Ahuy", "epci_code": A},
    {"commune_code": "21002", "commune_name": "Arnay", "epci_code": A},
]
TOLD = [
    {"epci_code": A, "commune_code": "21001", "theme_id": "sante", "respondent_count": 12},
    {"epci_code": A, "commune_code": "21001", "theme_id": "mobilite", "respondent_count": 15},
    {"epci_code": A, "commune_code": "21001", "theme_id": "emploi", "respondent_count": 0},
]


def ahuy(build, told=TOLD, **more):
    rows = build(
        "core_clusters",
        core_communes=COMMUNES,
        core_place_needs=told,
        core_place_counts=[{"epci_code": A, "commune_code": "21001", "respondent_count": 40}],
        **more,
    )
    assert [row["commune_code"] for row in rows] == ["21001"]  # nothing is known of Arnay
    return rows[0]


def test_needs_resources_and_supply_meet_in_their_commune(build):
    row = ahuy(
        build,
        core_cluster_resources=[
            {
                "commune_code": "21001",
                "resource_count": 2,
                "resource_kind_ids": "workshop",
                "resource_labels_fr": "atelier",
            }
        ],
        core_cluster_supply=[
            {"commune_code": code, "structure_kind": kind, "structure_kind_label_fr": label}
            for code, kind, label in (
                ("21001", "siae", "Insertion"),
                ("21001", "tiers_lieu", "Tiers-lieux"),
                ("21002", "siae", "Insertion"),
            )
        ],
    )
    assert (row["theme_ids"], row["resource_kind_ids"]) == ("mobilite, sante", "workshop")
    assert row["resource_labels_fr"] == "atelier"
    assert row["structure_labels_fr"] == "Insertion ; Tiers-lieux"
    assert row["resource_count"] == 2  # 2 themes × 2 resources × 2 structures multiply nothing


def test_a_theme_that_nobody_voiced_there_is_not_told_of_the_place(build):
    assert "emploi" not in ahuy(build)["theme_ids"]


def test_the_count_shown_is_the_one_small_counts_were_judged_on(build):
    assert ahuy(build)["respondent_count"] == 40


def test_a_place_whose_answers_are_withheld_shows_no_count_and_no_theme(build):
    hidden = [{"epci_code": A, "commune_code": "21001", "is_suppressed": True}]
    # core_place_needs lists nothing of a withheld commune
    row = ahuy(build, told=[], calc_place_suppression=hidden)
    assert (row["is_suppressed"], row["respondent_count"], row["theme_ids"]) == (True, None, None)


def test_a_commune_has_a_priority_neighbourhood_by_its_outline_or_by_its_label(build):
    outline = [{"district_code": "QN02101M", "commune_code": "21001"}]
    label = [{"commune_code": "21001", "label_kind": "programme", "label_fr": "qpv"}]
    assert ahuy(build, core_cluster_districts=outline)["is_in_qpv"] is True
    assert ahuy(build, core_commune_labels=label)["is_in_qpv"] is True


def test_without_any_neighbourhood_in_the_sources_nobody_knows(build):
    elsewhere = [{"district_code": "QN06901M", "commune_code": "69123"}]
    assert ahuy(build)["is_in_qpv"] is None
    assert ahuy(build, core_cluster_districts=elsewhere)["is_in_qpv"] is False
