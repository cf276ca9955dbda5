"""Compare two rankings of the same opportunities: the frozen reference and another. Pure."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from scipy.stats import kendalltau

from generator.catalogues.criteria import Criterion
from generator.opportunities.scoring import scored, with_parts

COMPARED = ["opportunity_id", "epci_code", "class_id", "rank"]
DECIMALS = 3


def ranked_with(frames: Mapping[str, pd.DataFrame], criteria: Sequence[Criterion]) -> pd.DataFrame:
    """Class and rank the opportunities of a build with the weights of these criteria.

    Parameters
    ----------
    frames
        ``core_opportunities``, ``calc_parts``, ``core_gates``, ``land_classes``.
    criteria
        With the weights to try; their anchors are those of the marks.

    Returns
    -------
    DataFrame, one row per opportunity
        Of `scored`.
    """
    weights = {criterion.id: criterion.weight for criterion in criteria}
    table = frames["calc_parts"]
    table = table[table["criterion_id"].isin(list(weights))]
    table = table.sort_values(["opportunity_id", "criterion_id"], ignore_index=True)
    table = table.assign(weight=table["criterion_id"].map(weights).astype("Float64"))
    rows = frames["core_opportunities"], with_parts(table), frames["core_gates"]
    return scored(*rows, frames["land_classes"], list(criteria))


def drift(reference: pd.DataFrame, other: pd.DataFrame, steps: pd.DataFrame) -> pd.DataFrame:
    """Say how far another ranking has moved from the reference, territory by territory.

    Returns
    -------
    DataFrame, one row per EPCI
        ``opportunities_count``, ``kendall_tau`` (1 the same order, −1 the reverse; missing under
        two opportunities), ``first_class_entered_count``, ``first_class_left_count``.
    """
    first = steps.sort_values("rank_order")["class_id"].iloc[0]
    both = reference[COMPARED].merge(other[COMPARED], on=COMPARED[:2], suffixes=("_then", "_now"))
    then, now = both["class_id_then"].eq(first), both["class_id_now"].eq(first)
    both = both.assign(entered=now & ~then, left=then & ~now)
    grouped = both.groupby("epci_code")
    told = pd.DataFrame(
        {
            "opportunities_count": grouped.size().astype("Int64"),
            "kendall_tau": pd.Series({code: _tau(rows) for code, rows in grouped}, dtype="Float64"),
            "first_class_entered_count": grouped["entered"].sum().astype("Int64"),
            "first_class_left_count": grouped["left"].sum().astype("Int64"),
        }
    )
    return told.rename_axis("epci_code").reset_index()


def _tau(rows: pd.DataFrame) -> float | None:
    if len(rows) <= 1:
        return None
    then, now = (rows[name].to_numpy(dtype=np.float64) for name in ("rank_then", "rank_now"))
    return round(float(kendalltau(then, now).statistic), DECIMALS)
