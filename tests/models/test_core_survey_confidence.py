import pytest

pytestmark = pytest.mark.models

A = "200000001"
BOUNDS = [
    {"threshold_id": "representativeness_min", "value": 0.7},
    {"threshold_id": "effective_answers_min", "value": 30},
]


def told(build, likeness, size, **tables):
    measured = {"epci_code": A, "representativeness": likeness, "n_eff": size}
    [row] = build(
        "core_survey_confidence",
        calc_representativeness=[measured],
        land_thresholds=BOUNDS,
        **tables,
    )
    return row


@pytest.mark.parametrize(
    ("likeness", "size", "is_fragile", "confidence"),
    [
        (0.7, 30.0, False, "réponses assez nombreuses et représentatives"),
        (0.69, 30.0, True, "fragile : réponses peu représentatives"),
        (0.9, 29.9, True, "fragile : peu de réponses"),
        (0.5, 10.0, True, "fragile : peu de réponses, et peu représentatives"),
        (None, 400.0, False, "représentativité non mesurable sans marges de recensement"),
        (None, 12.0, True, "fragile : peu de réponses"),
    ],
)
def test_few_or_unlike_answers_are_fragile_and_say_why(
    build, likeness, size, is_fragile, confidence
):
    row = told(build, likeness, size)
    assert (row["is_fragile"], row["confidence_fr"]) == (is_fragile, confidence)


def test_the_effective_size_of_a_withheld_survey_is_not_told(build):
    assert told(build, 0.9, 40.4)["effective_count"] == 40
    hidden = told(build, 0.9, 40.4, calc_survey_suppression=[{"epci_code": A}])
    assert hidden["effective_count"] is None


def test_a_withheld_survey_says_neither_that_it_is_sound_nor_that_it_has_no_margins(build):
    hidden = told(build, 0.5, 40.4, calc_survey_suppression=[{"epci_code": A}])
    assert (hidden["representativeness"], hidden["is_fragile"]) == (None, None)
    assert hidden["confidence_fr"].startswith("confiance non publiée")
    small = told(build, 0.5, 12.0, calc_survey_suppression=[{"epci_code": A}])
    assert (small["is_fragile"], small["confidence_fr"]) == (True, "fragile : peu de réponses")
