"""What is expected, with its interval, beside what is present: one line a type."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.errors import DataError, Fault
from generator.french import UNKNOWN, agree, number, percent, typographic
from generator.publication.drawings.sheet import (
    INK,
    LINE_PT,
    PAPER,
    TEXT_PT,
    Drawing,
    lines_of,
    paragraph,
    sheet,
    text_width,
    write,
)

WIDTH_PT = 244.0
MARGIN_PT = 4.0
ROW_LIMIT = 8
ROW_GAP_PT = 6.0
BAR_PT = 7.0
DOT_PT = 2.8
KEY_PT = 11.0
# At least 3:1 on paper: the interval is read without the ink of its bounds.
INTERVAL = "#4f8a8c"
# Beyond three times what is expected, an arrow: one type would crush the seven others.
FARTHEST = 3.0
STEP = 0.5
DECIMALS_UNDER = 10.0  # from ten on, a tenth of an equipment says nothing


@dataclass(frozen=True)
class GapRow:
    """One type: how many are present, how many expected, and between which bounds."""

    label_fr: str
    observed: float | None
    expected: float
    low: float | None = None
    high: float | None = None


def gap_chart(rows: Sequence[GapRow], title_fr: str, source_fr: str) -> Drawing:
    """Draw at most eight types, each on the scale of its own expected number.

    The line « attendus » is the same for all, so that a type of two and one of two hundred are
    read alike. An unknown count has no dot, an unknown interval no bar.

    Raises
    ------
    DataError
        If nothing is given, more than eight rows are, or an expected number is not positive.
    """
    _refuse(rows, title_fr)
    limit = _limit(rows)

    def across(share: float) -> float:
        return MARGIN_PT + min(share, limit) / limit * (WIDTH_PT - 2 * MARGIN_PT)

    title, top = _title(title_fr)
    parts, y = [], top
    for row in rows:
        drawn, y = _row(row, y, across, limit)
        parts.append(drawn)
    bottom = y - ROW_GAP_PT / 2
    axis, y = _axis(across, limit, top, bottom)
    alt_fr = typographic(f"{title_fr} : {' ; '.join(_told(row) for row in rows)}.")
    keys, y = _keys(y)
    notes, y = paragraph([f"Source : {source_fr}."], y, WIDTH_PT)
    body = "".join([title, axis, *parts, keys, notes])
    height = y + MARGIN_PT
    return Drawing(sheet(WIDTH_PT, height, body, title_fr=title_fr, alt_fr=alt_fr), alt_fr)


def _refuse(rows: Sequence[GapRow], title_fr: str) -> None:
    faults = [
        Fault(f"« {row.label_fr} » : le nombre attendu n'est pas positif", where=title_fr)
        for row in rows
        if not row.expected > 0
    ]
    if not 0 < len(rows) <= ROW_LIMIT:
        remedy = f"donnez de 1 à {ROW_LIMIT} lignes"
        faults.append(Fault(f"{len(rows)} lignes à dessiner", where=title_fr, remedy=remedy))
    if faults:
        raise DataError(*faults)


def _limit(rows: Sequence[GapRow]) -> float:
    """End the scale on the half above everything, and never before what is expected."""
    ends = [
        end / row.expected for row in rows for end in (row.observed, row.high) if end is not None
    ]
    farthest = max([1.0 + STEP, *ends])
    return min(FARTHEST, math.ceil(farthest / STEP) * STEP)


def _title(title_fr: str) -> tuple[str, float]:
    parts, y = [], 0.0
    for line in lines_of(title_fr, WIDTH_PT):
        y += LINE_PT
        parts.append(write(0, y, line, is_bold=True))
    return "".join(parts), y + MARGIN_PT


def _row(
    row: GapRow, y: float, across: Callable[[float], float], limit: float
) -> tuple[str, float]:
    parts = []
    told = _counts(row)
    # Label and counts share a line where both fit; otherwise the counts take the next one.
    lines = lines_of(row.label_fr, WIDTH_PT)
    for line in lines:
        y += LINE_PT
        parts.append(write(0, y, line, is_bold=True, has_halo=True))
    if text_width(lines[-1]) + text_width(told) + TEXT_PT > WIDTH_PT:
        y += LINE_PT
    parts.append(write(WIDTH_PT, y, told, anchor="end", has_halo=True))
    y += 3
    middle = y + BAR_PT / 2
    if row.low is not None and row.high is not None:
        left, right = across(row.low / row.expected), across(row.high / row.expected)
        parts.append(
            f'<rect x="{left:.1f}" y="{y + 1:.1f}" width="{right - left:.1f}" '
            f'height="{BAR_PT - 2:.1f}" fill="{INTERVAL}"/>'
        )
    parts.append(_tick(across(1.0), y))
    if row.observed is not None:
        share = row.observed / row.expected
        mark = _arrow if share > limit else _dot
        parts.append(mark(across(share), middle))
    return "".join(parts), y + BAR_PT + ROW_GAP_PT


def _counts(row: GapRow) -> str:
    observed = UNKNOWN if row.observed is None else number(row.observed)
    present = agree(row.observed or 0, "présent")
    expected = f"{_about(row.expected)} {agree(row.expected, 'attendu')}"
    bounds = (
        f" ({_about(row.low)} à {_about(row.high)})"
        if row.low is not None and row.high is not None
        else ""
    )
    return f"{observed} {present}, {expected}{bounds}"


def _about(count: float) -> str:
    is_whole = float(count).is_integer() or count >= DECIMALS_UNDER
    return number(count, 0 if is_whole else 1)


def _told(row: GapRow) -> str:
    return f"{row.label_fr}, {_counts(row)}"


def _tick(x: float, y: float) -> str:
    """Mark what is expected, in ink between two pale lines: seen on the bar and beside it."""
    return (
        f'<path d="M{x:.1f} {y - 1:.1f}V{y + BAR_PT + 1:.1f}" stroke="{PAPER}" stroke-width="2.6"/>'
        f'<path d="M{x:.1f} {y - 1:.1f}V{y + BAR_PT + 1:.1f}" stroke="{INK}" stroke-width="1.2"/>'
    )


def _dot(x: float, y: float) -> str:
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{DOT_PT}" fill="{INK}" stroke="{PAPER}" '
        f'stroke-width="1"/>'
    )


def _arrow(x: float, y: float) -> str:
    left = x - 2 * DOT_PT
    corners = f"M{left:.1f} {y - DOT_PT:.1f}L{x:.1f} {y:.1f}L{left:.1f} {y + DOT_PT:.1f}Z"
    return f'<path d="{corners}" fill="{INK}"/>'


def _axis(
    across: Callable[[float], float], limit: float, top: float, bottom: float
) -> tuple[str, float]:
    """Rule the sheet at each half of what is expected, and say what each rule is worth."""
    y = bottom + TEXT_PT + 1
    parts = []
    for halves in range(int(limit / STEP) + 1):
        x, share = across(halves * STEP), halves * STEP
        parts.append(
            f'<path d="M{x:.1f} {top:.1f}V{bottom:.1f}" stroke="#c5cfd0" stroke-width="0.4"/>'
        )
        anchor = "start" if not halves else "end" if share == limit else "middle"
        parts.append(write(x, y, percent(share, 0), anchor=anchor))
    y += LINE_PT
    parts.append(write(WIDTH_PT / 2, y, "présents, en part du nombre attendu", anchor="middle"))
    return "".join(parts), y


def _keys(y: float) -> tuple[str, float]:
    """Draw the three marks beside their words."""
    y += LINE_PT + 2
    middle = y - TEXT_PT / 3
    parts, x = [], MARGIN_PT
    marks = (
        (_dot(x, middle), "présents"),
        ("", "attendus"),
        ("", "intervalle à 80 %"),
    )
    for position, (mark, words) in enumerate(marks):
        parts.append(mark or _key(position, x, middle))
        x += KEY_PT if position == len(marks) - 1 else KEY_PT / 2
        parts.append(write(x, y, words))
        x += text_width(words) + 12
    return "".join(parts), y + 1


def _key(position: int, x: float, middle: float) -> str:
    if position == 1:
        return _tick(x, middle - BAR_PT / 2)
    height = BAR_PT - 2
    return (
        f'<rect x="{x - 4:.1f}" y="{middle - height / 2:.1f}" width="11" height="{height:.1f}" '
        f'fill="{INTERVAL}"/>'
    )
