"""The demonstration built once: what its tables let a reader see, and what they withhold."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from generator import demonstration, runs
from generator.french import WIDE
from generator.sources.arrival.demo import demo_sources
from generator.warehouse.engine import EngineOptions
from generator.warehouse.workspace import Workspace

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
DEMO = DATA / "demo"
MOUNTAIN = "200039055"  # CC Ouche et Montagne
CITY = "242100410"  # Dijon Métropole
FEW_ANSWERS = "242101442"  # CC de Saulieu-Morvan
NEVER_ASKED = "200039063"  # CC Forêts, Seine et Suzon
PUBLISHED_FROM = 11  # persons


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    workspace = Workspace(tmp_path_factory.mktemp("demonstration"))
    workspace.create()
    demonstration.prepare(workspace, DATA)
    plan = runs.Plan(
        workspace,
        ROOT / "sql",
        DATA,
        demo_sources(DEMO),
        date(2026, 11, 22),
        mirror=DEMO,
        engine=EngineOptions(threads=2),
    )
    build = runs.run(plan)
    return lambda name: plan.store.read(build, name)


def test_the_demonstration_runs_from_end_to_end_and_says_what_it_is(built):
    territories = built("out_territories")
    assert len(territories) == 4
    assert territories["is_demo"].all()
    assert (territories["contour_note_fr"] == "contours approchés").all()
    assert built("out_needs")["is_qualified"].any()
    assert built("out_opportunities").groupby("epci_code").size().min() >= 5


def test_several_needs_pass_the_threshold_and_others_stay_withheld(built):
    needs = built("out_needs")
    mountain = needs[needs["epci_code"] == MOUNTAIN]
    assert (mountain["statement_count"] >= PUBLISHED_FROM).sum() >= 4
    assert mountain["is_suppressed"].any()


def test_needs_told_in_a_survey_and_in_interviews_are_qualified(built):
    needs = built("out_needs").query("is_qualified and epci_code == @MOUNTAIN")
    assert needs["theme_id"].tolist() == ["commerces", "dechets", "mobilite", "vieillissement"]
    assert (needs["source_kinds_fr"] == "enquête et entretien").all()
    assert (needs["statement_count"] >= PUBLISHED_FROM).all()


def test_an_opportunity_is_first_class_only_where_its_need_is_qualified_and_nothing_holds_it(built):
    opportunities = built("out_opportunities")
    first = opportunities[opportunities["class_id"] == "a_etudier_en_premier"]
    assert set(first["opportunity_id"]) == {
        f"{MOUNTAIN}-multiservice",
        f"{MOUNTAIN}-transport_solidaire",
    }
    assert first["held_fr"].isna().all()
    assert first["called_by_fr"].str.contains("besoin qualifié").all()
    others = opportunities.drop(index=first.index)
    assert others["held_fr"].notna().any()


def test_the_set_of_an_ebe_says_how_many_volunteers_its_jobs_are_for(built):
    sets = built("out_portfolios").set_index("portfolio_id")
    told = sets["sentence_fr"]
    assert f"pour 24{WIDE}personnes volontaires" in told[f"{MOUNTAIN}-ensemble-ebe"]
    jobs = sets.loc[f"{MOUNTAIN}-ensemble-ebe", ["set_jobs_fte_min", "set_jobs_fte_max"]]
    assert jobs.iloc[0] <= 24 <= jobs.iloc[1]


def test_where_nobody_was_asked_the_need_is_unknown_everywhere(built):
    territories = built("out_territories").set_index("epci_code")
    assert territories.loc[NEVER_ASKED, "survey_count"] == 0
    assert pd.isna(territories.loc[NEVER_ASKED, "statement_count"])
    parts = built("out_opportunity_parts")
    there = parts[parts["opportunity_id"].str.startswith(f"{NEVER_ASKED}-")]
    unknown = there[there["criterion_id"].isin(["besoin", "ressources"])]
    assert len(unknown) > 0
    assert unknown["is_missing"].all()


def test_old_codes_of_the_equipments_are_followed_to_the_communes_of_today(built):
    bulletin = built("out_sources").set_index("source_id")
    assert bulletin.loc["demo_equipment", "followed_count"] == 1  # Crimolois, merged in 2019
    assert (bulletin["unmatched_count"].dropna() == 0).all()


def test_topics_are_told_in_two_territories_by_enough_people_in_stable_words(built):
    topics = built("out_topics")
    assert len(topics) >= 6
    assert set(topics["epci_code"]) == {MOUNTAIN, CITY}
    assert (topics["statement_count"] >= PUBLISHED_FROM).all()
    assert (topics["stability"] >= 0.6).all()
    assert topics["verbatims_fr"].notna().all()


def test_a_hot_spot_is_told_where_a_need_gathers_and_nowhere_else(built):
    places = built("out_place_needs")
    hot = places[places["is_hot_spot"].fillna(value=False)]
    gathered = set(hot[["commune_name", "theme_id"]].itertuples(index=False, name=None))
    assert ("Sombernon", "dechets") in gathered
    assert ("Fleurey-sur-Ouche", "garde_enfants") in gathered
    assert set(hot["epci_code"]) == {MOUNTAIN}  # needs of the city are spread over its communes


def test_needs_and_premises_meet_in_chenove(built):
    clusters = built("out_clusters")
    hybrid = clusters[clusters["is_hybrid"].fillna(value=False)]
    city = hybrid[hybrid["epci_code"] == CITY]
    assert city["commune_name"].tolist() == ["Chenôve"]
    assert city["theme_ids"].tolist() == ["emploi, mobilite"]


def test_few_answers_are_said_fragile_and_many_are_not(built):
    surveys = built("out_surveys").set_index("epci_code")
    assert surveys["is_fragile"].to_dict() == {MOUNTAIN: False, CITY: False, FEW_ANSWERS: True}
    assert surveys.loc[FEW_ANSWERS, "statement_count"] == 29  # one fewer than the threshold
    needs = built("out_needs").query("epci_code == @FEW_ANSWERS").set_index("theme_id")
    assert needs.loc["vieillissement", "is_qualified"]
    assert needs.loc["culture", "statement_count"] == 12
