"""Turn criteria into marks, and marks into a score whose every part can be shown. Pure."""

import numpy as np
import pandas as pd

from generator.catalogues.criteria import Criterion
from generator.errors import CatalogueError, Fault
from generator.opportunities.supplementarite import STRONG

MARK_MAX = 100.0
DECIMALS = 6  # parts are rounded so that, read as they are printed, they add up to the score
MINIMUM_WEIGHT_PRESENT = 0.60  # method §7: below, an opportunity is at best « à instruire »
KEYS = ["epci_code", "activity_id"]
NEED = "besoin"
BOUNDS = ("value_low", "value_high")
CLASSES = 3  # method §7: à étudier en premier, à instruire, en veille
HOLDS = (
    "besoin",
    "veto",
    "donnees",
    "incertitude",
    "supplementarite",
)  # what closes the first class


def marks(values: pd.Series, criterion: Criterion) -> pd.Series:
    """Mark values from 0 to 100 between the criterion's fixed floor and ceiling.

    A missing value stays missing: it is never marked zero.
    """
    share = (values.astype("Float64") - criterion.floor) / (criterion.ceiling - criterion.floor)
    share = share.clip(0, 1)
    return MARK_MAX * (share if criterion.direction == "more_is_better" else 1 - share)


def parts(
    opportunities: pd.DataFrame, values: dict[str, pd.DataFrame], criteria: list[Criterion]
) -> pd.DataFrame:
    """List every criterion of every opportunity, present or missing.

    Parameters
    ----------
    opportunities : DataFrame, one row per opportunity
        ``opportunity_id``, ``epci_code``, ``activity_id``.
    values : one DataFrame a criterion, one row per opportunity that has a value
        ``epci_code``, ``activity_id``, ``value`` in the criterion's own unit and, where the value
        is uncertain, its interval ``value_low`` and ``value_high``.
    criteria
        With their fixed anchors and weights.

    Returns
    -------
    DataFrame, one row per opportunity and criterion
        ``value``, ``mark`` (0–100) with its bounds ``mark_low`` and ``mark_high`` (0 and 100 when
        it is missing), ``weight``, ``is_missing``, and ``part``: what the criterion brings to the
        score, in millionths.

    Notes
    -----
    Running totals are rounded, not parts: the printed parts of an opportunity add up to its
    score to the last digit, and a score stays in the order of the exact ones.
    """
    frames = [_marked(opportunities, values[criterion.id], criterion) for criterion in criteria]
    table = pd.concat(frames, ignore_index=True).astype(
        {"criterion_id": "string", "value": "Float64", "weight": "Float64"}
    )
    table = table.sort_values(["opportunity_id", "criterion_id"], ignore_index=True)
    table["is_missing"] = table["mark"].isna()
    return with_parts(table)


def with_parts(table: pd.DataFrame) -> pd.DataFrame:
    """Say what each criterion brings, from marks and weights ordered by opportunity."""
    table = table.copy()
    present = table["weight"].where(~table["is_missing"], 0.0)
    opportunity = table["opportunity_id"]
    total = present.groupby(opportunity).transform("sum")
    reached = (table["mark"] * present).fillna(0.0).groupby(opportunity).cumsum()
    reached = (reached / total.where(total > 0)).round(DECIMALS)
    before = reached.groupby(opportunity).shift(fill_value=0.0)
    table["part"] = (reached - before).round(DECIMALS).where(~table["is_missing"])
    return table


def scores(table: pd.DataFrame, criteria: list[Criterion]) -> pd.DataFrame:
    """Add up the parts, with the bounds that missing axes leave open.

    Returns
    -------
    DataFrame, one row per opportunity
        ``score`` (missing when no axis is known), ``score_low`` and ``score_high`` (missing axes
        at 0 and at 100, uncertain ones at the ends of their interval), ``weight_present_share``,
        ``vetoed_by`` (core axes under their veto).
    """
    vetoes = {c.id: c.veto for c in criteria if c.core and c.veto is not None and c.weight > 0}
    veto = table["criterion_id"].map(vetoes).astype("Float64")
    known = table.assign(
        present=table["weight"].where(~table["is_missing"], 0.0),
        low=table["weight"] * table["mark_low"],
        high=table["weight"] * table["mark_high"],
        vetoed=table["criterion_id"].where((table["mark"] < veto).fillna(False)),  # noqa: FBT003
    )
    grouped = known.groupby("opportunity_id", sort=True)
    weight, present = grouped["weight"].sum(), grouped["present"].sum()
    share = (present / weight.where(weight > 0)).fillna(0.0)
    score = grouped["part"].sum(min_count=1).round(DECIMALS)
    weighed = weight.where(weight > 0)
    low = (grouped["low"].sum() / weighed).fillna(0.0).round(DECIMALS)
    high = (grouped["high"].sum() / weighed).fillna(MARK_MAX).round(DECIMALS)
    result = pd.DataFrame(
        {
            "score": score,
            # Rounded apart, a bound could pass the score by a millionth.
            "score_low": low.where(score.isna() | (low <= score), score),
            "score_high": high.where(score.isna() | (high >= score), score),
            "weight_present_share": share.round(DECIMALS),
        }
    )
    vetoed = known[known["vetoed"].notna()].groupby("opportunity_id")["vetoed"].agg(", ".join)
    result["vetoed_by"] = vetoed.reindex(result.index).fillna("").astype("string")
    return result.reset_index()


def classes(rows: pd.DataFrame, steps: pd.DataFrame) -> pd.Series:
    """Give each opportunity one of the classes people read.

    Parameters
    ----------
    rows : DataFrame, one row per opportunity
        ``score``, ``has_refused_gate``, ``held_by`` (see ``holds``; blank when nothing holds it).
    steps : DataFrame, one row per class
        ``class_id``, ``min_score``, from the highest to the lowest by ``rank_order``.

    Notes
    -----
    The first class is closed to an opportunity that something holds: it is at best in the second.
    A refused gate sends it to the last. Without any known axis, it is in the second: we do not
    know.

    Raises
    ------
    CatalogueError
        If the classes are not three.
    """
    ordered = steps.sort_values("rank_order")
    if len(ordered) != CLASSES:
        what = f"il y a {len(ordered)} classes, la méthode en lit {CLASSES}"
        raise CatalogueError(Fault(what, where="data/classes.csv"))
    first, second, last = ordered["class_id"].tolist()
    bounds = ordered["min_score"].astype(float).tolist()
    score = rows["score"].astype("Float64")
    low, high = score < bounds[1], score >= bounds[0]
    held_back = rows["held_by"] != ""
    chosen = np.select(
        [
            rows["has_refused_gate"].to_numpy(dtype=bool),
            score.isna().to_numpy(dtype=bool),
            low.fillna(False).to_numpy(dtype=bool),  # noqa: FBT003 - missing was answered above
            (high.fillna(False) & ~held_back).to_numpy(dtype=bool),  # noqa: FBT003
        ],
        [last, second, last, first],
        default=second,
    )
    return pd.Series(chosen, index=rows.index, dtype="string")


def holds(rows: pd.DataFrame, gates: pd.DataFrame, first_min: float) -> pd.Series:
    """Name what closes the first class to each opportunity.

    Parameters
    ----------
    rows : DataFrame, one row per opportunity
        ``epci_code``, ``activity_id``, ``score``, ``score_low``, ``score_high``,
        ``weight_present_share``, ``vetoed_by``, ``has_need``.
    gates : DataFrame, one row per opportunity
        ``gate_supplementarite``, ``supplementarite_level`` and ``is_ebe_only``, where they were
        asked.
    first_min
        The score from which the first class begins.

    Returns
    -------
    Series of text
        Members of ``HOLDS`` separated by commas: a need unknown or not qualified; a core axis
        under its veto; too little weight known; bounds whose middle, on which ranks are made, does
        not reach the class that the score does; many direct competitors of what an EBE alone
        could carry, as long as the local committee has not given its opinion (domain.md §3).
    """
    columns = ["gate_supplementarite", "supplementarite_level", "is_ebe_only"]
    asked = gates.reindex(columns=[*KEYS, *columns])
    told = rows.merge(asked, on=KEYS, how="left", validate="one_to_one")
    awaited = (
        told["gate_supplementarite"].eq("a_verifier")
        & told["supplementarite_level"].eq(STRONG)
        & told["is_ebe_only"].eq(other=True)
    )
    is_known = told["weight_present_share"] >= MINIMUM_WEIGHT_PRESENT
    middle = (told["score_low"] + told["score_high"]) / 2
    reaches = (told["score"] >= first_min).fillna(value=False)
    found = {
        "besoin": ~told["has_need"],
        "veto": told["vetoed_by"] != "",
        "donnees": ~is_known,
        # Where too little is known, that says it all; under the step, the score itself does.
        "incertitude": is_known & reaches & (middle < first_min),
        "supplementarite": awaited.fillna(value=False),
    }
    table = pd.DataFrame({name: found[name].astype(bool) for name in HOLDS})
    told_by = [
        ", ".join(name for name, held in zip(HOLDS, row, strict=True) if held)
        for row in table.to_numpy()
    ]
    return pd.Series(told_by, index=rows.index, dtype="string")


def scored(
    opportunities: pd.DataFrame,
    table: pd.DataFrame,
    gates: pd.DataFrame,
    steps: pd.DataFrame,
    criteria: list[Criterion],
) -> pd.DataFrame:
    """Score, class and rank every opportunity from its parts and its gates.

    Returns
    -------
    DataFrame, one row per opportunity
        The columns of ``scores``, ``held_by``, ``class_id`` and ``rank`` inside the EPCI.
    """
    rows = opportunities[["opportunity_id", *KEYS, "called_by_need"]].merge(
        scores(table, criteria), on="opportunity_id", validate="one_to_one"
    )
    answers = gates.set_index(KEYS).filter(like="gate_").isin(["non"]).any(axis="columns")
    refused = answers.rename("has_refused_gate").reset_index()
    rows = rows.merge(refused, on=KEYS, how="left", validate="one_to_one")
    # No answer at the gates is no refusal.
    rows["has_refused_gate"] = rows["has_refused_gate"].astype("boolean").fillna(value=False)
    need = table.loc[(table["criterion_id"] == NEED) & ~table["is_missing"], "opportunity_id"]
    rows["has_need"] = rows["opportunity_id"].isin(need) & rows["called_by_need"]
    first_min = float(steps.sort_values("rank_order")["min_score"].iloc[0])
    rows["held_by"] = holds(rows, gates, first_min)
    rows["class_id"] = classes(rows, steps)
    order = steps.set_index("class_id")["rank_order"]
    rows["rank_order"] = rows["class_id"].map(order).astype("Int64")
    rows["rank"] = ranks(rows)
    return rows.drop(columns=["called_by_need", "rank_order"])


def ranks(rows: pd.DataFrame) -> pd.Series:
    """Rank the opportunities of each EPCI: class, then middle of the bounds, then name.

    The middle of the bounds counts what is unknown for half: a mark of 100 on a quarter of the
    criteria does not go before a mark of 85 on all of them. Unknown scores come last.
    """
    middle = (rows["score_low"] + rows["score_high"]).where(rows["score"].notna()) / 2
    ordered = rows.assign(middle=middle).sort_values(
        ["epci_code", "rank_order", "middle", "activity_id"],
        ascending=[True, True, False, True],
        na_position="last",
    )
    return (ordered.groupby("epci_code").cumcount() + 1).reindex(rows.index).astype("Int64")


def _marked(
    opportunities: pd.DataFrame, values: pd.DataFrame, criterion: Criterion
) -> pd.DataFrame:
    known = values.reindex(columns=[*KEYS, "value", *BOUNDS])
    rows = opportunities[["opportunity_id", *KEYS]].merge(
        known, on=KEYS, how="left", validate="one_to_one"
    )
    mark = marks(rows["value"], criterion)
    ends = pd.DataFrame({end: marks(rows[end], criterion).fillna(mark) for end in BOUNDS})
    return rows.drop(columns=list(BOUNDS)).assign(
        criterion_id=criterion.id,
        weight=criterion.weight,
        mark=mark,
        mark_low=ends.min(axis="columns").fillna(0.0),
        mark_high=ends.max(axis="columns").fillna(MARK_MAX),
    )
