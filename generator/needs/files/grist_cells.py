"""Read the cells of Grist's REST answers: lists, dates and references under a code. Pure.

Source: gristlabs/grist-core, ``GristData.ts`` and ``docapi/DocApiRecords.ts``.
"""

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from generator.folding import fold_name

EPOCH = re.compile(r"(\d{9,10})(?:\.\d+)?")
EPOCH_FROM = 10**8  # 1973
EPOCH_BEFORE = 4 * 10**9  # 2096
DATE_WORD = re.compile(r"\bdate|date\b|horodat|created|updated|submitted|cree le|soumis")
SYSTEM_FIELDS = frozenset({"manualSort"})
CODED_LENGTH = 3  # ["D", seconds, zone], ["R", table, row], ["r", table, rows]


class Number(str):
    """A JSON number as it was written: a code keeps its digits, and stays told from a text."""

    __slots__ = ()


@dataclass
class GristNotes:
    """What a person must know of the cells read, counted by column."""

    zeros: Counter[str] = field(default_factory=Counter)
    references: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)

    def sentences(self) -> list[str]:
        """Tell the counts in French."""
        told = [
            (self.zeros, "zéro(s) qui peuvent vouloir dire « sans réponse »"),
            (self.references, "référence(s) sans leur texte (exportez la colonne affichée)"),
            (self.unread, "cellule(s) en erreur ou d'une forme non lue, laissées vides"),
        ]
        return [
            f"{sum(counts.values())} {what} : {', '.join(f'« {name} »' for name in counts)}"
            for counts, what in told
            if counts
        ]


def plain_fields(fields: dict[str, object], notes: GristNotes) -> dict[str, object]:
    """Return a record's fields as texts, lists of texts and None."""
    kept = {name: value for name, value in fields.items() if name not in SYSTEM_FIELDS}
    return {name: _plain(name, value, notes) for name, value in kept.items()}


def _plain(name: str, value: object, notes: GristNotes) -> object:
    if isinstance(value, list):
        return _coded(name, value, notes)
    if isinstance(value, Number):
        if float(value) == 0:
            notes.zeros[name] += 1
        return _moment(value, dt.UTC) if DATE_WORD.search(fold_name(name)) else value
    return value


def _coded(name: str, value: list[object], notes: GristNotes) -> object:
    code, *rest = value or [None]
    if code == "L" and not any(isinstance(item, list | dict | Number) for item in rest):
        return rest
    if code == "d" and len(rest) == 1 and isinstance(rest[0], Number):
        return _moment(rest[0], dt.UTC)
    if code == "D" and len(value) == CODED_LENGTH and isinstance(rest[0], Number):
        return _moment(rest[0], _zone(str(rest[1])))
    rows = _rows(code, rest)
    if rows is None:
        notes.unread[name] += 1
        return None
    notes.references[name] += len(rows)
    return ", ".join(str(row) for row in rows)


def _rows(code: object, rest: list[object]) -> list[object] | None:
    if code == "L" and all(isinstance(item, Number) for item in rest):
        return rest
    if code == "R" and len(rest) == CODED_LENGTH - 1:
        return rest[1:]
    if code == "r" and len(rest) == CODED_LENGTH - 1 and isinstance(rest[1], list):
        return rest[1]
    return None


def _moment(seconds: Number, zone: dt.tzinfo) -> str:
    written = EPOCH.fullmatch(seconds)
    if not written or not EPOCH_FROM <= int(written[1]) < EPOCH_BEFORE:
        return seconds
    moment = dt.datetime.fromtimestamp(int(written[1]), zone)
    # Grist keeps a day as its midnight in UTC: in another zone it would be the day before.
    return moment.date().isoformat() if moment.time() == dt.time() else moment.isoformat()


def _zone(name: str) -> dt.tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return dt.UTC
