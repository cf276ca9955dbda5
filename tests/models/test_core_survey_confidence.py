import pytest

pytestmark = pytest.mark.models

A = "200000001"
BOUNDS = [
    {"threshold_id": "representativeness_min", "value": 0.7},
    {"threshold_id": "effective_answers_min", "value": 30},
]

UNKNOWN = (
    "on ne sait pas si les réponses ressemblent à la population : "
    "il manque les chiffres du recensement, par âge et catégorie"
)
UNTOLD = "confiance non publiée : elle ferait retrouver un petit nombre"


def told(build, likeness, size, *, size_fr="une classe", likeness_fr="une classe", **tables):
    classes = {"representativeness_fr": likeness_fr, "effective_answers_fr": size_fr}
    [row] = build(
        "core_survey_confidence",
        calc_representativeness=[{"epci_code": A, "representativeness": likeness, "n_eff": size}],
        core_survey_classes=[{"epci_code": A} | classes],
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
        (None, 400.0, False, UNKNOWN),
        (None, 12.0, True, "fragile : peu de réponses"),
    ],
)
def test_few_or_unlike_answers_are_fragile_and_say_why(
    build, likeness, size, is_fragile, confidence
):
    likeness_fr = None if likeness is None else "une classe"
    row = told(build, likeness, size, likeness_fr=likeness_fr)
    assert (row["is_fragile"], row["confidence_fr"]) == (is_fragile, confidence)


@pytest.mark.parametrize("size", [29.9, 30.0])
def test_a_class_of_size_that_may_not_be_told_leaves_fragility_unsaid(build, size):
    row = told(build, 0.9, size, size_fr=None)
    assert (row["is_fragile"], row["confidence_fr"]) == (None, UNTOLD)
    unlike = told(build, 0.5, size, size_fr=None)
    assert (unlike["is_fragile"], unlike["confidence_fr"]) == (
        True, "fragile : réponses peu représentatives",
    )  # fmt: skip


@pytest.mark.parametrize("likeness", [0.5, 0.9])
def test_a_class_of_likeness_that_may_not_be_told_leaves_it_unsaid(build, likeness):
    row = told(build, likeness, 40.0, likeness_fr=None)
    assert (row["is_unlike"], row["is_fragile"], row["confidence_fr"]) == (None, None, UNTOLD)
    small = told(build, likeness, 12.0, likeness_fr=None)
    assert (small["is_fragile"], small["confidence_fr"]) == (True, "fragile : peu de réponses")


def test_the_classes_of_a_withheld_survey_are_not_told(build):
    assert told(build, 0.9, 40.4)["effective_answers_fr"] == "une classe"
    hidden = told(build, 0.9, 40.4, calc_survey_suppression=[{"epci_code": A}])
    assert (hidden["effective_answers_fr"], hidden["representativeness_fr"]) == (None, None)


def test_a_withheld_survey_says_neither_that_it_is_sound_nor_that_it_has_no_margins(build):
    hidden = told(build, 0.5, 40.4, calc_survey_suppression=[{"epci_code": A}])
    assert (hidden["representativeness_fr"], hidden["is_fragile"]) == (None, None)
    assert hidden["confidence_fr"].startswith("confiance non publiée")
    small = told(build, 0.5, 12.0, calc_survey_suppression=[{"epci_code": A}])
    assert (small["is_fragile"], small["confidence_fr"]) == (True, "fragile : peu de réponses")
