"""Ages become bands, occupations become INSEE's groups, and nothing finer is kept."""

import datetime as dt

import pandas as pd
import pytest

from generator.needs.answers.ages import band_of
from generator.needs.answers.categories import category_of
from generator.needs.answers.departements import CODES, read_departement
from generator.needs.answers.mapping import propose
from generator.needs.answers.statements import Origin, to_statements
from generator.needs.files.reading import read_table
from generator.settings import shipped


@pytest.mark.parametrize(
    ("written", "band"),
    [
        ("14", "moins de 15"),
        ("15", "15-29"),
        ("29 ans", "15-29"),
        ("34.0", "30-44"),
        ("59", "45-59"),
        ("74", "60-74"),
        ("75", "75+"),
        ("30-44", "30-44"),
        ("30 à 44 ans", "30-44"),
        ("de 31 à 40 ans", "30-44"),
        ("entre 45 et 59 ans", "45-59"),
        ("[30;45[", "30-44"),
        ("18–29 ans", "15-29"),
        ("75 ans et plus", "75+"),
        ("75+", "75+"),
        ("Plus de 80 ans", "75+"),
        ("moins de 15 ans", "moins de 15"),
        ("1987", "30-44"),  # 2026 − 1987 = 39
        ("12/04/1951", "75+"),  # 2026 − 1951 = 75
        ("1951-04-12", "75+"),
        ("né en 1956", "60-74"),  # 2026 − 1956 = 70
        ("25-34", None),  # straddles 15-29 and 30-44
        ("60 ans et plus", None),  # straddles 60-74 and 75+
        ("moins de 18 ans", None),
        ("140", None),
        ("2030", None),
        ("senior", None),
        (None, None),
    ],
)
def test_an_age_is_kept_as_a_band_or_not_at_all(written, band):
    assert band_of(written, 2026) == band


def test_a_year_of_birth_says_nothing_without_the_year_of_the_answer():
    assert band_of("1987", None) is None
    assert band_of("39", None) == "30-44"


@pytest.mark.parametrize(
    ("written", "category"),
    [
        ("Agricultrice", "cs1"),
        ("agriculteur·rice", "cs1"),
        ("Artisan menuisier", "cs2"),
        ("cheffe d'entreprise", "cs2"),
        ("chef d'entreprise", "cs2"),
        ("Ingénieure", "cs3"),
        ("Infirmière", "cs4"),
        ("Aide à domicile", "cs5"),
        ("ouvrier agricole", "cs6"),
        ("Cadre retraité", "cs7"),
        ("Étudiant(e)", "cs8"),
        ("Demandeuse d'emploi", "cs8"),
        ("mère au foyer", "cs8"),
        ("CS 5", "cs5"),
        ("Employé ou ouvrier", None),
        ("salariée", None),
        ("3", None),
        ("", None),
        (None, None),
    ],
)
def test_an_occupation_is_kept_as_one_of_eight_groups_or_not_at_all(written, category):
    assert category_of(written) == category


def test_the_labels_we_write_are_understood():
    modalities = pd.read_csv(shipped("data") / "respondent_modalities.csv")
    groups = modalities[modalities["variable_id"] == "category_id"]
    assert len(groups) == 8
    assert [category_of(label) for label in groups["label_fr"]] == groups["modality_id"].tolist()


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("Côte-d'Or", {"21"}),
        ("COTE D OR (21)", {"21"}),
        ("21 - Côte-d'Or", {"21"}),
        ("21.0", {"21"}),
        ("1", {"01"}),
        ("l'Ain", {"01"}),
        ("2a", {"2A"}),
        ("20", {"2A", "2B"}),
        ("Réunion", {"974"}),
        ("999", set()),
        ("Bourgogne", set()),
        (None, set()),
    ],
)
def test_a_departement_is_read_by_its_code_or_its_name(written, codes):
    assert read_departement(written) == codes


def test_there_are_101_departements():
    assert len(CODES) == 101


def imported(*lines):
    table = read_table("\n".join(lines).encode(), "enquete.csv")
    return to_statements(
        table,
        propose(table),
        survey_id="s",
        origin=Origin("200000001"),
        communes=None,
        today=dt.date(2026, 11, 1),
    )


def test_the_statements_carry_the_band_and_the_group_only():
    found = imported(
        "id;Quel est votre âge ?;Votre profession;Besoin",
        "1;34;Boulangère artisane;un bus",
        "2;25-34;dompteuse;du pain",
        "3;;;du lait",
    )
    assert found.statements["age_band"].fillna("?").tolist() == ["30-44", "?", "?"]
    assert found.statements["category_id"].fillna("?").tolist() == ["cs2", "?", "?"]
    assert found.notes == {
        "âge illisible ou à cheval sur deux tranches de l'INSEE, laissé inconnu": 1,
        "profession hors des groupes de l'INSEE, laissée inconnue": 1,
    }
    assert "dompteuse" not in found.statements.to_csv()


def test_a_year_of_birth_is_counted_from_the_year_of_the_answer():
    found = imported("id;Date;Année de naissance;Besoin", "1;2020-05-01;1976;un bus")
    assert found.statements["age_band"].tolist() == ["30-44"]  # 2020 − 1976 = 44
    assert "1976" not in found.statements.to_csv()
