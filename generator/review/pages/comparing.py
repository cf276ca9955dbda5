"""Compare two or three opportunities, of one territory or of several open to the person."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from generator.french import agree, counted, typographic
from generator.review.asking import Request, person_of
from generator.review.models import Build, Opportunity, Person
from generator.review.pages.opportunities import TICKED
from generator.review.reading.comparison import parts
from generator.review.reading.criteria import axes_of
from generator.review.trial import Trial, trial_of
from generator.review.trial.panel import banner
from generator.review.trial.standing import stand

FEWEST, MOST = 2, 3
TRIED = "Pondération d'essai : rangs, classes et notes sont ceux de ces poids, pas ceux publiés."


def compare(request: Request) -> HttpResponse:
    """Show them side by side, under the weights that the address tries."""
    asked = list(dict.fromkeys(request.GET.getlist(TICKED)))
    found = _found(person_of(request), asked[:MOST])
    trial = trial_of(request.GET, axes_of(_build_of(found)))
    stand(found, trial)
    context: dict[str, Any] = {
        "chosen": [_head(one, asked, trial) for one in found],
        "territories": {one.territory.epci_code: one.territory.epci_name for one in found},
        "parts": parts(found, trial.axes) if len(found) >= FEWEST else [],
        "notes": _notes(asked, len(found)),
    } | banner(request, trial, typographic(TRIED))
    return render(request, "review/comparison.html", context)


def _found(person: Person, keys: Sequence[str]) -> list[Opportunity]:
    """Read those open to the person, in the order asked; one question."""
    rows = (
        Opportunity.objects.current()
        .visible_to(person)
        .filter(opportunity_id__in=keys)
        .select_related("territory", "sheet")
        .defer("territory__tables")
    )
    by_key = {one.opportunity_id: one for one in rows}
    return [by_key[key] for key in keys if key in by_key]


def _build_of(found: Sequence[Opportunity]) -> Build | None:
    if not found:
        return Build.objects.first()
    return Build.objects.filter(pk=found[0].territory.build_id).first()


def _head(one: Opportunity, asked: Sequence[str], trial: Trial) -> dict[str, Any]:
    others = [urlencode({TICKED: key}) for key in asked if key != one.opportunity_id]
    return {
        "opportunity_id": one.opportunity_id,
        "label_fr": typographic(one.activity_label_fr),
        "territory_fr": typographic(one.territory.epci_name),
        "is_demo": one.territory.is_demo,
        "without": "&".join([*others, *([trial.query] if trial.query else [])]),
    }


def _notes(asked: Sequence[str], found: int) -> list[str]:
    """Say what could not be compared, and nothing of what is not theirs to know."""
    notes = []
    if len(asked) > MOST:
        notes.append(f"On en compare {MOST} au plus : les autres sont laissées de côté.")
    lacking = min(len(asked), MOST) - found
    if lacking:
        notes.append(
            f"{counted(lacking, 'opportunité')} non {agree(lacking, 'montrée')} : plus "
            f"{agree(lacking, 'proposée')}, ou d'un territoire qui ne vous est pas ouvert."
        )
    if found < FEWEST:
        notes.append("Cochez deux ou trois opportunités dans une table, puis « Comparer ».")
    return [typographic(note) for note in notes]
