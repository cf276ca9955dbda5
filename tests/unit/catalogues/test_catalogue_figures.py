"""Figures and codes of an activity: a blank is unknown, a checked figure names its source."""

import pytest

from generator.catalogues import read_catalogue
from generator.errors import CatalogueError
from tests.unit.catalogues.entries import THEME, write, write_activity


def test_a_checked_figure_without_a_source_is_refused(folder, refusal):
    write_activity(folder, fte={"min": 2, "max": 3, "certainty": "verifie"})
    assert "un chiffre de certitude « verifie » doit donner sa source" in refusal()


def test_a_checked_figure_with_its_source_is_kept(folder):
    write_activity(
        folder, fte={"min": 2, "max": 3, "certainty": "verifie", "source_fr": "Avise, 2020"}
    )
    assert read_catalogue([folder]).activities["garage"].fte.max == 3


@pytest.mark.parametrize("certainty", ["verifie", "note_fondatrice", "estimation"])
def test_a_blank_figure_is_unknown_and_never_claims_more(folder, refusal, certainty):
    write_activity(folder, delay_months={"min": None, "max": None, "certainty": certainty})
    assert "un chiffre absent doit avoir la certitude « inconnu »" in refusal()


def test_a_written_figure_is_not_unknown(folder, refusal):
    write_activity(folder, catchment_road_min={"value": 15, "certainty": "inconnu"})
    assert "un chiffre écrit ne peut pas avoir la certitude « inconnu »" in refusal()


@pytest.mark.parametrize("bounds", [{"min": 5, "max": 2}, {"min": -1, "max": 2}])
def test_an_impossible_range_is_refused(folder, refusal, bounds):
    write_activity(folder, fte=bounds | {"certainty": "estimation"})
    assert "activities/garage.yaml" in refusal()


@pytest.mark.parametrize(
    "figure",
    [
        {"solvable_users": {"min": 80, "max": None, "basis": "naissances_par_an"}},
        {"capex_eur": {"min": 100_000, "max": 200_000}},
        {"revenue_per_fte_eur": {"value": 30_000, "year": 2023}},
        {"skills": {"nomenclature": "ROME 2021-07", "codes": ["I1604"]}},
    ],
)
@pytest.mark.parametrize("certainty", ["verifie", "note_fondatrice"])
def test_no_checked_figure_of_an_activity_goes_without_its_source(
    folder, refusal, figure, certainty
):
    [(key, value)] = figure.items()
    write_activity(folder, **{key: value | {"certainty": certainty}})
    assert f"un chiffre de certitude « {certainty} » doit donner sa source" in refusal()
    sourced = value | {"certainty": certainty, "source_fr": "Avise, 2020"}
    write_activity(folder, **{key: sourced})
    assert getattr(read_catalogue([folder]).activities["garage"], key).source_fr == "Avise, 2020"


@pytest.mark.parametrize(
    ("figure", "sentence"),
    [
        (
            {"solvable_users": {"min": 80, "max": None, "basis": None, "certainty": "estimation"}},
            "un chiffre écrit demande « basis »",
        ),
        (
            {"solvable_users": {"min": None, "max": None, "basis": "menages"}},
            "un chiffre absent ne doit pas avoir « basis »",
        ),
        (
            {"solvable_users": {"min": 80, "max": None, "basis": "touristes"}},
            "« touristes » n'est pas admis pour « solvable_users.basis »",
        ),
        (
            {"revenue_per_fte_eur": {"value": 30_000, "year": None, "certainty": "estimation"}},
            "un chiffre écrit demande « year »",
        ),
        (
            {"capex_eur": {"min": 2, "max": 1, "certainty": "estimation"}},
            "« max » demande un « min » qui ne le dépasse pas",
        ),
        (
            {"skills": {"nomenclature": "ROME 2021-07", "codes": ["mécanicien"]}},
            "« mécanicien » n'a pas la forme attendue pour « skills.codes.0 »",
        ),
        (
            {"skills": {"nomenclature": "ROME 4", "codes": []}},
            "« ROME 4 » n'est pas admis pour « skills.nomenclature » (admis : 'ROME 2021-07')",
        ),
        ({"partners": ["garage"]}, "une activité n'est pas sa propre partenaire"),
        (
            {"partners": ["recyclerie"]},
            "l'activité « recyclerie » n'est pas dans data/activities/",
        ),
    ],
)
def test_half_a_figure_or_an_unknown_word_is_refused(folder, refusal, figure, sentence):
    [(key, value)] = figure.items()
    unknown = {"certainty": "inconnu"} | value if isinstance(value, dict) else value
    write_activity(folder, **{key: unknown})
    assert sentence in refusal()


def test_what_an_activity_of_a_workspace_leaves_out_is_unknown_and_never_zero(folder):
    tables = read_catalogue([folder]).tables()
    row = tables["land_activities"].iloc[0]
    figures = ["solvable_users_min", "solvable_users_basis", "capex_eur_min", "capex_eur_max"]
    assert row[[*figures, "revenue_per_fte_eur", "revenue_year"]].isna().all()
    certainties = row[["solvable_users_certainty", "capex_certainty", "revenue_certainty"]]
    assert set(certainties) == {"inconnu"}
    assert tables["land_activity_skills"].empty
    assert tables["land_activity_partners"].empty


def test_each_code_that_no_nomenclature_holds_is_told_at_once_with_its_file(folder):
    write_activity(
        folder,
        naf={"revision": "2", "codes": ["45.20A", "45.99Z"]},
        skills={"nomenclature": "ROME 2021-07", "codes": ["I9999"], "certainty": "estimation"},
    )
    known = {"naf": {"45.20A"}, "bpe": {"A206"}, "rome": {"I1604"}}
    with pytest.raises(CatalogueError) as refused:
        read_catalogue([folder], known)
    assert [line.partition(". ")[0] for line in str(refused.value).splitlines()] == [
        "activities/garage.yaml : le code « 45.99Z » n'est pas dans la nomenclature NAF rév",
        (
            "activities/garage.yaml : le code « A301 » n'est pas dans la nomenclature "
            "BPE (libellés de 2013)"
        ),
        "activities/garage.yaml : le code « I9999 » n'est pas dans la nomenclature ROME 2021-07",
    ]
    assert read_catalogue([folder], {"naf": {"45.20A", "45.99Z"}}).activities.keys() == {"garage"}


def test_a_blank_stays_blank_in_the_tables(folder):
    row = read_catalogue([folder]).tables()["land_activities"].iloc[0]
    assert row["catchment_people_min"] == 20000
    assert row[["catchment_people_max", "delay_months_min", "delay_months_max"]].isna().all()


def test_a_theme_says_when_no_official_figure_speaks_of_it(folder, refusal):
    silent = {key: value for key, value in THEME.items() if key != "no_official_figure_fr"}
    write(folder / "themes.yaml", {"themes": [silent]})
    assert "donnez soit official_figures, soit no_official_figure_fr" in refusal()


def test_an_official_sentence_compares_with_the_country(folder, refusal):
    figure = {
        "indicator_id": "unemployment_share",
        "direction": "high_is_need",
        "threshold_rule": "quintile_national",
        "sentence_fr": "Le chômage est de {value}.",
        "source_fr": "INSEE",
    }
    spoken = {key: value for key, value in THEME.items() if key != "no_official_figure_fr"}
    write(folder / "themes.yaml", {"themes": [spoken | {"official_figures": [figure]}]})
    assert "la phrase doit contenir {national}" in refusal()
