"""What changed between two builds, and why: data, weights, method. Pure."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from generator.opportunities.scoring import DECIMALS, MARK_MAX, MINIMUM_WEIGHT_PRESENT, classes

DATA, WEIGHTS, METHOD, OTHERS = "donnees", "poids", "methode", "autres"
STAGES = (DATA, WEIGHTS, METHOD)
APPEARED, LEFT = "apparue", "sortie"
IDS = ["opportunity_id", "criterion_id"]
ANCHORS = ["floor", "ceiling", "direction"]
UNIT = 10**DECIMALS
# What the inner scores say and the published table does not; an older build may lack some.
INNER = ("has_refused_gate", "held_by", "vetoed_by")
CLOSES = ("has_refused_gate", "held_by")  # what closes a class besides the score


@dataclass(frozen=True)
class Snapshot:
    """What one build says.

    Parameters
    ----------
    opportunities : DataFrame, one row per opportunity
        ``out_opportunities``, with the columns of ``INNER`` that the build has.
    parts : DataFrame, one row per opportunity and criterion
        ``out_opportunity_parts``; without ``ANCHORS``, the other build's are taken.
    steps : DataFrame, one row per class
        ``land_classes``.
    """

    opportunities: pd.DataFrame
    parts: pd.DataFrame
    steps: pd.DataFrame


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
    states = _states(before, after, set(stayed["opportunity_id"]))
    told = _split(stayed, states).merge(_classes(stayed, states, before), on="opportunity_id")
    rows = rows.merge(told.merge(_most(states), how="left"), on="opportunity_id", how="left")
    rows["causes"] = _causes(rows)
    moved = rows["causes"] != ""
    return rows[moved].sort_values(["epci_code", "rank_after", "opportunity_id"], ignore_index=True)


def _states(before: Snapshot, after: Snapshot, stayed: set[str]) -> pd.DataFrame:
    """Set out each criterion of each opportunity in the four states: marks and weights.

    A criterion that a state does not have has no weight in it.
    """
    tables = []
    for one, side in ((before, "before"), (after, "after")):
        table = one.parts[one.parts["opportunity_id"].isin(stayed)]
        tables.append(table.set_index(IDS).add_suffix(f"_{side}"))
    table = tables[0].join(tables[1], how="outer").sort_index()
    for name in ANCHORS:
        # A build older than its anchors is read with those of the other.
        for side, other in (("before", "after"), ("after", "before")):
            given = table.get(f"{name}_{other}")
            table[f"{name}_{side}"] = table.get(f"{name}_{side}", given)
    has_before, has_after = table["weight_before"].notna(), table["weight_after"].notna()
    both = has_before & has_after
    states = pd.DataFrame(
        {
            "mark_0": table["mark_before"],
            "mark_1": _marked_as_before(table).where(both, table["mark_before"]),
            "weight_0": table["weight_before"],
            "weight_2": table["weight_after"].where(both, table["weight_before"]),
            "mark_3": table["mark_after"],
            "weight_3": table["weight_after"],
        }
    ).astype("Float64")
    states["weight_1"], states["mark_2"] = states["weight_0"], states["mark_1"]
    same_scale = both & ~_differ(table, ANCHORS)
    ends = [f"{end}_{side}" for end in ("mark_low", "mark_high") for side in ("before", "after")]
    blurred = table.reindex(columns=ends).astype("Float64").fillna(-1)
    noise = (blurred.iloc[:, 0] != blurred.iloc[:, 1]) | (blurred.iloc[:, 2] != blurred.iloc[:, 3])
    states["middle"] = _middle_as_before(table, same_scale | ~has_before).where(
        both, _middle(table, "before", states["mark_0"])
    )
    states[f"is_{DATA}"] = _apart(states, "mark_0", "mark_1") | (noise & same_scale)
    states[f"is_{WEIGHTS}"] = _apart(states, "weight_1", "weight_2")
    states[f"is_{METHOD}"] = ~both | (_differ(table, ANCHORS) & table["mark_after"].notna())
    labels = table["criterion_label_fr_after"].fillna(table["criterion_label_fr_before"])
    states["criterion_label_fr"] = labels
    for side, inner in (("before", before), ("after", after)):
        states[f"is_vetoed_{side}"] = _vetoed(list(states.index), inner.opportunities)
    return states.reset_index()


def _marked_as_before(table: pd.DataFrame) -> pd.Series:
    """Mark the new values between the old anchors; at the same anchors, the mark is the new one."""
    floor, ceiling = (table[f"{end}_before"].astype("Float64") for end in ("floor", "ceiling"))
    share = ((table["value_after"].astype("Float64") - floor) / (ceiling - floor)).clip(0, 1)
    less = table["direction_before"].eq("less_is_better").fillna(value=False)
    marked = MARK_MAX * share.mask(less, 1 - share)
    return marked.where(_differ(table, ANCHORS), table["mark_after"].astype("Float64"))


def _middle(table: pd.DataFrame, side: str, mark: pd.Series) -> pd.Series:
    """Take the middle of an interval; the mark where there is none, a half where it is missing."""
    low, high = (
        table.get(f"{end}_{side}", mark).astype("Float64") for end in ("mark_low", "mark_high")
    )
    return ((low + high) / 2).fillna(mark).fillna(MARK_MAX / 2)


def _middle_as_before(table: pd.DataFrame, same_scale: pd.Series) -> pd.Series:
    """Read the new interval; between other anchors it is not known, and the mark stands for it."""
    mark = _marked_as_before(table).astype("Float64")
    return _middle(table, "after", mark).where(same_scale | mark.isna(), mark)


def _differ(table: pd.DataFrame, names: list[str]) -> pd.Series:
    found = [table[f"{n}_before"].ne(table[f"{n}_after"]).fillna(value=False) for n in names]
    return pd.concat(found, axis="columns").any(axis="columns")


def _apart(states: pd.DataFrame, one: str, other: str) -> pd.Series:
    return states[one].fillna(-1.0) != states[other].fillna(-1.0)


def _vetoed(pairs: list[tuple[str, str]], opportunities: pd.DataFrame) -> list[bool]:
    named = opportunities.reindex(columns=["opportunity_id", "vetoed_by"]).astype("string")
    vetoes = named["vetoed_by"].fillna("").str.split(", ")
    lists = dict(zip(named["opportunity_id"], vetoes, strict=True))
    return [name in lists.get(key, []) for key, name in pairs]


def _state(states: pd.DataFrame, number: int) -> pd.DataFrame:
    """Score one state: its score, and the share of the weight that is known."""
    mark, weight = states[f"mark_{number}"], states[f"weight_{number}"].fillna(0.0)
    present = weight.where(mark.notna(), 0.0)
    table = pd.DataFrame({"reached": (mark * present).fillna(0.0), "present": present})
    table = table.assign(weight=weight).groupby(states["opportunity_id"]).sum()
    score = table["reached"] / table["present"].where(table["present"] > 0)
    share = (table["present"] / table["weight"].where(table["weight"] > 0)).fillna(0.0)
    # Rounded like the published ones: a score of 40 stays on its side of a threshold of 40.
    return pd.DataFrame({"score": score, "share": share}).round(DECIMALS)


def _middles(states: pd.DataFrame, number: int) -> pd.Series:
    """Take the middle of the bounds of each score, under the weights of a state."""
    weight = states[f"weight_{number}"].fillna(0.0)
    sums = pd.DataFrame({"reached": states["middle"] * weight, "weight": weight})
    sums = sums.groupby(states["opportunity_id"]).sum()
    return (sums["reached"] / sums["weight"].where(sums["weight"] > 0)).round(DECIMALS)


def _split(stayed: pd.DataFrame, states: pd.DataFrame) -> pd.DataFrame:
    """Share the move of each score among the three stages, in whole millionths."""
    told = stayed[["opportunity_id"]].set_index("opportunity_id")
    ends = [
        (stayed.set_index("opportunity_id")[f"score_{side}"].astype("Float64") * UNIT).round()
        for side in ("before", "after")
    ]
    reached = _state(states, 0)["score"]
    steps = []
    for number in (1, 2, 3):
        following = _state(states, number)["score"].fillna(reached)
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
    still = ~_apart(states, "mark_0", "mark_1")
    vetoed = states["is_vetoed_before"].where(still, states["is_vetoed_after"])
    is_vetoed = vetoed.groupby(states["opportunity_id"]).any().reindex(rows.index)
    held_back = elsewhere | is_vetoed.fillna(value=False).astype(bool)
    path = [rows["class_id_before"]]
    for number in (1, 2):
        state = _state(states, number).reindex(rows.index)
        known = pd.DataFrame({"score": state["score"], "has_refused_gate": refused})
        is_held = held_back | (state["share"].astype(float) < MINIMUM_WEIGHT_PRESENT)
        is_held |= _middles(states, number).reindex(rows.index).astype(float) < first_min
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
        score = states["opportunity_id"].map(_state(states, number - 1)["score"]).astype("Float64")
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
