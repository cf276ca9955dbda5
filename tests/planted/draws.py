"""Synthetic EPCIs where one need, its resource and its gap are planted, or nothing is.

**Every EPCI** has 3,000 to 300,000 people (log-normal) in 5 to 60 communes, and an ordinary stock
of equipment: each BPE type is Poisson around ``BACKGROUND`` pieces per 1,000 inhabitants, shared
among the communes by population. EPCIs stand ``SITE_STEP_KM`` apart: nobody is in reach of a
neighbour's supply.

**Planted**: 60 to 400 persons of several kinds answer a survey or an interview. In both sources the
main theme of the planted activity is told by 30 to 60 % of them, any other by at most 40 % of that
number, save in the hard draws below. The register holds all its critical kinds of resources, among unrelated ones that make no
rival possible (see ``plantable``). Its BPE types are absent, or at most a tenth of the five pieces
or more that are expected. An honest officer expects it first: it alone answers what most people
ask for, with what is at hand, and nobody offers it; each other activity lacks one of the three.

About four draws in ten are **hard but fair**, in one way each (``HARDSHIPS``): a small survey; a
second need at 65 to 80 % of the first, for which no activity has its resource without a full
ordinary supply; or a gap already covered by a tenth to a quarter.

**Unplanted**: ordinary equipment, and no survey; or a survey where each theme is told by 2 to 10 %
of the persons; or one where nearly everybody tells no need. The last two have an ordinary register
or none. Nothing there deserves to be studied first: no need stands out and no supply is missing.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .places import draw_communes, epci_code_of, sites_of_the_country
from .plantable import (
    BACKGROUND,
    POPULATION_MAX,
    POPULATION_MIN,
    Activity,
    plantable,
    population_range,
    resource_labels,
    resourced_rivals,
    theme_ids,
)

RESPONDENTS = (60, 401)  # like every pair given to ``integers``, the end is left out
SURVEY_SIZES = {"small_survey": (60, 91), "no_survey": (0, 1)}
RESPONDENT_KINDS = ("habitant", "entreprise", "association", "acteur_public", "acteur_local")
SOURCE_KINDS = ("enquete", "entretien")
KIND_WEIGHTS = (12.0, 3.0, 3.0, 2.0, 2.0)  # Dirichlet: residents are most, several kinds are heard
INTERVIEWED = (0.12, 0.30)  # share of interviews; of 60 persons, seven at least
MAIN_SHARE = (0.30, 0.60)
NOISE_THEMES = (5, 10)
NOISE_SHARE_MIN = 0.02
NOISE_RATIO_MAX = 0.40  # of the main theme's share
SECOND_RATIO = (0.65, 0.80)
FOCUS_WEIGHT = 3.0  # how much likelier the need is told in the communes where it is felt most
FLAT_SHARE = (0.02, 0.10)  # a survey where nothing stands out: each of the 17 themes
MUTE_SHARE_MAX = 0.02  # a survey where hardly anybody tells a need: about a third in all at most

GAP_REMAINDER_MAX = 0.10  # of the pieces expected: nearly absent
PARTIAL_GAP = (0.10, 0.25)  # of the pieces expected: a tenth to a quarter is there
NOTHING_LEFT_SHARE = 0.6  # of the gaps that are complete

UNRELATED_KINDS = (2, 6)
USEFUL_SHARE = 0.6  # chance that a useful kind is in the register
ORDINARY_REGISTER = (3, 9)
HARDSHIPS = ("none",) * 6 + ("small_survey", "close_second", "partial_gap", "partial_gap")
QUIET = ("no_survey", "flat_survey", "flat_register", "mute_survey", "mute_register")


@dataclass(frozen=True)
class Draw:
    """One synthetic EPCI; an empty ``answers`` or ``register`` means there is none."""

    epci_code: str
    planted_activity_id: str | None
    communes: pd.DataFrame
    equipment: pd.DataFrame
    answers: pd.DataFrame
    register: pd.DataFrame


def draw_country(seed: int, planted: int, unplanted: int) -> list[Draw]:
    """Draw the EPCIs of a synthetic country, the planted ones first; the same seed, the same country.

    Raises
    ------
    ValueError
        More EPCIs are asked for than the country has room for.
    """
    rng = np.random.default_rng(seed)
    sites = rng.permutation(sites_of_the_country())
    if planted + unplanted > len(sites):
        message = f"the country has room for {len(sites)} EPCIs, not {planted + unplanted}"
        raise ValueError(message)
    # each in turn, in a shuffled order: no activity is left out by chance
    chosen = [plantable()[i % len(plantable())] for i in range(planted)]
    scenarios = [
        (chosen[i], HARDSHIPS[rng.integers(len(HARDSHIPS))]) for i in rng.permutation(planted)
    ]
    scenarios += [(None, QUIET[i % len(QUIET)]) for i in range(unplanted)]
    return [
        _draw(np.random.default_rng([seed, index]), index, site, activity, way)
        for index, (site, (activity, way)) in enumerate(zip(sites, scenarios, strict=False))
    ]


def _draw(
    rng: np.random.Generator, index: int, site: np.ndarray, activity: Activity | None, way: str
) -> Draw:
    epci_code = epci_code_of(index)
    bounds = (population_range(activity) if activity else None) or (POPULATION_MIN, POPULATION_MAX)
    communes = draw_communes(rng, index, site, bounds)
    codes = communes["commune_code"].to_numpy()
    # where the need is felt most, and where the resources are
    focus = rng.choice(codes, size=max(2, len(codes) // 3), replace=False)
    if activity is None:
        kinds = _ordinary_kinds(rng) if way.endswith("register") else []
        shares = _quiet_shares(rng, way)
    else:
        population = float(communes["population"].sum())
        kinds = _planted_kinds(rng, activity, population)
        shares = _planted_shares(rng, activity, frozenset(kinds), population, way)
    persons = _persons(rng, epci_code, communes, SURVEY_SIZES.get(way, RESPONDENTS))
    main_theme_id = activity.main_theme_id if activity else None
    return Draw(
        epci_code=epci_code,
        planted_activity_id=activity.activity_id if activity else None,
        communes=communes,
        equipment=_equipment(rng, communes, activity, way),
        answers=_answers(rng, persons, focus, shares, main_theme_id),
        register=_register(rng, epci_code, focus, kinds),
    )


def _equipment(
    rng: np.random.Generator, communes: pd.DataFrame, activity: Activity | None, way: str
) -> pd.DataFrame:
    population = communes["population"].to_numpy()
    thousands = population.sum() / 1_000
    emptied = sorted(activity.type_codes) if activity else []
    counts = {
        code: 0 if code in emptied else rng.poisson(rate * thousands)
        for code, rate in BACKGROUND.items()
    }
    if activity:
        for code in rng.choice(emptied, size=_remainder(rng, activity, thousands, way)):
            counts[code] += 1
    rows = [
        (commune_code, type_code, int(here))
        for type_code, count in counts.items()
        for commune_code, here in zip(
            communes["commune_code"],
            rng.multinomial(count, population / population.sum()),
            strict=True,
        )
        if here
    ]
    return pd.DataFrame(rows, columns=["commune_code", "type_code", "equipment_count"])


def _remainder(rng: np.random.Generator, activity: Activity, thousands: float, way: str) -> int:
    """Draw how many pieces of the planted activity's types are there all the same."""
    expected = activity.expected_per_1000 * thousands
    if way == "partial_gap":
        return max(1, int(expected * rng.uniform(*PARTIAL_GAP)))
    if rng.random() < NOTHING_LEFT_SHARE:
        return 0
    return int(expected * rng.uniform(0, GAP_REMAINDER_MAX))


def _planted_kinds(rng: np.random.Generator, activity: Activity, population: float) -> list[str]:
    """Take the critical kinds, then useful and unrelated ones that make no new rival possible."""
    kinds = sorted(activity.critical)
    useful = [kind for kind in activity.useful if rng.random() < USEFUL_SHARE]
    others = sorted(set(resource_labels()) - activity.critical - set(activity.useful))
    for kind in [*useful, *rng.choice(others, size=rng.integers(*UNRELATED_KINDS), replace=False)]:
        new = resourced_rivals(activity, frozenset([*kinds, kind]), population) - resourced_rivals(
            activity, frozenset(kinds), population
        )
        if not any(activity.main_theme_id in rival.theme_ids for rival in new):
            kinds.append(str(kind))
    return kinds


def _ordinary_kinds(rng: np.random.Generator) -> list[str]:
    return list(rng.choice(sorted(resource_labels()), size=rng.integers(*ORDINARY_REGISTER)))


def _planted_shares(
    rng: np.random.Generator, activity: Activity, kinds: frozenset[str], population: float, way: str
) -> dict[str, float]:
    """Return the share of the persons who tell each theme, the planted one first."""
    main = rng.uniform(*MAIN_SHARE)
    others = list(rng.permutation([t for t in theme_ids() if t != activity.main_theme_id]))
    noisy = others[: rng.integers(*NOISE_THEMES)]
    shares = {theme: rng.uniform(NOISE_SHARE_MIN, NOISE_RATIO_MAX * main) for theme in noisy}
    if way == "close_second":
        served = {r.main_theme_id for r in resourced_rivals(activity, kinds, population)}
        second = next(theme for theme in others if theme not in served)
        shares[second] = main * rng.uniform(*SECOND_RATIO)
    return {activity.main_theme_id: main, **shares}


def _quiet_shares(rng: np.random.Generator, way: str) -> dict[str, float]:
    low, high = FLAT_SHARE if way.startswith("flat") else (0, MUTE_SHARE_MAX)
    return {theme: rng.uniform(low, high) for theme in theme_ids()}


def _answers(
    rng: np.random.Generator,
    persons: pd.DataFrame,
    focus: np.ndarray,
    shares: dict[str, float],
    main_theme_id: str | None,
) -> pd.DataFrame:
    """Draw who tells each theme: its share of the survey, and its share of the interviews."""
    felt = np.where(persons["commune_code"].isin(focus), FOCUS_WEIGHT, 1)
    sources = [np.flatnonzero(persons["source_kind"] == kind) for kind in SOURCE_KINDS]
    rows, told = [np.empty(0, dtype=int)], []
    for theme_id, share in shares.items():
        # rounded in favour of the need that is planted, so that a small source does not hide it
        rounded = np.ceil if theme_id == main_theme_id else np.floor
        for source in sources:
            size = int(rounded(share * len(source)))
            if size:
                weights = felt[source] / felt[source].sum()
                rows.append(rng.choice(source, size=size, replace=False, p=weights))
                told += [theme_id] * size
    silent = np.setdiff1d(np.arange(len(persons)), np.concatenate(rows))
    # typed: left to itself, pandas would turn None into NaN
    themes = pd.Series([*told, *[None] * len(silent)], dtype=object)
    answers = persons.take(np.concatenate([*rows, silent])).reset_index(drop=True)
    answers = answers.assign(theme_id=themes)
    return answers.sort_values(["respondent_id", "theme_id"], ignore_index=True)


def _persons(
    rng: np.random.Generator, epci_code: str, communes: pd.DataFrame, size: tuple[int, int]
) -> pd.DataFrame:
    count = rng.integers(*size)
    interviews = int(count * rng.uniform(*INTERVIEWED))
    people = communes["population"].to_numpy()
    return pd.DataFrame(
        {
            "respondent_id": [f"{epci_code}-{number:03d}" for number in range(count)],
            "commune_code": rng.choice(communes["commune_code"], count, p=people / people.sum()),
            "respondent_kind": rng.choice(RESPONDENT_KINDS, count, p=rng.dirichlet(KIND_WEIGHTS)),
            "source_kind": ["entretien"] * interviews + ["enquete"] * (count - interviews),
        }
    ).astype("str")


def _register(
    rng: np.random.Generator, epci_code: str, communes: np.ndarray, kinds: list[str]
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "resource_id": [f"{epci_code}-R{number:02d}" for number in range(len(kinds))],
            "commune_code": rng.choice(communes, len(kinds)),
            "resource_kind_id": kinds,
            "resource_label_fr": [resource_labels()[kind] for kind in kinds],
        }
    ).astype("str")
