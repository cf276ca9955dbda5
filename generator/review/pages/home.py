"""The first page: the territories of a person, and what was decided in each."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.db.models.functions import Left
from django.http import HttpResponse
from django.shortcuts import render

from generator.folding import fold
from generator.review.asking import Request, person_of
from generator.review.forms import ROWS, SearchForm
from generator.review.models import Decision, Territory, Verdict

EPCI_DIGITS = 9


def home(request: Request) -> HttpResponse:
    """List the territories open to the person, by name."""
    form = SearchForm(request.GET, label_suffix="")
    words = fold(form.cleaned_data["q"]).split() if form.is_valid() else []
    territories = Territory.objects.current().visible_to(person_of(request))
    for word in words:
        territories = territories.filter(search__contains=word)
    page = Paginator(territories, ROWS).get_page(request.GET.get("page"))
    decided = _decided({territory.epci_code for territory in page})
    rows = [(territory, decided.get(territory.epci_code, {})) for territory in page]
    context = {"form": form, "page": page, "rows": rows, "verdicts": _columns()}
    template = "review/parts/territory_rows.html" if request.htmx else "review/home.html"
    return render(request, template, context)


def _columns() -> list[tuple[str, str]]:
    names = {Verdict.KEPT: "Retenues", Verdict.DEEPENED: "À approfondir",
             Verdict.SET_ASIDE: "Écartées"}  # fmt: skip
    return [(str(verdict), name) for verdict, name in names.items()]


def _decided(epci_codes: set[str]) -> dict[str, dict[str, int]]:
    """Count the decisions that stand, by territory and verdict."""
    counted: dict[str, dict[str, int]] = {}
    rows = (
        Decision.objects.standing()
        .annotate(epci_code=Left("opportunity_id", EPCI_DIGITS))
        .filter(epci_code__in=epci_codes)
        .order_by()
        .values_list("epci_code", "verdict")
        .annotate(count=Count("pk"))
    )
    for code, verdict, count in rows:
        counted.setdefault(code, {})[verdict] = count
    return counted
