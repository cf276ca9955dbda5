"""What is published of a structure's governance: its answers, and no small number of persons."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from generator.carriers.governance_table import (
    GOVERNANCE_COLUMNS,
    governance_table,
    publishable,
)
from generator.carriers.structure_register import Law, Registered
from generator.carriers.structures import Structure
from generator.catalogues import read_catalogue

CATALOGUE = read_catalogue([Path(__file__).parents[2] / "data"])
LAW = Law(CATALOGUE.carriers, CATALOGUE.carrier_facts)
TODAY = dt.date(2026, 11, 23)
PERSONS_MIN = 11
TOWN = {"actor_id": "town", "category": "collectivites", "capital_eur": 8000, "votes": 1}


def registered(*members, persons=("staff",), **more):
    told = {"id": "lieu", "label_fr": "Le Lieu", "carrier": "scic", "capital_eur": 20000}
    structure = Structure.model_validate(
        told | {"colleges": (), "members": members, "members_complete": True} | more
    )
    return Registered(structure, "200039055", "200039055-tiers_lieu", frozenset(persons))


def staff(count, **more):
    return {"actor_id": "staff", "category": "salaries", "people_count": count, "votes": 5} | more


def shown(one):
    return {member.actor_id: member for member in publishable(one, PERSONS_MIN).members}


@pytest.mark.parametrize("count", [4, 10, None])
def test_a_small_or_uncounted_group_shows_neither_its_persons_nor_its_votes(count):
    group = shown(registered(TOWN, staff(count)))["staff"]
    assert (group.people_count, group.votes) == (None, None)


def test_a_group_of_eleven_is_told():
    group = shown(registered(TOWN, staff(11, capital_eur=6000)))["staff"]
    assert (group.people_count, group.votes, group.capital_eur) == (11, 5, 6000)


def test_no_part_is_shown_where_the_last_would_be_found_by_subtraction():
    members = shown(registered(TOWN, staff(4, capital_eur=12000)))
    assert [member.capital_eur for member in members.values()] == [None, None]
    assert members["town"].votes == 1


def test_other_parts_stay_where_the_small_group_holds_none():
    assert shown(registered(TOWN, staff(4)))["town"].capital_eur == 8000


def test_an_alert_never_gives_back_the_votes_of_a_small_group():
    town = TOWN | {"label_fr": "Bourg", "people_count": 1, "votes": 2}
    uneven = registered(town, staff(4, label_fr="L’équipe"))
    table = governance_table([uneven], LAW, TODAY, persons_min=PERSONS_MIN)
    alerts = table.loc[table["row_kind"] == "alerte", "sentence_fr"]
    assert [sentence for sentence in alerts if "Bourg" in sentence]
    assert not [sentence for sentence in alerts if "équipe" in sentence]


def test_a_member_that_refuses_to_be_named_is_published_without_its_identifier():
    one = registered(TOWN | {"votes": 2}, staff(11, label_fr="L’équipe"))
    table = governance_table([one], LAW, TODAY, persons_min=PERSONS_MIN)
    members = table[table["row_kind"] == "membre"]
    assert members["row_label_fr"].tolist() == ["un membre non nommé", "L’équipe"]
    assert members["row_id"].fillna("").tolist() == ["", "staff"]
    told = table.astype("string").apply(lambda cells: cells.str.contains("town"))
    assert not told.fillna(value=False).any().any()


def test_the_answers_are_those_of_the_whole_structure():
    # 8 000 / 20 000 = 40 % of public capital: under half whatever is withheld.
    members = (TOWN, staff(4, capital_eur=12000))
    table = governance_table([registered(*members)], LAW, TODAY, persons_min=PERSONS_MIN)
    rules = table.set_index("row_id")["verdict"]
    [capital] = [rule for rule in rules.index if "capital" in str(rule) and "public" in str(rule)]
    assert rules[capital] == "oui"


def test_lines_are_numbered_structure_by_structure_and_keep_their_opportunity():
    one = registered(TOWN)
    other = Registered(
        one.structure.model_copy(update={"id": "autre"}), "242100410", None, one.persons
    )
    table = governance_table([one, other], LAW, TODAY, persons_min=PERSONS_MIN)
    firsts = table[table["row_position"] == 1]
    assert firsts["structure_id"].tolist() == ["lieu", "autre"]
    assert firsts["row_kind"].eq("resume").all()
    assert firsts["opportunity_id"].isna().tolist() == [False, True]
    assert not table.duplicated(["structure_id", "row_position"]).any()


def test_no_structure_gives_a_table_with_its_columns():
    table = governance_table([], LAW, TODAY, persons_min=PERSONS_MIN)
    assert table.empty
    assert {name: str(kind) for name, kind in table.dtypes.items()} == GOVERNANCE_COLUMNS
    assert isinstance(table, pd.DataFrame)
