"""The four states between two builds: each criterion's mark and weight as one thing changes. Pure.

The state 0 is the build before; 1 has the values of after, 2 its weights too, 3 all of it.
"""

from dataclasses import dataclass

import pandas as pd

from generator.opportunities.scoring import DECIMALS, MARK_MAX

DATA, WEIGHTS, METHOD = "donnees", "poids", "methode"
STAGES = (DATA, WEIGHTS, METHOD)  # what changes from each state to the next
IDS = ["opportunity_id", "criterion_id"]
ANCHORS = ["floor", "ceiling", "direction"]
# What the inner scores say and the published table does not; an older build may lack some.
INNER = ("has_refused_gate", "held_by", "vetoed_by")


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


def states_of(before: Snapshot, after: Snapshot, stayed: set[str]) -> pd.DataFrame:
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
    states[f"is_{DATA}"] = apart(states, "mark_0", "mark_1") | (noise & same_scale)
    states[f"is_{WEIGHTS}"] = apart(states, "weight_1", "weight_2")
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


def apart(states: pd.DataFrame, one: str, other: str) -> pd.Series:
    """Tell which criteria are not the same in two columns; two blanks are."""
    return states[one].fillna(-1.0) != states[other].fillna(-1.0)


def _vetoed(pairs: list[tuple[str, str]], opportunities: pd.DataFrame) -> list[bool]:
    named = opportunities.reindex(columns=["opportunity_id", "vetoed_by"]).astype("string")
    vetoes = named["vetoed_by"].fillna("").str.split(", ")
    lists = dict(zip(named["opportunity_id"], vetoes, strict=True))
    return [name in lists.get(key, []) for key, name in pairs]


def scored_state(states: pd.DataFrame, number: int) -> pd.DataFrame:
    """Score one state: its score, and the share of the weight that is known."""
    mark, weight = states[f"mark_{number}"], states[f"weight_{number}"].fillna(0.0)
    present = weight.where(mark.notna(), 0.0)
    table = pd.DataFrame({"reached": (mark * present).fillna(0.0), "present": present})
    table = table.assign(weight=weight).groupby(states["opportunity_id"]).sum()
    score = table["reached"] / table["present"].where(table["present"] > 0)
    share = (table["present"] / table["weight"].where(table["weight"] > 0)).fillna(0.0)
    # Rounded like the published ones: a score of 40 stays on its side of a threshold of 40.
    return pd.DataFrame({"score": score, "share": share}).round(DECIMALS)


def middles(states: pd.DataFrame, number: int) -> pd.Series:
    """Take the middle of the bounds of each score, under the weights of a state."""
    weight = states[f"weight_{number}"].fillna(0.0)
    sums = pd.DataFrame({"reached": states["middle"] * weight, "weight": weight})
    sums = sums.groupby(states["opportunity_id"]).sum()
    return (sums["reached"] / sums["weight"].where(sums["weight"] > 0)).round(DECIMALS)
