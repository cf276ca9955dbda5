"""A territory's page: what people said, what exists, what is missing, and what to study first."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from generator.french import number, sentence, text_of, typographic
from generator.review.asking import Request, person_of
from generator.review.models import Decision, Opportunity, OpportunitySheet, Person, Territory
from generator.review.reading.criteria import axes_of
from generator.review.reading.portrait import portrait
from generator.review.trial import trial_of
from generator.review.trial.panel import banner
from generator.review.trial.standing import stand
from generator.review.trial.told import moved_fr, summary_fr

FIRST = 6  # as many as the brief puts before elected officials
DECIDED = 8
PROGRAMMES = "transition"  # the axis whose sentence tells the programmes that support an activity


def territory(request: Request, epci_code: str) -> HttpResponse:
    """Show what is known of a territory, the opportunities first."""
    found = territory_of(epci_code)
    every = list(found.opportunities.order_by("rank"))
    told, drawn = _sheets(every), portrait(found, every)
    trial = trial_of(request.GET, axes_of(found.build))
    places = stand(every, trial)
    every.sort(key=lambda one: one.rank)
    context = {
        "territory": found,
        "name_fr": typographic(found.epci_name),
        "portrait": drawn,
        "first": [_first(one, told[one.pk]) for one in every if not one.has_refused_gate][:FIRST],
        "opportunity_count": len(every),
        "programmes": _programmes(every, told),
        "lookalikes": _lookalikes(found, person_of(request)),
        "lookalike_types": [
            sentence(row["sentence_fr"]) for row in found.rows("out_lookalike_types")
        ],
        "decisions": _decisions(found, every),
    } | banner(request, trial, summary_fr(places))
    return render(request, "review/territory.html", context)


def territory_of(epci_code: str) -> Territory:
    """Find a territory as it was loaded last, with its tables.

    Raises
    ------
    Http404
        If it is not loaded.
    """
    rows = Territory.objects.filter(is_current=True, epci_code=epci_code)
    found = rows.select_related("build").first()
    if found is None:
        raise Http404
    return found


def _sheets(opportunities: Sequence[Opportunity]) -> dict[int, OpportunitySheet]:
    """Read what the pages of all these opportunities show: one question."""
    keys = [one.pk for one in opportunities]
    return {one.pk: one for one in OpportunitySheet.objects.filter(pk__in=keys)}


def _first(one: Opportunity, sheet: OpportunitySheet) -> dict[str, Any]:
    [row] = sheet.rows("out_opportunities")
    return {
        "opportunity_id": one.opportunity_id,
        "label_fr": typographic(one.activity_label_fr),
        "class_id": one.class_id,
        "class_fr": typographic(one.class_label_fr),
        "reason_fr": sentence(row["reason_fr"] or ""),
        "counter_fr": sentence(row["counter_fr"] or ""),
        "score_fr": number(one.score),
        "bounds_fr": f"{number(one.score_low)} à {number(one.score_high)}",
        "moved": moved_fr(one),
    }


def _programmes(
    opportunities: Sequence[Opportunity], told: Mapping[int, OpportunitySheet]
) -> list[dict[str, str]]:
    """Tell which activities a programme of the territory supports."""
    found = []
    for one in opportunities:
        for row in told[one.pk].rows("out_opportunity_parts"):
            if row["criterion_id"] == PROGRAMMES and row["value"]:
                label = typographic(one.activity_label_fr)
                found.append({"label_fr": label, "sentence_fr": sentence(row["sentence_fr"])})
    return found


def _lookalikes(found: Territory, person: Person) -> list[dict[str, str]]:
    """List the territories alike; those that this person may read and that are loaded are links."""
    rows = found.rows("out_lookalikes")
    codes = [row["lookalike_code"] for row in rows]
    loaded = Territory.objects.current().visible_to(person).filter(epci_code__in=codes)
    known = set(loaded.values_list("epci_code", flat=True)) if codes else set()
    return [
        {
            "name_fr": typographic(
                f"{row['lookalike_name']} ({row['lookalike_departement_code']})"
            ),
            "epci_code": row["lookalike_code"] if row["lookalike_code"] in known else "",
            "sentence_fr": sentence(text_of(row["sentence_fr"])),
        }
        for row in rows
    ]


def _decisions(found: Territory, opportunities: Sequence[Opportunity]) -> list[dict[str, Any]]:
    """List the last decisions that stand here, on opportunities that left the build too."""
    labels = {one.opportunity_id: typographic(one.activity_label_fr) for one in opportunities}
    standing = Decision.objects.standing().filter(opportunity_id__startswith=found.epci_code)
    return [
        {
            "decision": one,
            "label_fr": labels.get(one.opportunity_id, one.opportunity_id),
            "is_there": one.opportunity_id in labels,
        }
        for one in standing.order_by("-decided_at")[:DECIDED]
    ]
