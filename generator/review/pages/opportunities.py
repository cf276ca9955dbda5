"""The table of opportunities: of one territory, or of all those open to a person."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render

from generator.french import number, percent, typographic
from generator.review.asking import Request, person_of
from generator.review.drawing import mark_bars, score_bar
from generator.review.forms import OpportunityFilter
from generator.review.models import Build, Opportunity, Territory, Verdict
from generator.review.selection import Axis, is_descending, orders, rows_a_page, selected

# The columns of the table: what they are called, the order they lead to, whether they are figures.
COLUMNS = (
    ("Rang", "", True),
    ("Activité", "activite", False),
    ("Classe", None, False),
    ("Note sur 100", "note", False),
    ("Axes", None, False),
    ("Connu", "connu", True),
    ("Décision", "decision", False),
)


def every(request: Request) -> HttpResponse:
    """Show the opportunities of every territory open to the person."""
    return _table(request, None)


def of_territory(request: Request, epci_code: str) -> HttpResponse:
    """Show the opportunities of one territory."""
    territory = Territory.objects.current().filter(epci_code=epci_code).first()
    if territory is None:
        raise Http404
    return _table(request, territory)


def axes_of(build: Build | None) -> list[Axis]:
    """List the criteria of a build, the weightiest first."""
    rows = [] if build is None else build.tables["out_criteria"]
    axes = [Axis(row["criterion_id"], row["criterion_label_fr"], row["weight"]) for row in rows]
    return sorted(axes, key=lambda axis: -axis.weight)


def classes_of(build: Build | None) -> list[tuple[str, str]]:
    """List the classes of a build, the first one first."""
    rows = [] if build is None else build.tables["out_classes"]
    ordered = sorted(rows, key=lambda row: int(row["rank_order"]))
    return [(row["class_id"], row["class_label_fr"]) for row in ordered]


def _table(request: Request, territory: Territory | None) -> HttpResponse:
    build = territory.build if territory else Build.objects.first()
    axes = axes_of(build)
    form = OpportunityFilter(request.GET, classes=classes_of(build), orders=orders(axes))
    epci_code = territory.epci_code if territory else None
    found = selected(person_of(request), form, epci_code)
    page = Paginator(found, rows_a_page(form)).get_page(request.GET.get("page"))
    context = {
        "territory": territory,
        "form": form,
        "axes": axes,
        "columns": _columns(form),
        "page": page,
        "rows": [_row(one, axes, territory is None) for one in page],
    }
    template = "review/parts/opportunity_rows.html" if request.htmx else "review/opportunities.html"
    return render(request, template, context)


def _columns(form: OpportunityFilter) -> list[dict[str, Any]]:
    """Say of each column whether the rows follow it, and what asking it again would do."""
    asked, is_reversed = form.asked("tri"), bool(form.asked("sens"))
    return [
        {
            "label_fr": label,
            "key": key,
            "is_figure": is_figure,
            "is_followed": key == asked,
            "sort": "descending" if is_descending(asked, is_reversed=is_reversed) else "ascending",
            "then": "inverse" if key == asked and not is_reversed else "",
        }
        for label, key, is_figure in COLUMNS
    ]


def _row(one: Opportunity, axes: list[Axis], is_far: bool) -> dict[str, Any]:  # noqa: FBT001
    verdict = getattr(one, "verdict", None)
    return {
        "opportunity_id": one.opportunity_id,
        "label_fr": typographic(one.activity_label_fr),
        "territory_fr": typographic(one.territory.epci_name) if is_far else "",
        "epci_code": one.territory.epci_code,
        "rank": one.rank,
        "rank_fr": _ranks(one),
        "score_fr": number(one.score),
        "bounds_fr": f"{number(one.score_low)} à {number(one.score_high)}",
        "score": score_bar(one.score, one.score_low, one.score_high),
        "known_fr": percent(one.weight_present_share, 0),
        "class_id": one.class_id,
        "class_fr": one.class_label_fr,
        "bars": mark_bars(one.marks, axes),
        "verdict": verdict or "",
        "verdict_fr": Verdict(verdict).label if verdict else "",
    }


def _ranks(one: Opportunity) -> str:
    """Say between which ranks it moves when each weight moves by a fifth."""
    if one.rank_best is None or one.rank_worst is None or one.rank_best == one.rank_worst:
        return ""
    return f"{one.rank_best} à {one.rank_worst}"
