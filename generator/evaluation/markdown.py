"""Write figures for the page of measures."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.french import agree, listed, number

Told = Mapping[str, Any]
Lines = Iterator[str]

NOTHING = "—"
DECIMALS = 3
HASH_SHOWN = 12  # enough to tell two files apart


def figure(told: Told | None) -> str:
    """Write a figure and its interval; nothing where it has no meaning."""
    if not told:
        return NOTHING
    middle = value(told["valeur"])
    if told.get("bas") == told.get("haut"):
        return middle
    return f"{middle} [{value(told['bas'])} ; {value(told['haut'])}]"


def value(found: float | None) -> str:
    """Write a number with three decimals, a dash where there is none."""
    return NOTHING if found is None else number(found, DECIMALS)


def made_from(prints: Sequence[str], seeds: Sequence[int]) -> str:
    """Say what it takes to make the figures again: the data's prints, and the seeds."""
    told = [f"`{one[:HASH_SHOWN]}`" for one in prints]
    words = [f"{agree(len(told), 'empreinte')} des données : {listed(told)}"] if told else []
    words.append(f"{agree(len(seeds), 'graine')} : {listed([str(seed) for seed in seeds])}")
    return " ; ".join(words)


def count(found: int | None) -> str:
    """Write a whole number, a dash where there is none."""
    return NOTHING if found is None else number(found)
