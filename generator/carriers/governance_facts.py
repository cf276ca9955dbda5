"""What colleges and members tell of the facts that the rules read, unknown parts included. Pure.

A fact is told by its possible values: one when it is known, several when something is missing. A
rule that answers the same on all of them has its answer; otherwise it is to be verified.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import Literal

from generator.carriers.categories import AUTHORITIES, CATEGORIES_FR, EMPLOYEES
from generator.carriers.composition import STATUSES
from generator.carriers.structures import College, Member, Structure
from generator.catalogues.carriers import Rule

CATEGORIES, COLLEGES = "categories_associes", "colleges"
PUBLIC_CAPITAL = "part_capital_collectivites"
# What a fact is about, by how its name begins; the others are given facts.
SUBJECTS = {
    CATEGORIES: "categories",
    "societe_a_des_salaries": "categories",
    COLLEGES: "colleges",
    "part_capital": "capital",
    "part_voix": "voix",
    "voix_": "voix",
    "nombre_": "membres",
}
SUBJECTS_FR = {
    "categories": "catégories d’associés",
    "colleges": "collèges",
    "capital": "parts du capital",
    "voix": "parts des voix",
    "membres": "nombre de membres",
}
OTHER = "autres"
MANY = 1_000_000  # persons: more than any rule asks for, where a list is not closed

Values = tuple[object, ...]


@dataclass(frozen=True)
class Between:
    """A quantity known by its bounds, both included."""

    low: float
    high: float


Told = Values | Between
World = Mapping[str, object]
Where = Literal["in", "out", "open"]


def facts_of(structure: Structure) -> dict[str, Told]:
    """Tell every governance fact that the structure says something of; the others are absent."""
    capital, votes = _capital, _votes
    told: dict[str, Told | None] = {
        CATEGORIES: _categories(structure),
        COLLEGES: _colleges(structure.colleges),
        PUBLIC_CAPITAL: capital(structure, _is_public),
        "part_capital_salaries": capital(structure, _is_employee),
        "part_voix_collectivites": votes(structure, AUTHORITIES, _is_public),
        "part_voix_salaries": votes(structure, EMPLOYEES, _is_employee),
        "nombre_membres": _count(structure, lambda _: "in"),
        "nombre_associes": _count(structure, lambda _: "in"),
        "nombre_actionnaires": _count(structure, lambda _: "in"),
        "nombre_associes_employes": _count(structure, _is_employee),
        "nombre_collectivites": _count(structure, _is_public),
        "nombre_actionnaires_prives": _count(structure, _is_private),
    }
    return {fact: values for fact, values in told.items() if values is not None}


def with_statuses(structure: Structure) -> Structure:
    """Tell as a fact the statuses that a structure has together: one may exclude others."""
    told = structure.facts.get(STATUSES, ())
    if not structure.statuses or isinstance(told, str) or not isinstance(told, Collection):
        return structure
    facts = {**structure.facts, STATUSES: [*told, *structure.statuses]}
    return structure.model_copy(update={"facts": facts})


def worlds(rule: Rule, told: Mapping[str, Told], given: World, *, public: bool) -> Iterator[World]:
    """List what the facts of a rule may be, all together; facts nobody told stay absent.

    Parameters
    ----------
    public
        Whether a member holds public money: its part counts whatever its category.
    """
    named = [fact for fact in rule.facts if fact in told and fact not in given]
    choices = [_choices(rule, fact, told[fact]) for fact in named]
    for values in product(*choices):
        world = dict(zip(named, values, strict=True))
        filled = world.get(CATEGORIES)
        if public and PUBLIC_CAPITAL in rule.facts and isinstance(filled, tuple):
            world[CATEGORIES] = tuple(dict.fromkeys((*filled, AUTHORITIES)))
        yield {**given, **world}


def _choices(rule: Rule, fact: str, told: Told) -> Values:
    """Take the values themselves, or the bounds and the limits of the rule between them."""
    if not isinstance(told, Between):
        return told
    limits = {told.low, told.high}
    for _, conditions in rule:
        if isinstance(conditions, dict) and fact in conditions:
            asked = conditions[fact]
            wanted = (asked.at_least, asked.at_most, asked.more_than, asked.less_than, asked.equals)
            numbers = [v for v in wanted if isinstance(v, int | float) and not isinstance(v, bool)]
            limits |= {number for number in numbers if told.low < number < told.high}
    return tuple(sorted(limits))


def _categories(structure: Structure) -> Values:
    """List the sets of categories that the members may have, those declared always among them."""
    declared = {member.category for member in structure.members if member.category}
    others = [name for name in CATEGORIES_FR if name not in declared] if structure.is_open else []
    return tuple(
        tuple(name for name in CATEGORIES_FR if name in declared.union(more))
        for size in range(len(others) + 1)
        for more in combinations(others, size)
    )


def _colleges(colleges: tuple[College, ...] | None) -> Values | None:
    """Share what is left of the votes evenly: if even that breaks a bound, every way would."""
    if not colleges:
        return None
    known = {c.id: c.vote_share for c in colleges if c.vote_share is not None}
    left = max(0.0, 1 - sum(known.values()))
    even = left / (len(colleges) - len(known)) if len(known) < len(colleges) else 0.0
    return ({college.id: known.get(college.id, even) for college in colleges},)


def _is_public(member: Member) -> Where:
    if member.holds_public_money:
        return "in"
    return "open" if member.category is None else "out"


def _is_private(member: Member) -> Where:
    found: dict[Where, Where] = {"in": "out", "out": "in", "open": "open"}
    return found[_is_public(member)]


def _is_employee(member: Member) -> Where:
    if member.category == EMPLOYEES:
        return "in"
    return "open" if member.category is None else "out"


def _capital(structure: Structure, side: Callable[[Member], Where]) -> Between | None:
    parts = [(side(member), member.capital_eur) for member in structure.members]
    return _share(parts, structure.capital_eur, is_complete=structure.members_complete)


def _votes(structure: Structure, category: str, side: Callable[[Member], Where]) -> Between | None:
    """Add the shares of the colleges; without any college, the votes of the members."""
    if structure.colleges:
        sides = [(_college_side(c, category), c.vote_share) for c in structure.colleges]
        return _share(sides, 1.0, is_complete=True)
    if structure.colleges is None:
        return None
    parts = [(side(member), member.votes) for member in structure.members]
    return _share(parts, None, is_complete=structure.members_complete)


def _college_side(college: College, category: str) -> Where:
    if set(college.categories) == {category}:
        return "in"
    return "out" if college.categories and category not in college.categories else "open"


def _share(
    parts: Iterable[tuple[Where, float | None]], whole: float | None, *, is_complete: bool
) -> Between | None:
    """Bound a share of a whole by the parts known to be in it, and those known to be out."""
    told = list(parts)
    known = [(side, part) for side, part in told if part is not None]
    if whole is None and is_complete and len(known) == len(told):
        whole = sum(part for _, part in known)
    if not whole:
        return None
    inside = sum(part for side, part in known if side == "in")
    outside = sum(part for side, part in known if side == "out")
    low, high = inside / whole, 1 - outside / whole
    if is_complete and not any(side == "open" for side, _ in told):
        # Nobody else holds anything: one side known whole settles the other.
        if all(part is not None for side, part in told if side == "out"):
            low = high
        elif all(part is not None for side, part in told if side == "in"):
            high = low
    return Between(max(0.0, low), min(1.0, max(high, low)))


def _count(structure: Structure, side: Callable[[Member], Where]) -> Between:
    """Count persons: a group of unknown size is one at least, an open list may hold many."""
    sides = [(side(member), member.people_count) for member in structure.members]
    low = sum(1 if count is None else int(count) for where, count in sides if where == "in")
    is_sure = structure.members_complete and all(
        where == "out" or (where == "in" and count is not None) for where, count in sides
    )
    return Between(low, low if is_sure else MANY)
