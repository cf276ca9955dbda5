"""The rows of the table under the weights tried: the same choices, other ranks and classes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any, NamedTuple, overload

from django.db.models import Expression, FloatField, Value

from generator.review.forms import MOST_ROWS, OpportunityFilter
from generator.review.models import Opportunity, Person
from generator.review.models.published import OpportunityQuerySet
from generator.review.selection import AXIS, is_descending, mark_of, narrowed, selected
from generator.review.trial.asked import Trial
from generator.review.trial.placing import Places, Stood, placed, scope_of
from generator.review.trial.told import summary_fr


class _Line(NamedTuple):
    pk: int
    search: str
    epci_name: str
    verdict: str | None
    mark: float | None


LINE = ("pk", "search", "territory__epci_name", "verdict")
Key = Callable[[_Line, Stood], Any]
KEYS: Mapping[str, Key] = {
    "": lambda _, stood: stood.rank,
    "note": lambda _, stood: None if isnan(stood.score) else stood.score,
    "connu": lambda _, stood: stood.weight_present_share,
    "activite": lambda line, _: line.search,
    "territoire": lambda line, _: line.epci_name,
    "decision": lambda line, _: line.verdict,
}


@dataclass(frozen=True)
class Tried(Sequence[Opportunity]):
    """Opportunities as they would be ranked, in the order asked; read a page at a time."""

    rows: OpportunityQuerySet
    places: Places
    order: Sequence[int]

    def __len__(self) -> int:
        """Count them."""
        return len(self.order)

    def __iter__(self) -> Iterator[Opportunity]:
        """Read them all."""
        return iter(self[:])

    @overload
    def __getitem__(self, wanted: int) -> Opportunity: ...
    @overload
    def __getitem__(self, wanted: slice) -> list[Opportunity]: ...
    def __getitem__(self, wanted: int | slice) -> Opportunity | list[Opportunity]:
        """Read some: one question whatever their number, each standing elsewhere."""
        if isinstance(wanted, int):
            return self[wanted : wanted + 1 or None][0]
        keys = self.order[wanted]
        # A page names its rows; a whole export would name more than a database takes.
        rows = self.rows.filter(pk__in=keys) if len(keys) <= MOST_ROWS else self.rows
        known = {one.pk: one for one in rows}
        for key in keys:
            known[key].stand_at(self.places[key].place)
        return [known[key] for key in keys]

    @property
    def summary_fr(self) -> str:
        """Say what the weights tried change, among all those ranked."""
        return summary_fr(self.places)


def chosen(
    person: Person, form: OpportunityFilter, epci_code: str | None, trial: Trial
) -> OpportunityQuerySet | Tried:
    """Select what a person asked for, ranked as published or as the weights tried would."""
    if not trial.is_on:
        return selected(person, form, epci_code)
    scope = scope_of(Opportunity.objects.current().visible_to(person), epci_code)
    places = placed(scope, trial.moved)
    rows = narrowed(person, form, epci_code)
    mark = _mark_asked(form.asked("tri"))
    lines = [_Line(*line) for line in rows.order_by().values_list(*LINE, mark)]
    asked = form.asked("classe")
    kept = [line for line in lines if asked in ("", places.stood[line.pk].class_id)]
    return Tried(rows, places, _ordered(kept, places, form))


def _ordered(lines: Sequence[_Line], places: Places, form: OpportunityFilter) -> list[int]:
    """Order as the table does: what is unknown last whichever way it is read."""
    asked = form.asked("tri")
    key = KEYS.get(asked, _by_mark)
    usual = sorted(lines, key=lambda line: (line.epci_name, places.stood[line.pk].rank))
    values = {line.pk: key(line, places.stood[line.pk]) for line in usual}
    known = [line.pk for line in usual if values[line.pk] is not None]
    known.sort(
        key=lambda pk: values[pk],
        reverse=is_descending(asked, is_reversed=bool(form.asked("sens"))),
    )
    return [*known, *(line.pk for line in usual if values[line.pk] is None)]


def _by_mark(line: _Line, _: Stood) -> float | None:
    return line.mark


def _mark_asked(asked: str) -> Expression:
    """Read, of an order that follows an axis, its marks: no weight moves them."""
    if asked.startswith(AXIS):
        return mark_of(asked.removeprefix(AXIS))
    return Value(None, FloatField())
