"""Fold the columns of a question with several answers, one per option, into one column. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from generator.folding import fold, fold_name
from generator.needs.files.signatures import DECIDIM, MICROSOFT, ODK, SPHINX

OPTION_MARK = "\x1e"  # the ASCII record separator: no label holds it
TICKED = frozenset({"1", "true", "vrai", "x", "y", "oui", "yes"})
UNTICKED = frozenset({"0", "false", "faux", "n", "non", "no", "n/a"})
# After a slash may also stand the name of a question in a group, answered by Oui or Non.
SPLIT_TICKS = frozenset({"0", "1", "true", "false"})
MIN_OPTIONS = 2  # one column alone is a question of its own
BRACKETED = re.compile(r"(?P<stem>.*\S)\s*\[(?P<label>[^\[\]]+)\](?P<rank> \(\d+\))?")
NUMBERED = re.compile(r"(?P<stem>.+)_(?P<label>\d{1,3})")
SLASH = re.compile(r"(?<=\S)/(?=\S)")
NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
APART = frozenset({"autre", "autres", "other", "comment", "commentaire", "commentaires"})
MARK_AT_END = ";"  # Microsoft Forms joins ticked labels by it and ends with it
LABEL_MAX_CHARS = 100  # a longer text is an answer, not the label of an option
REPEATED_SHARE = 0.5  # labels come back: at most half as many different ones as cells


@dataclass(frozen=True)
class Options:
    """A frame whose split questions are folded.

    Parameters
    ----------
    frame
        In a folded column, a cell holds the labels ticked, joined by ``OPTION_MARK``; NA when
        nothing was ticked, asked or answered.
    labels
        For each folded column, the labels of its options, in the file's order.
    notes
        French sentences on what was folded.
    """

    frame: pd.DataFrame
    labels: Mapping[str, tuple[str, ...]]
    notes: tuple[str, ...] = ()


@dataclass
class _Question:
    """One question: its option columns with their labels, and its own column when it has one."""

    name: str
    options: dict[str, str] = field(default_factory=dict)
    own: str | None = None


def fold_options(frame: pd.DataFrame, kind: str) -> Options:
    """Fold every question split by option, as the tool ``kind`` writes them.

    A grid, whose cells are no ticks, and a free text (« [Autre] ») stay as they are.

    Parameters
    ----------
    frame
        One row per answer, text columns, blanks as NA.
    kind
        The tool that wrote the file.
    """
    if kind == MICROSOFT:
        return _cut_ended(frame)
    if kind == SPHINX:
        return _fold(frame, _numbered(frame), kind)
    slashed = [] if kind == DECIDIM else _slashed(frame)
    return _fold(frame, [*slashed, *_bracketed(frame)], kind)


def joined(labels: Iterable[str]) -> str | None:
    """Return the cell that says these labels were ticked, once each; None for none."""
    return OPTION_MARK.join(dict.fromkeys(labels)) or None


def _slashed(frame: pd.DataFrame) -> list[_Question]:
    names = [str(name) for name in frame.columns]
    ticks = [n for n in names if "/" in n and _values(frame[n]) <= SPLIT_TICKS]
    shared = Counter(stem for name in ticks for stem in _stems(name))
    found: dict[str, _Question] = {}
    for name in ticks:
        stems = _stems(name)
        own = next((stem for stem in stems if stem in frame.columns), None)
        stem = own or next((s for s in stems if shared[s] >= MIN_OPTIONS), None)
        if stem:
            question = found.setdefault(stem, _Question(stem, own=own))
            question.options[name] = name[len(stem) + 1 :]
    return [q for q in found.values() if q.own or (_is_whole(q, names) and _is_used(q, frame))]


def _stems(name: str) -> list[str]:
    return [name[: slash.start()] for slash in reversed(list(SLASH.finditer(name)))]


def _is_whole(question: _Question, names: Sequence[str]) -> bool:
    # Beside columns that hold other things, these are questions of one group, not options.
    inside = [name for name in names if name.startswith(f"{question.name}/")]
    return len(inside) == len(question.options) >= MIN_OPTIONS


def _is_used(question: _Question, frame: pd.DataFrame) -> bool:
    return bool(frame[list(question.options)].notna().to_numpy().any())


def _bracketed(frame: pd.DataFrame) -> list[_Question]:
    found: dict[str, _Question] = {}
    grids: set[str] = set()
    for name in map(str, frame.columns):
        match = BRACKETED.fullmatch(name)
        if not match:
            continue
        # The same question asked twice has its columns made distinct: « Besoin [Bus] (2) ».
        stem, label = match["stem"] + (match["rank"] or ""), match["label"].strip()
        held = _values(frame[name])
        if held <= TICKED | UNTICKED | {fold(label)} and (held or fold(label) not in APART):
            found.setdefault(stem, _Question(stem)).options[name] = label
        elif fold_name(label).split(" ")[0] not in APART:
            grids.add(stem)
    return [
        question
        for stem, question in found.items()
        if stem not in grids and len(question.options) >= MIN_OPTIONS and _is_used(question, frame)
    ]


def _numbered(frame: pd.DataFrame) -> list[_Question]:
    found: dict[str, _Question] = {}
    for name in map(str, frame.columns):
        if match := NUMBERED.fullmatch(name):
            found.setdefault(match["stem"], _Question(match["stem"])).options[name] = match["label"]
    return [question for question in found.values() if _holds_labels(question, frame)]


def _holds_labels(question: _Question, frame: pd.DataFrame) -> bool:
    ranks = [int(label) for label in question.options.values()]
    cells = [text for row in _written(frame, question)[0] for text in row]
    if ranks != list(range(1, len(ranks) + 1)) or len(ranks) < MIN_OPTIONS or not cells:
        return False
    labels = set(cells)
    short = all(len(text) <= LABEL_MAX_CHARS and not NUMBER.fullmatch(text) for text in labels)
    return short and len(labels) <= REPEATED_SHARE * len(cells)


def _values(column: "pd.Series[str]") -> set[str]:
    return {fold(str(value)).strip() for value in column.dropna().unique()}


def _fold(frame: pd.DataFrame, questions: Sequence[_Question], kind: str) -> Options:
    kept = {str(name): frame[name] for name in frame.columns}
    order = list(kept)
    labels: dict[str, tuple[str, ...]] = {}
    unknown = 0
    for question in questions:
        if kind == SPHINX:
            rows, known = _written(frame, question)
        else:
            rows, known = _ticked(frame, question), tuple(question.options.values())
        if question.own:
            unknown += _add_unknown(rows, frame[question.own], codes=kind == ODK)
        name = question.own or _free(question.name, order)
        order[order.index(question.own or next(iter(question.options)))] = name
        order = [column for column in order if column == name or column not in question.options]
        kept[name] = pd.Series([joined(row) for row in rows], frame.index, dtype="string")
        labels[name] = known
    notes = _notes(labels, unknown)
    return Options(pd.DataFrame({n: kept[n] for n in order}, index=frame.index), labels, notes)


def _ticked(frame: pd.DataFrame, question: _Question) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(len(frame))]
    for column, label in question.options.items():
        yes = {v for v in frame[column].dropna().unique() if _says_yes(str(v), label)}
        for row, value in zip(rows, frame[column].tolist(), strict=True):
            if isinstance(value, str) and value in yes:
                row.append(label)
    return rows


def _says_yes(value: str, label: str) -> bool:
    said = fold(value).strip()
    return said in TICKED or (said == fold(label).strip() and said not in UNTICKED)


def _written(frame: pd.DataFrame, question: _Question) -> tuple[list[list[str]], tuple[str, ...]]:
    columns = frame[list(question.options)].itertuples(index=False, name=None)
    rows = [[" ".join(cell.split()) for cell in row if isinstance(cell, str)] for row in columns]
    return rows, tuple(dict.fromkeys(label for row in rows for label in row))


def _add_unknown(rows: list[list[str]], own: "pd.Series[str]", *, codes: bool) -> int:
    # The joined column may hold what no option column does: a choice typed, or since removed.
    added = 0
    for row, text in zip(rows, own.fillna("").tolist(), strict=True):
        rest = _rest(str(text), row)
        if rest:
            row.extend(rest.split(" ") if codes else [rest])
            added += 1
    return added


def _rest(text: str, ticked: Sequence[str]) -> str:
    rest = " ".join(text.split())
    for label in sorted(ticked, key=len, reverse=True):
        rest = re.sub(rf"(?<!\S){re.escape(label)}(?!\S)", " ", rest, count=1)
    return " ".join(rest.split())


def _cut_ended(frame: pd.DataFrame) -> Options:
    columns = {str(name): frame[name] for name in frame.columns}
    labels: dict[str, tuple[str, ...]] = {}
    for name, column in columns.items():
        filled = column.dropna()
        if len(filled) < MIN_OPTIONS or not filled.str.rstrip().str.endswith(MARK_AT_END).all():
            continue
        rows = [
            [" ".join(part.split()) for part in cell.split(MARK_AT_END) if part.strip()]
            if isinstance(cell, str)
            else []
            for cell in column.tolist()
        ]
        labels[name] = tuple(dict.fromkeys(label for row in rows for label in row))
        columns[name] = pd.Series([joined(row) for row in rows], frame.index, dtype="string")
    return Options(pd.DataFrame(columns, index=frame.index), labels, _notes(labels, 0))


def _free(name: str, taken: Sequence[str]) -> str:
    return name if name not in taken else _free(f"{name} (options)", taken)


def _notes(labels: Mapping[str, tuple[str, ...]], unknown: int) -> tuple[str, ...]:
    if not labels:
        return ()
    told = ", ".join(f"« {name} » ({len(options)})" for name, options in labels.items())
    notes = [f"questions à plusieurs réponses réunies, avec leurs options : {told}"]
    if unknown:
        notes.append(f"{unknown} cellule(s) portent une valeur hors des options connues, gardée")
    return tuple(notes)
