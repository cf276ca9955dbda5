"""The lines of what people said: shares with their interval, and nothing that is withheld."""

from collections.abc import Sequence

import pandas as pd

from generator.french import counted, is_known, number, percent, text_of
from generator.publication.side_by_side.lines import (
    NEEDS,
    SURVEY,
    Cell,
    Frames,
    Line,
    figure,
    rows_by_code,
)

NO_SURVEY = "aucune enquête"
WITHHELD = "non publié"
NOBODY = "non cité"  # by an answer whose theme was found
NOT_SAID = "rien de publié"  # where even the number of answers is withheld
SIGNAL = "chiffre officiel"
QUALIFIED = "qualifié"
SURVEYS = "enquêtes de chaque territoire"
SOURCE = "enquêtes de chaque territoire, chiffres officiels"


def survey_lines(tables: Frames, codes: Sequence[str]) -> list[Line]:
    """Say how much was asked in each territory; that nobody was asked is said."""
    asked = rows_by_code(tables["out_territories"], codes)
    surveys = rows_by_code(tables["out_surveys"], codes)
    return [
        Line(SURVEY, "reponses", "Personnes ayant répondu", SURVEYS, (),
             tuple(_answers(row) for row in asked)),
        Line(SURVEY, "confiance", "Ce qu’elles représentent", SURVEYS, (),
             tuple(_trust(row) for row in surveys), is_main=False),
    ]  # fmt: skip


def _answers(row: pd.Series | None) -> Cell:
    if row is None or not row["survey_count"]:
        return Cell(NO_SURVEY)
    if not is_known(row["statement_count"]):
        return Cell(WITHHELD)
    count = int(row["statement_count"])
    return Cell(f"{number(count)} ({counted(int(row['survey_count']), 'recueil')})", float(count))


def _trust(row: pd.Series | None) -> Cell:
    return Cell(NO_SURVEY) if row is None else Cell(text_of(row["confidence_fr"]) or WITHHELD)


def need_lines(tables: Frames, codes: Sequence[str]) -> list[Line]:
    """Put what was said of each theme side by side, those most told by the first ones first."""
    needs = tables["out_needs"]
    here = needs[needs["epci_code"].isin(codes)]
    asked = rows_by_code(tables["out_territories"], codes)
    lines = []
    for theme, found in here.groupby("theme_id"):
        rows = rows_by_code(found, codes)
        cells = tuple(_need(row, place) for row, place in zip(rows, asked, strict=True))
        label = text_of(found["theme_label_fr"].iloc[0])
        is_told = any(cell.text_fr not in (NO_SURVEY, WITHHELD) for cell in cells)
        lines.append(Line(NEEDS, str(theme), label, SOURCE, (), cells, is_main=is_told))
    return sorted(lines, key=_most_told_first)


def _most_told_first(line: Line) -> tuple[list[float], str]:
    return [-(cell.value or 0.0) for cell in line.cells], line.line_id


def _need(row: pd.Series | None, place: pd.Series | None) -> Cell:
    """Tell a theme in one territory; a share is told where its count is, and nowhere else."""
    if place is None or not place["survey_count"]:
        return Cell(_signalled(NO_SURVEY, row))
    if row is None:
        return Cell(NOBODY if is_known(place["statement_count"]) else NOT_SAID)
    if is_known(row["is_suppressed"]) and row["is_suppressed"]:
        return Cell(_signalled(WITHHELD, row))
    count = row["statement_count"]
    if not is_known(count) or not count:
        return Cell(_signalled(NOBODY if is_known(count) else NOT_SAID, row))
    share = figure(row["weighted_share"])
    if share is None:
        return Cell(_signalled(counted(int(count), "personne"), row))
    low, high = figure(row["share_low"]), figure(row["share_high"])
    between = "" if low is None or high is None else f" ({number(low * 100)} à {percent(high, 0)})"
    return Cell(_signalled(f"{percent(share, 0)}{between}", row), share, low, high)


def _signalled(told: str, row: pd.Series | None) -> str:
    """Add what makes of a theme a need: it is qualified, or an official figure signals it."""
    if row is None:
        return told
    if is_known(row["is_qualified"]) and row["is_qualified"]:
        return f"{told}, {QUALIFIED}"
    signals = is_known(row["has_official_signal"]) and row["has_official_signal"]
    return f"{told}, {SIGNAL}" if signals else told
