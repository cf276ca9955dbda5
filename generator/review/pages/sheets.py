"""What people take to a meeting: the brief and its twin on a screen, a note, a carrier's sheet."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from generator.errors import DataError
from generator.french import typographic
from generator.publication.briefs.brief import render as brief_pdf
from generator.publication.briefs.brief_html import brief_html
from generator.publication.briefs.carrier_sheet import carrier_sheet
from generator.publication.briefs.content import brief_content
from generator.publication.briefs.markup import style_sheet
from generator.publication.briefs.opportunity_note import opportunity_note
from generator.publication.briefs.printing import frames_of
from generator.publication.briefs.sheets import render_sheet
from generator.review.asking import Request
from generator.review.configuration import configuration
from generator.review.models import Opportunity, Territory
from generator.review.pages.territory import territory_of
from generator.warehouse.store import Store

PDF, CSS = "application/pdf", "text/css"
FORM = "forme"
Tables = dict[str, pd.DataFrame]


def brief_page(request: Request, epci_code: str) -> HttpResponse:
    """Show the brief of the build shown, from the content that its PDF is made of."""
    found = territory_of(epci_code)
    context: dict[str, object] = {"territory": found, "name_fr": typographic(found.epci_name)}
    try:
        content = brief_content(_tables(found), epci_code, found.build_id)
    except DataError as error:
        context["faults"] = _told(error)
    else:
        # Every text in it was escaped where it was written, and its drawings are ours.
        context["sheet"] = SafeString(brief_html(content))
    return render(request, "review/brief.html", context, status=409 if "faults" in context else 200)


def brief(request: Request, epci_code: str) -> HttpResponse:
    """Hand the brief published with the build shown; unpublished, the same is made again."""
    found = territory_of(epci_code)
    published = _published(found)

    def made() -> bytes:
        if published is not None:
            return published.read_bytes()
        return brief_pdf(brief_content(_tables(found), epci_code, found.build_id))

    return _file(request, f"fiche_{epci_code}_{found.build_id}", made)


def note(request: Request, opportunity_id: str) -> HttpResponse:
    """Hand the note of an opportunity, one page, as it is published."""
    found = _territory_of(opportunity_id)
    return _file(
        request,
        f"note_{opportunity_id}_{found.build_id}",
        lambda: render_sheet(opportunity_note(_tables(found), opportunity_id, found.build_id)),
    )


def carrier(request: Request, opportunity_id: str) -> HttpResponse:
    """Hand the sheet of the form of carrier asked for an opportunity, one page."""
    found, carrier_id = _territory_of(opportunity_id), request.GET.get(FORM, "")
    return _file(
        request,
        f"porteur_{opportunity_id}_{found.build_id}",
        lambda: render_sheet(
            carrier_sheet(_tables(found), opportunity_id, carrier_id, found.build_id)
        ),
    )


def look(request: Request) -> HttpResponse:  # noqa: ARG001 - Django's form
    """Give the style sheet of our sheets on a screen, with the palette of those on paper."""
    return HttpResponse(style_sheet(), content_type=CSS)


def _territory_of(opportunity_id: str) -> Territory:
    rows = Opportunity.objects.current().filter(opportunity_id=opportunity_id)
    one = rows.select_related("territory").defer("territory__tables").first()
    if one is None:
        raise Http404
    return one.territory


def _tables(found: Territory) -> Tables:
    """Read the published tables where the build was made: the application keeps no outlines.

    Raises
    ------
    DataError
        If the build is no longer in the workspace.
    """
    store = Store(configuration().workspace.warehouse)
    return frames_of(store, store.build(found.build_id), found.epci_code)


def _published(found: Territory) -> Path | None:
    """Find the brief among the releases of the build; another build's would tell another thing."""
    folder = configuration().workspace.release
    made = folder.glob(f"{found.build_id}-*/fiches/{found.epci_code}.pdf")
    return next(iter(sorted(made)), None)


def _file(request: Request, name: str, made: Callable[[], bytes]) -> HttpResponse:
    try:
        answer = HttpResponse(made(), content_type=PDF)
    except DataError as error:
        return render(request, "review/faults/export.html", {"faults": _told(error)}, status=409)
    answer.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


def _told(error: DataError) -> list[str]:
    return [typographic(str(fault)) for fault in error.faults]
