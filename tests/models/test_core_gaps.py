import pytest

pytestmark = pytest.mark.models

A = "200000001"
NORM = {
    "type_code": "B203",
    "size_class": 1,
    "epci_count": 40,
    "present_share": 0.9,
    "rate_per_1000": 0.5,
}


def built(build, population, observed, **tables):
    return build(
        "core_gaps",
        core_norms=[NORM],
        core_epcis=[{"epci_code": A, "population": population, "size_class": 1}],
        core_epci_equipment=[
            {"epci_code": A, "type_code": "B203", "year": 2018, "equipment_count": observed}
        ],
        **tables,
    )


def test_the_expected_number_is_that_of_epcis_of_the_same_size(build):
    [row] = built(build, 8000, 1)
    assert (row["expected_count"], row["gap_count"]) == (0.5 * 8000 / 1000, 0.5 * 8000 / 1000 - 1)


def test_a_gap_is_negative_where_there_is_more_than_expected(build):
    [row] = built(build, 8000, 6)
    assert row["gap_count"] == 4 - 6


def test_an_epci_of_unknown_population_has_no_expected_number(build):
    assert built(build, None, 1) == []


def test_the_model_of_the_country_comes_before_the_rate_of_the_size_class(build):
    expected = {"epci_code": A, "type_code": "B203", "expected_count": 5.0, "method": "modele"}
    [row] = built(
        build, 8000, 2, calc_expected=[expected | {"expected_low": 3, "expected_high": 7}]
    )
    assert (row["expected_count"], row["gap_count"], row["expected_method"]) == (5, 5 - 2, "modele")
    assert (row["gap_low"], row["gap_high"]) == (3 - 2, 7 - 2)
    assert row["is_below_range"]


def test_the_rate_of_a_size_class_has_no_interval_and_says_nothing_of_it(build):
    [row] = built(build, 8000, 0)
    assert row["expected_method"] == "classe_de_taille"
    assert (row["expected_low"], row["gap_low"], row["is_below_range"]) == (None, None, None)
