"""What the sets of a whole country are chosen from, read once and found by key. Pure."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from generator.errors import CatalogueError, Fault

Frames = Mapping[str, pd.DataFrame]
Row = Mapping[Hashable, Any]

EBE = "ebe"
SIZE_MIN, SIZE_MAX = "portfolio_size_min", "portfolio_size_max"
NEEDS, SKILLS = "portfolio_needs_weight", "portfolio_skills_weight"
JOBS = "portfolio_jobs_weight"
USES, THEME_WEIGHT = "portfolio_premises_uses", "need_theme_weight"
NAMES = (SIZE_MIN, SIZE_MAX, NEEDS, SKILLS, JOBS, USES, THEME_WEIGHT)
READS = (
    "core_epcis",
    "core_portfolio_candidates",
    "core_portfolio_needs",
    "core_portfolio_places",
    "core_portfolio_premises",
    "core_portfolio_rivals",
    "core_portfolio_volunteers",
    "core_skill_coverage",
    "calc_activity_carriers",
    "land_activities",
    "land_activity_parts",
    "land_activity_themes",
    "land_thresholds",
)


@dataclass(frozen=True)
class Country:
    """What is read once for all sets, by the key that finds it."""

    candidates: Mapping[str, list[Row]]
    needs: Mapping[str, list[Row]]
    premises: Mapping[tuple[str, str], list[Row]]
    skills: Mapping[tuple[str, str], list[Row]]
    themes: Mapping[str, Mapping[str, float]]
    rivals: frozenset[tuple[str, str]]
    volunteers: Mapping[str, Row]
    places: Mapping[str, str]
    law: Mapping[str, Row]
    titles: Mapping[str, str]
    thresholds: Mapping[str, float]


def read_country(frames: Frames) -> Country:
    """Read the tables of ``READS``.

    Raises
    ------
    CatalogueError
        Naming every threshold that is missing.
    """
    thresholds = frames["land_thresholds"]
    values = dict(zip(thresholds["threshold_id"], thresholds["value"], strict=True))
    missing = [n for n in NAMES if n not in values]
    if missing:
        faults = (Fault(f"le seuil « {n} » manque", where="data/thresholds.csv") for n in missing)
        raise CatalogueError(*faults)
    carriers = frames["calc_activity_carriers"]
    rivals = frames["core_portfolio_rivals"]
    places = frames["core_portfolio_places"]
    activities = frames["land_activities"]
    labels = dict(zip(activities["activity_id"], activities["activity_label_fr"], strict=True))
    needs = _by(frames["core_portfolio_needs"], "epci_code", "theme_id")
    candidates = _among(frames["core_portfolio_candidates"], "epci_code", needs)
    premises = _among(
        frames["core_portfolio_premises"], "portfolio_id", set(candidates["portfolio_id"])
    )
    skills = _among(frames["core_skill_coverage"], "epci_code", needs)
    return Country(
        candidates=_by(candidates, "portfolio_id", "activity_id"),
        needs=needs,
        premises=_by_pair(premises, "portfolio_id", "activity_id", "resource_kind_id"),
        skills=_by_pair(skills, "epci_code", "activity_id", "rome_code"),
        themes=_themes(frames["land_activity_themes"], float(values[THEME_WEIGHT])),
        rivals=frozenset(zip(rivals["activity_id"], rivals["rival_activity_id"], strict=True)),
        volunteers={
            str(row["epci_code"]): row
            for row in frames["core_portfolio_volunteers"].to_dict("records")
        },
        places=dict(zip(places["portfolio_id"], places["place_names_fr"], strict=True)),
        law={
            str(row["activity_id"]): row
            for row in carriers[carriers["carrier_id"] == EBE].to_dict("records")
        },
        titles={
            str(name): str(labels[name])
            for name in sorted(set(frames["land_activity_parts"]["activity_id"]))
        },
        thresholds={str(name): float(value) for name, value in values.items()},
    )


def _themes(rows: pd.DataFrame, least: float) -> dict[str, Mapping[str, float]]:
    """Keep the themes that weigh enough; an activity that has none answers no need."""
    counted = rows[rows["weight"] >= least]
    answered: dict[str, Mapping[str, float]] = {str(name): {} for name in rows["activity_id"]}
    return answered | {
        str(name): dict(zip(group["theme_id"], group["weight"].astype(float), strict=True))
        for name, group in counted.groupby("activity_id")
    }


def _among(frame: pd.DataFrame, column: str, kept: Collection[str]) -> pd.DataFrame:
    """Keep the rows of EPCIs where a need was told: most of the country has no survey."""
    return frame[frame[column].isin(kept)]


def _by(frame: pd.DataFrame, key: str, order: str) -> dict[str, list[Row]]:
    gathered: dict[str, list[Row]] = {}
    for row in frame.sort_values([key, order]).to_dict("records"):
        gathered.setdefault(str(row[key]), []).append(row)
    return gathered


def _by_pair(
    frame: pd.DataFrame, key: str, other: str, order: str
) -> dict[tuple[str, str], list[Row]]:
    gathered: dict[tuple[str, str], list[Row]] = {}
    for row in frame.sort_values([key, other, order]).to_dict("records"):
        gathered.setdefault((str(row[key]), str(row[other])), []).append(row)
    return gathered
