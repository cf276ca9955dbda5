"""What changed between two builds, and why: data, weights, method. Pure."""

import numpy as np
import pandas as pd

from generator.opportunities.change_states import (
    IDS,
    INNER,
    STAGES,
    Snapshot,
    apart,
    middles,
    scored_state,
    states_of,
)
from generator.opportunities.scoring import DECIMALS, MINIMUM_WEIGHT_PRESENT, classes

OTHERS = "autres"
APPEARED, LEFT = "apparue", "sortie"
UNIT = 10**DECIMALS
CLOSES = ("has_refused_gate", "held_by")  # what closes a class besides the score


def changes(before: Snapshot, after: Snapshot) -> pd.DataFrame:
    """Tell each opportunity whose class, score or rank moved, that appeared, or that left.

    Returns
    -------
    DataFrame, one row per such opportunity
        Classes, scores and ranks of both builds (``_before``, ``_after``); ``score_delta`` and its
        parts ``delta_donnees``, ``delta_poids``, ``delta_methode``, that add up to it to the last
        digit; ``causes`` of what moved, ``class_causes`` of a change of class; the criterion that
        moved most, ``criterion_id``, its ``criterion_cause`` and its two states.

    Notes
    -----
    One thing is changed at a time, in this order: the values, marked with the weights and the
    anchors of before; then the weights; then the anchors, the criteria added or removed and the
    thresholds of the classes. Another order would share the crossed effects otherwise. A state
    where nothing is known keeps the score before it. Where a mark did not move, a veto did not.
    """
    # A column that one build lacks is blank there: merged, it would lose its side.
    told, now = (
        one.opportunities.reindex(columns=one.opportunities.columns.union(list(INNER), sort=False))
        for one in (before, after)
    )
    ends = told.merge(
        now, on="opportunity_id", how="outer", suffixes=("_before", "_after")
    ).sort_values("opportunity_id", ignore_index=True)
    rows = ends[["opportunity_id"]].copy()
    for name in ("epci_code", "activity_id", "activity_label_fr"):
        rows[name] = ends[f"{name}_after"].fillna(ends[f"{name}_before"])
    told_of_both = ("class_id", "class_label_fr", "score", "rank", "called_by_fr", *CLOSES)
    for name in told_of_both:
        for side in ("before", "after"):
            rows[f"{name}_{side}"] = ends[f"{name}_{side}"]
    for side, steps in (("before", before.steps), ("after", after.steps)):
        first = steps.sort_values("rank_order")["class_id"].iloc[0]
        rows[f"is_first_{side}"] = rows[f"class_id_{side}"].eq(first).fillna(value=False)
    stayed = ends[ends["class_id_before"].notna() & ends["class_id_after"].notna()]
    states = states_of(before, after, set(stayed["opportunity_id"]))
    told = _split(stayed, states).merge(_classes(stayed, states, before), on="opportunity_id")
    rows = rows.merge(told.merge(_most(states), how="left"), on="opportunity_id", how="left")
    rows["causes"] = _causes(rows)
    moved = rows["causes"] != ""
    return rows[moved].sort_values(["epci_code", "rank_after", "opportunity_id"], ignore_index=True)


def _split(stayed: pd.DataFrame, states: pd.DataFrame) -> pd.DataFrame:
    """Share the move of each score among the three stages, in whole millionths."""
    told = stayed[["opportunity_id"]].set_index("opportunity_id")
    ends = [
        (stayed.set_index("opportunity_id")[f"score_{side}"].astype("Float64") * UNIT).round()
        for side in ("before", "after")
    ]
    reached = scored_state(states, 0)["score"]
    steps = []
    for number in (1, 2, 3):
        following = scored_state(states, number)["score"].fillna(reached)
        steps.append(((following - reached) * UNIT).round())
        reached = following
    flags = states.groupby("opportunity_id")[[f"is_{stage}" for stage in STAGES]].any()
    told = told.join(flags).fillna(value=False)
    total = ends[1] - ends[0]
    told["score_delta"] = total / UNIT
    last = np.select([told[f"is_{stage}"] for stage in reversed(STAGES)], [2, 1, 0], default=2)
    for position, stage in enumerate(STAGES):
        step = steps[position].reindex(told.index).fillna(0.0)
        # What rounding leaves goes to the last stage where something moved.
        others = sum(steps[n].reindex(told.index).fillna(0.0) for n in range(3) if n != position)
        step = step.mask(last == position, total - others).where(total.notna())
        told[f"delta_{stage}"] = step / UNIT
    return told.reset_index()


def _classes(stayed: pd.DataFrame, states: pd.DataFrame, before: Snapshot) -> pd.DataFrame:
    """Tell at which stages the class changed."""
    rows = stayed.set_index("opportunity_id", drop=False).rename_axis("key")
    refused = rows["has_refused_gate_after"].astype("boolean").fillna(value=False)
    held = rows["held_by_after"].astype("string").fillna("").str.split(", ")
    elsewhere = held.map(lambda names: bool({"besoin", "supplementarite"} & set(names)))
    first_min = float(before.steps.sort_values("rank_order")["min_score"].iloc[0])
    still = ~apart(states, "mark_0", "mark_1")
    vetoed = states["is_vetoed_before"].where(still, states["is_vetoed_after"])
    is_vetoed = vetoed.groupby(states["opportunity_id"]).any().reindex(rows.index)
    held_back = elsewhere | is_vetoed.fillna(value=False).astype(bool)
    path = [rows["class_id_before"]]
    for number in (1, 2):
        state = scored_state(states, number).reindex(rows.index)
        known = pd.DataFrame({"score": state["score"], "has_refused_gate": refused})
        is_held = held_back | (state["share"].astype(float) < MINIMUM_WEIGHT_PRESENT)
        is_held |= middles(states, number).reindex(rows.index).astype(float) < first_min
        known["held_by"] = np.where(is_held, "x", "")
        path.append(classes(known, before.steps))
    path.append(rows["class_id_after"])
    told = [
        ", ".join(s for s, a, b in zip(STAGES, row, row[1:], strict=False) if a != b)
        for row in zip(*path, strict=True)
    ]
    is_same = rows["class_id_before"].eq(rows["class_id_after"])
    causes = pd.Series(told, index=rows.index, dtype="string").mask(is_same, "")
    return causes.rename("class_causes").rename_axis("opportunity_id").reset_index()


def _most(states: pd.DataFrame) -> pd.DataFrame:
    """Find the criterion and the stage that moved each score most.

    What a criterion brings to a stage is counted from the score before it, so that an axis newly
    known weighs by how far it is from that score; these add up to the stage's move.
    """
    found = []
    for number, stage in enumerate(STAGES, start=1):
        score = (
            states["opportunity_id"]
            .map(scored_state(states, number - 1)["score"])
            .astype("Float64")
        )
        brought = pd.Series(0.0, index=states.index)
        for which, sign in ((number, 1), (number - 1, -1)):
            weight = states[f"weight_{which}"].fillna(0.0)
            brought += sign * (weight * (states[f"mark_{which}"] - score)).fillna(0.0)
        present = states[f"weight_{number}"].where(states[f"mark_{number}"].notna())
        total = present.groupby(states["opportunity_id"]).transform("sum")
        table = states[[*IDS, "criterion_label_fr"]].assign(
            criterion_cause=stage,
            brought=(brought / total.where(total > 0)).fillna(0.0).abs().round(DECIMALS),
            stage=number,
            mark_before=states[f"mark_{number - 1}"],
            mark_after=states[f"mark_{number}"],
            weight_before=states[f"weight_{number - 1}"],
            weight_after=states[f"weight_{number}"],
        )
        found.append(table[states[f"is_{stage}"]])
    ordered = pd.concat(found).sort_values(
        ["opportunity_id", "brought", "stage", "criterion_id"], ascending=[True, False, True, True]
    )
    return ordered.drop_duplicates("opportunity_id").drop(columns=["brought", "stage"])


def _causes(rows: pd.DataFrame) -> pd.Series:
    """Name what moved each opportunity; blank when nothing that is read moved."""
    both = rows["class_id_before"].notna() & rows["class_id_after"].notna()
    ends = [
        rows[f"{name}_before"].ne(rows[f"{name}_after"]).fillna(value=False)
        | rows[f"{name}_before"].isna().ne(rows[f"{name}_after"].isna())
        for name in ("class_id", "score", "rank")
    ]
    moved = pd.concat(ends, axis="columns").any(axis="columns")
    flags = rows[[f"is_{stage}" for stage in STAGES]].astype("boolean").fillna(value=False)
    crossed = [rows["class_causes"].fillna("").str.contains(stage) for stage in STAGES]
    told = [
        ", ".join(s for s, own, by in zip(STAGES, row, cross, strict=True) if own or by) or OTHERS
        for row, cross in zip(flags.to_numpy(), zip(*crossed, strict=True), strict=True)
    ]
    causes = pd.Series(told, index=rows.index, dtype="string").where(moved, "")
    causes = causes.mask(~both & rows["class_id_after"].notna(), APPEARED)
    return causes.mask(~both & rows["class_id_before"].notna(), LEFT)
