"""Bring the rows of repeated groups back to the answer they belong to. Pure.

Kobo writes a sheet per repeated group, ODK Central a file; a group may hold another.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from generator.folding import fold_name
from generator.needs.files.layout import LEFT_OUT_COLUMNS, REJECTED
from generator.needs.files.option_columns import OPTION_MARK, joined

ODK_KEY = "KEY"
ODK_PARENT = "PARENT_KEY"
KOBO_INDEX = "_index"
KOBO_PARENT = "_parent_index"
KOBO_TABLE = "_parent_table_name"
# Which column of a repeated group's sheet answers to which column of the form's own sheet.
KOBO_IDENTITIES = (("_submission__uuid", "_uuid"), ("_submission__id", "_id"))
KOBO_SYSTEM = re.compile(r"_index|_parent_index|_parent_table_name|_submission__.*|__version__")
# Sheet names are cut at 31 characters: « Enquête sur les besoins de l... (1) ».
CUT_SHORT = re.compile(r"\.\.\.(?: ?\(\d+\))?$")

Key = tuple[str, str]


@dataclass(frozen=True)
class Repeat:
    """The rows of one repeated group: title, answers, and labels of its folded questions."""

    title: str
    frame: pd.DataFrame
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Gathered:
    """The form's answers with those of its repeated groups, one row per answer.

    A cell holds the rows' texts as list lines (« - a », « - b »), or every label ticked;
    ``left_out`` has the rows whose answer is not in the file.
    """

    frame: pd.DataFrame
    labels: Mapping[str, tuple[str, ...]]
    left_out: pd.DataFrame
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Links:
    """For each row of one repeated group, its own key and those its parent may bear."""

    own: list[Key | None]
    parents: list[tuple[Key | None, ...]]


def gather_kobo(form: pd.DataFrame, sheet: str | None, repeats: Sequence[Repeat]) -> Gathered:
    """Gather Kobo's sheets: by the submission's id where unique, else by the parent's index.

    The index counts within one export only, so an id that the form's sheet lacks is never
    replaced by an index.

    Parameters
    ----------
    form
        The form's own sheet, index ``source_row``.
    sheet
        Its name, perhaps cut short, when the group's parent names the whole title.
    repeats
        The other sheets.
    """
    titles = [sheet or "", *(repeat.title for repeat in repeats)]
    parents = _parent_tables(titles, [repeat.frame for repeat in repeats])
    links = []
    for rank, (repeat, parent) in enumerate(zip(repeats, parents, strict=True), start=1):
        columns = [_keys(repeat.frame, name, kind) for name, kind in KOBO_IDENTITIES]
        columns.append(_keys(repeat.frame, KOBO_PARENT, f"table {parent}"))
        own = _keys(repeat.frame, KOBO_INDEX, f"table {rank}")
        links.append(_Links(own, list(zip(*columns, strict=True))))
    known = [_keys(form, kind, kind) for _, kind in KOBO_IDENTITIES]
    known.append(_keys(form, KOBO_INDEX, "table 0"))
    kept = [_without(repeat, KOBO_SYSTEM) for repeat in repeats]
    return _gather(form, known, kept, links)


def gather_odk(form: pd.DataFrame, repeats: Sequence[Repeat]) -> Gathered:
    """Gather ODK Central's files: ``PARENT_KEY`` is the ``KEY`` of the row above."""
    links = [
        _Links(
            _keys(repeat.frame, ODK_KEY, ODK_KEY),
            [(key,) for key in _keys(repeat.frame, ODK_PARENT, ODK_KEY)],
        )
        for repeat in repeats
    ]
    system = re.compile(f"{ODK_KEY}|{ODK_PARENT}")
    kept = [_without(repeat, system) for repeat in repeats]
    return _gather(form, [_keys(form, ODK_KEY, ODK_KEY)], kept, links)


def list_lines(texts: Iterable[str]) -> str | None:
    """Return the cell that holds several texts, one a line after a dash; None for none."""
    return "\n".join(f"- {' '.join(text.split())}" for text in texts) or None


def _gather(
    form: pd.DataFrame, known: list[list[Key | None]], repeats: list[Repeat], links: list[_Links]
) -> Gathered:
    columns = {str(name): form[name] for name in form.columns}
    labels: dict[str, tuple[str, ...]] = {}
    lost: list[tuple[int, str, str, None]] = []
    notes: list[str] = []
    for repeat, rows in zip(repeats, _answer_rows(form, known, links), strict=True):
        for name in map(str, repeat.frame.columns):
            column = _free(name, repeat.title, columns)
            gathered = _labels if name in repeat.labels else list_lines
            cells = _by_answer(repeat.frame[name], rows, gathered)
            columns[column] = pd.Series(cells, dtype="string").reindex(form.index)
            labels |= {column: repeat.labels[name]} if name in repeat.labels else {}
        numbered = zip(map(int, repeat.frame.index), rows, strict=True)
        for number in (number for number, row in numbered if row is None):
            reason = f"groupe répété « {repeat.title} », ligne {number}"
            lost.append(
                (number, REJECTED, f"{reason} : sa réponse n'est pas dans le fichier", None)
            )
        found = [row for row in rows if row is not None]
        told = f"{len(found)} ligne(s) réunies dans {len(set(found))} réponse(s)"
        notes.append(f"groupe répété « {repeat.title} » : {told}")
    types = {"source_row": "int64", "status": "string", "reason_fr": "string", "column": "string"}
    left_out = pd.DataFrame(lost, columns=list(LEFT_OUT_COLUMNS)).astype(types)
    frame = pd.DataFrame(columns, index=form.index)
    return Gathered(frame, labels, left_out, tuple(notes))


def _answer_rows(
    form: pd.DataFrame, known: list[list[Key | None]], links: list[_Links]
) -> list[list[int | None]]:
    # A key borne by two rows leads nowhere; it is known all the same.
    borne = Counter(key for keys in (*known, *(link.own for link in links)) for key in keys)
    numbered = [pair for keys in known for pair in zip(keys, map(int, form.index), strict=True)]
    answer_of = {key: row for key, row in numbered if key and borne[key] == 1}
    identities = {key[0] for key in answer_of if key[0] in dict(KOBO_IDENTITIES).values()}
    found: list[list[int | None]] = [[None] * len(link.own) for link in links]
    progressed = True
    while progressed:  # once more for each group inside a group
        progressed = False
        for link, rows in zip(links, found, strict=True):
            for position, parents in enumerate(link.parents):
                if rows[position] is not None:
                    continue
                row = _first(parents, answer_of, borne, identities)
                if row is not None:
                    rows[position] = row
                    progressed = True
                    own = link.own[position]
                    answer_of |= {own: row} if own and borne[own] == 1 else {}
    return found


def _first(
    parents: tuple[Key | None, ...],
    answer_of: Mapping[Key, int],
    borne: Mapping[Key | None, int],
    identities: set[str],
) -> int | None:
    for key in filter(None, parents):
        if key in answer_of:
            return answer_of[key]
        if key[0] in identities and key not in borne:
            return None
    return None


def _by_answer(
    column: "pd.Series[str]",
    rows: list[int | None],
    gathered: Callable[[Iterable[str]], str | None],
) -> dict[int, str | None]:
    texts: dict[int, list[str]] = {}
    for row, text in zip(rows, column.tolist(), strict=True):
        if row is not None and isinstance(text, str):
            texts.setdefault(row, []).append(text)
    return {row: gathered(said) for row, said in texts.items()}


def _labels(cells: Iterable[str]) -> str | None:
    return joined(label for cell in cells for label in cell.split(OPTION_MARK))


def _free(name: str, title: str, taken: Collection[str]) -> str:
    return name if name not in taken else _free(f"{title}/{name}", title, taken)


def _keys(frame: pd.DataFrame, column: str, kind: str) -> list[Key | None]:
    if column not in frame.columns:
        return [None] * len(frame)
    cells = frame[column].tolist()
    return [(kind, cell.strip()) if isinstance(cell, str) else None for cell in cells]


def _without(repeat: Repeat, system: re.Pattern[str]) -> Repeat:
    kept = [name for name in repeat.frame.columns if not system.fullmatch(str(name))]
    return Repeat(repeat.title, repeat.frame[kept], repeat.labels)


def _parent_tables(titles: list[str], frames: list[pd.DataFrame]) -> list[int | None]:
    # Position of the table each group hangs on: 0 is the form. Groups name the whole title.
    named = [next(iter(frame[KOBO_TABLE].dropna()), "") for frame in frames]
    matched = {name: _matching(str(name), titles) for name in named}
    strange = {name for name, tables in matched.items() if not tables}
    if len(strange) == 1 and [0] not in matched.values():
        # A sheet renamed by hand: the one title that no sheet bears can only be the form's.
        matched |= {name: [0] for name in strange}
    return [tables[0] if len(tables) == 1 else None for tables in map(matched.__getitem__, named)]


def _matching(named: str, titles: list[str]) -> list[int]:
    whole = fold_name(named)
    exact = [i for i, title in enumerate(titles) if fold_name(title) == whole]
    cut = [
        i
        for i, title in enumerate(titles)
        if CUT_SHORT.search(title) and whole.startswith(fold_name(CUT_SHORT.sub("", title)))
    ]
    return exact or cut
