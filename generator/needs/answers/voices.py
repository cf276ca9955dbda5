"""What each row says: needs, written or ticked, resources and offers to act. Pure."""

from collections import Counter
from typing import NamedTuple

import pandas as pd

from generator.folding import fold_name
from generator.needs.answers.closed_questions import NO_OPTION, find_options, ticked
from generator.needs.answers.mapping import Mapping
from generator.needs.answers.no_need import says_no_need
from generator.needs.answers.splitting import (
    plain,
    says_something,
    split,
    with_title,
)
from generator.needs.files.option_columns import OPTION_MARK
from generator.needs.files.reading import RawTable

YES = frozenset(
    {"1", "true", "vrai", "x", "y", "yes", "oui", "o", "j accepte", "d accord", "ok"}
    | {"oui j accepte", "oui je suis d accord"}
)
LEFT_OVER = "réponses hors de la liste d'options, gardées comme texte"


class Piece(NamedTuple):
    """One need as its author put it, and its theme when the closed question's table gives it."""

    text: str
    theme: str | None = None


def read_voices(table: RawTable, mapping: Mapping, notes: Counter[str]) -> pd.DataFrame:
    """Read what every row says.

    Parameters
    ----------
    table, mapping
        The file as read, and what its columns mean.
    notes
        Receives how many cells held something that their closed question does not list.

    Returns
    -------
    pandas.DataFrame
        One row per row of ``table.frame``: ``pieces`` (lists of :class:`Piece`), ``resources`` and
        ``offers`` (lists of texts), none of them masked yet; ``is_without_need``: the row answers
        a question about needs, and says it has none.
    """
    written = _written(table.frame, mapping)
    for name in mapping.named("need_choice"):
        for row, pieces in enumerate(_chosen(table, mapping, name, notes)):
            written[row] += pieces
    none_said = _none_said(table.frame, mapping)
    resources = [_cells(row) for row in _rows(table.frame, mapping.named("resource_text"))]
    offered = mapping.named("offer_text")
    offers = [_offers(offered, row) for row in _rows(table.frame, offered)]
    return pd.DataFrame(
        {
            "pieces": pd.Series(written, index=table.frame.index, dtype=object),
            "resources": pd.Series(resources, index=table.frame.index, dtype=object),
            "offers": pd.Series(offers, index=table.frame.index, dtype=object),
            "is_without_need": pd.Series(
                [not said and none for said, none in zip(written, none_said, strict=True)],
                index=table.frame.index,
                dtype=bool,
            ),
        }
    )


def _rows(frame: pd.DataFrame, columns: list[str]) -> list[tuple[str, ...]]:
    if not columns:
        return [()] * len(frame)
    return list(zip(*(frame[name].fillna("").tolist() for name in columns), strict=True))


def _written(frame: pd.DataFrame, mapping: Mapping) -> list[list[Piece]]:
    texts, title = mapping.named("statement_text"), mapping.one("statement_title")
    rows = _rows(frame, [*texts, title] if title else texts)
    return [[Piece(text) for text in _cells(row, has_title=title is not None)] for row in rows]


def _none_said(frame: pd.DataFrame, mapping: Mapping) -> list[bool]:
    """Tell which rows answer « none » to a question about needs; a blank is no answer."""
    questions = [*mapping.named("statement_text"), *mapping.named("need_choice")]
    cells = {cell for name in questions for cell in frame[name].dropna().unique()}
    none = {cell for cell in cells if says_no_need(plain(cell.replace(OPTION_MARK, " ")))}
    return [not none.isdisjoint(row) for row in _rows(frame, questions)]


def _cells(cells: tuple[str, ...], *, has_title: bool = False) -> list[str]:
    said = [plain(cell) for cell in cells]
    heading = said.pop() if has_title else ""
    filled = [text for text in said if text]
    opening = with_title(heading, filled[0] if filled else "")
    return [piece for text in (opening, *filled[1:]) for piece in split(text)]


def _chosen(table: RawTable, mapping: Mapping, name: str, notes: Counter[str]) -> list[list[Piece]]:
    values, themes = table.frame[name], mapping.themes_of(name)
    options = dict.fromkeys([*table.options.get(name, ()), *themes])
    known = tuple(options) or find_options(values, table.kind)
    read: dict[str, tuple[list[Piece], bool]] = {}
    found: list[list[Piece]] = []
    for cell in values.fillna("").tolist():
        if cell not in read:
            read[cell] = _ticked_pieces(cell, known, table.kind, themes)
        pieces, has_more = read[cell]
        notes[LEFT_OVER] += has_more
        found.append(pieces)
    return found


def _ticked_pieces(
    cell: str, known: tuple[str, ...], kind: str, themes: dict[str, str]
) -> tuple[list[Piece], bool]:
    answer = ticked(plain(cell), known, kind)
    chosen = [Piece(label, themes.get(label) or None) for label in answer.labels]
    # « Autre » and « Aucun » name no need, unless a person gave them a theme.
    named = [piece for piece in chosen if piece.theme or _names_a_need(piece.text)]
    others = [Piece(text) for words in answer.left_over for text in split(words)]
    return named + others, bool(others)


def _names_a_need(label: str) -> bool:
    return says_something(label) and fold_name(label) not in NO_OPTION


def _offers(questions: list[str], cells: tuple[str, ...]) -> list[str]:
    offers: list[str] = []
    for question, cell in zip(questions, cells, strict=True):
        if fold_name(cell) in YES:
            # A bare « oui » says what the question asked.
            asked = question.strip()
            offers.append(f"{asked} Oui" if asked.endswith("?") else f"{asked} : oui")
        else:
            offers += _cells((cell,))
    return offers
