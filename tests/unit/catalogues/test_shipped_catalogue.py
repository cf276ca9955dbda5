"""The catalogue that ships: whole, sorted, sourced, and within its own rules."""

from pathlib import Path

import pytest
import yaml

from generator.catalogues import Catalogue, read_catalogue

SHIPPED = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return read_catalogue([SHIPPED])


def test_a_workspace_without_catalogues_reads_as_the_shipped_one(folder, tmp_path):
    assert read_catalogue([folder, tmp_path / "absent"]) == read_catalogue([folder])


def test_the_shipped_catalogue_holds_the_seventy_activities_and_seventeen_themes(shipped):
    assert (len(shipped.activities), len(shipped.themes)) == (70, 17)
    assert len({theme.code for theme in shipped.themes.values()}) == 17


def test_the_shipped_classes_share_the_marks_in_order(shipped):
    classes = shipped.tables()["land_classes"].sort_values("rank_order")
    assert classes["class_label_fr"].tolist() == [
        "à étudier en premier",
        "à instruire",
        "en veille",
    ]
    assert classes["min_score"].tolist() == [60, 40, 0]


def test_every_shipped_table_is_sorted_by_a_key_without_repeat(shipped):
    keys = {
        "land_activities": ["activity_id"],
        "land_activity_themes": ["activity_id", "theme_id"],
        "land_activity_resources": ["activity_id", "resource_kind_id"],
        "land_activity_equipment": ["activity_id", "type_code"],
        "land_activity_naf": ["activity_id", "naf_code"],
        "land_activity_skills": ["activity_id", "rome_code"],
        "land_activity_partners": ["activity_id", "partner_activity_id"],
        "land_activity_carriers": ["activity_id", "carrier_id"],
        "land_activity_programmes": ["activity_id", "programme_id"],
        "land_activity_parts": ["activity_id", "part_activity_id"],
        "land_themes": ["theme_id"],
        "land_theme_figures": ["theme_id", "indicator_id"],
        "land_resource_kinds": ["resource_kind_id"],
        "land_classes": ["class_id"],
        "land_value_chains": ["chain_id"],
        "land_chain_links": ["chain_id", "link_id"],
        "land_link_evidence": ["chain_id", "link_id", "evidence_kind", "evidence_id"],
        "land_link_activities": ["chain_id", "link_id", "activity_id"],
    }
    tables = shipped.tables()
    assert tables.keys() == keys.keys()
    for name, key in keys.items():
        rows = list(tables[name][key].itertuples(index=False, name=None))
        assert rows == sorted(set(rows)), name


def test_every_theme_is_answered_by_an_activity_and_every_kind_of_resource_serves_one(shipped):
    tables = shipped.tables()
    assert set(tables["land_activity_themes"]["theme_id"]) == set(shipped.themes)
    assert set(tables["land_activity_resources"]["resource_kind_id"]) == set(shipped.resource_kinds)


def test_an_activity_has_one_leading_theme_and_at_most_two_critical_resources(shipped):
    for activity in shipped.activities.values():
        assert list(activity.themes.values()).count(1.0) == 1, activity.id
        assert len(activity.resources.critical) in {1, 2}, activity.id


def test_no_word_of_the_lexicon_speaks_for_two_themes(shipped):
    words = [word for lexicon in shipped.lexicon().values() for word in lexicon]
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_every_shipped_activity_says_each_figure_even_when_it_is_unknown():
    keys = {"solvable_users", "capex_eur", "revenue_per_fte_eur", "season_fr", "skills", "partners"}
    for path in sorted((SHIPPED / "activities").glob("*.yaml")):
        assert keys <= yaml.safe_load(path.read_text(encoding="utf-8")).keys(), path.name


def test_every_shipped_figure_that_is_written_names_its_source(shipped):
    for activity in shipped.activities.values():
        for name in ("fte", "catchment_people", "delay_months", "solvable_users", "capex_eur"):
            figure = getattr(activity, name)
            assert figure.min is None or figure.source_fr, f"{activity.id}.{name}"
        for name in ("catchment_road_min", "revenue_per_fte_eur"):
            figure = getattr(activity, name)
            assert figure.value is None or figure.source_fr, f"{activity.id}.{name}"


def test_a_shipped_activity_works_with_two_to_six_trades(shipped):
    counts = {key: len(entry.skills.codes) for key, entry in shipped.activities.items()}
    assert {key: count for key, count in counts.items() if not 2 <= count <= 6} == {}


def test_users_are_counted_only_where_the_starting_catalogue_says_how_many(shipped):
    needed = {
        key: (entry.solvable_users.min, entry.solvable_users.basis)
        for key, entry in shipped.activities.items()
        if entry.solvable_users.min is not None
    }
    assert needed == {
        "creche": (80, "naissances_par_an"),
        "conciergerie_e": (1500, "salaries"),
        "supermarche_coop": (300, "membres"),
    }


def test_a_specialised_recyclerie_lives_with_a_generalist_one(shipped):
    assert "recyclerie" in shipped.activities["recyclerie_special"].partners


def test_a_shipped_catalogue_entry_fits_in_eighty_lines():
    paths = sorted((SHIPPED / "activities").glob("*.yaml"))
    assert [p.name for p in paths if len(p.read_text("utf-8").splitlines()) > 80] == []


def test_every_carrier_an_activity_names_has_rules():
    catalogue = read_catalogue([SHIPPED])
    named = {key for activity in catalogue.activities.values() for key in activity.carriers}
    assert named - set(catalogue.carriers) == set()
