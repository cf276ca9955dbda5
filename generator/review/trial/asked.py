"""The weights that an address asks to try: read, bounded, refused in French."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from generator.french import number, typographic, within
from generator.review.selection import Axis

PREFIX = "poids-"
MOST = 10.0  # more than three times the weightiest axis of the reference; a vote may go further
DECIMALS = 2  # as weights are written where people read them
MOST_TOLD = 40  # letters of what was typed, told back
MOST_NOTED = 5
ALL_ZERO = (
    "Tous les poids sont nuls : rien ne pourrait être noté. Donnez un poids à un critère au moins."
)


@dataclass(frozen=True)
class Field:
    """One criterion of the panel: its weight in the build, and what was typed."""

    axis: Axis
    text: str
    fault: str

    @property
    def name(self) -> str:
        """Its name in an address."""
        return PREFIX + self.axis.criterion_id

    @property
    def voted_fr(self) -> str:
        """The weight of the build, as people read it."""
        return weight_fr(self.axis.weight)


@dataclass(frozen=True)
class Trial:
    """What is tried: nothing, weights that moved, or what cannot be."""

    fields: tuple[Field, ...]
    moved: Mapping[str, float]
    faults: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def is_on(self) -> bool:
        """Whether the pages show other ranks than those published."""
        return bool(self.moved) and not self.faults

    @property
    def is_asked(self) -> bool:
        """Whether the address says anything of weights that deserves to be seen."""
        return bool(self.moved or self.faults or self.notes)

    @property
    def tried(self) -> Mapping[str, float]:
        """The weights that moved, when they may be tried."""
        return self.moved if self.is_on else {}

    @property
    def weights(self) -> dict[str, float]:
        """The weight of every criterion, moved or not."""
        voted = {field.axis.criterion_id: field.axis.weight for field in self.fields}
        return voted | dict(self.tried)

    @property
    def query(self) -> str:
        """What an address must say so that another page follows."""
        return written(self.tried)

    @property
    def axes(self) -> list[Axis]:
        """The criteria with the weights tried, the weightiest first."""
        weights = self.weights
        tried = [
            Axis(one.axis.criterion_id, one.axis.label_fr, weights[one.axis.criterion_id])
            for one in self.fields
        ]
        return sorted(tried, key=lambda axis: -axis.weight)


def trial_of(asked: Mapping[str, str], axes: Sequence[Axis]) -> Trial:
    """Read the weights that an address asks for.

    A blank is the weight of the build; a criterion that the build does not have is left aside and
    told; one weight at fault, and nothing is tried.

    Parameters
    ----------
    asked
        What the address says: ``poids-<criterion>`` → a number, with a point or a comma.
    axes
        The criteria of the build, with their weights.
    """
    most = max([MOST, *(axis.weight for axis in axes)])
    fields, moved = [], {}
    for axis in axes:
        typed = str(asked.get(PREFIX + axis.criterion_id) or "").strip()
        weight = _weight(typed) if typed else axis.weight
        fault = _fault(axis, typed, weight, most)
        # What is not a number cannot stand in a field of numbers: the fault tells it back.
        fields.append(Field(axis, "" if weight is None else plain(weight), fault))
        if weight is not None and not math.isclose(weight, axis.weight):
            moved[axis.criterion_id] = weight
    faults = [field.fault for field in fields if field.fault]
    if not faults and axes and not any((_all(axes) | moved).values()):
        faults = [typographic(ALL_ZERO)]
    return Trial(tuple(fields), moved, tuple(faults), _unknown(asked, axes))


def written(weights: Mapping[str, float]) -> str:
    """Write weights as an address says them."""
    return urlencode({PREFIX + name: plain(weight) for name, weight in weights.items()})


def asked_weights(request: HttpRequest) -> dict[str, str]:
    """Read the weights that an address says, whether or not they may be tried."""
    asked = request.GET.items()
    return {name: str(text) for name, text in asked if name.startswith(PREFIX) and text}


def tried(request: HttpRequest) -> str:
    """Write the weights that an address says as the query of another page."""
    told = asked_weights(request)
    return f"?{urlencode(told)}" if told else ""


def plain(weight: float) -> str:
    """Write a weight as a field of a form reads it, whatever the language."""
    return f"{round(weight, DECIMALS):g}"


def weight_fr(weight: float) -> str:
    """Write a weight as people read it, without the zeros that end its decimals."""
    text = number(weight, DECIMALS)
    return text.rstrip("0").rstrip(",")


def _all(axes: Sequence[Axis]) -> dict[str, float]:
    return {axis.criterion_id: axis.weight for axis in axes}


def _weight(typed: str) -> float | None:
    try:
        weight = float(typed.replace(",", "."))
    except ValueError:
        return None
    return round(weight, DECIMALS) if math.isfinite(weight) else None


def _fault(axis: Axis, typed: str, weight: float | None, most: float) -> str:
    if weight is not None and 0 <= weight <= most:
        return ""
    told = f"« {axis.label_fr} » : « {typed[:MOST_TOLD]} » n'est pas un poids"
    return typographic(f"{told}. Écrivez un nombre de 0 à {weight_fr(most)}, par exemple 2,5.")


def _unknown(asked: Mapping[str, str], axes: Sequence[Axis]) -> tuple[str, ...]:
    known = {PREFIX + axis.criterion_id for axis in axes}
    names = [name for name in asked if name.startswith(PREFIX) and name not in known]
    told = [name.removeprefix(PREFIX)[:MOST_TOLD] for name in names[:MOST_NOTED]]
    return tuple(
        typographic(
            f"Ce calcul n'a pas de critère « {within(name)} » : ce poids est laissé de côté."
        )
        for name in told
    )
