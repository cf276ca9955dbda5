"""The lines of candidate activities: their class, score and rank in each territory."""

from collections.abc import Sequence

import pandas as pd

from generator.french import is_known, number, text_of
from generator.publication.briefs.proposals import is_hardly_known
from generator.publication.side_by_side.lines import (
    ACTIVITIES,
    Cell,
    Frames,
    Line,
    figure,
    rows_by_code,
)

NOT_CANDIDATE = "non candidate"
SOURCE = "calcul du projet, mêmes bornes partout"


def activity_lines(tables: Frames, codes: Sequence[str]) -> list[Line]:
    """Put the classes of each activity side by side, the best of the first territory first.

    On a screen, only those that the last class does not hold everywhere.
    """
    opportunities = tables["out_opportunities"]
    steps = tables["out_classes"].sort_values("rank_order")
    order = {str(name): place for place, name in enumerate(steps["class_id"])}
    last = max(order.values(), default=0)
    here = opportunities[opportunities["epci_code"].isin(codes)]
    placed = []
    for activity, found in here.groupby("activity_id"):
        rows = rows_by_code(found, codes)
        classes = [last + 1 if row is None else order[str(row["class_id"])] for row in rows]
        rank = None if rows[0] is None else figure(rows[0]["rank"])
        line = Line(
            ACTIVITIES,
            str(activity),
            text_of(found["activity_label_fr"].iloc[0]),
            SOURCE,
            (),
            tuple(_cell(row) for row in rows),
            is_main=min(classes) < last,
        )
        first = float("inf") if rank is None else rank
        placed.append((classes[0], first, min(classes), line.line_id, line))
    return [line for *_, line in sorted(placed, key=lambda one: one[:-1])]


def _cell(row: pd.Series | None) -> Cell:
    if row is None:
        return Cell(NOT_CANDIDATE)
    label = text_of(row["class_label_fr"])
    score = figure(row["score"])
    # A column is narrow: « 22 à 100/100 » holds on the line of the class.
    ends = f"{number(row['score_low'])} à {number(row['score_high'])}"
    mark = ends if is_hardly_known(row.to_dict()) else number(score)
    told = f"{label}, {mark}/100" if is_known(score) else f"{label}, note inconnue"
    return Cell(told, score, figure(row["score_low"]), figure(row["score_high"]), label)
