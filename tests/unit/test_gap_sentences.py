import csv
from pathlib import Path

import pandas as pd
import pytest

from generator.catalogues import read_catalogue
from generator.territory.gap_sentences import gap_sentences

DATA = Path(__file__).parents[2] / "data"
KEY = {"epci_code": "200000001", "type_code": "B203"}
WORDS = pd.DataFrame(
    [
        {"type_code": "B203", "singular_fr": "boulangerie", "plural_fr": "boulangeries", "gender_code": "f"},
        {"type_code": "G102", "singular_fr": "hôtel homologué", "plural_fr": "hôtels homologués", "gender_code": "m"},
    ]
)  # fmt: skip
QUOTIENT = {"quotient": 0.55, "quotient_low": 0.4, "quotient_high": 0.91}


def told(expected, bounds, observed, *, type_code="B203", quotient=QUOTIENT):
    key = KEY | {"type_code": type_code}
    low, high = bounds or (None, None)
    gap = {"type_label_fr": "Boulangerie", "year": 2018, "observed_count": observed}
    gap |= {"expected_count": expected, "expected_low": low, "expected_high": high}
    quotients = pd.DataFrame([key | quotient]) if quotient else pd.DataFrame([KEY | QUOTIENT])[:0]
    gaps = pd.DataFrame([key | gap]).astype({"expected_low": "Int64", "expected_high": "Int64"})
    [row] = gap_sentences(gaps, quotients, WORDS).to_dict("records")
    return row


@pytest.mark.parametrize(
    ("expected", "bounds", "observed", "sentence"),
    [
        (5.2, (3, 7), 2, "5 boulangeries attendues pour un territoire comme le vôtre (de 3 à 7), 2 présentes (BPE 2018)."),
        (1.4, (0, 3), 1, "1 boulangerie attendue pour un territoire comme le vôtre (de 0 à 3), 1 présente (BPE 2018)."),
        (0.3, (0, 1), 0, "Moins d’une boulangerie attendue pour un territoire comme le vôtre (de 0 à 1), aucune présente (BPE 2018)."),
        (0.01, (0, 0), 3, "Moins d’une boulangerie attendue pour un territoire comme le vôtre (0 le plus souvent), 3 présentes (BPE 2018)."),
        (4.0, None, 2, "4 boulangeries attendues pour un territoire de cette taille, 2 présentes (BPE 2018)."),
    ],
)  # fmt: skip
def test_a_gap_is_one_sentence_whose_words_agree(expected, bounds, observed, sentence):
    assert told(expected, bounds, observed)["sentence_fr"] == sentence


def test_a_masculine_type_agrees_too():
    row = told(2.0, (1, 4), 0, type_code="G102")
    assert row["sentence_fr"] == (
        "2 hôtels homologués attendus pour un territoire comme le vôtre (de 1 à 4), "
        "aucun présent (BPE 2018)."
    )
    assert row["quotient_sentence_fr"].startswith("0,55 fois autant d’hôtels homologués par")


def test_a_type_without_words_is_told_by_its_label():
    row = told(5.0, (3, 7), 2, type_code="Z999")
    assert row["sentence_fr"] == (
        "Boulangerie : 2 présents, 5 attendus pour un territoire comme le vôtre (de 3 à 7) (BPE 2018)."
    )
    assert row["quotient_sentence_fr"] == (
        "Boulangerie : 0,55 fois autant par habitant qu’en France (de 0,40 à 0,91, BPE 2018)."
    )


def test_the_quotient_is_told_beside_the_country_and_left_blank_where_unknown():
    row = told(5.0, (3, 7), 2)
    assert row["quotient_sentence_fr"] == (
        "0,55 fois autant de boulangeries par habitant qu’en France (de 0,40 à 0,91, BPE 2018)."
    )
    assert pd.isna(told(5.0, (3, 7), 2, quotient=None)["quotient_sentence_fr"])


def test_every_type_that_an_activity_could_replace_has_its_words():
    with (DATA / "equipment_words.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    activities = read_catalogue([DATA]).activities.values()
    wanted = {code for activity in activities for code in activity.equipment.substitutes}
    assert wanted - {row["type_code"] for row in rows} == set()
    assert {row["gender_code"] for row in rows} == {"f", "m"}
    assert all(row["singular_fr"][0].islower() and row["plural_fr"] for row in rows)
