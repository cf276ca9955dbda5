"""The coalitions of the chain: which opportunities, which carrier, who may be published."""

import datetime as dt
import math
from pathlib import Path

import pandas as pd
import pytest
import scipy.optimize

from generator.carriers import coalition_solving
from generator.carriers.coalition import Actor, Asked, CategoryRule
from generator.carriers.coalition_solving import reproducible_coalition
from generator.carriers.coalition_table import COLUMNS, Catalogued, coalitions, to_study
from generator.catalogues import read_catalogue
from generator.catalogues.lists import read_lists

DATA = Path(__file__).parents[2] / "data"
CATALOGUE = read_catalogue([DATA])
KNOWN = Catalogued(
    CATALOGUE.activities,
    CATALOGUE.carriers,
    read_lists([DATA])["land_coalition_roles"],
    {kind.id: kind.label_fr for kind in CATALOGUE.resource_kinds.values()},
    dt.date(2026, 11, 23),
)
HERE, ELSEWHERE = "200000001", "200000002"
ACTOR = ["actor_id", "epci_code", "actor_kind", "actor_name", "may_be_named", "coalition_roles",
         "associate_categories"]  # fmt: skip
TIE = ["tie_id", "actor_id", "other_actor_id", "rests_on_one_person"]


def opportunities(*epcis):
    rows = [(f"{code}-recyclerie", code, "recyclerie", "Recyclerie") for code in epcis]
    names = ["opportunity_id", "epci_code", "activity_id", "activity_label_fr"]
    return pd.DataFrame(rows, columns=names)


def ranked(*rows):
    told = [(f"{HERE}-recyclerie", *row) for row in rows]
    return pd.DataFrame(told, columns=["opportunity_id", "carrier_id", "fit_rank", "verdict"])


def registered(*rows):
    told = [(name, HERE, kind, name, True, roles, None) for name, kind, roles in rows]
    return pd.DataFrame(told, columns=ACTOR)


def found(actors, carriers=(), epcis=(HERE,), ties=()):
    tied = pd.DataFrame(ties, columns=TIE)
    return coalitions(opportunities(*epcis), ranked(*carriers), actors, tied, KNOWN)


def members(table):
    return table.loc[table["row_kind"] == "acteur", "actor_id"].tolist()


def test_the_smallest_group_of_the_register_is_told_in_the_order_to_read():
    actors = registered(
        ("a", "ess", "porteur"), ("b", "collectivite", "local"), ("c", "ess", "porteur; local")
    )
    table = found(actors, [("scic", 1, "a_verifier")])
    assert members(table) == ["c"]
    assert table["coalition_position"].tolist() == list(range(1, len(table) + 1))
    assert table["row_kind"].iloc[0] == "resume"
    assert set(table["carrier_id"]) == {"scic"}
    assert table.dtypes.astype(str).to_dict() == COLUMNS


def test_an_epci_where_nobody_is_noted_has_no_line():
    actors = registered(("a", "ess", "porteur"))
    assert set(found(actors, epcis=(HERE, ELSEWHERE))["epci_code"]) == {HERE}
    assert found(actors.head(0)).empty
    assert found(registered(("a", "ess", None))).empty


def test_a_person_alone_is_never_published_even_without_a_name():
    actors = registered(("durand", "habitant", "porteur; local"), ("b", "ess", "local"))
    table = found(actors, ties=[("t", "durand", "b", True)])
    assert members(table) == ["b"]
    assert not table.astype("string").apply(lambda cells: cells.str.contains("durand")).any().any()


def test_the_fragile_links_of_those_who_refuse_to_be_named_are_counted_not_told():
    actors = registered(("a", "ess", "porteur"), ("b", "ess", "local"), ("c", "ess", None))
    actors["may_be_named"] = [True, True, False]
    ties = [("t1", "a", "b", True), ("t2", "b", "c", True), ("t3", "a", "c", True)]
    links = found(actors, ties=ties).query("row_kind == 'lien_fragile'")
    # Of three links, one is between two that accept; the two others touch c.
    assert links["actor_id"].fillna("").tolist() == ["a", ""]
    assert "2\xa0liens fragiles" in links["sentence_fr"].iloc[-1]
    assert not links["sentence_fr"].str.contains("« c »|\u202fc\u202f").any()


def test_nothing_published_tells_the_identifier_of_who_refuses_to_be_named():
    actors = registered(("a1", "ess", "porteur"), ("zz9", "ess", "local"), ("b1", "ess", None))
    actors["may_be_named"] = [True, False, None]
    # Everyone goes through zz9, who holds the premises: a broker of the coalition.
    ties = [("t1", "a1", "zz9", False), ("t2", "zz9", "b1", True)]
    table = found(actors, [("scic", 1, "a_verifier")], ties=ties)
    [relay] = table.query("row_kind == 'relais'").to_dict("records")
    assert relay["sentence_fr"].startswith("Un acteur qui n’a pas accepté d’être nommé relie")
    assert set(table["row_kind"]) >= {"acteur", "relais", "a_verifier", "lien_fragile"}
    told = table.astype("string").apply(lambda cells: cells.str.contains("zz9|b1"))
    assert not told.fillna(value=False).any().any()


def test_the_carrier_is_the_first_that_the_law_does_not_refuse():
    actors = registered(("a", "ess", "porteur"))
    carriers = [("scop", 3, "non"), ("scic", 2, "a_verifier"), ("a_trouver", 1, None)]
    table = found(actors, carriers)
    assert set(table["carrier_id"]) == {"scic"}
    # Beneficiaries and workers are two of the three categories; nobody is noted for any.
    assert table["row_kind"].eq("manque").sum() > found(actors)["row_kind"].eq("manque").sum()
    nobody = found(actors, carriers[:1] + carriers[2:])
    assert nobody["carrier_id"].isna().all()
    assert set(nobody["carrier_label_fr"]) == {"Porteur à trouver"}


def test_the_first_two_classes_are_studied():
    rows = opportunities(HERE, ELSEWHERE, "200000003")
    scores = rows.assign(class_id=["en_veille", "a_instruire", "a_etudier_en_premier"])
    classes = pd.DataFrame(
        {
            "class_id": ["a_etudier_en_premier", "a_instruire", "en_veille"],
            "rank_order": [1, 2, 3],
        }
    )
    most = pd.DataFrame({"threshold_id": ["coalition_classes_max"], "value": [2.0]})
    kept = to_study(rows, scores, classes, most)
    assert kept["epci_code"].tolist() == [ELSEWHERE, "200000003"]


def test_the_order_of_the_register_changes_nothing():
    actors = registered(*((f"a-{n:02}", "ess", "porteur; local") for n in range(9)))
    told = found(actors, [("scic", 1, "oui")])
    pd.testing.assert_frame_equal(found(actors.iloc[::-1], [("scic", 1, "oui")]), told)


@pytest.fixture
def limits(monkeypatch):
    seen = []

    def watched(*words, options, **named):
        seen.append(dict(options))  # the solver empties it
        return solve(*words, options=options, **named)

    solve = scipy.optimize.milp
    monkeypatch.setattr(scipy.optimize, "milp", watched)
    return seen


def test_no_clock_stops_the_search_of_the_chain(limits):
    actors = [Actor(f"a-{n:02}", roles=frozenset({"porteur"})) for n in range(30)]
    asked = Asked(frozenset({"porteur"}), rule=CategoryRule(1))
    first = reproducible_coalition(actors, asked)
    assert first.chosen == ("a-00",)
    # One search for the size, then one for each dozen of names: 30 / 12, rounded up.
    assert len(limits) == 1 + 3
    assert {options["time_limit"] for options in limits} == {math.inf}
    assert {options["node_limit"] for options in limits} == {coalition_solving.REPRODUCIBLE_NODES}
