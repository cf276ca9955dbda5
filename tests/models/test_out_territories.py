import pytest

pytestmark = pytest.mark.models

A = "200000001"
EPCI = {"epci_code": A, "epci_name": "CC de l'Ouche", "population": 9000, "area_km2": 300.0}


def told(build, epci=EPCI, **tables):
    [row] = build("out_territories", core_epcis=[epci], **tables)
    return row


def test_a_territory_of_which_little_is_known_still_has_its_row_and_its_blanks(build):
    row = told(build)
    assert (row["density_per_km2"], row["opportunity_count"], row["survey_count"]) == (
        9000 / 300,
        0,
        0,
    )
    blanks = ("median_income_eur", "unemployment_share", "statement_count", "departement_name")
    assert [row[name] for name in blanks] == [None, None, None, None]
    assert row["associations_note_fr"] == "associations non chargées pour ce département"
    covered = [{"epci_code": A, "structure_kind": "association", "is_covered": True}]
    note = told(build, core_epci_supply=covered)["associations_note_fr"]
    assert note == "associations : seulement celles créées avant 2009"
    assert told(build, EPCI | {"population": None})["density_per_km2"] is None


def test_a_survey_answered_by_too_few_shows_no_count(build):
    asked = [{"epci_code": A, "survey_count": 1, "respondent_count": 9}]
    assert told(build, core_surveyed_epcis=asked)["statement_count"] == 9
    hidden = [{"epci_code": A, "is_suppressed": True}]
    row = told(build, core_surveyed_epcis=asked, calc_survey_suppression=hidden)
    assert (row["statement_count"], row["survey_count"]) == (None, 1)


def test_a_demonstration_says_that_it_is_one(build):
    assert told(build, land_sources=[{"source_id": "demo_communes"}])["is_demo"] is True
    assert told(build, land_sources=[{"source_id": "cog_communes"}])["is_demo"] is False


def test_the_programmes_of_a_territory_are_told_and_none_known_is_a_blank(build):
    named = [{"epci_code": A, "programmes_fr": "Petites villes de demain"}]
    assert (
        told(build, core_epci_programme_names=named)["programmes_fr"] == named[0]["programmes_fr"]
    )
    assert told(build)["programmes_fr"] is None
