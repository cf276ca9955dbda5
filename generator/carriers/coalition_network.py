"""Who holds the actors together, and which links would break: brokers, bridges, one person. Pure.

A betweenness is the share of the shortest ways between two others that go through an actor
(Freeman, 1977); a bridge is a link, and a cut an actor, without which the network falls apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from generator.carriers.coalition import Tie

DECIMALS = 4  # of a betweenness: what comes after is the noise of additions


@dataclass(frozen=True)
class Broker:
    """An actor through whom others are linked; ``is_cut`` when they would be linked no more."""

    actor_id: str
    betweenness_share: float
    is_cut: bool


@dataclass(frozen=True)
class FragileLink:
    """A link that would not outlive one departure, or whose loss would cut the network in two."""

    actor_id: str
    other_actor_id: str
    is_bridge: bool
    rests_on_one_person: bool | None


@dataclass(frozen=True)
class Network:
    """Brokers, most travelled first; fragile links; groups with no link between them."""

    brokers: tuple[Broker, ...]
    fragile_links: tuple[FragileLink, ...]
    groups: tuple[tuple[str, ...], ...]


def read_network(actor_ids: Iterable[str], ties: Iterable[Tie]) -> Network:
    """Read the network of some actors; ties with anybody else are left out.

    Parameters
    ----------
    ties
        One row per tie, in any order: two actors may have several. Their link rests on one
        person when all its ties do; one tie of which nobody knows leaves it unknown, unless
        another is known to hold.
    """
    graph = nx.Graph()
    graph.add_nodes_from(sorted(set(actor_ids)))
    one_person: dict[tuple[str, str], list[bool | None]] = {}
    for tie in ties:
        pair = _pair(tie.actor_id, tie.other_actor_id)
        if pair[0] != pair[1] and pair[0] in graph and pair[1] in graph:
            one_person.setdefault(pair, []).append(tie.rests_on_one_person)
    graph.add_edges_from(sorted(one_person))
    bridges = {_pair(*link) for link in nx.bridges(graph)}
    fragile = [
        FragileLink(*pair, is_bridge=pair in bridges, rests_on_one_person=_together(told))
        for pair, told in sorted(one_person.items())
    ]
    return Network(
        tuple(_brokers(graph)),
        tuple(link for link in fragile if link.is_bridge or link.rests_on_one_person),
        tuple(sorted(tuple(sorted(group)) for group in nx.connected_components(graph))),
    )


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def _together(told: list[bool | None]) -> bool | None:
    if False in told:
        return False
    return None if None in told else True


def _brokers(graph: nx.Graph) -> list[Broker]:
    cuts = set(nx.articulation_points(graph))
    between = nx.betweenness_centrality(graph)
    brokers = [
        Broker(str(name), round(float(share), DECIMALS), name in cuts)
        for name, share in between.items()
        if share > 0
    ]
    return sorted(brokers, key=lambda broker: (-broker.betweenness_share, broker.actor_id))
