"""The page of one opportunity: evidence, then figures, then what people decided."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from generator.french import number, percent
from generator.review.asking import Request, person_of
from generator.review.pages.deciding import form_of
from generator.review.reading import axes, carrying, evidence
from generator.review.reading.decided import decided, history
from generator.review.reading.since import since_last_build
from generator.review.reading.subject import Subject, label_of, subject_of
from generator.review.rights import territory_of


def opportunity(request: Request, opportunity_id: str) -> HttpResponse:
    """Show one opportunity; of one no longer proposed, what was decided on it."""
    subject, decisions = subject_of(opportunity_id), history(opportunity_id)
    if subject is None and not decisions:
        raise Http404
    epci_code = territory_of({"opportunity_id": opportunity_id}) or ""
    context: dict[str, Any] = {
        "opportunity_id": opportunity_id,
        "epci_code": epci_code,
        "decisions": [decided(one) for one in decisions],
        "form": form_of(subject, decisions) if person_of(request).decides(epci_code) else None,
    }
    if subject is None:
        named = context | {"label_fr": label_of(opportunity_id)}
        return render(request, "review/opportunity_gone.html", named)
    told = _evidence(subject) | _figures(subject)
    return render(request, "review/opportunity.html", context | told)


def _evidence(subject: Subject) -> dict[str, Any]:
    return {
        "opportunity": subject.opportunity,
        "territory": subject.territory,
        "told": subject.told,
        "needs": evidence.needs(subject),
        "places": evidence.places(subject),
        "resources": evidence.resources(subject),
        "skills": evidence.skills(subject),
        "supply": evidence.supply(subject),
        "against": evidence.against(subject),
        "carriers": carrying.carriers(subject),
        "coalition": carrying.coalition(subject),
        "governance": carrying.governance(subject),
        "sets": carrying.sets(subject),
    }


def _figures(subject: Subject) -> dict[str, Any]:
    one = subject.opportunity
    return {
        "axes": axes.axes(subject),
        "moves": axes.moves(subject),
        "since_fr": since_last_build(subject),
        "sources": subject.shared("out_sources"),
        "score_fr": number(one.score),
        "bounds_fr": f"{number(one.score_low)} à {number(one.score_high)}",
        "known_fr": percent(one.weight_present_share, 0),
    }
