import pytest

pytestmark = pytest.mark.models

KINDS = [
    {"indicator_id": "population_municipale", "adds_up": True},
    {"indicator_id": "median_income_eur", "adds_up": False},
]
PASSAGES = [
    {"historic_code": "21001", "commune_code": "21001", "rule_fr": "inchangée"},
    {"historic_code": "21002", "commune_code": "21001", "rule_fr": "fusionnée ou recodée, suivie"},
    {"historic_code": "13055", "commune_code": "13055", "rule_fr": "inchangée"},
    {
        "historic_code": "13201",
        "commune_code": "13055",
        "rule_fr": "arrondissement municipal rattaché à sa commune",
    },
    {
        "historic_code": "13202",
        "commune_code": "13055",
        "rule_fr": "arrondissement municipal rattaché à sa commune",
    },
]


def people(code, value, year=2021):
    return {
        "territory_kind": "commune",
        "territory_code": code,
        "indicator_id": "population_municipale",
        "year": year,
        "value": value,
        "source_id": "populations",
    }


def built(build, *rows):
    return build(
        "core_commune_indicators",
        land_indicators=rows,
        land_indicator_kinds=KINDS,
        calc_commune_passages=PASSAGES,
    )


def test_a_merged_commune_has_the_people_of_all_its_parts(build):
    [row] = built(build, people("21001", 700), people("21002", 50))
    assert (row["commune_code"], row["value"], row["year"]) == ("21001", 700 + 50, 2021)


def test_a_merged_commune_is_unknown_as_soon_as_one_part_is(build):
    [row] = built(build, people("21001", 700), people("21002", None))
    assert row["value"] is None


def test_a_city_given_whole_and_by_district_counts_once(build):
    [row] = built(build, people("13055", 870), people("13201", 40), people("13202", 25))
    assert row["value"] == 870


def test_a_city_given_by_district_only_is_the_sum_of_its_districts(build):
    [row] = built(build, people("13201", 40), people("13202", 25))
    assert (row["commune_code"], row["value"]) == ("13055", 40 + 25)


def test_only_the_last_year_counts_and_medians_are_never_added(build):
    income = people("21001", 21000) | {"indicator_id": "median_income_eur"}
    [row] = built(build, people("21001", 690, 2020), people("21001", 700, 2021), income)
    assert (row["indicator_id"], row["year"], row["value"]) == ("population_municipale", 2021, 700)
