import pytest

pytestmark = pytest.mark.models

A = "200000001"


def test_income_and_unemployment_stand_on_one_row_each_with_its_year(build):
    figures = [
        ("median_income_eur", 22000.0, 2021),
        ("unemployment_share", 0.07, 2022),
        ("births", 4.0, 2020),
    ]
    rows = build(
        "core_epci_figures",
        core_epci_indicators=[
            {"epci_code": A, "indicator_id": indicator, "value": value, "year": year}
            for indicator, value, year in figures
        ],
    )
    assert rows == [
        {
            "epci_code": A,
            "median_income_eur": 22000.0,
            "income_year": 2021,
            "unemployment_share": 0.07,
            "unemployment_year": 2022,
        }
    ]
