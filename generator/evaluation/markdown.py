"""Write figures for the page of measures."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.french import number

Told = Mapping[str, Any]
Lines = Iterator[str]

NOTHING = "—"
DECIMALS = 3


def figure(told: Told | None) -> str:
    """Write a figure and its interval; nothing where it has no meaning."""
    if not told:
        return NOTHING
    middle = value(told["valeur"])
    if told["bas"] == told["haut"]:
        return middle
    return f"{middle} [{value(told['bas'])} ; {value(told['haut'])}]"


def value(found: float | None) -> str:
    """Write a number with three decimals, a dash where there is none."""
    return NOTHING if found is None else number(found, DECIMALS)


def count(found: int | None) -> str:
    """Write a whole number, a dash where there is none."""
    return NOTHING if found is None else number(found)
