"""The page of one opportunity: evidence, then figures, then what people decided."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from generator.french import number, percent, typographic
from generator.review.asking import Request, person_of
from generator.review.models import Territory
from generator.review.pages.deciding import form_of
from generator.review.reading import axes, carrying, evidence, followed
from generator.review.reading.criteria import axes_of
from generator.review.reading.decided import decided, history
from generator.review.reading.since import since_last_build
from generator.review.reading.subject import Subject, label_of, subject_of
from generator.review.rights import epci_code_in
from generator.review.trial import Trial, trial_of
from generator.review.trial.panel import banner
from generator.review.trial.standing import stand
from generator.review.trial.told import moved_fr, one_summary_fr


def opportunity(request: Request, opportunity_id: str) -> HttpResponse:
    """Show one opportunity; of one no longer proposed, what was decided on it."""
    subject, decisions = subject_of(opportunity_id), history(opportunity_id)
    if subject is None and not decisions:
        raise Http404
    epci_code = epci_code_in({"opportunity_id": opportunity_id}) or ""
    trial = trial_of(request.GET, axes_of(subject.territory.build if subject else None))
    if subject is not None:
        stand([subject.opportunity], trial)
    context: dict[str, Any] = {
        "opportunity_id": opportunity_id,
        "epci_code": epci_code,
        "decisions": [decided(one) for one in decisions],
        "form": form_of(subject, decisions) if person_of(request).decides(epci_code) else None,
    }
    if subject is None:
        named = context | {
            "label_fr": typographic(label_of(opportunity_id)),
            "territory": Territory.objects.current().filter(epci_code=epci_code).first(),
        }
        return render(request, "review/opportunity_gone.html", named)
    told = _evidence(subject) | _figures(subject, trial)
    told |= banner(request, trial, one_summary_fr(subject.opportunity))
    return render(request, "review/opportunity.html", context | told)


def _evidence(subject: Subject) -> dict[str, Any]:
    return {
        "opportunity": subject.opportunity,
        "territory": subject.territory,
        "label_fr": typographic(subject.opportunity.activity_label_fr),
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


def _figures(subject: Subject, trial: Trial) -> dict[str, Any]:
    one = subject.opportunity
    return {
        "moved": moved_fr(one),
        "axes": axes.axes(subject, trial.tried),
        "moves": axes.moves(subject),
        "since_fr": since_last_build(subject),
        "followed": followed.followed(subject),
        "sources": subject.shared("out_sources"),
        "score_fr": number(one.score),
        "bounds_fr": f"{number(one.score_low)} à {number(one.score_high)}",
        "known_fr": percent(one.weight_present_share, 0),
    }
