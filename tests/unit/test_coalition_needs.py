"""What an activity and a carrier ask of a coalition, and what a register tells of its actors."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest
import yaml

from generator.carriers.categories import CATEGORIES_FR
from generator.carriers.coalition import CONTRIBUTIONS_FR, ROLES_FR, Actor, Tie
from generator.carriers.coalition_needs import (
    actors_of,
    categories_asked,
    roles_asked,
    ties_of,
)
from generator.carriers.coalition_opportunity import Project, coalition_for
from generator.catalogues import read_catalogue
from generator.catalogues.lists import read_lists
from tests.unit.coalition_rules import scic_categories

DATA = Path(__file__).parents[2] / "data"
CATALOGUE = read_catalogue([DATA])
ROLES = read_lists([DATA])["land_coalition_roles"]
LISTS = yaml.safe_load((DATA / "register_sheets.yaml").read_text(encoding="utf-8"))["lists"]
LABELS = {kind.id: kind.label_fr for kind in CATALOGUE.resource_kinds.values()}
TODAY = dt.date(2026, 11, 23)
SCIC = CATALOGUE.carriers["scic"]


@pytest.mark.parametrize(
    ("name", "known"),
    [("coalition_role", ROLES_FR), ("associate_category", CATEGORIES_FR)],
)
def test_the_register_offers_the_words_the_search_knows(name, known):
    assert {choice["id"]: choice["label_fr"] for choice in LISTS[name]} == known


def test_the_register_offers_the_contributions_the_search_knows():
    assert {choice["id"] for choice in LISTS["contribution_kind"]} == set(CONTRIBUTIONS_FR)


def test_every_role_of_the_table_is_known_and_every_kind_exists():
    assert set(ROLES["role_id"]) <= set(ROLES_FR)
    assert set(ROLES["resource_kind_id"]) <= set(LABELS)
    assert ROLES["why_fr"].notna().all()


def test_premises_money_and_matter_always_ask_somebody():
    families = {kind.id: kind.family for kind in CATALOGUE.resource_kinds.values()}
    asked = {
        kind
        for kind, family in families.items()
        if family in {"premises", "money", "material_flow"}
    }
    assert asked <= set(ROLES["resource_kind_id"])


@pytest.mark.parametrize("activity", CATALOGUE.activities.values(), ids=lambda one: one.id)
def test_every_activity_asks_for_a_carrier_and_each_role_once(activity):
    asked = [one.role for one in roles_asked(activity, ROLES, LABELS)]
    assert asked[0] == "porteur"
    assert len(asked) == len(set(asked))


def test_a_role_says_the_resources_it_brings_critical_or_useful():
    # atelier_velo: commercial premises and things to reuse are critical, no other has a role.
    asked = roles_asked(CATALOGUE.activities["atelier_velo"], ROLES, LABELS)
    told = {one.role: (one.critical_fr, one.useful_fr) for one in asked}
    assert told == {
        "porteur": ((), ()),
        "local": ((LABELS["commercial_premises"],), ()),
        "matiere": ((LABELS["reuse_flow"],), ()),
    }


def test_the_rules_of_a_scic_ask_what_the_law_of_1947_asks():
    asked = categories_asked(SCIC, TODAY)
    assert asked.rule == scic_categories(has_employees=None)
    assert [rule.id for rule in asked.firm] == [
        "scic.categories_count", "scic.beneficiaries", "scic.workers",
    ]  # fmt: skip
    assert asked.doubtful == ()


def test_a_carrier_without_such_a_rule_asks_for_no_category():
    assert categories_asked(CATALOGUE.carriers["association"], TODAY).rule.least == 0


@pytest.mark.parametrize(
    "change",
    [
        {"certainty": "non_confirme"},
        {"valid_to": dt.date(2026, 11, 22)},
        {"valid_from": dt.date(2026, 11, 24)},
    ],
)
def test_a_rule_that_no_text_settles_today_is_asked_of_a_person_never_of_the_search(change):
    rules = tuple(
        rule.model_copy(update=change) if rule.id == "scic.categories_count" else rule
        for rule in SCIC.rules
    )
    asked = categories_asked(SCIC.model_copy(update={"rules": rules}), TODAY)
    assert asked.rule.least == 0
    assert [rule.id for rule in asked.doubtful] == ["scic.categories_count"]
    _, sheet = coalition_for(Project((), SCIC, asked), [], [])
    (question,) = sheet.loc[sheet["row_kind"] == "a_verifier", "sentence_fr"]
    assert question.startswith("Quelles catégories d’associés sont réunies")


def register(**changes):
    row = {
        "actor_id": "a", "actor_kind": "ess", "actor_name": "Les Amis", "may_be_named": True,
        "coalition_roles": "local; financement", "associate_categories": pd.NA,
    }  # fmt: skip
    return pd.DataFrame([row | changes])


def test_blank_roles_and_categories_are_none_at_all():
    (actor,) = actors_of(register())
    assert actor.roles == {"local", "financement"}
    assert actor.categories == frozenset()


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({}, "Les Amis"),
        ({"may_be_named": False}, None),
        ({"may_be_named": pd.NA}, None),
        ({"actor_kind": "habitant"}, None),
        ({"actor_kind": "salarie"}, None),
        ({"actor_name": pd.NA}, None),
    ],
)
def test_only_who_accepts_to_be_named_is_named_and_a_person_never_is(changes, label):
    (actor,) = actors_of(register(**changes))
    assert actor.label_fr == label


def test_ties_with_actors_of_elsewhere_are_left_out_and_a_blank_stays_unknown():
    ties = pd.DataFrame(
        {
            "actor_id": ["a", "a"],
            "other_actor_id": ["b", "z"],
            "rests_on_one_person": pd.array([pd.NA, True], dtype="boolean"),
        }
    )
    assert ties_of(ties, [Actor("a"), Actor("b")]) == [Tie("a", "b", None)]


def test_what_the_register_does_not_say_is_asked():
    asked = roles_asked(CATALOGUE.activities["atelier_velo"], ROLES, LABELS)
    actors = [Actor("a", "La commune", roles=frozenset({"local"})), Actor("b"), Actor("c")]
    found, sheet = coalition_for(Project(asked), actors, [])
    assert found.chosen == ("a",)
    told = sheet.loc[sheet["row_kind"] == "a_verifier", "sentence_fr"].tolist()
    start = "Rôles possibles\u202f: le registre ne les dit pas pour"
    assert told == [f"{start} 2\u00a0acteurs, demandez-le-leur."]
    _, sheet = coalition_for(Project(asked), [*actors, Actor("d", "Le lycée")], [])
    told = sheet.loc[sheet["row_kind"] == "a_verifier", "sentence_fr"].tolist()
    assert told == [f"{start} 3\u00a0acteurs (Le lycée et 2\u00a0autres), demandez-le-leur."]
    assert sheet["row_kind"].tolist()[:2] == ["resume", "demande"]
