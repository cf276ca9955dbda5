"""The table of opportunities: of one territory, or of all those open to a person."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django_htmx.http import push_url

from generator.french import number, percent, typographic
from generator.review.asking import Request, person_of
from generator.review.drawing import mark_bars, score_bar
from generator.review.forms import OpportunityFilter
from generator.review.models import Build, Opportunity, Territory, Verdict
from generator.review.reading.criteria import axes_of, classes_of, first_score_of
from generator.review.selection import Axis, is_descending, orders, rows_a_page
from generator.review.trial import PREFIX, Trial, trial_of
from generator.review.trial.choosing import chosen
from generator.review.trial.panel import panel
from generator.review.trial.told import held_fr, moved_fr

TICKED = "o"  # opportunities ticked to be compared
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


def _table(request: Request, territory: Territory | None) -> HttpResponse:
    build = territory.build if territory else Build.objects.first()
    trial = trial_of(request.GET, axes_of(build))
    axes, classes = trial.axes, classes_of(build)
    form = OpportunityFilter(request.GET, classes=classes, orders=orders(axes))
    first = first_score_of(build)
    epci_code = territory.epci_code if territory else None
    found = chosen(person_of(request), form, epci_code, trial)
    page = Paginator(found, rows_a_page(form)).get_page(request.GET.get("page"))
    context = {
        "territory": territory,
        "form": form,
        "axes": axes,
        "columns": _columns(form),
        "page": page,
        "rows": [_row(one, axes, territory is None, first) for one in page],
    } | panel(request, build, trial, found)
    context |= _ticks(request.GET.getlist(TICKED), context["rows"])
    if not request.htmx:
        return render(request, "review/opportunities.html", context)
    answer = render(request, "review/parts/opportunity_answer.html", context)
    return push_url(answer, _short(request, trial))


def _ticks(ticked: list[str], rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Keep what was ticked, on this page and on those before it."""
    shown = {row["opportunity_id"] for row in rows}
    return {"ticked": shown & set(ticked), "ticked_elsewhere": sorted(set(ticked) - shown)}


def _short(request: Request, trial: Trial) -> str:
    """Write the address that says as much without what is blank or as published."""
    asked = request.GET.copy()
    for name in list(asked):
        if name.startswith(PREFIX) or not any(asked.getlist(name)):
            del asked[name]
    told = "&".join(part for part in (asked.urlencode(), trial.query) if part)
    return f"{request.path}?{told}" if told else request.path


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


def _row(
    one: Opportunity,
    axes: list[Axis],
    is_far: bool,  # noqa: FBT001
    first_score: float,
) -> dict[str, Any]:
    verdict = getattr(one, "verdict", None)
    return {
        "opportunity_id": one.opportunity_id,
        "label_fr": typographic(one.activity_label_fr),
        "territory_fr": typographic(one.territory.epci_name) if is_far else "",
        "epci_code": one.territory.epci_code,
        "rank": one.rank,
        "rank_fr": _ranks(one),
        "moved": moved_fr(one),
        "held_fr": held_fr(one, first_score),
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
    return f"de {one.rank_best} à {one.rank_worst}"
