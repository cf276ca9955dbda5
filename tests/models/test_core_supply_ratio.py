import pytest

pytestmark = pytest.mark.models

A = "200000001"


def test_the_types_that_replace_an_activity_are_counted_together(build):
    gap = {"epci_code": A, "year": 2018, "epci_count": 40}
    rows = build(
        "core_supply_ratio",
        land_activity_equipment=[
            {"activity_id": "epicerie", "type_code": "B201"},
            {"activity_id": "epicerie", "type_code": "B202"},
        ],
        core_gaps=[
            gap
            | {
                "type_code": "B201",
                "expected_count": 1.5,
                "observed_count": 1,
                "present_share": 0.9,
            },
            gap
            | {
                "type_code": "B202",
                "expected_count": 0.25,
                "observed_count": 0,
                "present_share": 0.2,
            },
            gap
            | {
                "type_code": "A501",
                "expected_count": 9.0,
                "observed_count": 9,
                "present_share": 1.0,
            },
        ],
    )
    assert rows == [
        {
            "epci_code": A,
            "activity_id": "epicerie",
            "expected_count": 1.5 + 0.25,
            "observed_count": 1 + 0,
            "present_count": 1 + 0,
            "present_share": 0.9,
            "epci_count": 40,
            "equipment_year": 2018,
            "expected_low": None,
            "expected_high": None,
        }
    ]


def test_the_bounds_of_all_the_types_together_come_from_the_model_of_the_country(build):
    [row] = build(
        "core_supply_ratio",
        land_activity_equipment=[{"activity_id": "epicerie", "type_code": "B201"}],
        core_gaps=[{"epci_code": A, "type_code": "B201", "expected_count": 3, "year": 2018}],
        calc_expected_supply=[
            {"epci_code": A, "activity_id": "epicerie", "expected_low": 1, "expected_high": 5}
        ],
    )
    assert (row["expected_low"], row["expected_high"]) == (1, 5)


@pytest.mark.parametrize(("others", "present"), [(3, 3), (1, 2)])
def test_one_that_another_source_shows_is_there_as_well(build, others, present):
    [row] = build(
        "core_supply_ratio",
        land_activity_equipment=[{"activity_id": "epicerie", "type_code": "B201"}],
        core_gaps=[{"epci_code": A, "type_code": "B201", "expected_count": 3, "observed_count": 2}],
        core_supply_counts=[
            {"epci_code": A, "activity_id": "epicerie", "direct_own_count": others}
        ],
    )
    assert (row["observed_count"], row["present_count"]) == (2, present)
