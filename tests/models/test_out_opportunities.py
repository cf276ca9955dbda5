import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"opportunity_id": f"{A}-garage", "epci_code": A, "activity_id": "garage"}


def test_an_opportunity_carries_its_score_bounds_class_gates_and_jobs(build):
    rows = build(
        "out_opportunities",
        calc_scores=[
            KEY | {"score": 55.0, "score_low": 40.0, "score_high": 70.0, "class_id": "b", "rank": 1}
        ],
        core_opportunities=[KEY | {"activity_label_fr": "Garage solidaire"}],
        calc_summaries=[{"opportunity_id": KEY["opportunity_id"], "reason_fr": "Un manque."}],
        core_gates=[{"epci_code": A, "activity_id": "garage", "gate_legal": "oui"}],
        land_classes=[{"class_id": "b", "class_label_fr": "à instruire"}],
        land_activities=[{"activity_id": "garage", "fte_min": 2, "fte_max": 5}],
    )
    [row] = rows
    assert (row["score_low"], row["score"], row["score_high"]) == (40, 55, 70)
    assert (row["class_label_fr"], row["gate_legal"]) == ("à instruire", "oui")
    assert (row["reason_fr"], row["jobs_fte_min"], row["jobs_fte_max"]) == ("Un manque.", 2, 5)


def test_the_last_decision_is_told_with_its_reason_and_nothing_else_of_it(build):
    [row] = build(
        "out_opportunities",
        calc_scores=[KEY | {"class_id": "b", "held_by": "besoin, donnees"}],
        core_opportunities=[KEY],
        calc_summaries=[{"opportunity_id": KEY["opportunity_id"]}],
        core_gates=[{"epci_code": A, "activity_id": "garage"}],
        land_classes=[{"class_id": "b"}],
        land_activities=[{"activity_id": "garage"}],
        land_opportunity_decisions=[
            {"opportunity_id": KEY["opportunity_id"], "decision": "ecarter",
             "reason_id": "pas_de_site", "made_on": "2026-11-20"}
        ],
        land_decision_reasons=[{"reason_id": "pas_de_site", "label_fr": "pas de lieu"}],
    )  # fmt: skip
    assert (row["decision"], row["decision_date"]) == ("ecarter", "2026-11-20")
    assert (row["decision_reason_fr"], row["held_by"]) == ("pas de lieu", "besoin, donnees")


def test_what_nothing_holds_is_blank_not_an_empty_text(build):
    [row] = build(
        "out_opportunities",
        calc_scores=[KEY | {"class_id": "b", "held_by": ""}],
        core_opportunities=[KEY],
        calc_summaries=[{"opportunity_id": KEY["opportunity_id"]}],
        core_gates=[{"epci_code": A, "activity_id": "garage"}],
        land_classes=[{"class_id": "b"}],
        land_activities=[{"activity_id": "garage"}],
    )
    assert (row["held_by"], row["decision"]) == (None, None)
