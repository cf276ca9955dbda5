"""The smallest coalition that covers what can be covered: an exact search within bounds. Pure."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from generator.carriers.coalition import (
    Actor,
    Asked,
    CategoryRule,
    Coalition,
    Seating,
    Uncovered,
    check_actors,
    uncovered_by,
)

if TYPE_CHECKING:
    from scipy.optimize import LinearConstraint, OptimizeResult

SECONDS = 0.8  # for the size; settling equals has as much again, so under two seconds in all
NODES = 10_000  # a bound that, unlike the clock, falls at the same place on every machine
# Where no clock may decide: with eighty actors nearly every search ends before it branches.
REPRODUCIBLE_NODES = 200
# Powers of two weigh equals; past this many the solver's own tolerance would blur them.
BLOCK = 12
CHOSEN = 0.5  # a binary, within the solver's tolerance
WHOLE = 1e-6
EXACT, GREEDY = "exacte", "approchee"

Vector = npt.NDArray[np.float64]
Chosen = npt.NDArray[np.bool_]


@dataclass
class _Rows:
    """The constraints, gathered cell by cell."""

    width: int
    cells: list[Vector] = field(default_factory=list)
    lows: list[float] = field(default_factory=list)
    highs: list[float] = field(default_factory=list)

    def bound(self, cells: Mapping[int, float], low: float, high: float = math.inf) -> None:
        row = np.zeros(self.width)
        row[list(cells)] = list(cells.values())
        self.cells.append(row)
        self.lows.append(low)
        self.highs.append(high)

    def done(self) -> "LinearConstraint":
        from scipy.optimize import LinearConstraint  # heavy: loaded when a coalition is sought

        return LinearConstraint(np.vstack(self.cells), np.array(self.lows), np.array(self.highs))


def reproducible_coalition(actors: Sequence[Actor], asked: Asked) -> Coalition:
    """Find the same without any clock: two machines, fast or slow, give the same bytes."""
    return smallest_coalition(actors, asked, seconds=math.inf, nodes=REPRODUCIBLE_NODES)


def smallest_coalition(
    actors: Sequence[Actor], asked: Asked, *, seconds: float = SECONDS, nodes: int = NODES
) -> Coalition:
    """Find the fewest actors that cover all that somebody can cover.

    Parameters
    ----------
    actors
        In any order. An associate is counted in one category only.
    asked
        What nobody can cover is told in ``uncovered``, and never forced.

    Returns
    -------
    Coalition
        Between coalitions of the same size, the one whose identifiers come first.

    Raises
    ------
    DataError
        If an actor is written twice, or a role, contribution or category is not known.

    Notes
    -----
    When the solver stops before proving the size, what it held then would depend on the speed of
    the machine: actors are then added one by one, and the gap is measured to its bound.
    """
    check_actors(actors, asked)
    useful = [actor for actor in sorted(actors, key=_name) if _serves(actor, asked)]
    left, _ = uncovered_by(useful, asked)
    if not useful:
        return Coalition((), (), left, EXACT)
    first, bound = _smallest(useful, asked, left, seconds, nodes)
    if first is None:
        members = _one_by_one(useful, asked, left)
        return _coalition(members, asked, GREEDY, max(0, len(members) - bound))
    named_first = _first_of_equals(useful, asked, left, first, seconds, nodes)
    return _coalition(named_first, asked, EXACT, 0)


def _name(actor: Actor) -> str:
    return actor.actor_id


def _serves(actor: Actor, asked: Asked) -> bool:
    holds = actor.roles & asked.roles or actor.contributions & asked.contributions
    return bool(holds or (actor.categories and (asked.rule.least or asked.rule.each_of)))


def _coalition(members: Sequence[Actor], asked: Asked, method: str, gap: int) -> Coalition:
    left, seating = uncovered_by(members, asked)
    return Coalition(tuple(actor.actor_id for actor in members), seating, left, method, gap)


def _smallest(
    actors: Sequence[Actor], asked: Asked, left: Uncovered, seconds: float, nodes: int
) -> tuple[Chosen | None, int]:
    """Prove a smallest choice; failing that, give the number that no coalition goes under."""
    constraints = _constraints(actors, asked, left)
    width = _width(actors, asked)
    found = _solved(
        (np.arange(width) < len(actors)).astype(float),
        (np.zeros(width), np.ones(width)),
        constraints,
        (seconds, nodes),
    )
    if found.status == 0 and found.x is not None:
        chosen = found.x[: len(actors)] > CHOSEN
        return chosen, int(chosen.sum())
    bound = found.mip_dual_bound
    if bound is None or not math.isfinite(bound):
        return None, 0
    return None, max(0, math.ceil(bound - WHOLE))


def _solved(
    costs: Vector,
    bounds: tuple[Vector, Vector],
    constraints: "LinearConstraint",
    limits: tuple[float, int],
) -> "OptimizeResult":
    """Choose among yes-or-no cells at the least cost, within so many seconds and nodes."""
    from scipy.optimize import Bounds, milp  # heavy, as above

    seconds, nodes = limits
    return milp(
        costs,
        integrality=np.ones(len(costs), dtype=np.int64),
        bounds=Bounds(*bounds),
        constraints=constraints,
        options={"time_limit": seconds, "node_limit": nodes, "mip_rel_gap": 0.0},
    )


def _first_of_equals(
    actors: Sequence[Actor],
    asked: Asked,
    left: Uncovered,
    first: Chosen,
    seconds: float,
    nodes: int,
) -> list[Actor]:
    """Take, among all coalitions of the least size, the one whose names come first.

    Names are settled some at a time, each weighing more than all those after it; what is settled
    is then held. A solver that stops leaves what it last found: as small, if not as well named.
    """
    constraints = _constraints(actors, asked, left, int(first.sum()))
    width = _width(actors, asked)
    low, high = np.zeros(width), np.ones(width)
    blocks = range(0, len(actors), BLOCK)
    chosen = first
    for start in blocks:
        stop = min(start + BLOCK, len(actors))
        weights = np.zeros(width)
        weights[start:stop] = -(2.0 ** np.arange(stop - start)[::-1])
        found = _solved(weights, (low, high), constraints, (seconds / len(blocks), nodes))
        if found.x is None:
            break
        chosen = found.x[: len(actors)] > CHOSEN
        low[start:stop] = high[start:stop] = chosen[start:stop]
    return [actor for actor, is_in in zip(actors, chosen, strict=True) if is_in]


def _one_by_one(actors: Sequence[Actor], asked: Asked, left: Uncovered) -> list[Actor]:
    """Add the actor that covers most, then drop those whom the others make needless."""
    alike: dict[tuple[frozenset[str], ...], Actor] = {}
    members: list[Actor] = []
    while uncovered_by(members, asked)[0].count > left.count:
        alike.clear()
        for actor in actors:
            if actor not in members:
                brought = (actor.roles & asked.roles, actor.contributions & asked.contributions)
                alike.setdefault((*brought, actor.categories), actor)
        # The first of equals: ``min`` keeps the order of the identifiers.
        best = min(alike.values(), key=lambda one: _left(uncovered_by([*members, one], asked)))
        members.append(best)
    for actor in sorted(members, key=_name, reverse=True):
        rest = [other for other in members if other is not actor]
        if uncovered_by(rest, asked)[0].count == left.count:
            members = rest
    return sorted(members, key=_name)


def _left(told: tuple[Uncovered, Seating]) -> int:
    return told[0].count


def _constraints(
    actors: Sequence[Actor], asked: Asked, left: Uncovered, size: int | None = None
) -> "LinearConstraint":
    """Write the cover: who is in, in which category each is counted, which categories are filled.

    The variables are the actors, then the pairs of an actor and a category, then the categories,
    then the categories wanted that stay empty.
    """
    rule = asked.rule
    everyone = range(len(actors))
    pairs = [(i, c) for i in everyone for c in sorted(actors[i].categories)]
    names = sorted({category for _, category in pairs})
    filled = {name: len(actors) + len(pairs) + n for n, name in enumerate(names)}
    empty = len(actors) + len(pairs) + len(names)
    rows = _Rows(_width(actors, asked))
    for role in sorted(asked.roles.difference(left.roles)):
        rows.bound({i: 1.0 for i in everyone if role in actors[i].roles}, 1)
    for brought in sorted(asked.contributions.difference(left.contributions)):
        rows.bound({i: 1.0 for i in everyone if brought in actors[i].contributions}, 1)
    seats = {pair: len(actors) + n for n, pair in enumerate(pairs)}
    for i in everyone:
        rows.bound({i: 1.0} | {seats[p]: -1.0 for p in pairs if p[0] == i}, 0)
    for name in names:
        rows.bound({seats[p]: 1.0 for p in pairs if p[1] == name} | {filled[name]: -1.0}, 0)
    _ask_categories(rows, rule, left, filled, empty)
    if size is not None:
        rows.bound(dict.fromkeys(everyone, 1.0), size, size)
    return rows.done()


def _width(actors: Sequence[Actor], asked: Asked) -> int:
    named = frozenset[str]().union(*(actor.categories for actor in actors))
    pairs = sum(len(actor.categories) for actor in actors)
    return len(actors) + pairs + len(named) + len(asked.rule.each_of)


def _ask_categories(
    rows: _Rows, rule: CategoryRule, left: Uncovered, filled: Mapping[str, int], empty: int
) -> None:
    """Ask for each category wanted, save as many as nobody could fill at best."""
    absent = range(empty, empty + len(rule.each_of))
    for position, wanted in zip(absent, rule.each_of, strict=True):
        rows.bound({filled[name]: 1.0 for name in wanted & filled.keys()} | {position: 1.0}, 1)
    # Filling one of those wanted is also one category more: the two shortfalls are not added.
    missing = len(left.categories) + left.more_categories
    if rule.each_of:
        rows.bound(dict.fromkeys(absent, 1.0), 0, missing)
    if filled:
        rows.bound(dict.fromkeys(filled.values(), 1.0), rule.least - missing)
