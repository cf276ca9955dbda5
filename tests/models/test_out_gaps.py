import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "type_code": "B203"}
GAP = KEY | {"type_label_fr": "Boulangerie", "year": 2018}
THRESHOLDS = [
    {"threshold_id": "gap_min_expected", "value": 1},
    {"threshold_id": "gap_max_ratio", "value": 0.7},
]


def built(build, gap, **tables):
    [row] = build("out_gaps", core_wanted_gaps=[GAP | gap], land_thresholds=THRESHOLDS, **tables)
    return row


def test_a_gap_carries_its_interval_its_quotient_and_their_sentences(build):
    row = built(
        build,
        {"expected_count": 5.0, "expected_low": 3, "observed_count": 2, "is_below_range": True},
        calc_quotients=[KEY | {"quotient": 0.5}],
        calc_gap_sentences=[
            KEY | {"sentence_fr": "5 attendues.", "quotient_sentence_fr": "0,5 fois."}
        ],
    )
    assert (row["expected_low"], row["is_below_range"], row["equipment_year"]) == (3, True, 2018)
    assert (row["quotient"], row["quotient_sentence_fr"]) == (0.5, "0,5 fois.")
    assert row["sentence_fr"] == "5 attendues."


@pytest.mark.parametrize(
    ("expected", "observed", "lacking"), [(4, 2, True), (4, 3, False), (0.9, 0, False)]
)
def test_a_type_is_lacking_under_seventy_percent_of_at_least_one_expected(
    build, expected, observed, lacking
):
    row = built(build, {"expected_count": expected, "observed_count": observed})
    assert row["is_lacking"] is lacking
