"""The coalition of each opportunity to study: which of the actors noted could carry it. Pure.

Organisations and groups only: a person alone is never published, even without a name. A fragile
link is told of two organisations that both accept to be named; the others are counted.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import pandas as pd

from generator.carriers.coalition import PERSONS, Actor, Asked, Coalition
from generator.carriers.coalition_needs import (
    actors_of,
    categories_asked,
    roles_asked,
    ties_of,
)
from generator.carriers.coalition_network import FragileLink, Network, read_network
from generator.carriers.coalition_opportunity import Project, project_lines
from generator.carriers.coalition_sheet import COLUMNS as SHEET
from generator.carriers.coalition_sheet import LINK, Line
from generator.carriers.coalition_solving import reproducible_coalition
from generator.carriers.fit import REFUSED, TO_FIND_FR
from generator.catalogues.activities import Activity
from generator.catalogues.carriers import Carrier
from generator.french import agree, counted, sentence

CLASSES = "coalition_classes_max"  # of land_thresholds: how many classes, the first ones
KEYS = ("opportunity_id", "coalition_position")
OPPORTUNITY = ("opportunity_id", "epci_code", "activity_id", "activity_label_fr")
COLUMNS = {
    "opportunity_id": "string",
    "coalition_position": "Int64",
    "epci_code": "string",
    "activity_id": "string",
    "activity_label_fr": "string",
    "carrier_id": "string",
    "carrier_label_fr": "string",
} | {name: kind for name, kind in SHEET.items() if name != "contributions_fr"}  # asked of nobody

Find = Callable[[tuple[Actor, ...], Asked], Coalition]


@dataclass(frozen=True)
class Catalogued:
    """What the catalogues say: activities, carriers, roles that bring resources, their labels."""

    activities: Mapping[str, Activity]
    carriers: Mapping[str, Carrier]
    roles: pd.DataFrame
    labels: Mapping[str, str]
    today: date


@dataclass(frozen=True)
class Place:
    """Who is noted in an EPCI, and how they are tied."""

    actors: tuple[Actor, ...]
    network: Network


def to_study(
    opportunities: pd.DataFrame,
    scores: pd.DataFrame,
    classes: pd.DataFrame,
    thresholds: pd.DataFrame,
) -> pd.DataFrame:
    """Keep the opportunities of the first classes: one held for review is in the second at best.

    Raises
    ------
    KeyError
        If ``coalition_classes_max`` is not among the thresholds.
    """
    most = thresholds.set_index("threshold_id")["value"].loc[CLASSES]
    first = classes.nsmallest(int(most), "rank_order")["class_id"]
    wanted = scores.loc[scores["class_id"].isin(first), "opportunity_id"]
    return opportunities[opportunities["opportunity_id"].isin(wanted)]


def coalitions(
    opportunities: pd.DataFrame,
    ranked: pd.DataFrame,
    actors: pd.DataFrame,
    ties: pd.DataFrame,
    catalogued: Catalogued,
) -> pd.DataFrame:
    """Find the smallest coalition of each opportunity, for the carrier to ask first.

    Parameters
    ----------
    opportunities
        One row each: ``opportunity_id``, ``epci_code``, ``activity_id``, ``activity_label_fr``.
    ranked
        The carriers of each opportunity, as ``fit.fit`` makes them.
    actors, ties
        Those of the registers, as ``actors_of`` and ``ties_of`` read them.

    Returns
    -------
    DataFrame, one row per opportunity and line of its sheet
        Nothing for an EPCI where no organisation has a role or a category noted. The same tables
        give the same rows on any machine: no clock stops the search.
    """
    places = _places(actors, ties)
    here = opportunities[opportunities["epci_code"].isin(places)]
    best = _best_carriers(ranked, catalogued.carriers)
    find = cache(reproducible_coalition)  # many activities of a place ask for the same
    told = []
    for row in here[list(OPPORTUNITY)].to_dict("records"):
        carrier = best.get(str(row["opportunity_id"]))
        place = places[str(row["epci_code"])]
        activity = catalogued.activities[str(row["activity_id"])]
        lines = _lines(_project(activity, carrier, catalogued), place, find)
        named = {
            "carrier_id": carrier.id if carrier else None,
            "carrier_label_fr": carrier.label_fr if carrier else TO_FIND_FR,
        }
        told += [
            {**row, **named, "coalition_position": position, **line}
            for position, line in enumerate(lines, start=1)
        ]
    in_order = pd.DataFrame(told, columns=list(COLUMNS)).astype(COLUMNS)
    return in_order.sort_values(list(KEYS), ignore_index=True)


def _places(actors: pd.DataFrame, ties: pd.DataFrame) -> dict[str, Place]:
    """Gather the organisations of each EPCI where something is noted of at least one of them."""
    organisations = actors[~actors["actor_kind"].isin(PERSONS)].sort_values("actor_id")
    places = {}
    for epci, rows in organisations.groupby("epci_code"):
        read = tuple(actors_of(rows))
        if any(actor.roles or actor.categories for actor in read):
            names = [actor.actor_id for actor in read]
            places[str(epci)] = Place(read, read_network(names, ties_of(ties, read)))
    return places


def _best_carriers(ranked: pd.DataFrame, carriers: Mapping[str, Carrier]) -> dict[str, Carrier]:
    """Give the first carrier of each opportunity that the law does not refuse, if any."""
    may_act = ranked["verdict"].notna() & ranked["verdict"].ne(REFUSED)
    known = ranked[may_act & ranked["carrier_id"].isin(carriers)]
    first = known.sort_values("fit_rank").drop_duplicates("opportunity_id")
    pairs = zip(first["opportunity_id"], first["carrier_id"], strict=True)
    return {str(key): carriers[str(carrier)] for key, carrier in pairs}


def _project(activity: Activity, carrier: Carrier | None, catalogued: Catalogued) -> Project:
    roles = roles_asked(activity, catalogued.roles, catalogued.labels)
    if carrier is None:
        return Project(roles)
    return Project(roles, carrier, categories_asked(carrier, catalogued.today))


def _lines(project: Project, place: Place, find: Find) -> Iterator[Mapping[str, object]]:
    found = find(place.actors, project.asked)
    named = {actor.actor_id for actor in place.actors if actor.label_fr}
    links = place.network.fragile_links
    shown = tuple(link for link in links if {link.actor_id, link.other_actor_id} <= named)
    network = replace(place.network, fragile_links=shown)
    lines: Sequence[Line] = project_lines(project, place.actors, found, network)
    for line in [*lines, *_counted(set(links).difference(shown), found)]:
        told = {name: cell for name, cell in line.items() if name in COLUMNS}
        # An identifier says who, to whoever holds the register.
        yield told if told.get("actor_id") in named else told | {"actor_id": None}


def _counted(unnamed: Collection[FragileLink], found: Coalition) -> Iterator[Line]:
    """Count the fragile links of the coalition that cannot be told one by one."""
    chosen = set(found.chosen)
    count = sum(not chosen.isdisjoint((one.actor_id, one.other_actor_id)) for one in unnamed)
    if count:
        links = counted(count, "lien fragile", "liens fragiles")
        told = agree(count, "n’est pas détaillé", "ne sont pas détaillés")
        why = "un des deux acteurs au moins n’a pas accepté d’être nommé"
        yield {"row_kind": LINK, "sentence_fr": sentence(f"{links} {told} : {why}")}
