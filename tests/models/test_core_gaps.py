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


def built(build, population, observed):
    return build(
        "core_gaps",
        core_norms=[NORM],
        core_epcis=[{"epci_code": A, "population": population, "size_class": 1}],
        core_epci_equipment=[
            {"epci_code": A, "type_code": "B203", "year": 2018, "equipment_count": observed}
        ],
    )


def test_the_expected_number_is_that_of_epcis_of_the_same_size(build):
    [row] = built(build, 8000, 1)
    assert (row["expected_count"], row["gap_count"]) == (0.5 * 8000 / 1000, 0.5 * 8000 / 1000 - 1)


def test_a_gap_is_negative_where_there_is_more_than_expected(build):
    [row] = built(build, 8000, 6)
    assert row["gap_count"] == 4 - 6


def test_an_epci_of_unknown_population_has_no_expected_number(build):
    assert built(build, None, 1) == []
