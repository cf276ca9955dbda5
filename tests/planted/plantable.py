"""Which activities of the catalogue may be planted, and in territories of which population.

An activity may be planted when four things hold:

1. its catalogue entry has a main theme (weight 1.0), critical resources and BPE substitutes, so
   that a need, a resource and a gap can all be made;
2. the population reaches its smallest catchment with a margin;
3. the population makes several of its BPE types expected, so that their absence means something;
4. no *rival* is left: another activity with the same main theme, whose catchment is reached, whose
   critical kinds are all among those planted, and whose supply is not seen to be there, because it
   has no BPE type, shares one with the planted activity, or has fewer than several expected.
   Nothing in the territory would surely say which of the two comes first. Rivals bound the
   population, or exclude the activity when no population is left.
"""

from dataclasses import dataclass
from functools import cache
from math import inf
from pathlib import Path

import yaml

DATA = Path(__file__).parents[2] / "data"

MAIN_WEIGHT = 1.0  # what the catalogue gives to the first theme of an activity
POPULATION_MIN, POPULATION_MAX = 3_000, 300_000  # EPCIs outside are rare and of another nature
CATCHMENT_MARGIN = 1.2  # the smallest catchment is an estimate: being at its edge proves nothing
RIVAL_MARGIN = 0.9  # people short of a rival's catchment, for the same reason
SEVERAL = 5.0  # pieces expected; by a Poisson law none is then seen in 0.7 % of territories

# Pieces of equipment per 1,000 inhabitants: the one national law of the synthetic country.
# Rounded orders of magnitude of France; invented for the test, and no official figure.
BACKGROUND = {
    "A206": 0.13, "A207": 0.05, "A208": 0.09, "A301": 1.2, "A303": 0.10, "A304": 0.17,
    "A401": 1.4, "A402": 1.3, "A403": 1.0, "A404": 1.2, "A405": 1.1, "A406": 0.5,
    "A501": 1.4, "A504": 3.0, "A506": 0.14, "A507": 0.8, "B101": 0.035, "B102": 0.17,
    "B201": 0.2, "B202": 0.4, "B203": 0.7, "C602": 0.03, "C609": 0.07, "D108": 0.03,
    "D113": 0.02, "D201": 0.9, "D401": 0.16, "D403": 0.12, "E101": 0.6, "G104": 0.06,
}  # fmt: skip


@dataclass(frozen=True)
class Activity:
    """What an entry of the catalogue says that a planted territory needs."""

    activity_id: str
    main_theme_id: str
    theme_ids: frozenset[str]
    critical: frozenset[str]
    useful: tuple[str, ...]
    catchment_min: float
    type_codes: frozenset[str]

    @property
    def expected_per_1000(self) -> float:
        """Pieces of its BPE types expected for 1,000 inhabitants."""
        # sorted: the order of a set changes from one run to the next, and the last digit with it
        return sum(BACKGROUND[code] for code in sorted(self.type_codes))


@cache
def activities() -> tuple[Activity, ...]:
    """Read the catalogue, sorted by identifier."""
    entries = [
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted((DATA / "activities").glob("*.yaml"))
    ]
    return tuple(_activity(entry) for entry in entries)


def _activity(entry: dict) -> Activity:
    main = [theme for theme, weight in entry["themes"].items() if weight == MAIN_WEIGHT]
    return Activity(
        activity_id=entry["id"],
        main_theme_id=main[0],
        theme_ids=frozenset(entry["themes"]),
        critical=frozenset(entry["resources"]["critical"]),
        useful=tuple(entry["resources"]["useful"]),
        # an unknown catchment bounds nobody: the activity is taken as possible everywhere
        catchment_min=entry["catchment_people"]["min"] or 0,
        type_codes=frozenset(entry["equipment"]["substitutes"]),
    )


@cache
def theme_ids() -> tuple[str, ...]:
    """Return the identifiers of the themes of needs, in the order of their file."""
    themes = yaml.safe_load((DATA / "themes.yaml").read_text(encoding="utf-8"))["themes"]
    return tuple(theme["id"] for theme in themes)


@cache
def resource_labels() -> dict[str, str]:
    """Return the French label of each kind of resource."""
    return {kind["id"]: kind["label_fr"] for kind in _resource_kinds()}


@cache
def _resource_kinds() -> list[dict]:
    text = (DATA / "resource_kinds.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)["resource_kinds"]


def _standing_in(kinds: frozenset[str]) -> frozenset[str]:
    """Add the kinds a vacant building may stand for, so that no rival comes in by that door."""
    if "vacant_building" not in kinds:
        return kinds
    return kinds | {kind["id"] for kind in _resource_kinds() if kind["brownfield_counts"]}


def resourced_rivals(
    planted: Activity, kinds: frozenset[str], population: float
) -> frozenset[Activity]:
    """Return the other activities that these kinds make possible and no known supply rules out."""
    held = _standing_in(kinds)
    return frozenset(
        rival
        for rival in activities()
        if rival.activity_id != planted.activity_id
        and rival.critical <= held
        and rival.catchment_min * RIVAL_MARGIN
        <= population
        < _population_where_supply_is_seen(rival, planted)
    )


def _population_where_supply_is_seen(rival: Activity, planted: Activity) -> float:
    """Return from how many people an ordinary supply rules the rival out."""
    if not rival.type_codes or rival.type_codes & planted.type_codes:
        return inf
    return SEVERAL * 1_000 / rival.expected_per_1000


def population_range(activity: Activity) -> tuple[float, float] | None:
    """Return the populations where an activity may be planted, or None where it may not be."""
    if not activity.type_codes or not activity.critical:
        return None
    smallest = max(
        POPULATION_MIN,
        activity.catchment_min * CATCHMENT_MARGIN,
        SEVERAL * 1_000 / activity.expected_per_1000,
    )
    largest = POPULATION_MAX
    for rival in _rivals_for_the_same_need(activity):
        enters = rival.catchment_min * RIVAL_MARGIN
        leaves = _population_where_supply_is_seen(rival, activity)
        if enters <= smallest:
            smallest = max(smallest, leaves)
        elif enters < leaves:
            largest = min(largest, enters)
    return (smallest, largest) if smallest < largest else None


def _rivals_for_the_same_need(activity: Activity) -> list[Activity]:
    """Return those its critical kinds make possible somewhere, the smallest catchment first."""
    held = _standing_in(activity.critical)
    rivals = [
        rival
        for rival in activities()
        if rival.activity_id != activity.activity_id
        and rival.main_theme_id == activity.main_theme_id
        and rival.critical <= held
    ]
    return sorted(rivals, key=lambda rival: rival.catchment_min)


@cache
def plantable() -> tuple[Activity, ...]:
    """Return the activities that may be planted somewhere."""
    return tuple(activity for activity in activities() if population_range(activity))
