from pathlib import Path

import pandas as pd
import pytest

from generator.french import NARROW, WIDE
from generator.publication.briefs.unheard import ABSENT, at_place, unheard_sentences

from .territories import DEMO, METROPOLIS

SQL = Path(__file__).parents[3] / "sql" / "8_publication" / "out_unheard.sql"


def _told(tables, code, **survey):
    surveys = tables["out_surveys"]
    unheard = tables["out_unheard"]
    row = surveys[surveys["epci_code"] == code].assign(**survey).iloc[0]
    communes = tables["out_communes"]
    return unheard_sentences(
        unheard[unheard["epci_code"] == code], row, communes[communes["epci_code"] == code]
    )


def _only(tables, variable, count):
    unheard = tables["out_unheard"]
    rows = unheard[unheard["variable"] == variable].head(count)
    survey = tables["out_surveys"].iloc[0]
    return unheard_sentences(rows, survey, tables["out_communes"])


def test_the_words_for_nobody_are_those_of_the_published_table():
    assert f"'{ABSENT}'" in SQL.read_text(encoding="utf-8")


def test_places_groups_and_shares_too_small_are_each_told(tables):
    assert _told(tables, DEMO) == (
        f"Aucune réponse localisée à Bligny-sur-Ouche (25{NARROW}% des habitants). "
        f"N’ont pas répondu{NARROW}: les agriculteurs exploitants. "
        f"Sans réponse, ou que le questionnaire ne proposait pas{NARROW}: les entreprises. "
        f"Comptent pour moins de la moitié de leur part dans la population{NARROW}: "
        "les personnes de 15 à 29 ans et les personnes de 75 ans et plus."
    )


def test_a_kind_that_nobody_ticked_is_not_said_to_have_kept_silent(tables):
    kinds = tables["out_unheard"][tables["out_unheard"]["variable"] == "respondent_kind"]
    told = _told({**tables, "out_unheard": kinds}, DEMO)
    assert told.startswith("Sans réponse, ou que le questionnaire ne proposait pas")
    assert "N’ont pas répondu" not in told


def test_the_most_peopled_communes_are_named_and_the_others_counted(tables):
    # Quatorze communes de 0,2 % à 0,33 % : 14 × 0,2 + 0,01 × (0 + 1 + … + 13) = 2,8 + 0,91 = 3,7 %.
    assert _told(tables, METROPOLIS) == (
        "Aucune réponse localisée à Villeneuve-lès-Exemples-63, à Villeneuve-lès-Exemples-62, "
        f"à Villeneuve-lès-Exemples-61 ni dans 11{WIDE}autres communes (4{NARROW}% des habitants)."
    )


def test_two_communes_are_joined_without_a_count(tables):
    assert _only(tables, "commune_code", 2).startswith(
        "Aucune réponse localisée à Bligny-sur-Ouche ni à Villeneuve-lès-Exemples-50 ("
    )


def test_one_other_commune_is_singular(tables):
    assert f"ni dans 1{WIDE}autre commune (" in _only(tables, "commune_code", 4)


def test_hardly_anyone_is_not_zero_per_cent(tables):
    few = tables["out_unheard"].assign(population_share=0.0001)
    assert f"(moins de 1{NARROW}% des habitants)" in _told({**tables, "out_unheard": few}, DEMO)


def test_an_unknown_population_gives_no_percentage(tables):
    blank = tables["out_unheard"].assign(population_share=pd.NA)
    assert "habitants" not in _told({**tables, "out_unheard": blank}, DEMO)


def test_few_answers_that_cannot_be_compared_say_that_ages_are_not_measurable(tables):
    told = _told(tables, METROPOLIS, is_fragile=True)
    assert told.endswith(
        f"Par âge et par catégorie{NARROW}: non mesurable, faute de comparaison au recensement."
    )


@pytest.mark.parametrize("is_fragile", [True, pd.NA])
def test_weighed_answers_are_not_said_to_lack_a_census(tables, is_fragile):
    told = _told(tables, METROPOLIS, is_fragile=is_fragile, is_raked=True)
    assert "non mesurable" not in told


def test_nobody_missing_is_said_only_of_what_can_be_measured(tables):
    nobody = {**tables, "out_unheard": tables["out_unheard"].head(0)}
    assert _told(nobody, DEMO) == (
        "Rien n’est à signaler, parmi ce que l’on peut mesurer et publier."
    )
    assert "non mesurable" in _told(nobody, METROPOLIS)


def test_where_no_answer_is_located_nothing_is_said_to_be_complete(tables):
    nobody = {**tables, "out_unheard": tables["out_unheard"].head(0)}
    places = (
        f"Par commune{NARROW}: on ne peut pas le dire, faute de réponses localisées en assez grand "
        "nombre."
    )
    assert _told(nobody, METROPOLIS) == (
        f"{places} Par âge et par catégorie{NARROW}: non mesurable, faute de comparaison au "
        "recensement."
    )
    unlocated = {**nobody, "out_communes": tables["out_communes"].assign(statement_count=pd.NA)}
    assert _told(unlocated, DEMO) == (
        f"Rien n’est à signaler, parmi ce que l’on peut mesurer et publier. {places}"
    )


def test_where_the_number_of_answers_is_withheld_nothing_is_said_to_be_complete(tables):
    assert _told(tables, DEMO, statement_count=pd.NA).startswith("Non publié")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Le Creusot", "au Creusot"),
        ("Les Rousses", "aux Rousses"),
        ("La Roche-en-Brenil", "à La Roche-en-Brenil"),
        ("L'Isle-Adam", "à L'Isle-Adam"),
        ("Lessard", "à Lessard"),
        ("Agey", "à Agey"),
    ],
)
def test_a_place_takes_its_article_as_french_does(name, told):
    assert at_place(name) == told
