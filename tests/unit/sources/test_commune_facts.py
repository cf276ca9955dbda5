import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.commune_facts import SOURCE

HEADER = (
    "insee_com,commune,code_postal,commune_type,superficie_km2,population_2021,menages_2021,"
    "naissances_2022,deces_2022,pop_15_64_chomage_2021,pop_15_64_active_2021\n"
)
BELIGNEUX = "01032,Béligneux,01360,COM,11.5,3000,1200,30,20,100,1500\n"
ACOUA = "97601,Acoua,97630,COM,,0,0,163,24,0,0\n"
BEZONVAUX = "55050,Bezonvaux,55100,COM,9.23,0,0,0,0,0,0\n"


def facts(text):
    parsed = SOURCE.parse(text.encode())
    frame = hold_to(SOURCE.landing, parsed.frame, "ici")
    return frame.set_index(["territory_code", "indicator_id"])["value"], parsed.notes


def test_a_commune_has_its_area_and_its_counts():
    values, notes = facts(HEADER + BELIGNEUX)
    assert values["01032"].to_dict() == {
        "area_km2": 11.5,
        "births": 30,
        "deaths": 20,
        "households": 1200,
        "active_15_64": 1500,
        "unemployed_15_64": 100,
    }
    assert notes == ()


def test_a_commune_with_two_postal_codes_counts_once():
    values, notes = facts(HEADER + BELIGNEUX + BELIGNEUX.replace("01360", "01361"))
    assert len(values) == 6
    assert [(note.kind, note.count) for note in notes] == [("repare", 1)]


def test_a_commune_deleguee_does_not_count_its_parent_twice():
    values, notes = facts(HEADER + BELIGNEUX + BELIGNEUX.replace(",COM,", ",COMD,"))
    assert values["01032", "births"] == 30
    assert [(note.kind, note.count) for note in notes] == [("mis_a_part", 1)]


def test_births_without_any_household_show_that_the_zeros_are_blanks():
    values, notes = facts(HEADER + ACOUA)
    assert values["97601", "births"] == 163
    unknown = ["area_km2", "households", "active_15_64", "unemployed_15_64"]
    assert values["97601"][unknown].isna().all()
    assert [(note.kind, note.count) for note in notes] == [("repare", 1)]


def test_a_village_destroyed_in_1916_has_true_zeros():
    values, notes = facts(HEADER + BEZONVAUX)
    assert values["55050", "households"] == 0
    assert notes == ()


def test_half_a_birth_is_refused():
    with pytest.raises(DataError, match=r"« 30\.5 »"):
        SOURCE.parse((HEADER + BELIGNEUX.replace(",30,", ",30.5,")).encode())
