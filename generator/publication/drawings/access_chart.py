"""How far people are from each type of equipment: shares of people by band of minutes."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.errors import DataError, Fault
from generator.french import listed, percent, typographic
from generator.publication.drawings.fills import (
    EDGE,
    SWATCH_PT,
    UNKNOWN_FILL,
    class_fills,
    definitions,
    painted,
    swatch,
)
from generator.publication.drawings.sheet import (
    LINE_PT,
    Drawing,
    lines_of,
    paragraph,
    sheet,
    text_width,
    write,
)

WIDTH_PT = 244.0
MARGIN_PT = 3.0
BAR_PT = 9.0
ROW_GAP_PT = 7.0
ROW_LIMIT = 8
BAND_LINE = f'stroke="{EDGE}" stroke-width="0.5"'
# In this order, from the nearest; the last is drawn with the hatch of what is unknown.
BANDS = ("dans la commune", "10 min ou moins", "10 à 20 min", "20 à 30 min", "plus de 30 min")
UNKNOWN_BAND = "distance inconnue"
HYPOTHESIS = "Minutes par la route : hypothèse."
TOLERANCE = 1e-6  # shares are sums of decimals: they may miss one by a rounding, not more


@dataclass(frozen=True)
class AccessRow:
    """One type, and the share of people in each band; what is left to one is unknown.

    ``bands`` follows ``BANDS``: in the commune, at most 10, 20, 30 minutes, and beyond, where
    those whom no road leads there are counted.
    """

    label_fr: str
    bands: tuple[float, ...]
    is_hypothesis: bool = True


def access_chart(rows: Sequence[AccessRow], title_fr: str, source_fr: str) -> Drawing:
    """Draw one bar of the whole population for each type, cut by band.

    Raises
    ------
    DataError
        If nothing or more than eight rows are given, or shares are not shares of one whole.
    """
    _refuse(rows, title_fr)
    parts, y = [], 0.0
    for line in lines_of(title_fr, WIDTH_PT):
        y += LINE_PT
        parts.append(write(0, y, line, is_bold=True))
    y += MARGIN_PT
    for row in rows:
        drawn, y = _row(row, y)
        parts.append(drawn)
    keys, y = _keys(y, has_unknown=any(_unknown(row) > TOLERANCE for row in rows))
    hypotheses = [row.label_fr for row in rows if row.is_hypothesis]
    if len(hypotheses) == len(rows):
        said = HYPOTHESIS
    else:
        said = f"{HYPOTHESIS[:-1]} pour {listed(hypotheses)}." if hypotheses else ""
    notes, y = paragraph([text for text in (said, f"Source : {source_fr}.") if text], y, WIDTH_PT)
    told = " ; ".join(f"{row.label_fr} : {_told(row)}" for row in rows)
    alt_fr = typographic(f"{title_fr}. {told}. {said}".strip())
    svg = sheet(
        WIDTH_PT,
        y + MARGIN_PT,
        "".join([*parts, keys, notes]),
        title_fr=title_fr,
        alt_fr=alt_fr,
        definitions=definitions(),
    )
    return Drawing(svg, alt_fr)


def _refuse(rows: Sequence[AccessRow], title_fr: str) -> None:
    faults = [
        Fault(f"« {row.label_fr} » : des parts qui ne sont pas celles d'un tout", where=title_fr)
        for row in rows
        if len(row.bands) != len(BANDS)
        or not all(0 <= share <= 1 for share in row.bands)
        or sum(row.bands) > 1 + TOLERANCE
    ]
    if not 0 < len(rows) <= ROW_LIMIT:
        remedy = f"donnez de 1 à {ROW_LIMIT} lignes"
        faults.append(Fault(f"{len(rows)} lignes à dessiner", where=title_fr, remedy=remedy))
    if faults:
        raise DataError(*faults)


def _unknown(row: AccessRow) -> float:
    return max(0.0, 1.0 - sum(row.bands))


def _row(row: AccessRow, y: float) -> tuple[str, float]:
    """Write the label, the shares that have room above their piece, then the pieces."""
    parts = []
    for line in lines_of(row.label_fr, WIDTH_PT):
        y += LINE_PT
        parts.append(write(0, y, line, is_bold=True))
    y += LINE_PT
    left, free = 0.0, 0.0
    fills = (*class_fills(len(BANDS)), UNKNOWN_FILL)
    for fill, share in zip(fills, (*row.bands, _unknown(row)), strict=True):
        width = share * WIDTH_PT
        if share > TOLERANCE:
            figure = f'rect x="{left:.1f}" y="{y + 2:.1f}" width="{width:.1f}" height="{BAR_PT}"'
            parts.append(painted(figure, fill, BAND_LINE))
            told = percent(share, 0)
            half = text_width(told) / 2
            x = min(max(left + width / 2, half), WIDTH_PT - half)
            if x - half >= free:
                parts.append(write(x, y, told, anchor="middle"))
                free = x + half + 2
        left += width
    return "".join(parts), y + 2 + BAR_PT + ROW_GAP_PT


def _told(row: AccessRow) -> str:
    bands = zip((*BANDS, UNKNOWN_BAND), (*row.bands, _unknown(row)), strict=True)
    return ", ".join(f"{percent(share, 0)} {band}" for band, share in bands if share > TOLERANCE)


def _keys(y: float, *, has_unknown: bool) -> tuple[str, float]:
    parts, x = [], 0.0
    keys = list(zip(BANDS, class_fills(len(BANDS)), strict=True))
    keys += [(UNKNOWN_BAND, UNKNOWN_FILL)] if has_unknown else []
    key_width, key_height = SWATCH_PT
    for words, fill in keys:
        wide = key_width + MARGIN_PT + text_width(words) + 2 * MARGIN_PT
        if x + wide > WIDTH_PT:
            x, y = 0.0, y + LINE_PT + 2
        parts.append(swatch(x, y, fill))
        parts.append(write(x + key_width + MARGIN_PT, y + key_height - 1, words))
        x += wide
    return "".join(parts), y + LINE_PT + 2
