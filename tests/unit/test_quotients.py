import numpy as np
import pandas as pd
import pytest
from scipy.stats import gamma

from generator.territory.quotients import MOST_DISPERSION, location_quotients, quotient_terms

TRAITS = pd.DataFrame({"epci_code": ["200000001", "200000002"], "population": [2_000.0, 200_000.0]})


def quotients(first, second, *, shape=2.0, rate=0.5):
    terms = {"quotient_rate_per_1000": rate, "quotient_shape": shape}
    models = pd.DataFrame([{"type_code": "B203"} | terms])
    counts = [first, second]
    equipment = TRAITS[["epci_code"]].assign(type_code="B203", equipment_count=counts)
    return location_quotients(models, TRAITS, equipment).set_index("epci_code")


def test_a_quotient_is_drawn_towards_one_by_the_shape_of_its_type():
    found = quotients(2, 200)
    # Expected at half a thousand: 1 and 100; two more on each side of the ratio.
    assert found["quotient"].tolist() == pytest.approx([(2 + 2) / (1 + 2), (200 + 2) / (100 + 2)])


def test_the_same_raw_quotient_says_less_of_a_small_epci():
    found = quotients(2, 200)
    widths = found["quotient_high"] - found["quotient_low"]
    assert widths.iloc[0] > 3 * widths.iloc[1]


def test_the_interval_is_that_of_the_posterior_law():
    row = quotients(2, 200).iloc[0]
    assert row["quotient_low"] == pytest.approx(gamma.ppf(0.1, 4, scale=1 / 3), abs=1e-6)
    assert row["quotient_high"] == pytest.approx(gamma.ppf(0.9, 4, scale=1 / 3), abs=1e-6)


def test_none_is_never_told_as_zero_times_the_country():
    row = quotients(0, 100).iloc[0]
    assert 0 < row["quotient_low"] < row["quotient"] < 1


def test_the_country_as_a_whole_is_at_one():
    people = np.array([10_000.0, 30_000.0])
    terms = quotient_terms(np.array([10.0, 10.0]), people)
    assert terms["quotient_rate_per_1000"] == 1000 * 20 / 40_000
    assert terms["quotient_shape"] >= 1 / MOST_DISPERSION


def test_an_epci_of_unknown_population_or_a_type_without_model_has_no_quotient():
    equipment = pd.DataFrame(
        {
            "epci_code": ["200000009", "200000001"],
            "type_code": ["B203", "Z900"],
            "equipment_count": 1,
        }
    )
    terms = {"quotient_rate_per_1000": 0.5, "quotient_shape": 1.0}
    models = pd.DataFrame([{"type_code": "B203"} | terms])
    assert location_quotients(models, TRAITS, equipment).empty
