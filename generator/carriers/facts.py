"""Hold the facts of a project against one condition: it holds, it fails, or nobody can tell."""

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from numbers import Real

import numpy as np
import pandas as pd

from generator.catalogues.carriers import Carrier, Condition, Conditions
from generator.codes import DepartementCode
from generator.errors import Fault

ROUNDING = 1e-9  # 0.30 + 0.35 falls short of 0.65 in binary: less than any share ever written
PROJECT_START = "date_debut_projet"  # the rules are dated, so every carrier reads it
MONTHS_A_YEAR = 12
ANY_DAY = Condition(window=(None, None))
SEAT = "departement_siege"  # three départements have their own law
DEPARTEMENT = 'un code de département écrit entre guillemets ("21", "2A", "974")'
ACTS = ("obtenue", "demandee", "refusee")


class _UnreadableError(ValueError):
    """A value that cannot be what its condition asks; the message says what was expected."""


def known_facts(facts: Mapping[str, object]) -> dict[str, object]:
    """Keep the facts somebody gave: a blank (None, NaN, empty text or table) is unknown.

    A list given empty is an answer: nobody.
    """
    return {fact: value for fact, value in facts.items() if not _is_blank(value)}


def all_hold(conditions: Conditions, known: Mapping[str, object]) -> bool | None:
    """Say whether every condition holds; one known failure settles it, else a blank leaves None."""
    return _together(
        outcome(fact, condition, known[fact], known.get(PROJECT_START)) if fact in known else None
        for fact, condition in conditions.items()
    )


def undecided(conditions: Conditions, known: Mapping[str, object]) -> Iterator[str]:
    """Name the facts that leave a condition open, whether blank or not conclusive."""
    for fact, condition in conditions.items():
        start = known.get(PROJECT_START)
        if fact not in known or outcome(fact, condition, known[fact], start) is None:
            yield fact


def outcome(fact: str, condition: Condition, value: object, start: object = None) -> bool | None:
    """Hold one known value against one condition; None when it is not conclusive.

    ``start`` is the day of the project, if known: something granted must last until then.
    """
    written = condition.model_fields_set
    if condition.lasts_months is not None:
        return _lasts(condition.lasts_months, value, start)
    return _together(
        holds(fact, condition, value) for names, holds in _FAMILIES if not names.isdisjoint(written)
    )


def fact_faults(carriers: Iterable[Carrier], facts: Mapping[str, object]) -> list[Fault]:
    """Find the facts whose value cannot be what the rules ask, each told once."""
    known = known_facts(facts)
    start = _fault(PROJECT_START, ANY_DAY, known.get(PROJECT_START))
    faults = {PROJECT_START: start} if start else {}
    faults |= {
        fact: fault
        for carrier in carriers
        for conditions in all_conditions(carrier)
        for fact, condition in conditions.items()
        if (fault := _fault(fact, condition, known.get(fact)))
    }
    return list(faults.values())


def all_conditions(carrier: Carrier) -> Iterator[Conditions]:
    """List every set of conditions that the rules of a carrier hold facts against."""
    for rule in carrier.rules:
        yield from (rule.only_if, rule.unless, rule.test, rule.or_else)
    yield from (trigger.only_if for trigger in carrier.also_required)


def _fault(fact: str, condition: Condition, value: object) -> Fault | None:
    if value is None:
        return None
    try:
        outcome(fact, condition, value)
    except _UnreadableError as error:
        # A text may be a person's own words: only figures are quoted.
        example = str(value) if isinstance(value, Real) else ""
        what = f"la valeur de « {fact} » n'est pas {error}"
        remedy = "corrigez-la, ou laissez-la vide si elle n'est pas connue"
        return Fault(what, "faits du projet", example, remedy)
    return None


def _is_blank(value: object) -> bool:
    match value:
        case None:
            return True
        case str():
            return not value.strip()
        case Mapping():
            return len(value) == 0
        case Collection():
            return False
        case _:
            return value is pd.NA or value is pd.NaT or value != value  # noqa: PLR0124 -- NaN


def _together(answers: Iterable[bool | None]) -> bool | None:
    """Say yes when all do, no as soon as one does, and nothing otherwise."""
    given = list(answers)
    if any(answer is False for answer in given):
        return False
    return None if None in given else True


def _bounds(fact: str, condition: Condition, value: object) -> bool:
    number = _number(fact, value)
    floor, ceiling = condition.at_least, condition.at_most
    above, below = condition.more_than, condition.less_than
    return (
        (floor is None or number >= floor - ROUNDING)
        and (ceiling is None or number <= ceiling + ROUNDING)
        and (above is None or number > above + ROUNDING)
        and (below is None or number < below - ROUNDING)
    )


def _equality(fact: str, condition: Condition, value: object) -> bool:
    match condition.equals:
        case bool() as wanted:
            return _flag(value) is wanted
        case str() as wanted:
            return _word(value) == wanted
        case float() | int() as wanted:
            return math.isclose(_number(fact, value), wanted, abs_tol=ROUNDING)
        case None:
            return True


def _choice(fact: str, condition: Condition, value: object) -> bool:
    word = _departement(value) if fact == SEAT else _word(value)
    admitted, refused = condition.in_, condition.not_in
    return (admitted is None or word in admitted) and (refused is None or word not in refused)


def _members(_fact: str, condition: Condition, value: object) -> bool:
    named = _words(value)
    some, only = condition.contains_any, condition.only
    return (
        (condition.contains is None or condition.contains in named)
        and (some is None or not named.isdisjoint(some))
        and (only is None or (bool(named) and named.issubset(only)))
        and (condition.lacks is None or condition.lacks not in named)
        and len(named) >= (condition.count_at_least or 0)
    )


def _shares(_fact: str, condition: Condition, value: object) -> bool:
    if not isinstance(value, Mapping):
        message = "un tableau nom → part des voix, chaque part de 0 à 1"
        raise _UnreadableError(message)
    shares = [_number("part_", share) for share in value.values()]
    floor, ceiling, total = condition.each_at_least, condition.each_at_most, condition.sum_equals
    return (
        (floor is None or min(shares) >= floor - ROUNDING)
        and (ceiling is None or max(shares) <= ceiling + ROUNDING)
        and (total is None or math.isclose(sum(shares), total, abs_tol=ROUNDING))
    )


def _window(_fact: str, condition: Condition, value: object) -> bool | None:
    first, last = condition.window or (None, None)
    day = day_of(value)
    inside = (first is None or day >= first) and (last is None or day <= last)
    return True if inside else None


def _not_before(_fact: str, condition: Condition, value: object) -> bool:
    return condition.not_before is None or day_of(value) >= condition.not_before


def _lasts(months: int, value: object, start: object) -> bool | None:
    """Say yes when what was granted that day already and still runs as the project starts."""
    granted = day_of(value)
    if start is None:
        return None
    first = day_of(start)
    age = MONTHS_A_YEAR * (first.year - granted.year) + first.month - granted.month
    still_runs = age < months or (age == months and first.day <= granted.day)
    return True if granted <= first and still_runs else None


def _act(_fact: str, _condition: Condition, value: object) -> bool | None:
    word = _word(value)
    if word not in ACTS:
        message = f"un acte connu ({', '.join(ACTS)})"
        raise _UnreadableError(message)
    return {"obtenue": True, "refusee": False}.get(word)


def day_of(value: object) -> date:
    """Read a day given as a date or as ISO text."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError as error:
        message = "une date écrite comme 2026-11-22"
        raise _UnreadableError(message) from error


def _number(fact: str, value: object) -> float:
    """Read a quantity by its name: a share lies in 0–1, a count is whole, none is negative."""
    share, count = fact.startswith("part_"), fact.startswith("nombre_")
    number = math.nan if isinstance(value, bool) or not isinstance(value, Real) else float(value)
    if share and not 0 <= number <= 1:
        message = "une part de 0 à 1 (la moitié s'écrit 0.5)"
        raise _UnreadableError(message)
    if count and not (number >= 0 and number.is_integer()):
        message = "un nombre entier, nul ou positif"
        raise _UnreadableError(message)
    if not 0 <= number < math.inf:
        message = "un nombre nul ou positif"
        raise _UnreadableError(message)
    return number


def _flag(value: object) -> bool:
    if not isinstance(value, bool | np.bool_):
        message = "« vrai » ou « faux » (true ou false)"
        raise _UnreadableError(message)
    return bool(value)


def _word(value: object) -> str:
    if not isinstance(value, str):
        message = "un code écrit en texte"
        raise _UnreadableError(message)
    return value.strip().casefold()


def _departement(value: object) -> str:
    """Read the code of the seat: « 067 » or « Bas-Rhin » would pass for another département."""
    if not is_departement(value):
        raise _UnreadableError(DEPARTEMENT)
    return _word(value)


def is_departement(value: object) -> bool:
    """Say whether a value is the code of a département, written as text."""
    return isinstance(value, str) and bool(DepartementCode.pattern.fullmatch(value.strip().upper()))


def _words(value: object) -> frozenset[str]:
    if isinstance(value, str) or not isinstance(value, Collection):
        message = "une liste de codes"
        raise _UnreadableError(message)
    return frozenset(_word(item) for item in value)


_Holds = Callable[[str, Condition, object], bool | None]
_FAMILIES: tuple[tuple[frozenset[str], _Holds], ...] = (
    (frozenset({"at_least", "at_most", "more_than", "less_than"}), _bounds),
    (frozenset({"equals"}), _equality),
    (frozenset({"in_", "not_in"}), _choice),
    (frozenset({"contains", "contains_any", "only", "lacks", "count_at_least"}), _members),
    (frozenset({"each_at_least", "each_at_most", "sum_equals"}), _shares),
    (frozenset({"window"}), _window),
    (frozenset({"not_before"}), _not_before),
    (frozenset({"act"}), _act),
)
