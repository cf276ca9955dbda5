"""Stand opportunities where the weights tried would put them, among all those of their EPCI."""

from collections.abc import Sequence

from generator.review.models import Opportunity
from generator.review.trial.asked import Trial
from generator.review.trial.placing import Places, placed


def stand(found: Sequence[Opportunity], trial: Trial) -> Places:
    """Move those found, and no other; nothing moves where nothing is tried.

    Returns
    -------
    Places, primary key → where it stood and stands
        Of every opportunity of their territories; empty where nothing is tried.
    """
    if not trial.is_on:
        return Places()
    territories = {one.territory_id for one in found}
    places = placed(Opportunity.objects.filter(territory__in=territories), trial.moved)
    for one in found:
        one.stand_at(places[one.pk].place)
    return places
