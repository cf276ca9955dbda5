"""Record a decision; late or at fault, it comes back with all that was written."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from generator.french import typographic
from generator.review.asking import Request, person_of
from generator.review.decision_form import ASKED, DecisionForm, catalogued_carriers
from generator.review.models import Decision, Person, StaleDecisionError, Territory
from generator.review.models.decisions import CARRIER_MAX
from generator.review.models.decisions import decide as add
from generator.review.reading.carrying import carriers
from generator.review.reading.decided import decided, history, side_by_side
from generator.review.reading.subject import Subject, label_of, subject_of
from generator.review.rights import epci_code_in
from generator.review.trial.asked import tried

REFUSED, CONFLICT = 422, 409
# A reason given for one verdict would slip under another.
STILL_TRUE = ("verdict", "carrier")


def decide(request: Request, opportunity_id: str) -> HttpResponse:
    """Record what is posted; a late one is shown beside the one that stands, nothing is lost."""
    subject, decisions = subject_of(opportunity_id), history(opportunity_id)
    if subject is None and not decisions:
        raise Http404
    if request.method != "POST":
        return redirect("opportunity", opportunity_id)
    form = form_of(subject, decisions, request.POST)
    if not form.is_valid():
        return _page(request, opportunity_id, {"form": form}, REFUSED)
    asked = _asked(form, person_of(request), opportunity_id)
    asked.build_id = subject.territory.build_id if subject else decisions[0].build_id
    try:
        add(asked, form.cleaned_data["seen_version"])
    except StaleDecisionError as late:
        if not _is_the_same(late.standing, asked):
            return _conflict(request, subject, late.standing, asked)
    except ValueError:  # a version that was never written: the page was not ours
        form.add_error(None, "Cette page n’est plus à jour : relisez, puis enregistrez.")
        return _page(request, opportunity_id, {"form": form}, REFUSED)
    messages.success(request, "La décision est enregistrée.")
    page = reverse("opportunity", args=[opportunity_id])
    return redirect(f"{page}{tried(request)}#decision")


def form_of(
    subject: Subject | None, decisions: list[Decision], data: QueryDict | None = None
) -> DecisionForm:
    """Make the form of a decision: what stands, without the reason and the words given for it."""
    standing = decisions[0] if decisions else None
    initial: dict[str, Any] = {"seen_version": standing.version if standing else 0}
    if standing:
        initial |= {name: getattr(standing, name) for name in STILL_TRUE}
    return DecisionForm(data, offered=_offered(subject, decisions), initial=initial)


def _offered(subject: Subject | None, decisions: list[Decision]) -> list[tuple[str, list[str]]]:
    """List the carriers proposed here, the catalogue's others, and those already chosen."""
    groups = carriers(subject).values() if subject else ()
    proposed = [_kept(one.name_fr) for group in groups for one in group]
    others = {_kept(name) for name in catalogued_carriers()} - set(proposed)
    chosen = {one.carrier for one in decisions if one.carrier} - others - set(proposed)
    return [
        ("Proposés ici", list(dict.fromkeys(proposed))),
        ("Autres formes du catalogue", sorted(others)),
        ("Déjà notés", sorted(chosen)),
    ]


def _kept(name: str) -> str:
    """Cut the longest names of structures to what a decision keeps."""
    return name[:CARRIER_MAX]


def _asked(form: DecisionForm, person: Person, opportunity_id: str) -> Decision:
    return Decision(
        opportunity_id=opportunity_id,
        author=person,
        author_name=person.name_fr,
        decided_at=timezone.now(),
        **{name: form.cleaned_data[name] for name in ASKED},
    )


def _is_the_same(standing: Decision, asked: Decision) -> bool:
    """Say whether it was recorded already: a page sent twice, or again after a failure."""
    names = ("author_id", *ASKED)
    return all(getattr(standing, name) == getattr(asked, name) for name in names)


def _conflict(
    request: Request, subject: Subject | None, standing: Decision, asked: Decision
) -> HttpResponse:
    decisions = history(asked.opportunity_id)
    posted = request.POST.copy()
    posted["seen_version"] = str(standing.version)
    told = {
        "form": form_of(subject, decisions, posted),
        "standing": decided(standing),
        "sides": side_by_side(standing, asked),
    }
    return _page(request, asked.opportunity_id, told, CONFLICT)


def _page(request: Request, opportunity_id: str, told: dict[str, Any], status: int) -> HttpResponse:
    epci_code = epci_code_in({"opportunity_id": opportunity_id})
    context = {
        "opportunity_id": opportunity_id,
        "epci_code": epci_code,
        "territory": Territory.objects.current().filter(epci_code=epci_code).first(),
        "label_fr": typographic(label_of(opportunity_id)),
        "decisions": [decided(one) for one in history(opportunity_id)],
        **told,
    }
    return render(request, "review/decision.html", context, status=status)
