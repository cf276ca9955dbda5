"""The panel of weights: its fields, what is tried, where one may start from, how one leaves."""

from typing import Any

from generator.review.asking import Request, person_of
from generator.review.models import Build
from generator.review.trial.asked import PREFIX, Trial, plain, written
from generator.review.trial.offered import Offered, offer_to
from generator.review.trial.told import weights_fr


def panel(request: Request, build: Build | None, trial: Trial, found: object) -> dict[str, Any]:
    """Gather what the panel shows beside the rows that follow it."""
    offer = offer_to(person_of(request), build)
    voted = [field.axis for field in trial.fields]
    told = banner(request, trial, getattr(found, "summary_fr", ""))

    def start(one: Offered) -> dict[str, Any]:
        return {"offered": one, "query": address(request, written(one.moved_from(voted)))}

    return told | {
        "trial_name_fr": offer.name_of(trial.weights) if trial.is_on else "",
        "starts": [start(one) for one in offer.every],
        "offer_faults": offer.faults,
    }


def banner(request: Request, trial: Trial, summary_fr: str) -> dict[str, Any]:
    """Gather what a page says of the weights it follows, and the way back to those published."""
    return {
        "trial": trial,
        "trial_fields": hidden(trial),
        "summary_fr": summary_fr,
        "moved_weights_fr": weights_fr(trial) if trial.is_on else "",
        "reference_query": address(request, ""),
    }


def hidden(trial: Trial) -> list[tuple[str, str]]:
    """List the fields that make another form try the same."""
    return [(PREFIX + name, plain(weight)) for name, weight in trial.tried.items()]


def address(request: Request, weights: str) -> str:
    """Write the page's other choices with these weights in place of those asked."""
    kept = request.GET.copy()
    for name in list(kept):
        if name.startswith(PREFIX) or name == "page" or not any(kept.getlist(name)):
            del kept[name]
    return "&".join(part for part in (kept.urlencode(), weights) if part)
