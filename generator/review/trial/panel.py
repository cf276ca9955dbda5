"""The panel of weights: its fields, what is tried, where one may start from, how one leaves."""

from typing import Any

from generator.review.asking import Request, person_of
from generator.review.models import Build
from generator.review.trial.asked import PREFIX, Trial, plain, written
from generator.review.trial.offered import Offered, offer_to


def panel(request: Request, build: Build | None, trial: Trial, found: object) -> dict[str, Any]:
    """Gather what the panel shows beside the rows that follow it."""
    offer = offer_to(person_of(request), build)
    voted = [field.axis for field in trial.fields]

    def start(one: Offered) -> dict[str, Any]:
        return {"offered": one, "query": address(request, written(one.moved_from(voted)))}

    return {
        "trial": trial,
        "trial_fields": hidden(trial),
        "summary_fr": getattr(found, "summary_fr", ""),
        "trial_name_fr": offer.name_of(trial.weights) if trial.is_on else "",
        "starts": [start(one) for one in offer.every],
        "offer_faults": offer.faults,
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
