import pytest

pytestmark = pytest.mark.models


A, B = "200000001", "200000002"


def commune(code, epci, population, area="21231"):
    return {
        "commune_code": code,
        "epci_code": epci,
        "population": population,
        "bassin_vie_code": area,
    }


def scales(build, *communes, sources=()):
    return build(
        "core_epci_scales",
        core_epcis=[{"epci_code": A, "population": 1000}, {"epci_code": B, "population": 3000}],
        core_communes=list(communes),
        land_sources=list(sources),
    )


def test_an_area_weighs_in_an_epci_and_an_epci_in_an_area(build):
    here, there = scales(build, commune("21001", A, 1000), commune("21002", B, 3000))
    assert (here["epci_people_share"], here["zone_people_share"]) == (1.0, 1000 / 4000)
    assert (there["epci_people_share"], there["zone_people_share"]) == (1.0, 3000 / 4000)


def test_a_demonstration_does_not_know_what_it_weighs_in_an_area(build):
    demo = [{"source_id": "demo_communes"}]
    [row] = scales(build, commune("21001", A, 1000), sources=demo)
    assert (row["epci_people_share"], row["zone_people_share"]) == (1.0, None)


def test_one_commune_without_people_makes_the_area_unknown(build):
    here, there = scales(build, commune("21001", A, 1000), commune("21002", B, None))
    assert (here["zone_people_share"], there["zone_population"]) == (None, None)
