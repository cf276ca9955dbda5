import pandas as pd

from generator.publication.existing import lacking_types


def gap(code, observed, expected, low):
    return {
        "type_code": code, "observed_count": observed, "expected_count": expected,
        "expected_low": low, "expected_high": 3 * expected, "gap_count": expected - observed,
        "is_lacking": True,
    }  # fmt: skip


def test_what_is_under_its_range_is_told_before_what_may_be_chance():
    gaps = pd.DataFrame([gap("B201", 1, 10, 0), gap("B203", 4, 8, 5), gap("A501", 2, 8, 5)])
    assert lacking_types(gaps)["type_code"].tolist() == ["A501", "B203", "B201"]


def test_a_gap_without_a_range_is_no_certain_one():
    gaps = pd.DataFrame([gap("B201", 0, 10, None), gap("B203", 4, 8, 5)])
    assert lacking_types(gaps)["type_code"].tolist() == ["B203", "B201"]
