"""What would change the place of an opportunity, and how sure it is: a row each, told. Pure."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy.typing as npt
import pandas as pd

from generator.catalogues.criteria import Criterion
from generator.french import NARROW, number, sentence, typographic
from generator.opportunities.ranking_draws import DRAWS, TOP, draw_ranks
from generator.opportunities.standings import Flags, Grid, grid_of, standing
from generator.opportunities.weight_changes import missing_ends, shifted_ranks, smallest_changes

COLUMNS = {
    "opportunity_id": "string",
    "epci_code": "string",
    "activity_id": "string",
    "top_share": "Float64",
    "first_class_share": "Float64",
    "second_class_share": "Float64",
    "last_class_share": "Float64",
    "rank_best": "Int64",
    "rank_worst": "Int64",
    "missing_low_score": "Float64",
    "missing_low_rank": "Int64",
    "missing_low_class_id": "string",
    "missing_high_score": "Float64",
    "missing_high_rank": "Int64",
    "missing_high_class_id": "string",
    "change_criterion_id": "string",
    "change_criterion_label_fr": "string",
    "change_weight_from": "Float64",
    "change_weight_to": "Float64",
    "draws_fr": "string",
    "change_fr": "string",
    "missing_ends_fr": "string",
}
SENTENCES = ("draws_fr", "change_fr", "missing_ends_fr")
DECIMALS = 4  # shares of ten thousand draws
SCORE_DECIMALS = 2
WEIGHT_DECIMALS = 4
PERCENT = 100
HARDLY = 0.01  # a share under one in a hundred is not written 0, nor one over 99 written 100
UNKNOWN_FR = "Aucun critère pesant n’est renseigné : on ne sait pas ce que vaut son rang."
STABLE_FR = "Ne perd pas sa place, quel que soit le poids d’un seul critère."
LAST_FR = "Est à la dernière place : aucun poids ne peut la faire reculer."
FEW_FR = "L’EPCI n’a pas plus de cinq candidates : toutes sont parmi les cinq premières."
COMPLETE_FR = "Aucune donnée ne manque."


def sensitivity(
    parts: pd.DataFrame,
    scores: pd.DataFrame,
    steps: pd.DataFrame,
    criteria: Sequence[Criterion],
    draws: int = DRAWS,
) -> pd.DataFrame:
    """Tell how the place of each opportunity stands up to other weights and to what is unknown.

    Parameters
    ----------
    parts, scores, steps
        As ``scoring`` makes and reads them: ``grid_of`` lists the columns.
    criteria
        With their voted weights and vetoes.

    Returns
    -------
    DataFrame, one row per opportunity
        The columns of ``COLUMNS``. ``top_share`` is the share of draws in which it is among the
        first five; ``rank_best`` and ``rank_worst`` move one weight by a fifth; ``missing_…``
        set its missing axes at 0 and at 100, the others where they are; ``change_…`` is the
        smallest change of one weight that takes its rank or class away. All are missing where
        no axis is known.
    """
    grid = grid_of(parts, scores, steps, criteria)
    ordered = steps.sort_values("rank_order")
    table = pd.concat(
        [
            grid.rows[["opportunity_id", "epci_code", "activity_id"]],
            _shares(grid, draws),
            shifted_ranks(grid),
            _ends(grid, ordered["class_id"].to_numpy()),
            _changes(grid, criteria, ordered["class_label_fr"].tolist()),
        ],
        axis="columns",
    )
    count = table.groupby("epci_code")["epci_code"].transform("size")
    told_draws = zip(table["top_share"], count <= TOP, strict=True)
    table["draws_fr"] = [FEW_FR if few else _draws_fr(share) for share, few in told_draws]
    told = table[list(COLUMNS)].astype(COLUMNS)
    return _unknown(told, grid.is_known)


def share_fr(share: float) -> str:
    """Write a share of draws in whole percents; only true ends are written 0 and 100."""
    if 0 < share < HARDLY:
        return typographic("moins de 1 %")
    if 1 - HARDLY < share < 1:
        return typographic("plus de 99 %")
    return f"{number(share * PERCENT)}{NARROW}%"


def ordinal_fr(rank: int) -> str:
    """Write a rank as an ordinal that goes with « place »."""
    return "1re" if rank == 1 else f"{number(rank)}e"


def _shares(grid: Grid, draws: int) -> pd.DataFrame:
    drawn = draw_ranks(grid, draws=draws)
    second = drawn.draws - drawn.first - drawn.last
    counts = {
        "top_share": drawn.top,
        "first_class_share": drawn.first,
        "second_class_share": second,
        "last_class_share": drawn.last,
    }
    return pd.DataFrame({k: (count / drawn.draws).round(DECIMALS) for k, count in counts.items()})


def _ends(grid: Grid, class_ids: npt.NDArray[Any]) -> pd.DataFrame:
    ends = missing_ends(grid)
    for end in ("low", "high"):
        ends[f"missing_{end}_score"] = ends[f"missing_{end}_score"].round(SCORE_DECIMALS)
        ends[f"missing_{end}_class_id"] = class_ids[ends.pop(f"missing_{end}_tier") - 1]
    is_complete = (grid.present | (grid.weights == 0)).all(axis=1)
    told = zip(ends["missing_low_rank"], ends["missing_high_rank"], is_complete, strict=True)
    ends["missing_ends_fr"] = [
        COMPLETE_FR if complete else _missing_fr(low, high) for low, high, complete in told
    ]
    return ends


def _changes(grid: Grid, criteria: Sequence[Criterion], labels: list[str]) -> pd.DataFrame:
    changes = smallest_changes(grid)
    base = standing(grid, grid.weights)
    names = {criterion.id: criterion.label_fr for criterion in criteria}
    told = zip(changes.to_dict("records"), base.rank, base.tier, strict=True)
    texts = [_change_fr(row, names, rank, labels[tier - 1]) for row, rank, tier in told]
    sizes = grid.rows.groupby("epci_code")["epci_code"].transform("size")
    are_last = (base.rank == sizes.to_numpy()) & (base.rank > 1)
    texts = [LAST_FR if last and text == STABLE_FR else text
             for text, last in zip(texts, are_last, strict=True)]  # fmt: skip
    return pd.DataFrame(
        {
            "change_criterion_id": changes["criterion_id"],
            "change_criterion_label_fr": changes["criterion_id"].map(names),
            "change_weight_from": changes["weight_from"],
            "change_weight_to": changes["weight_to"].astype("Float64").round(WEIGHT_DECIMALS),
            "change_fr": texts,
        }
    )


def _draws_fr(share: float) -> str:
    if share == 0:
        return "Parmi les cinq premières dans aucun tirage."
    if share == 1:
        return "Parmi les cinq premières dans tous les tirages."
    return sentence(f"Parmi les cinq premières dans {share_fr(share)} des tirages")


def _missing_fr(low: int, high: int) -> str:
    if low == high:
        return sentence(f"{ordinal_fr(low)} place quelles que soient les données qui manquent")
    return sentence(
        f"De la {ordinal_fr(high)} à la {ordinal_fr(low)} place selon ce que diraient les données "
        "qui manquent"
    )


def _change_fr(
    row: Mapping[Hashable, Any], names: Mapping[str, str], rank: int, class_label: str
) -> str:
    name = names.get(row["criterion_id"])
    if name is None:
        return STABLE_FR
    lost = []
    if row["loses_rank"]:
        lost.append(f"sa {ordinal_fr(rank)} place")
    if row["loses_class"]:
        lost.append(f"sa classe « {class_label} »")
    moved = f"de {_weight(row['weight_from'])} à {_weight(row['weight_to'])}"
    return sentence(f"Perd {' et '.join(lost)} si le poids de « {name} » passe {moved}")


def _weight(weight: float) -> str:
    whole, _, rest = number(weight, WEIGHT_DECIMALS).partition(",")
    kept = rest.rstrip("0")
    return f"{whole},{kept}" if kept else whole


def _unknown(told: pd.DataFrame, is_known: Flags) -> pd.DataFrame:
    """Say of an opportunity of which nothing is known that nothing is known."""
    keys = ["opportunity_id", "epci_code", "activity_id"]
    for name in told.columns.difference(keys, sort=False):
        told.loc[~is_known, name] = UNKNOWN_FR if name in SENTENCES else pd.NA
    return told
