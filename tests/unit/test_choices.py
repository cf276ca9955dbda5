import pandas as pd
import pytest

from generator.choices import check_choice, search_epcis
from generator.errors import ContractError, DataError, UsageError

EPCIS = pd.DataFrame(
    [
        ("200039055", "CC Ouche et Montagne", "21"),
        ("242100410", "Dijon Métropole", "21"),
        ("200070894", "CC Saulieu Morvan", "21"),
        ("200093201", "Métropole Européenne de Lille", "59"),
        ("240100750", "CA Bourg-en-Bresse", "01"),
    ],
    columns=["epci_code", "epci_name", "departement_code"],
)


def found(name: str) -> list[str]:
    return search_epcis(EPCIS, name)["epci_code"].tolist()


@pytest.mark.parametrize("name", ["ouche montagne", "OUCHE", "Montagne, Ouche"])
def test_a_territory_is_found_by_its_words_in_any_order(name):
    assert found(name) == ["200039055"]


def test_accents_do_not_count_and_answers_come_by_name():
    assert found("metropole") == ["242100410", "200093201"]


def test_a_misspelt_name_finds_the_nearest():
    assert found("Salieu")[0] == "200070894"


def test_a_code_or_its_beginning_finds_its_territory():
    assert found("200039055") == ["200039055"]
    assert found("2000") == ["200039055", "200070894", "200093201"]


def test_a_name_like_no_other_is_refused_with_what_to_do():
    with pytest.raises(DataError, match="aucun EPCI ne ressemble à « zzzz »"):
        search_epcis(EPCIS, "zzzz")


@pytest.mark.parametrize("name", ["", "  ", "…"])
def test_nothing_to_look_for_is_refused(name):
    with pytest.raises(UsageError, match="aucun mot à chercher"):
        search_epcis(EPCIS, name)


def test_an_epci_and_a_departement_are_not_chosen_together():
    with pytest.raises(UsageError, match="pas les deux"):
        check_choice(epci="200039055", departement="21")


@pytest.mark.parametrize(("epci", "departement"), [("39055", None), (None, "Côte-d'Or")])
def test_a_malformed_code_is_refused_before_any_work(epci, departement):
    with pytest.raises(ContractError, match="n'est pas un code"):
        check_choice(epci=epci, departement=departement)


@pytest.mark.parametrize(("epci", "departement"), [(None, None), ("200039055", None), (None, "2A")])
def test_a_sound_choice_passes(epci, departement):
    check_choice(epci=epci, departement=departement)
