"""Which opportunities a table shows, in which order: one query, whatever the rows."""

from dataclasses import dataclass

from django.db.models import F, FloatField, OuterRef, Q, Subquery, Value
from django.db.models.expressions import OrderBy
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, NullIf

from generator.folding import fold
from generator.review.forms import MOST_ROWS, ROWS, UNDECIDED, OpportunityFilter
from generator.review.models import Decision, Opportunity, Person
from generator.review.models.published import OpportunityQuerySet

AXIS = "axe-"
# The usual order of each: a rank from the first, a score from the highest, a name from A.
ORDERS = {
    "": ("Rang", F("rank").asc()),
    "note": ("Note", F("score").desc(nulls_last=True)),
    "connu": ("Part connue", F("weight_present_share").desc()),
    "activite": ("Activité", F("search").asc()),
    "territoire": ("Territoire", F("territory__epci_name").asc()),
    "decision": ("Décision", F("verdict").asc(nulls_last=True)),
}


@dataclass(frozen=True)
class Axis:
    """A criterion as a table shows it."""

    criterion_id: str
    label_fr: str
    weight: float


def orders(axes: list[Axis]) -> list[tuple[str, str]]:
    """List the orders of a table, those of each axis included."""
    usual = [(key, label) for key, (label, _) in ORDERS.items()]
    return usual + [(f"{AXIS}{axis.criterion_id}", f"Axe : {axis.label_fr}") for axis in axes]


def with_decisions(rows: OpportunityQuerySet) -> OpportunityQuerySet:
    """Add to each opportunity the ``verdict`` that stands on it, and who gave it when."""
    last = Decision.objects.filter(opportunity_id=OuterRef("opportunity_id")).order_by("-version")
    return rows.annotate(
        verdict=Subquery(last.values("verdict")[:1]),
        decided_at=Subquery(last.values("decided_at")[:1]),
    )


def selected(person: Person, form: OpportunityFilter, epci_code: str | None) -> OpportunityQuerySet:
    """Select what a person asked for, among the territories open to them, as published."""
    rows = narrowed(person, form, epci_code)
    if form.asked("classe"):
        rows = rows.filter(class_id=form.asked("classe"))
    return rows.order_by(
        _order(form.asked("tri"), is_reversed=bool(form.asked("sens"))),
        "territory__epci_name",
        "rank",
    )


def narrowed(person: Person, form: OpportunityFilter, epci_code: str | None) -> OpportunityQuerySet:
    """Narrow to what no weight moves: words, decisions, the territories open to the person."""
    rows = with_decisions(Opportunity.objects.current().visible_to(person))
    rows = rows.select_related("territory").defer("territory__tables")
    if epci_code is not None:
        rows = rows.filter(territory__epci_code=epci_code)
    for word in fold(form.asked("q")).split():
        rows = rows.filter(Q(search__contains=word) | Q(territory__search__contains=word))
    decision = form.asked("decision")
    if decision:
        rows = rows.filter(Q(verdict=None if decision == UNDECIDED else decision))
    return rows


def is_descending(asked: str, *, is_reversed: bool) -> bool:
    """Say whether an order goes from the highest down."""
    return bool(_order(asked, is_reversed=is_reversed).descending)


def rows_a_page(form: OpportunityFilter) -> int:
    """Say how many rows a page holds."""
    return MOST_ROWS if form.asked("lignes") else ROWS


def mark_of(criterion_id: str) -> Cast:
    """Read one mark of each opportunity."""
    # SQLite reads an unknown mark as the word « null », which it would count as zero.
    mark = NullIf(KT(f"marks__{criterion_id}__0"), Value("null"))
    return Cast(mark, FloatField())


def _order(asked: str, *, is_reversed: bool) -> OrderBy:
    if asked.startswith(AXIS):
        usual = mark_of(asked.removeprefix(AXIS)).desc(nulls_last=True)
    else:
        usual = ORDERS[asked][1].copy()
    if is_reversed:
        # What is unknown stays last whichever way it is read.
        usual.descending = not usual.descending
    return usual
