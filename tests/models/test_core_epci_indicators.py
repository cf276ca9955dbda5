import pytest

pytestmark = pytest.mark.models

A = "200000001"


def total(indicator, value, year=2021):
    return {
        "epci_code": A,
        "indicator_id": indicator,
        "value": value,
        "year": year,
        "source_id": "faits",
        "rule_fr": "somme des communes",
    }


def figures(build, **tables):
    return {row["indicator_id"]: row for row in build("core_epci_indicators", **tables)}


def test_a_published_figure_stands_beside_the_sums_with_its_rule(build):
    income = total("median_income_eur", 22000.0) | {"rule_fr": "publié pour l’EPCI"}
    found = figures(build, core_epci_published=[income], core_epci_sums=[total("births", 12)])
    assert found["median_income_eur"]["value"] == 22000
    assert found["median_income_eur"]["rule_fr"] == "publié pour l’EPCI"
    assert found["births"]["value"] == 12


def test_the_share_of_vacant_dwellings_is_vacant_over_all(build):
    found = figures(
        build,
        core_epci_sums=[total("dwellings", 100), total("vacant_dwellings", 8)],
    )
    assert found["vacant_dwelling_share"]["value"] == 8 / 100
