"""The table of targets of the page of measures: bound, figure, interval and verdict."""

from collections.abc import Sequence

from generator.evaluation.markdown import Lines, Told, figure
from generator.evaluation.meanings import TARGETS_MEANING
from generator.french import number
from generator.markdown import table

ASTRIDE = ", mais l'intervalle passe le seuil"


def target_lines(targets: Sequence[Told]) -> Lines:
    """Write the table, and how a verdict is to be read."""
    yield from table(
        ["Cible", "Seuil", "Mesuré", "Verdict"],
        ([one["intitule"], bound(one), _measured(one), _verdict(one)] for one in targets),
    )
    yield TARGETS_MEANING.strip("\n") + "\n"


def _measured(target: Told) -> str:
    return figure({**target, "valeur": target["mesure"]})


def _verdict(target: Told) -> str:
    """Add that the interval lies on both sides of the bound: the verdict is then not sure."""
    low, high = target.get("bas"), target.get("haut")
    if low is None or high is None:
        return str(target["verdict"])
    bounds = [one for one in (target["au_moins"], target["au_plus"]) if one is not None]
    is_astride = any(low < one < high for one in bounds)
    return f"{target['verdict']}{ASTRIDE if is_astride else ''}"


def bound(target: Told) -> str:
    """Write what a target asks for."""
    low, high = target["au_moins"], target["au_plus"]
    if low is not None and high is not None:
        return f"de {number(low, 2)} à {number(high, 2)}"
    return f"≥ {number(low, 2)}" if high is None else f"≤ {number(high, 2)}"
