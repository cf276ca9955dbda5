"""What a territory's limits are worth: perimeters year by year, living areas, missing incomes."""

import pandas as pd
import pytest

from generator.territory.scales import (
    income_notes,
    perimeter_sentences,
    scale_sentences,
    zone_sentences,
)

A, B = "200000001", "200000002"
CODES = pd.Series([A])
NAMES = pd.DataFrame({"zone_kind": ["bassin_vie"], "zone_code": ["21231"], "zone_name": ["Dijon"]})


def perimeters(**years):
    rows = [
        (int(year[1:]), epci, code)
        for year, held in years.items()
        for epci, codes in held.items()
        for code in codes
    ]
    return pd.DataFrame(rows, columns=["year", "epci_code", "commune_code"])


def test_communes_that_enter_and_leave_are_counted_year_by_year():
    held = perimeters(
        y2015={A: ["1", "2"]},
        y2016={A: ["1", "2"]},
        y2017={A: ["1", "3", "4"]},
        y2025={A: ["1", "3", "4"]},
    )
    assert perimeter_sentences(CODES, held)[A] == (
        "Existe depuis 2015 au moins\u202f; 2\xa0communes entrées et 1\xa0commune sortie en 2017."
    )


def test_the_communes_an_epci_was_made_of_did_not_enter_it():
    held = perimeters(y2015={B: ["1", "2"]}, y2016={A: ["1", "2"]}, y2017={A: ["1", "2"]})
    assert perimeter_sentences(CODES, held)[A] == (
        "Créé en 2016\u202f; périmètre inchangé jusqu’en 2017."
    )


def test_one_year_alone_tells_no_change():
    text = perimeter_sentences(CODES, perimeters(y2025={A: ["1"]}))[A]
    assert text == "Périmètre de 2025\u202f; périmètres des années passées non chargés."


def notes(entered=None, left=0, *, loaded=2016, known=()):
    overlaps = [] if entered is None else [(2016, A, entered, left)]
    return income_notes(
        {
            "core_epcis": pd.DataFrame({"epci_code": [A]}),
            "core_epci_figures": pd.DataFrame(
                {"epci_code": list(known), "median_income_eur": [20_000.0] * len(known)}
            ),
            "core_epci_perimeters": perimeters(**{f"y{loaded}": {B: ["1"]}}),
            "core_epci_overlaps": pd.DataFrame(
                overlaps, columns=["year", "epci_code", "entered_count", "left_count"]
            ),
            "land_figure_perimeters": pd.DataFrame({"perimeter_year": [2016]}),
        }
    )


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({}, "cet EPCI n’existait pas en 2016"),
        (
            {"entered": 3},
            "(3\xa0communes entrées) ; une médiane ne passe pas".replace(" ;", "\u202f;"),
        ),
        ({"entered": 0}, "secret statistique ou hors du champ"),
        ({"loaded": 2025}, "non publié pour cet EPCI"),
    ],
)
def test_an_unknown_income_says_why(given, reason):
    assert reason in notes(**given)[A]


def test_a_known_income_needs_no_note():
    assert notes(known=[A]) == {}


def scale(*areas):
    rows = pd.DataFrame(areas, columns=["zone_code", "epci_people_share", "zone_people_share"])
    return rows.assign(epci_code=A, zone_kind="bassin_vie", zone_population=620)


def test_an_epci_is_not_the_right_scale_when_most_people_live_towards_elsewhere():
    areas = scale(("21231", 0.62, 0.1), ("21501", 0.38, 0.9))
    assert scale_sentences(CODES, areas, NAMES)[A] == (
        "L’intercommunalité n’est pas la bonne échelle\u202f: 62\u202f% de ses habitants vivent dans"
        " un bassin de vie dont la plus grande part des habitants est ailleurs (Dijon)."
    )


def test_an_epci_that_holds_its_living_areas_is_told_so():
    text = scale_sentences(CODES, scale(("21231", 0.7, 0.8), ("21501", 0.3, 0.2)), NAMES)[A]
    assert text.startswith("70\u202f% des habitants vivent dans un bassin de vie")
    assert "n’est pas la bonne échelle" not in text


def test_without_living_areas_the_scale_is_not_judged():
    nothing = scale_sentences(CODES, scale(), NAMES)[A]
    assert nothing.startswith("Bassins de vie non chargés")
    partly = scale_sentences(CODES, scale(("21231", 1.0, None)), NAMES)[A]
    assert partly.startswith("Bassins de vie connus en partie")


def test_a_zone_says_what_it_weighs_both_ways():
    [row] = zone_sentences(scale(("21231", 0.62, 0.1)), NAMES).to_dict("records")
    assert row["sentence_fr"] == (
        "620\xa0habitants (62\u202f% de l’EPCI) du bassin de vie «\u202fDijon\u202f», dont ils font"
        " 10\u202f% des habitants."
    )
