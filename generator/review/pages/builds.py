"""The builds loaded: when, from what, with which weights, and what moved between two of them."""

from typing import Any

from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import render

from generator.french import typographic
from generator.review.asking import Request, person_of
from generator.review.models import Build, Territory
from generator.review.reading.between_builds import (
    changed,
    sources_changed,
    summary_fr,
    weights_changed,
)

BEFORE, AFTER = "avant", "apres"


def builds(request: Request) -> HttpResponse:
    """List the builds that speak of a territory open to the person, the last one first."""
    open_to = Territory.objects.visible_to(person_of(request))
    counts = dict(
        open_to.order_by()
        .values_list("build")
        .annotate(count=Count("pk"))
        .values_list("build", "count")
    )
    current = open_to.current().values_list("epci_code", "epci_name", "build")
    rows = [_build(one, counts[one.pk]) for one in Build.objects.filter(pk__in=counts)]
    context = {"builds": rows, "territories": [(code, name) for code, name, _ in current]}
    return render(request, "review/builds.html", context)


def changes_of(request: Request, epci_code: str) -> HttpResponse:
    """Tell what changed on a territory between two builds, the last two unless others are asked."""
    told = list(
        Territory.objects.filter(epci_code=epci_code)
        .select_related("build")
        .defer("tables")
        .order_by("-is_current", "-build__loaded_at")
    )
    if not told:
        raise Http404
    by_id = {one.build_id: one for one in told}
    after = by_id.get(request.GET.get(AFTER, ""), told[0])
    others = [one for one in told if one.build_id != after.build_id]
    before = by_id.get(request.GET.get(BEFORE, ""), others[0] if others else None)
    context: dict[str, Any] = {"territory": told[0], "told": told, "before": before, "after": after}
    if before is not None and before.build_id != after.build_id:
        context |= _between(before, after)
    return render(request, "review/changes.html", context)


def _between(before: Territory, after: Territory) -> dict[str, Any]:
    rows = changed(before, after)
    return {
        "is_compared": True,
        "changes": rows,
        "summary_fr": summary_fr(rows, after.opportunity_count),
        "weights": weights_changed(before.build, after.build),
        "sources": sources_changed(before.build, after.build),
    }


def _build(one: Build, count: int) -> dict[str, Any]:
    return {
        "build": one,
        "territory_count": count,
        "sources": [
            {
                "title_fr": typographic(row["title"]),
                "vintage_fr": typographic(row["vintage"] or "millésime inconnu"),
                "publisher_fr": typographic(row["publisher"] or ""),
            }
            for row in one.rows("out_sources")
        ],
    }
