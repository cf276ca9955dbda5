"""What was decided in a territory: who, when, why; and what lost its opportunity."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render

from generator.folding import fold
from generator.review.asking import Request
from generator.review.decision_form import DecisionFilter
from generator.review.forms import ROWS
from generator.review.models import Decision, Opportunity, Territory
from generator.review.reading.decided import Decided, decided


@dataclass(frozen=True)
class Line:
    """A decision, the opportunity it is on, and whether the current build still proposes it."""

    opportunity_id: str
    label_fr: str
    reason_id: str
    told: Decided
    stands: bool
    is_orphan: bool

    @property
    def search(self) -> str:
        """All its words, without accents."""
        told = self.told
        words = (self.label_fr, told.carrier, told.motive_fr, told.reason, told.comment)
        return fold(" ".join(words))


def of_territory(request: Request, epci_code: str) -> HttpResponse:
    """List the decisions of a territory, the newest first, those without opportunity apart."""
    territory = Territory.objects.current().filter(epci_code=epci_code).first()
    lines = _lines(epci_code)
    if territory is None and not lines:
        raise Http404
    authors = sorted({line.told.author_name for line in lines})
    form = DecisionFilter(request.GET, authors=authors)
    shown = [line for line in lines if _is_asked(line, form)]
    page = Paginator(shown, ROWS).get_page(request.GET.get("page"))
    context = {
        "territory": territory,
        "epci_code": epci_code,
        "form": form,
        "page": page,
        "orphans": [line for line in lines if line.stands and line.is_orphan],
        "is_history": bool(form.asked("lignes")),
    }
    template = "review/parts/decision_rows.html" if request.htmx else "review/decisions.html"
    return render(request, template, context)


def _lines(epci_code: str) -> list[Line]:
    """Read every decision of a territory: a few hundred lines, in two queries."""
    found = Decision.objects.filter(opportunity_id__startswith=f"{epci_code}-")
    decisions = list(found.order_by("-decided_at", "-pk"))
    last = {one.opportunity_id: 0 for one in decisions}
    for one in decisions:
        last[one.opportunity_id] = max(last[one.opportunity_id], one.version)
    # The current build last: its word for an activity is the one shown.
    loaded = (
        Opportunity.objects.filter(opportunity_id__in=last)
        .order_by("territory__is_current", "territory__build__loaded_at")
        .values_list("opportunity_id", "activity_label_fr", "territory__is_current")
    )
    labels = {key: label for key, label, _ in loaded}
    current = {key for key, _, is_current in loaded if is_current}
    return [
        Line(
            opportunity_id=one.opportunity_id,
            label_fr=labels.get(one.opportunity_id, one.opportunity_id),
            reason_id=one.reason_id,
            told=decided(one),
            stands=one.version == last[one.opportunity_id],
            is_orphan=one.opportunity_id not in current,
        )
        for one in decisions
    ]


def _is_asked(line: Line, form: DecisionFilter) -> bool:
    wanted = (
        (form.asked("decision"), line.told.verdict),
        (form.asked("motif"), line.reason_id),
        (form.asked("auteur"), line.told.author_name),
    )
    return (
        (line.stands or bool(form.asked("lignes")))
        and all(not asked or asked == found for asked, found in wanted)
        and all(word in line.search for word in fold(form.asked("q")).split())
    )
