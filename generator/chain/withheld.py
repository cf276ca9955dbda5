"""The tables that say what must not be published of a survey: needs, communes, totals, both."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from generator.disclosure import (
    outside_counts,
    persons_threshold,
    withheld,
    withheld_crossings,
    withheld_totals,
)
from generator.disclosure.exclusive import OTHERS, SUM, Flags, protected, table_of
from generator.warehouse.building import PythonTable

Frames = Mapping[str, pd.DataFrame]
EPCI, NEED, PLACE, THEME = "epci_code", "need_id", "commune_code", "theme_id"
COUNT = "respondent_count"
READ = (
    "core_surveyed_epcis", "core_place_counts", "core_need_counts", "core_place_theme_counts",
    "core_theme_voices", "land_thresholds",
)  # fmt: skip


TOGETHER = "calc_withheld"  # made at once, since each protects the others; cut in four
FLAGS = {"is_suppressed": "boolean", "is_secondary": "boolean"}


class Withheld(NamedTuple):
    """What is withheld, a row each with ``is_suppressed`` (always true) and ``is_secondary``."""

    needs: pd.DataFrame
    places: pd.DataFrame
    surveys: pd.DataFrame
    crossings: pd.DataFrame


def withheld_tables() -> list[PythonTable]:
    """List them."""
    return [
        PythonTable(TOGETHER, READ, ("part", "part_row"), make=_together),
        _part("calc_suppression", "needs", (EPCI, THEME)),
        _part("calc_place_suppression", "places", (EPCI, PLACE)),
        _part("calc_survey_suppression", "surveys", (EPCI,)),
        _part("calc_place_theme_suppression", "crossings", (NEED, PLACE)),
        PythonTable(
            "calc_topic_suppression",
            reads=("core_topic_counts", "core_need_counts", "land_thresholds"),
            keys=(NEED, "topic_id"),
            make=lambda f: _withheld_within(
                f, "core_topic_counts", "core_need_counts", (NEED, "topic_id")
            ),
        ),
    ]


def _part(name: str, part: str, keys: tuple[str, ...]) -> PythonTable:
    def make(frames: Frames) -> pd.DataFrame:
        found = frames[TOGETHER]
        rows = found[found["part"] == part].sort_values("part_row", ignore_index=True)
        kinds = dict.fromkeys(keys, "string") | FLAGS
        return rows[list(kinds)].astype(kinds)

    return PythonTable(name, (TOGETHER,), keys, make)


def _together(frames: Frames) -> pd.DataFrame:
    """Lay the four tables under each other, a blank where one has no such column."""
    columns = dict.fromkeys([EPCI, THEME, NEED, PLACE], "string") | FLAGS
    parts = [
        rows.reindex(columns=list(columns))
        .astype(columns)
        .assign(part=part, part_row=range(len(rows)))
        for part, rows in _withheld(frames)._asdict().items()
    ]
    together: pd.DataFrame = pd.concat(parts, ignore_index=True)
    return together


def _withheld(frames: Frames) -> Withheld:
    needs = withheld(
        frames["core_need_counts"],
        group=EPCI,
        cell=THEME,
        count=COUNT,
        threshold=persons_threshold(frames["land_thresholds"]),
    )
    surveys = _withheld_surveys(frames)
    crossings = _withheld_within(
        frames, "core_place_theme_counts", "core_need_counts", (NEED, PLACE)
    )
    places = _withheld_places(frames, needs, surveys, crossings)
    found = Withheld(needs, places, surveys, crossings)
    voices = frames["core_theme_voices"].groupby([EPCI, "respondent_id"])[THEME].nunique()
    most = voices.groupby(EPCI).max()
    for epci in sorted(most.index[most == 1]):
        found = _withheld_exclusive(frames, found, epci)
    return found


def _withheld_exclusive(frames: Frames, found: Withheld, epci: str) -> Withheld:
    """Withhold more where nobody voiced two themes: a reader may know that nobody could."""
    asked, places, needs, crossed = (
        frames[name][frames[name][EPCI] == epci].sort_values(keys)
        for name, keys in (
            ("core_surveyed_epcis", [EPCI]), ("core_place_counts", [PLACE]),
            ("core_need_counts", [THEME]), ("core_place_theme_counts", [PLACE, THEME]),
        )
    )  # fmt: skip
    codes, names = places[PLACE].to_list(), needs[NEED].to_list()
    cells = crossed.pivot_table(index=PLACE, columns=NEED, values=COUNT, aggfunc="sum")
    counts = table_of(
        cells.reindex(index=codes, columns=names).fillna(0).to_numpy(dtype="int64"),
        places[COUNT].to_numpy(dtype="int64"),
        needs[COUNT].to_numpy(dtype="int64"),
        int(asked[COUNT].iloc[0]),
    )
    if counts is None:
        return found
    grid = pd.MultiIndex.from_product([names, codes], names=[NEED, PLACE])
    is_hidden = counts < 0
    is_hidden[SUM, SUM] = _is_among(asked, found.surveys, [EPCI])[0]
    is_hidden[:OTHERS, SUM] = _is_among(places, found.places, [EPCI, PLACE])
    is_hidden[SUM, :OTHERS] = _is_among(needs, found.needs, [EPCI, THEME])
    rows = grid.to_frame(index=False)
    is_hidden[:OTHERS, :OTHERS] = (
        _is_among(rows, found.crossings, [NEED, PLACE]).reshape(len(names), len(codes)).T
    )
    threshold = persons_threshold(frames["land_thresholds"])
    hides = protected(counts, is_hidden, threshold, places=codes, themes=names)
    more = hides & ~is_hidden & (counts > 0)
    return Withheld(
        _with_more(found.needs, needs[more[SUM, :OTHERS]]),
        _with_more(found.places, places[more[:OTHERS, SUM]]),
        _with_more(found.surveys, asked[more[SUM:, SUM]]),
        _with_more(found.crossings, rows[more[:OTHERS, :OTHERS].T.ravel()]),
    )


def _withheld_places(
    frames: Frames, hidden_needs: pd.DataFrame, surveys: pd.DataFrame, crossed: pd.DataFrame
) -> pd.DataFrame:
    """Withhold small communes, and those that would give back a theme nearly all voiced."""
    keys = (EPCI, PLACE)
    small = _withheld_within(frames, "core_place_counts", "core_surveyed_epcis", keys)
    asked, needs = frames["core_surveyed_epcis"], frames["core_need_counts"]
    places = frames["core_place_counts"].rename(columns={COUNT: "place_count"})
    told_places = _without(places, small, keys)
    told_needs = _without(needs, hidden_needs, (EPCI, THEME))
    told_needs = told_needs.rename(columns={COUNT: "need_count"})
    crossings = (
        frames["core_place_theme_counts"]
        .merge(told_places[[*keys, "place_count"]], on=list(keys))
        .merge(told_needs[[NEED, "need_count"]], on=NEED)
    )
    is_blank = _is_among(crossings, crossed, [NEED, PLACE])
    is_blank |= (crossings[COUNT] == 0).to_numpy(dtype=bool)
    crossings[COUNT] = crossings[COUNT].mask(is_blank)
    more = withheld_crossings(
        crossings,
        _without(asked, surveys, (EPCI,)),
        threshold=persons_threshold(frames["land_thresholds"]),
    )
    return _with_more(small, more)


def _without(rows: pd.DataFrame, hidden: pd.DataFrame, keys: tuple[str, ...]) -> pd.DataFrame:
    """Leave out the rows that are withheld."""
    return rows[~_is_among(rows, hidden, list(keys))]


def _withheld_within(
    frames: Frames, cells: str, totals: str, keys: tuple[str, str]
) -> pd.DataFrame:
    """Withhold small cells of published totals, and what subtraction would give back."""
    group, cell = keys
    return withheld(
        frames[cells],
        group=group,
        cell=cell,
        count=COUNT,
        threshold=persons_threshold(frames["land_thresholds"]),
        outside=outside_counts(frames[totals], frames[cells], group=group, count=COUNT),
    )


def _withheld_surveys(frames: Frames) -> pd.DataFrame:
    # Communes only: a person may voice several themes, which therefore do not add up to the total.
    return withheld_totals(
        frames["core_surveyed_epcis"],
        frames["core_place_counts"],
        group=EPCI,
        count=COUNT,
        threshold=persons_threshold(frames["land_thresholds"]),
    )


def _is_among(rows: pd.DataFrame, hidden: pd.DataFrame, keys: list[str]) -> Flags:
    return pd.MultiIndex.from_frame(rows[keys]).isin(pd.MultiIndex.from_frame(hidden[keys]))


def _with_more(hidden: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Add rows that protect others."""
    more = rows.assign(is_suppressed=True, is_secondary=True)[list(hidden.columns)]
    return pd.concat([hidden, more.astype(hidden.dtypes.to_dict())], ignore_index=True)
