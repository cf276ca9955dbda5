import pytest

pytestmark = pytest.mark.models


A = "200000001"
INCOME = {
    "territory_kind": "epci",
    "territory_code": A,
    "indicator_id": "median_income_eur",
    "source_id": "filosofi_epci",
    "year": 2015,
    "value": 21000.0,
}
PERIMETERS = [{"source_id": "filosofi_epci", "perimeter_year": 2016}]
LOADED = [{"year": 2016, "epci_code": A, "commune_code": "21001"}]


def figures(build, *indicators, **tables):
    given = {"core_epcis": [{"epci_code": A}], "land_figure_perimeters": PERIMETERS} | tables
    return build("core_epci_published", land_indicators=list(indicators), **given)


def overlap(entered, left):
    counts = {"entered_count": entered, "left_count": left}
    return [{"year": 2016, "epci_code": A} | counts]


def test_a_figure_is_taken_in_its_last_year(build):
    [row] = figures(
        build,
        INCOME | {"source_id": "autre"},
        INCOME | {"source_id": "autre", "year": 2021, "value": 22000.0},
    )
    assert (row["value"], row["year"], row["rule_fr"]) == (22000, 2021, "publié pour l’EPCI")


def test_a_median_of_the_same_communes_is_kept(build):
    [row] = figures(build, INCOME, core_epci_perimeters=LOADED, core_epci_overlaps=overlap(0, 0))
    assert row["value"] == 21000
    assert row["rule_fr"] == "publié pour l’EPCI, périmètre inchangé depuis 2016"


@pytest.mark.parametrize("moved", [(1, 0), (0, 1)])
def test_a_median_of_other_communes_is_not_that_of_this_epci(build, moved):
    changed = overlap(*moved)
    assert figures(build, INCOME, core_epci_perimeters=LOADED, core_epci_overlaps=changed) == []


def test_without_the_old_perimeters_the_rule_says_so(build):
    [row] = figures(build, INCOME)
    assert row["rule_fr"] == "publié pour l’EPCI, périmètre de 2016 non chargé"
