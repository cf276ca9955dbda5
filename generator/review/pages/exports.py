"""The files of the table of opportunities: the rows asked for, in the order asked for."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from generator.errors import DataError
from generator.french import agree, number, typographic
from generator.review.asking import Request, person_of
from generator.review.exporting.places import as_geopackage
from generator.review.exporting.tables import Selection, as_csv, as_workbook
from generator.review.forms import OpportunityFilter
from generator.review.models import Build, Person, Territory
from generator.review.pages.territory import territory_of
from generator.review.reading.criteria import axes_of, classes_of
from generator.review.selection import orders
from generator.review.trial import Trial, trial_of
from generator.review.trial.choosing import chosen
from generator.review.trial.offered import offer_to
from generator.review.trial.told import weights_fr

EVERYWHERE, UNNAMED = "tous les territoires", "poids essayés"
KINDS: dict[str, tuple[str, Callable[[Selection], bytes]]] = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_workbook),
    "csv": ("text/csv; charset=utf-8", as_csv),
}
GEOPACKAGE, GEOPACKAGE_TYPE = "gpkg", "application/geopackage+sqlite3"


def every(request: Request, suffix: str) -> HttpResponse:
    """Give the opportunities of every territory open to the person."""
    return _file(request, None, suffix)


def of_territory(request: Request, epci_code: str, suffix: str) -> HttpResponse:
    """Give the opportunities of one territory."""
    return _file(request, territory_of(epci_code), suffix)


def _file(request: Request, territory: Territory | None, suffix: str) -> HttpResponse:
    selection = _selection(request, territory)
    try:
        if suffix == GEOPACKAGE and territory is not None:
            made = as_geopackage(selection, territory)
            return _answer(selection, suffix, GEOPACKAGE_TYPE, made)
        if suffix not in KINDS:
            raise Http404
        kind, written = KINDS[suffix]
        return _answer(selection, suffix, kind, written(selection))
    except DataError as error:
        context = {"faults": [typographic(str(fault)) for fault in error.faults]}
        return render(request, "review/faults/export.html", context, status=409)


def _answer(selection: Selection, suffix: str, kind: str, content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{selection.file_name}.{suffix}"'
    return answer


def _selection(request: Request, territory: Territory | None) -> Selection:
    build = territory.build if territory else Build.objects.first()
    trial = trial_of(request.GET, axes_of(build))
    form = OpportunityFilter(request.GET, classes=classes_of(build), orders=orders(trial.axes))
    person = person_of(request)
    found = chosen(person, form, territory.epci_code if territory else None, trial)
    rows = list(found)
    return Selection(
        rows=rows,
        axes=axes_of(build),
        criteria=build.rows("out_criteria") if build else (),
        place_fr=territory.epci_name if territory else EVERYWHERE,
        build_ids=tuple(sorted({one.territory.build_id for one in rows})),
        trial_name=_trial_name(person, build, trial),
        trial_weights_fr=weights_fr(trial) if trial.is_on else "",
        weighting=build.weighting_id if build else "",
        asked=_asked(form, len(rows)),
        is_demo=any(one.territory.is_demo for one in rows),
    )


def _trial_name(person: Person, build: Build | None, trial: Trial) -> str:
    """Name the weights tried; those that nobody named are said to be tried."""
    if not trial.is_on:
        return ""
    return offer_to(person, build).name_of(trial.weights) or UNNAMED


def _asked(form: OpportunityFilter, count: int) -> tuple[str, ...]:
    """Say what narrowed and ordered the rows, in the words of the page."""
    shown = f"{number(count)} {agree(count, 'opportunité')}"
    told = [
        f"{form.fields[name].label} : {_choice(form, name)}"
        for name in ("q", "classe", "decision", "tri", "sens")
        if form.asked(name)
    ]
    return tuple(typographic(text) for text in (shown, *told))


def _choice(form: OpportunityFilter, name: str) -> str:
    field: Any = form.fields[name]
    asked = form.asked(name)
    return str(dict(getattr(field, "choices", ())).get(asked, asked))
