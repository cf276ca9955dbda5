"""How much an activity may compete with what is there: an alert, never a decision. Pure."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from generator.errors import CatalogueError, Fault
from generator.french import agree, counted, is_known, listed, number, sentence

KEYS = ["epci_code", "activity_id"]
NONE, LOOK, STRONG = "aucune", "a_examiner", "forte"
OWN, NEAR = "supply_strong_own_min", "supply_strong_near_min"
EVERY_TIME = 3  # data/README.md: a risk that goes to the local committee whatever is seen
COLUMNS = {
    "epci_code": "string",
    "activity_id": "string",
    "supplementarite_level": "string",
    "supplementarite_fr": "string",
}


def alerts(found: pd.DataFrame, thresholds: pd.DataFrame) -> pd.DataFrame:
    """Give each opportunity its level of alert, and say why.

    Parameters
    ----------
    found : DataFrame, one row per opportunity
        ``epci_code``, ``activity_id``, ``supplementarite_risk`` (0 to 3), ``direct_own_count``
        and ``direct_near_count`` (who does the same thing in the EPCI, and around it within
        reach), ``nearest_direct_km``, ``indirect_own_count`` (who may do it), ``is_looked_for``
        (whether a source could have shown a direct competitor).
    thresholds : DataFrame, one row per threshold
        ``threshold_id``, ``value``: ``supply_strong_own_min`` and ``supply_strong_near_min``.

    Returns
    -------
    DataFrame, one row per opportunity
        ``supplementarite_level`` and ``supplementarite_fr``. The level is *forte* from so many
        direct competitors in the EPCI, or so many around; *a_examiner* for fewer, for others who
        may do it, for a risk of 3, or when no source could tell; else *aucune*: none is known,
        which does not prove that there is none.

    Raises
    ------
    CatalogueError
        If a threshold is missing.
    """
    own_min, near_min = (_threshold(thresholds, name) for name in (OWN, NEAR))
    own, near = found["direct_own_count"], found["direct_near_count"]
    is_strong = (own >= own_min) | (near >= near_min)
    to_look_at = (
        (own + near + found["indirect_own_count"] > 0)
        | ~found["is_looked_for"].astype(bool)
        | (found["supplementarite_risk"].fillna(EVERY_TIME) >= EVERY_TIME)
    )
    level = np.select(
        [is_strong.to_numpy(dtype=bool), to_look_at.to_numpy(dtype=bool)], [STRONG, LOOK], NONE
    )
    told = [
        _told({str(name): cell for name, cell in row.items()}) for row in found.to_dict("records")
    ]
    result = found[KEYS].assign(supplementarite_level=level, supplementarite_fr=told)
    return result[list(COLUMNS)].astype(COLUMNS)


def _threshold(thresholds: pd.DataFrame, name: str) -> float:
    values = thresholds.loc[thresholds["threshold_id"] == name, "value"]
    if values.empty or not is_known(values.iloc[0]):
        raise CatalogueError(Fault(f"le seuil « {name} » manque", where="data/thresholds.csv"))
    return float(values.iloc[0])


def _told(row: Mapping[str, Any]) -> str:
    own, near, others = (
        int(row[name]) for name in ("direct_own_count", "direct_near_count", "indirect_own_count")
    )
    reasons = []
    if own:
        reasons.append(f"{_competitors(own)} dans l’EPCI")
    if near:
        nearest = number(row["nearest_direct_km"], 1)
        reasons.append(
            f"{_competitors(near)} à portée hors de l’EPCI (centre de commune le plus proche à "
            f"{nearest} km à vol d’oiseau)"
        )
    if others:
        do = agree(others, "qui le fait", "qui le font")
        reasons.append(f"{counted(others, 'structure')} de l’EPCI {do} peut-être")
    told = [listed(reasons)] if reasons else []
    if not (own or near) and not row["is_looked_for"]:
        told.append("les sources chargées ne peuvent pas montrer de concurrent direct")
    elif not reasons:
        told.append("aucun concurrent connu des sources chargées, ce qui ne prouve pas l’absence")
    if is_known(row["supplementarite_risk"]) and row["supplementarite_risk"] >= EVERY_TIME:
        told.append("activité à soumettre chaque fois au comité local, selon le catalogue")
    return " ".join(sentence(text) for text in told)


def _competitors(count: int) -> str:
    return counted(count, "concurrent direct", "concurrents directs")
