"""Territories side by side: what is told, what is withheld, what is near and what differs."""

import pandas as pd
import pytest

from generator.errors import DataError, UsageError
from generator.publication.side_by_side import (
    chosen_codes,
    headings,
    sheet,
    side_by_side,
    told_lines,
)

from .side_by_side_tables import FEW, HERE, ISLAND, PLACES, needs, small_tables


@pytest.fixture
def tables():
    return small_tables()


def cells(tables, line_id, codes=PLACES):
    told = side_by_side(tables, codes, "abc")
    (line,) = [line for line in told.lines if line.line_id == line_id]
    return dict(zip(codes, line.cells, strict=True))


def chosen(tables, *asked, nearest=None):
    return chosen_codes(asked, nearest, tables["out_territories"], tables["out_lookalikes"])


def test_a_territory_asked_alone_comes_with_those_most_like_it(tables):
    assert chosen(tables, HERE) == (HERE, FEW)
    assert chosen(tables, HERE, ISLAND) == (HERE, ISLAND)
    assert chosen(tables, HERE, ISLAND, nearest=1) == (HERE, ISLAND, FEW)


def test_a_territory_with_nothing_beside_it_is_refused(tables):
    with pytest.raises(DataError, match="rien à mettre à côté"):
        chosen(tables, ISLAND)
    with pytest.raises(DataError, match="aucun semblable n'est demandé"):
        chosen(tables, FEW, nearest=0)


def test_all_the_codes_at_fault_are_told_at_once(tables):
    with pytest.raises(UsageError) as malformed:
        chosen(tables, "12", HERE, HERE)
    assert len(malformed.value.faults) == 2
    with pytest.raises(DataError) as unknown:
        chosen(tables, "211111111", "222222222")
    assert len(unknown.value.faults) == 2


def test_more_territories_than_a_page_can_hold_are_refused(tables):
    many = pd.DataFrame({"epci_code": [f"2000001{n:02d}" for n in range(13)]})
    with pytest.raises(UsageError, match="13 territoires"):
        chosen_codes(list(many["epci_code"]), 0, many, tables["out_lookalikes"])


def test_a_withheld_need_has_neither_share_nor_count(tables):
    # A share left beside a withheld count by mistake is not told either.
    tables["out_needs"] = needs([(HERE, "culture", 3, 0.03, 0.01, 0.05, True, False, False)])
    told = cells(tables, "culture")[HERE]
    assert told.text_fr == "non publié"
    assert (told.value, told.low, told.high) == (None, None, None)


def test_nobody_asked_is_not_nobody_told(tables):
    told = cells(tables, "sante")
    assert told[ISLAND].text_fr == "aucune enquête, chiffre officiel"
    assert told[ISLAND].value is None
    assert cells(tables, "culture")[FEW].text_fr == "non cité"
    assert cells(tables, "reponses")[ISLAND].text_fr == "aucune enquête"


def test_where_the_number_of_answers_is_withheld_a_silence_says_nothing(tables):
    tables["out_territories"]["statement_count"] = pd.array([100, pd.NA, pd.NA], "Int64")
    assert cells(tables, "culture")[FEW].text_fr == "rien de publié"
    assert cells(tables, "reponses")[FEW].text_fr == "non publié"


def test_an_unknown_figure_stays_unknown_and_a_zero_stays_zero(tables):
    income, structures = cells(tables, "median_income_eur"), cells(tables, "siae")
    assert (income[ISLAND].text_fr, income[ISLAND].value) == ("inconnu", None)
    assert (structures[HERE].text_fr, structures[HERE].value) == ("0", 0.0)
    assert (structures[ISLAND].text_fr, structures[ISLAND].value) == ("inconnu", None)


def test_a_difference_of_needs_is_told_only_between_intervals_apart(tables):
    # Mobility: from 25 to 35 % here, from 5 to 20 % there; health: 15 to 25 %, 15 to 35 %.
    (pair,) = side_by_side(tables, (HERE, FEW), "abc").pairs
    assert "2\u00a0thèmes comparés" in pair.needs_fr
    assert "plus dits ici\u202f: «\u202fmobilite\u202f»" in pair.needs_fr
    assert "sante" not in pair.needs_fr
    assert "peu de réponses (CC des Peu)" in pair.needs_fr


def test_needs_are_not_compared_with_a_territory_where_nobody_was_asked(tables):
    (pair,) = side_by_side(tables, (HERE, ISLAND), "abc").pairs
    assert pair.needs_fr == "Besoins non comparés\u202f: aucune enquête (CA de l’Île)."


def test_mainland_and_overseas_side_by_side_are_said_never_to_be_alike(tables):
    island, few = side_by_side(tables, (HERE, ISLAND, FEW), "abc").pairs
    assert "2,5 fois plus peuplé" in island.likeness_fr  # 25,000 for 10,000
    assert "l’autre en métropole" in island.likeness_fr
    assert "métropole" not in few.likeness_fr
    assert (island.position, few.position) == (None, 1)


def test_a_territory_of_unknown_population_is_not_said_to_be_like_another(tables):
    tables["core_epcis"]["population"] = pd.array([10_000, pd.NA, 8_000], "Int64")
    (pair,) = side_by_side(tables, (HERE, ISLAND), "abc").pairs
    assert "ne sont pas comparés" in pair.likeness_fr


def test_activities_are_counted_by_whether_their_class_is_the_same(tables):
    # Garage differs, café is the same, vélo is a candidate there only.
    (pair,) = side_by_side(tables, (HERE, FEW), "abc").pairs
    assert pair.activities_fr == (
        "Activités\u202f: 1 de même classe\u202f; 1 de classe différente\u202f: garage solidaire "
        "(à étudier en premier ici, à instruire là-bas)\u202f; 1 candidate là-bas seulement."
    )
    assert cells(tables, "velo", (HERE, FEW))[HERE].text_fr == "non candidate"


def test_a_mark_known_on_too_little_is_told_by_its_bounds_alone(tables):
    garage = cells(tables, "garage", (HERE, FEW))
    assert garage[HERE].text_fr == "à étudier en premier, 70/100"
    assert garage[FEW].text_fr == "à instruire, 30 à 90/100"


def test_what_one_lacks_is_told_apart_from_what_both_lack(tables):
    few, island = side_by_side(tables, (HERE, FEW, ISLAND), "abc").pairs
    assert "ici seulement\u202f: «\u202fboulangerie\u202f»" in few.equipment_fr
    assert "là-bas seulement\u202f: «\u202ftaxi\u202f»" in few.equipment_fr
    assert "des deux côtés\u202f: «\u202fboulangerie\u202f»" in island.equipment_fr
    assert cells(tables, "B1")[HERE].text_fr == "4 pour 9,0 (5 à 14), manque"
    assert cells(tables, "A1")[ISLAND].text_fr == "inconnu"


def test_what_most_alike_have_begins_with_what_the_most_have(tables):
    told = side_by_side(tables, (HERE, FEW), "abc").elsewhere
    assert [text[:5] for text in told] == ["École", "Ciném"]


def test_the_screen_counts_what_it_leaves_out_and_names_those_without_a_survey(tables):
    told = side_by_side(tables, PLACES, "abc")
    text = "\n".join(told_lines(told))
    assert "B  CA de l’Île (974), 200000002, aucune enquête" in text
    assert "Équipements présents et attendus (INSEE, base permanente des équipements, 2018)" in text
    assert "… et 1 autre ligne (--json, --sortie)." in text
    assert "moins outre-mer" in text
    assert max(map(len, text.splitlines())) <= 120


def test_the_sheet_holds_numbers_where_a_line_is_plain_and_words_elsewhere(tables):
    told = side_by_side(tables, PLACES, "abc")
    rows = sheet(told).set_index("ligne")
    assert rows.loc["Habitants", HERE] == 10_000
    assert rows.loc["Revenu médian (euros par an)", ISLAND] == "inconnu"
    assert rows.loc["Mobilite", HERE] == "30\u202f% (25 à 35\u202f%), qualifié"
    assert rows.loc["Besoins", FEW] == told.pairs[1].needs_fr
    assert rows.loc["Calcul", HERE] == "abc"
    assert headings(told)[ISLAND] == "CA de l’Île (974), 200000002"
    assert set(headings(told)) == {*rows.columns, "ligne"}
