"""Find the table in a sheet of cells: header row, titles above it, totals below. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NoReturn

import pandas as pd

from generator.errors import Fault, SurveyError
from generator.folding import fold
from generator.needs.files.signatures import FRAMAFORMS, kind_of
from generator.needs.files.webforms import under_questions

HEADER_SEARCH_ROWS = 20  # hand-made titles seen so far hold on fewer than ten rows
SHORT_TEXT_CHARS = 300  # a question used as a header may hold two sentences; an answer has no limit
HEADER_FILL_SHARE = 0.5  # of the widest row near the top: a title fills one or two cells only
MIN_HEADER_CELLS = 2
MAX_CELLS = 20_000_000  # a rectangle beyond this fills the memory before anyone reads it
SHOWN_SPANS = 3
NOT_AN_ANSWER = "pas_une_reponse"
SET_ASIDE = "mise_de_cote"
REJECTED = "rejetee"
LEFT_OUT_COLUMNS = ("source_row", "status", "reason_fr", "column")

TOTAL = re.compile(r"(?:sous[- ])?tota(?:l|ux)(?: general)? ?:?")
SUBTOTAL = re.compile(r"(?:(?:sous[- ])?tota(?:l|ux)|dont)\b.*")
NUMBER = re.compile(r"[-+]?[\d\s.,%€]*\d[\d\s.,%€]*")


@dataclass(frozen=True)
class Sheet:
    """Cells as text, before anyone knows what they mean; an empty cell is ``""``.

    ``spans`` holds the merged ranges as (first row, first column, last row, last column) from 0.
    """

    rows: list[list[str]]
    encoding: str | None = None
    separator: str | None = None
    name: str | None = None
    spans: tuple[tuple[int, int, int, int], ...] = ()
    notes: list[str] = field(default_factory=list)


def find_header(sheet: Sheet, filename: str) -> int:
    """Return the position of the header row, from 0.

    Raises
    ------
    SurveyError
        If no row looks like column names, or if the names stand on two rows.
    """
    top = sheet.rows[:HEADER_SEARCH_ROWS]
    for position, row in enumerate(top):
        if kind_of(row, f"{filename}, ligne {position + 1}"):
            return position
    widest = max((_filled(row) for row in top), default=0)
    needed = 1 if widest == 1 else max(MIN_HEADER_CELLS, HEADER_FILL_SHARE * widest)
    for position, row in enumerate(top):
        if _looks_like_names(row, needed):
            return position
    raise SurveyError(
        Fault(
            "aucune ligne de noms de colonnes n'a été trouvée",
            filename,
            remedy="mettez en première ligne un nom court et différent par colonne",
        )
    )


def name_columns(sheet: Sheet, header: int, filename: str) -> tuple[list[str], int, list[str]]:
    """Return distinct column names, the position of the last header row, and what was noted."""
    names, last, notes = _unmerge(sheet, header, filename)
    if header and kind_of(sheet.rows[header]) == FRAMAFORMS:
        asked = under_questions(names, sheet.rows[header - 1], sheet.rows[header + 1 :])
        names = [_one_line(name) for name in asked]
    used = [
        any(col < len(row) and row[col] for row in sheet.rows[last + 1 :]) for col in _to(names)
    ]
    width = max((col + 1 for col in _to(names) if names[col] or used[col]), default=0)
    unnamed = [letter(col) for col in range(width) if not names[col] and used[col]]
    if unnamed:
        notes.append(f"colonnes sans nom : {', '.join(unnamed)}")
    filled = [names[col] or f"colonne {letter(col)}" for col in range(width)]
    repeated = sorted(name for name, count in Counter(filled).items() if count > 1)
    if repeated:
        listed = ", ".join(f"« {name} »" for name in repeated)
        notes.append(f"noms de colonnes répétés, rendus distincts : {listed}")
    return _distinct(filled), last, notes


def left_out_rows(sheet: Sheet, header: int, last: int, names: Sequence[str]) -> pd.DataFrame:
    """List the rows that hold no answer, or cannot be read, each with its reason.

    Returns
    -------
    pandas.DataFrame
        One row per row left out: ``source_row`` (from 1), ``status``, ``reason_fr``, ``column``.
    """
    found: list[tuple[int, str, str, str | None]] = [
        (i + 1, NOT_AN_ANSWER, "ligne au-dessus de l'en-tête", None) for i in range(header)
    ]
    rows = sheet.rows
    written = [cell for cell in rows[last] if cell]
    sections = {top for top, left, _, right in sheet.spans if left == 0 < right}
    for position, row in enumerate(rows[last + 1 :], start=last + 1):
        if any(row[len(names) :]):
            reason = f"la ligne a {len(row)} cellules pour {len(names)} colonnes"
            found.append((position + 1, REJECTED, f"{reason} : guillemets manquants ?", None))
        elif why := _why_no_answer([cell for cell in row if cell], written, position - last):
            found.append((position + 1, NOT_AN_ANSWER, why, None))
        elif position in sections and row[0] and not any(row[1:]):
            found.append((position + 1, NOT_AN_ANSWER, "intertitre (cellules fusionnées)", None))
    frame = pd.DataFrame(found, columns=list(LEFT_OUT_COLUMNS))
    return frame.astype({"source_row": "int64", "status": "string", "reason_fr": "string"}).astype(
        {"column": "string"}
    )


def doubts(sheet: Sheet, last: int, names: Sequence[str]) -> list[str]:
    """Say what a person should look at before answers are read: merged cells, an answer as title.

    Parameters
    ----------
    last
        The position of the last header row, from 0.
    """
    told = []
    tall = [s for s in sheet.spans if s[0] > last and s[2] > s[0] and s[0] < len(sheet.rows)]
    if tall:
        shown = [
            f"{letter(left)}{top + 1}:{letter(right)}{low + 1}" for top, left, low, right in tall
        ]
        listed = ", ".join(shown[:SHOWN_SPANS]) + (", …" if len(shown) > SHOWN_SPANS else "")
        told.append(
            f"cellules fusionnées sur plusieurs réponses ({listed}) : "
            "seule la première ligne est remplie, défusionnez-les et recopiez leur valeur"
        )
    if len(names) == 1 and names[0].endswith((".", "!")):
        told.append(
            f"la ligne {last + 1} sert de titre et ressemble à une réponse : "
            "si c'en est une, ajoutez un titre au-dessus"
        )
    return told


def refuse(what: str, where: str, remedy: str) -> NoReturn:
    """Refuse a file for one fault.

    Raises
    ------
    SurveyError
        Always.
    """
    raise SurveyError(Fault(what, where, remedy=remedy))


def letter(column: int) -> str:
    """Return the spreadsheet's name of a column counted from 0: 0 is A, 26 is AA."""
    name = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _why_no_answer(filled: list[str], header: list[str], rank: int) -> str | None:
    if not filled:
        return "ligne vide"
    if filled == header:
        return "en-tête répété"
    if rank == 1 and all(cell.startswith("#") for cell in filled):
        return "étiquettes HXL sous l'en-tête"
    first, others = fold(filled[0]).strip(), filled[1:]
    only_numbers = all(NUMBER.fullmatch(cell.strip()) for cell in others)
    if TOTAL.fullmatch(first) or (others and only_numbers and SUBTOTAL.fullmatch(first)):
        return "ligne de total"
    return None


def _unmerge(sheet: Sheet, header: int, filename: str) -> tuple[list[str], int, list[str]]:
    # Cells to the right of the header's own are not columns: a quote is missing somewhere.
    upper = list(sheet.rows[header])
    width = len(upper)
    below = sheet.rows[header + 1] if header + 1 < len(sheet.rows) else []
    lower = below[:width] + [""] * (width - len(below)) if below else []
    wide = _group_spans(sheet, header, lower)
    if not lower or kind_of(upper) or not (wide or _has_holes_named_below(upper, lower)):
        return [_one_line(cell) for cell in upper], header, []
    if not wide:
        raise SurveyError(
            Fault(
                "l'en-tête paraît tenir sur deux lignes (cellules fusionnées)",
                f"{filename}, lignes {header + 1} et {header + 2}",
                remedy="mettez un seul nom par colonne, sur une seule ligne",
            )
        )
    for _, left, _, right in wide:
        upper[left : right + 1] = [upper[left]] * (right + 1 - left)
    shared = {name for name, count in Counter(lower).items() if name and count > 1}
    names = [
        f"{up} – {low}" if low in shared and up else low or up
        for up, low in zip(upper, lower, strict=True)
    ]
    note = f"en-tête sur deux lignes ({header + 1} et {header + 2}), cellules fusionnées réunies"
    return [_one_line(name) for name in names], header + 1, [note]


def _one_line(name: str) -> str:
    # Tools end headers with line breaks and put non-breaking spaces in them, not always the same.
    return " ".join(name.split())


def _group_spans(sheet: Sheet, header: int, lower: list[str]) -> list[tuple[int, int, int, int]]:
    # A wide cell over a row of data is a wide column name; over a row of names, it is a group.
    width = len(sheet.rows[header])
    inside = [(top, left, low, min(right, width - 1)) for top, left, low, right in sheet.spans]
    wide = [s for s in inside if s[0] <= header <= s[2] and s[3] > s[1]]
    named = all(all(lower[left : right + 1]) for _, left, _, right in wide)
    is_group = wide and lower and named and _looks_like_names(lower, MIN_HEADER_CELLS, digits=False)
    return wide if is_group else []


def _has_holes_named_below(upper: list[str], lower: list[str]) -> bool:
    holes = [low for up, low in zip(upper, lower, strict=True) if not up and low]
    return len(holes) >= MIN_HEADER_CELLS and _looks_like_names(lower, len(lower), digits=False)


def _looks_like_names(row: list[str], needed: float, *, digits: bool = True) -> bool:
    filled = [cell for cell in row if cell]
    words = [c for c in filled if len(c) <= SHORT_TEXT_CHARS and not NUMBER.fullmatch(c.strip())]
    if not digits and any(char.isdigit() for cell in filled for char in cell):
        return False
    different = len(set(words)) >= min(MIN_HEADER_CELLS, len(row), needed)
    return len(filled) >= needed and different and len(words) * 2 > len(filled)


def _distinct(names: list[str]) -> list[str]:
    distinct: list[str] = []
    for name in names:
        candidate, rank = name, 1
        while candidate in distinct or (rank > 1 and candidate in names):
            rank += 1
            candidate = f"{name} ({rank})"
        distinct.append(candidate)
    return distinct


def _filled(row: list[str]) -> int:
    return sum(1 for cell in row if cell)


def _to(names: list[str]) -> range:
    return range(len(names))
