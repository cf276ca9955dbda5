import pytest

pytestmark = pytest.mark.models

A = "200000001"
BOUND = [{"threshold_id": "effective_answers_min", "value": 30}]
LIKENESSES = [
    {"label_fr": "très proche", "likeness_min": 0.85, "persons_min": 74, "rank_order": 1},
    {"label_fr": "proche", "likeness_min": 0.7, "persons_min": 51, "rank_order": 2},
    {"label_fr": "éloignée", "likeness_min": 0, "persons_min": 51, "rank_order": 3},
]
SIZES = [
    {"label_fr": "100 ou plus", "count_min": 100, "persons_min": 190, "rank_order": 1},
    {"label_fr": "30 ou plus", "count_min": 30, "persons_min": 90, "rank_order": 2},
    {"label_fr": "moins de 30", "count_min": 0, "persons_min": 90, "rank_order": 3},
]


def told(build, likeness, size, asked, *, is_raked=True):
    measured = {
        "epci_code": A, "representativeness": likeness, "n_eff": size,
        "respondent_count": asked, "told_count": asked,
    }  # fmt: skip
    [row] = build(
        "core_survey_classes",
        calc_representativeness=[measured],
        core_weighed_surveys=[{"epci_code": A, "is_raked": is_raked}],
        land_thresholds=BOUND,
        land_likeness_classes=LIKENESSES,
        land_effective_classes=SIZES,
    )
    return row


@pytest.mark.parametrize(
    ("likeness", "asked", "said"),
    [
        (0.85, 74, "très proche"),
        (0.85, 73, "proche"),
        (0.84, 400, "proche"),
        (0.69, 400, "éloignée"),
        (0.69, 51, "éloignée"),
        (0.69, 50, None),
        (None, 400, None),
    ],
)
def test_how_like_the_population_answers_are_is_told_as_a_class(build, likeness, asked, said):
    assert told(build, likeness, 30.0, asked)["representativeness_fr"] == said


@pytest.mark.parametrize(
    ("size", "asked", "said"),
    [
        (100.0, 190, "100 ou plus"),
        (100.0, 189, "30 ou plus"),
        (99.9, 400, "30 ou plus"),
        (29.9, 90, "moins de 30"),
        (30.0, 89, None),
        (29.9, 89, None),
        (20.0, 29, "moins de 30"),  # 29 answers are never worth 30: nothing is said by it
    ],
)
def test_what_weighed_answers_are_worth_is_told_as_a_class(build, size, asked, said):
    assert told(build, 0.9, size, asked)["effective_answers_fr"] == said


def test_answers_that_were_not_weighed_are_worth_their_number(build):
    row = told(build, None, 89.0, 89, is_raked=False)
    assert row["effective_answers_fr"] == "30 ou plus"
