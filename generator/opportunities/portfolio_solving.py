"""Which few activities, taken together, cover most: an exact search within bounds. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from scipy.optimize import LinearConstraint

SECONDS = 1.0  # for one set; the instances met take some hundredths
NODES = 10_000  # a bound that, unlike the clock, falls at the same place on every machine
INFEASIBLE = 2  # scipy's status when no set keeps the constraints
# Less than the worth of a hundredth of a need: decides only between sets that cover as much.
TIE = 1e-4
SCALE = 1e3  # the solver's own tolerance is absolute: ties must stay well above it
DECIMALS = 4  # of a gap: what comes after is the solver's own noise
EXACT, GREEDY = "exacte", "approchee"

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Member:
    """An activity that may enter the set.

    ``themes`` gives the weight it has on each need, ``skills`` the trades it asks for that people
    hold, ``premises`` the known kinds it uses; ``jobs_min`` is None when unknown.
    """

    activity_id: str
    themes: Mapping[str, float]
    skills: frozenset[str] = frozenset()
    premises: frozenset[str] = frozenset()
    jobs_min: float | None = None
    is_to_check: bool = False


@dataclass(frozen=True)
class Problem:
    """The members in the order of their identifiers, what counts, and what binds.

    ``shares`` says how much each need is told; ``given`` the weight of the needs that the place
    covers by itself; ``rivals`` pairs of positions; ``capacities`` how many members may use each
    kind of premises; ``jobs_max`` is None when nobody counted the volunteers. Counted, they are
    what jobs come near to, and never past: an EBE seeks a job for each (domain.md §3).
    """

    members: tuple[Member, ...]
    shares: Mapping[str, float]
    size_min: int
    size_max: int
    needs_weight: float = 1.0
    skills_weight: float = 0.0
    jobs_weight: float = 0.0
    given: Mapping[str, float] = field(default_factory=dict)
    rivals: tuple[tuple[int, int], ...] = ()
    capacities: Mapping[str, int] = field(default_factory=dict)
    jobs_max: float | None = None


@dataclass(frozen=True)
class Solution:
    """The positions chosen, how they were found, and how far from the best they may be."""

    chosen: tuple[int, ...]
    method: str
    gap_share: float

    @property
    def is_optimal(self) -> bool:
        """Tell whether no other set is worth more."""
        return self.method == EXACT


def worth(problem: Problem, chosen: Collection[int]) -> float:
    """Weigh a set: needs, each counted once at its best weight, skills, jobs, less the ties."""
    members = [problem.members[position] for position in chosen]
    told = sum(problem.shares.values())
    needs = sum(
        share * max([problem.given.get(theme, 0.0), *(m.themes.get(theme, 0.0) for m in members)])
        for theme, share in problem.shares.items()
    )
    skills = _skills(problem.members)
    held = len(_skills(members)) / len(skills) if skills else 0.0
    jobs = sum(_jobs_gain(problem, member) for member in members)
    ties = sum(_tie(problem, position) for position in sorted(chosen))
    return problem.needs_weight * (needs / told if told else 0.0) + (
        problem.skills_weight * held + jobs - ties
    )


def keeps_rules(problem: Problem, chosen: Collection[int]) -> bool:
    """Tell whether a set, of whatever size up to the largest, breaks none of the rules."""
    members = [problem.members[position] for position in chosen]
    used = Counter(kind for member in members for kind in member.premises)
    jobs = sum(member.jobs_min or 0.0 for member in members)
    return (
        len(members) <= problem.size_max
        and not any(a in chosen and b in chosen for a, b in problem.rivals)
        and all(used[kind] <= most for kind, most in problem.capacities.items())
        and (problem.jobs_max is None or jobs <= problem.jobs_max)
    )


def solve(problem: Problem, *, seconds: float = SECONDS, nodes: int = NODES) -> Solution | None:
    """Find the set that is worth most; None when no set of the sizes asked keeps the rules.

    Notes
    -----
    The best set is exact. When the solver stops before proving it, what it held then would depend
    on the speed of the machine: members are then added one by one, the best first, and the gap is
    measured to the bound that the solver had reached.
    """
    from scipy.optimize import Bounds, milp  # heavy: loaded when a set is sought

    if len(problem.members) < problem.size_min:
        return None
    found = milp(
        -SCALE * _gains(problem),
        integrality=_integrality(problem),
        bounds=Bounds(0, 1),
        constraints=_constraints(problem),
        options={"time_limit": seconds, "node_limit": nodes, "mip_rel_gap": 0.0},
    )
    if found.status == INFEASIBLE:
        return None
    if found.status == 0 and found.x is not None:
        chosen = tuple(int(i) for i in np.flatnonzero(found.x[: len(problem.members)] > 0.5))  # noqa: PLR2004 (a binary, within the solver's tolerance)
        return Solution(chosen, EXACT, gap_share=round(float(found.mip_gap or 0.0), DECIMALS))
    chosen_greedily = greedy(problem)
    if chosen_greedily is None:
        return None
    return Solution(chosen_greedily, GREEDY, _gap(problem, chosen_greedily, found.mip_dual_bound))


def greedy(problem: Problem) -> tuple[int, ...] | None:
    """Add the member that brings most, until none brings anything; None under the least size."""
    chosen: tuple[int, ...] = ()
    while len(chosen) < problem.size_max:
        nexts = [
            (*chosen, position)
            for position in range(len(problem.members))
            if position not in chosen and keeps_rules(problem, (*chosen, position))
        ]
        if not nexts:
            break
        # The first of equals: ``max`` keeps the order of the identifiers.
        best = max(nexts, key=lambda one: worth(problem, one))
        if len(chosen) >= problem.size_min and worth(problem, best) <= worth(problem, chosen):
            break
        chosen = best
    return tuple(sorted(chosen)) if len(chosen) >= problem.size_min else None


def _gap(problem: Problem, chosen: tuple[int, ...], bound: float | None) -> float:
    """Say how far a set may be from the best: from what the solver had proved, or from all."""
    most = _constant(problem) + float(np.clip(_gains(problem), 0, None).sum())
    if bound is not None and np.isfinite(bound):
        most = min(most, _constant(problem) - bound / SCALE)
    gap = (most - worth(problem, chosen)) / most if most > 0 else 0.0
    return round(max(0.0, gap), DECIMALS)


def _skills(members: Iterable[Member]) -> list[str]:
    return sorted({code for member in members for code in member.skills})


def _tie(problem: Problem, position: int) -> float:
    """Prefer fewer members, then those with nothing to check, then the order of the names."""
    member = problem.members[position]
    return TIE * (1 + member.is_to_check + position / len(problem.members))


def _jobs_gain(problem: Problem, member: Member) -> float:
    """Count the part of the volunteers that an activity surely employs; unknown adds nothing."""
    if not problem.jobs_max:
        return 0.0
    return problem.jobs_weight * (member.jobs_min or 0.0) / problem.jobs_max


def _levels(problem: Problem) -> list[tuple[str, float, float]]:
    """List each step of weight that members add to a need: theme, weight reached, step."""
    steps = []
    for theme in sorted(problem.shares):
        below = problem.given.get(theme, 0.0)
        weights = {member.themes.get(theme, 0.0) for member in problem.members}
        for weight in sorted(weight for weight in weights if weight > below):
            steps.append((theme, weight, weight - below))
            below = weight
    return steps


def _constant(problem: Problem) -> float:
    told = sum(problem.shares.values())
    given = sum(share * problem.given.get(t, 0.0) for t, share in problem.shares.items())
    return problem.needs_weight * given / told if told else 0.0


def _gains(problem: Problem) -> Matrix:
    """Give what each variable brings: members their jobs less their tie, steps of needs, skills."""
    told = sum(problem.shares.values()) or 1.0
    skills = _skills(problem.members)
    own = [
        _jobs_gain(problem, member) - _tie(problem, position)
        for position, member in enumerate(problem.members)
    ]
    needs = [
        problem.needs_weight * problem.shares[theme] * step / told
        for theme, _, step in _levels(problem)
    ]
    held = [problem.skills_weight / len(skills)] * len(skills) if skills else []
    return np.array([*own, *needs, *held])


def _integrality(problem: Problem) -> npt.NDArray[np.int64]:
    # Steps and skills need not be whole: at the best they follow the members, which are.
    return (np.arange(len(_gains(problem))) < len(problem.members)).astype(np.int64)


def _constraints(problem: Problem) -> "LinearConstraint":
    from scipy.optimize import LinearConstraint  # heavy, as above

    members, levels, skills = problem.members, _levels(problem), _skills(problem.members)
    width = len(members) + len(levels) + len(skills)
    rows: list[Matrix] = []
    lows: list[float] = []
    highs: list[float] = []

    def bound(cells: Mapping[int, float], low: float, high: float) -> None:
        row = np.zeros(width)
        row[list(cells)] = list(cells.values())
        rows.append(row)
        lows.append(low)
        highs.append(high)

    everyone = range(len(members))
    bound(dict.fromkeys(everyone, 1.0), problem.size_min, problem.size_max)
    for position, (theme, weight, _) in enumerate(levels, start=len(members)):
        reach = {i: -1.0 for i in everyone if members[i].themes.get(theme, 0.0) >= weight}
        bound(reach | {position: 1.0}, -np.inf, 0)
    for position, code in enumerate(skills, start=len(members) + len(levels)):
        holders = {i: -1.0 for i in everyone if code in members[i].skills}
        bound(holders | {position: 1.0}, -np.inf, 0)
    for first, second in problem.rivals:
        bound({first: 1.0, second: 1.0}, 0, 1)
    for kind in sorted(problem.capacities):
        users = {i: 1.0 for i in everyone if kind in members[i].premises}
        bound(users, 0, problem.capacities[kind])
    if problem.jobs_max is not None:
        bound({i: members[i].jobs_min or 0.0 for i in everyone}, 0, problem.jobs_max)
    return LinearConstraint(np.vstack(rows), np.array(lows), np.array(highs))
