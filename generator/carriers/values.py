"""Say of a value whether its fact can have it, by the kind of the fact. Pure."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import TypeGuard

from generator.carriers.facts import ACTS, DEPARTEMENT, ROUNDING, day_of, is_departement
from generator.catalogues.carrier_facts import CarrierFact, Kind
from generator.errors import Fault
from generator.french import percent

# Of one whole, and of different owners: an employee is a person, an authority is not one.
PARTS_OF_ONE = (
    ("part_capital_salaries", "part_capital_collectivites"),
    ("part_voix_salaries", "part_voix_collectivites"),
)


def expected(fact: CarrierFact, value: object) -> str | None:
    """Say, in French, what a known value should have been; nothing when it is fit."""
    if fact.kind in _SIMPLE:
        fits, told = _SIMPLE[fact.kind]
        return None if fits(value) else told
    if fact.kind == "list":
        return _of_a_list(fact.values, value)
    values = fact.values or ACTS
    return None if _is_among(value, values) else f"l'un de : {', '.join(values)}"


def whole_faults(facts: Mapping[str, object], where: str) -> Iterator[Fault]:
    """Find the shares of one capital, or of one vote, that pass the whole together."""
    for names in PARTS_OF_ONE:
        shares = [share for name in names if _is_share(share := facts.get(name))]
        if sum(shares) > 1 + ROUNDING:
            told = " et ".join(f"« {name} »" for name in names)
            what = f"{told} passent 100 % ensemble"
            yield Fault(what, where, percent(sum(shares)), "corrigez l'une des deux parts")


def _of_a_list(values: Collection[str], value: object) -> str | None:
    if not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
        return "une liste de codes"
    if not values or all(_is_among(item, values) for item in value):
        return None
    return f"une liste prise parmi : {', '.join(values)}"


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_amount(value: object) -> bool:
    return isinstance(value, int | float) and not _is_flag(value) and 0 <= value < float("inf")


def _is_count(value: object) -> bool:
    return isinstance(value, int | float) and _is_amount(value) and float(value).is_integer()


def _is_share(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and _is_amount(value) and value <= 1


def _are_shares(value: object) -> bool:
    return isinstance(value, Mapping) and all(_is_share(share) for share in value.values())


def _is_day(value: object) -> bool:
    if not isinstance(value, str | date):
        return False
    try:
        day_of(value)
    except ValueError:
        return False
    return True


def _is_among(value: object, values: Collection[str]) -> bool:
    return isinstance(value, str) and value.strip().casefold() in values


_SIMPLE: Mapping[Kind, tuple[Callable[[object], bool], str]] = {
    "flag": (_is_flag, "« true » ou « false »"),
    "share": (_is_share, "une part de 0 à 1, 100 % au plus (la moitié s'écrit 0.5)"),
    "shares": (_are_shares, "un tableau nom → part, chaque part de 0 à 1, 100 % au plus"),
    "count": (_is_count, "un nombre entier, nul ou positif"),
    "amount": (_is_amount, "un nombre nul ou positif"),
    "day": (_is_day, "une date écrite comme 2026-11-22"),
    "code": (is_departement, DEPARTEMENT),
}
