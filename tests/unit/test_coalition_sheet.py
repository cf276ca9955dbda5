"""Brokers, fragile links, and the sheet that tells a coalition in French."""

import random
from itertools import combinations

import networkx as nx
import pytest

from generator.carriers.coalition import Actor, Asked, Tie
from generator.carriers.coalition_network import read_network
from generator.carriers.coalition_sheet import COLUMNS, coalition_sheet
from generator.carriers.coalition_solving import smallest_coalition
from tests.unit.coalition_rules import scic_categories

NOTHING = read_network([], [])


def of_kind(sheet, kind):
    return sheet.loc[sheet["row_kind"] == kind, "sentence_fr"].tolist()


def told(actors, asked, network=NOTHING):
    return coalition_sheet(actors, asked, smallest_coalition(actors, asked), network)


def test_the_one_in_the_middle_of_a_path_is_a_broker_and_both_its_links_are_bridges():
    network = read_network("abc", [Tie("a", "b"), Tie("c", "b")])
    (broker,) = network.brokers
    # Between a and c there is one shortest way, and it goes through b: 1 / 1.
    assert (broker.actor_id, broker.betweenness_share, broker.is_cut) == ("b", 1.0, True)
    assert [(link.actor_id, link.other_actor_id) for link in network.fragile_links] == [
        ("a", "b"), ("b", "c"),
    ]  # fmt: skip


def test_in_a_triangle_only_what_rests_on_one_person_is_fragile():
    ties = [Tie("a", "b", True), Tie("b", "c", False), Tie("a", "c")]  # noqa: FBT003 -- yes, no
    network = read_network("abc", ties)
    assert network.brokers == ()
    (link,) = network.fragile_links
    assert (link.actor_id, link.other_actor_id, link.is_bridge) == ("a", "b", False)


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [(True, True, True), (True, False, False), (True, None, None), (None, False, False)],
)
def test_two_ties_between_the_same_actors_hold_each_other(first, second, together):
    network = read_network("ab", [Tie("a", "b", first), Tie("b", "a", second)])
    assert network.fragile_links[0].rests_on_one_person is together


def test_bridges_and_cuts_are_what_removal_shows():
    draw = random.Random(7)  # noqa: S311 (networks to read, not secrets)
    names = "abcdefgh"
    for _ in range(30):
        pairs = [pair for pair in combinations(names, 2) if draw.random() < 0.25]
        network = read_network(names, [Tie(*pair) for pair in draw.sample(pairs, len(pairs))])
        graph = nx.Graph(pairs)
        graph.add_nodes_from(names)
        before = nx.number_connected_components(graph)
        assert len(network.groups) == before
        bridges = {(link.actor_id, link.other_actor_id) for link in network.fragile_links}
        for pair in pairs:
            without = graph.copy()
            without.remove_edge(*pair)
            assert (nx.number_connected_components(without) > before) == (pair in bridges)
        cuts = {broker.actor_id for broker in network.brokers if broker.is_cut}
        for name in names:
            without = graph.copy()
            without.remove_node(name)
            assert (nx.number_connected_components(without) > before) == (name in cuts)


def test_ties_with_others_and_with_oneself_are_left_out():
    network = read_network("ab", [Tie("a", "z"), Tie("a", "a")])
    assert network.fragile_links == ()
    assert network.groups == (("a",), ("b",))


def test_a_sheet_says_who_does_what_and_what_is_missing():
    actors = [
        Actor("a", "La commune", roles=frozenset({"porteur", "local"}),
              categories=frozenset({"collectivites"}), contributions=frozenset({"argent"})),
        Actor("b", roles=frozenset({"porteur"}), categories=frozenset({"salaries"})),
    ]  # fmt: skip
    asked = Asked(
        frozenset({"porteur", "local", "matiere"}),
        frozenset({"argent", "heures"}),
        scic_categories(has_employees=True),
    )
    sheet = told(actors, asked)
    assert list(sheet.columns) == list(COLUMNS)
    assert of_kind(sheet, "resume") == [
        (
            "2\u00a0acteurs suffisent à couvrir ce que des acteurs connus peuvent couvrir\u202f; "
            "3\u00a0choses demandées restent à trouver. Aucune coalition plus petite ne couvre autant."
        )
    ]
    assert of_kind(sheet, "acteur") == [
        (
            "La commune peut porter le projet et fournir le local, apporte de l’argent et siège au "
            "titre des collectivités\u202f; aucun autre n’est noté comme pouvant fournir le local."
        ),
        "Un acteur qui n’a pas accepté d’être nommé peut porter le projet et siège au titre des salariés.",
    ]
    assert of_kind(sheet, "manque") == [
        "Aucun acteur n’est noté comme pouvant fournir la matière.",
        "Il manque des heures.",
        "Il manque des bénéficiaires parmi les associés.",
    ]


def test_one_actor_and_one_thing_missing_agree_in_the_singular():
    sheet = told([Actor("a", "La commune", roles=frozenset({"local"}))],
                 Asked(frozenset({"local", "matiere"})))  # fmt: skip
    assert "1\u00a0acteur suffit" in of_kind(sheet, "resume")[0]
    assert "1\u00a0chose demandée reste à trouver" in of_kind(sheet, "resume")[0]


def test_nobody_who_serves_is_said_too():
    assert of_kind(told([], Asked(frozenset({"local"}))), "resume") == [
        "Aucun acteur connu ne couvre ce qui est demandé."
    ]
    assert of_kind(told([], Asked()), "resume")[0].startswith("Rien n’est demandé")


def test_producers_in_the_place_of_employees_leave_a_question():
    actors = [Actor(c, c, categories=frozenset({c})) for c in ("producteurs", "beneficiaires")]
    (question,) = of_kind(
        told(actors, Asked(rule=scic_categories(has_employees=None))), "a_verifier"
    )
    assert question.endswith("la société a-t-elle des salariés\u202f?")
    assert (
        of_kind(told(actors, Asked(rule=scic_categories(has_employees=True))), "a_verifier") == []
    )


def test_fragile_links_are_told_where_they_touch_the_coalition():
    actors = [Actor(name, name.upper(), roles=frozenset({role})) for name, role in
              (("a", "local"), ("b", "matiere"), ("c", "financement"))]  # fmt: skip
    network = read_network("abc", [Tie("a", "b", True), Tie("b", "c")])  # noqa: FBT003 -- yes
    sheet = told(actors, Asked(frozenset({"local"})), network)
    assert of_kind(sheet, "lien_fragile") == [
        (
            "Le lien entre A et B repose sur une seule personne, et est le seul qui tienne ensemble "
            "deux parties du réseau."
        )
    ]
    assert of_kind(sheet, "relais") == []  # b is the broker, and is not in this coalition


def test_a_link_between_two_who_refuse_to_be_named_is_told_of_two_actors():
    actors = [Actor("a", roles=frozenset({"porteur"})), Actor("b")]
    sheet = told(actors, Asked(frozenset({"porteur"})), read_network("ab", [Tie("a", "b", True)]))  # noqa: FBT003 -- yes
    assert of_kind(sheet, "lien_fragile") == [
        (
            "Le lien entre deux acteurs qui n’ont pas accepté d’être nommés repose sur une seule "
            "personne, et est le seul qui tienne ensemble deux parties du réseau."
        )
    ]
