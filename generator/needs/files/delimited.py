"""Read a text of separated values: its encoding, its separator, its rows. Pure."""

import codecs
import csv
import io
import re
from collections import Counter

from generator.errors import Fault, SurveyError
from generator.needs.files.layout import Sheet

MAX_CELL_CHARS = 1_000_000  # a spreadsheet cell holds 32,767; beyond this it is no answer
SEPARATORS = {";": "point-virgule", ",": "virgule", "\t": "tabulation", "|": "barre verticale"}
NO_SEPARATOR = "\x1f"  # the ASCII unit separator: a file of one column never holds it
SAMPLE_CHARS = 200_000
REGULAR_SHARE = 0.5  # of the lines hold as many separators as the most usual line
QUOTED = re.compile(r'"(?:[^"]|"")*"')
# UTF-8 read once as cp1252 and saved again: « Ã© » for « é ».
TWICE_ENCODED = re.compile(r"Ã[©¨ª«´®¢§‰€]|â€™")


def read_delimited(raw: bytes, filename: str) -> Sheet:
    """Read a CSV or TSV whatever French tools made of it.

    Raises
    ------
    SurveyError
        If the bytes mix two encodings, a quote is never closed, a cell is beyond measure, or
        the header and the rows do not share one separator.
    """
    text, encoding = decode(raw, filename)
    separator = find_separator(text)
    rows = _rows(text, separator or NO_SEPARATOR, filename)
    _refuse_two_separators(rows, separator, filename)
    notes = []
    twice = next((i for i, line in enumerate(text.split("\n"), 1) if TWICE_ENCODED.search(line)), 0)
    if twice:
        notes.append(f"lettres accentuées encodées deux fois (« Ã© »), dès la ligne {twice}")
    if "\ufffd" in text:
        notes.append("des lettres ont été perdues avant nous (« \ufffd »)")
    return Sheet(rows, encoding=encoding, separator=separator, notes=notes)


def decode(raw: bytes, filename: str) -> tuple[str, str]:
    """Return the text and the name of its encoding: BOM, else strict UTF-8, else cp1252.

    A guesser is never used: French cp1252 looks like mac_latin2 to them.

    Raises
    ------
    SurveyError
        If some lines are UTF-8 and others are not, naming the first line at fault.
    """
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if raw.startswith(mark):
            return _strict(raw[len(mark) :], name, filename), name
    if b"\x00" in raw:
        raise SurveyError(
            Fault(
                "ce n'est pas un texte lisible (octets nuls)",
                filename,
                remedy="enregistrez le fichier en « CSV UTF-8 » ou en classeur XLSX",
            )
        )
    if raw.startswith(codecs.BOM_UTF8):
        _refuse_mixture(raw, filename, has_mark=True)
        return raw[len(codecs.BOM_UTF8) :].decode("utf-8"), "utf-8-sig"
    if _is_utf8(raw):
        return raw.decode("utf-8"), "utf-8"
    _refuse_mixture(raw, filename, has_mark=False)
    return _strict(raw, "cp1252", filename), "cp1252"


def find_separator(text: str) -> str | None:
    """Return the separator that most lines hold as often, outside quotes; None for one column.

    A separator followed by a space is prose ("un bus, une crèche") unless every line has it.
    """
    bare = QUOTED.sub('""', text[:SAMPLE_CHARS])
    lines = [line for line in bare.splitlines() if line.strip()]
    best: tuple[float, int, str] | None = None
    for separator in SEPARATORS:
        tight = re.compile(re.escape(separator) + r"(?! )")
        scored = _regularity([len(tight.findall(line)) for line in lines])
        if scored[1] == 0:
            loose = _regularity([line.count(separator) for line in lines])
            scored = loose if loose[0] == 1 and len(lines) > 1 else (0.0, 0)
        if scored[1] and scored[0] >= REGULAR_SHARE and (best is None or scored > best[:2]):
            best = (*scored, separator)
    return best[2] if best else None


def _regularity(counts: list[int]) -> tuple[float, int]:
    usual, lines = max(Counter(counts).items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return lines / max(len(counts), 1), usual


def _rows(text: str, separator: str, filename: str) -> list[list[str]]:
    # The csv module's guard is the process's: other libraries move it, so it is set each time.
    csv.field_size_limit(MAX_CELL_CHARS)
    # newline="" and strict: a quote never closed would swallow the rest of the answers in silence.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend([cell if cell.strip() else "" for cell in row] for row in reader)
    except csv.Error as error:
        too_big = "field limit" in str(error)
        what = "une cellule dépasse un million de caractères" if too_big else _QUOTES
        raise SurveyError(
            Fault(
                what,
                f"{filename}, réponse commençant après la ligne {len(rows)}",
                remedy="ouvrez le fichier dans un tableur, corrigez cette ligne, réenregistrez",
            )
        ) from error
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


_QUOTES = "un guillemet est ouvert sans être fermé, ou fermé au milieu d'une cellule"


def _refuse_two_separators(rows: list[list[str]], chosen: str | None, filename: str) -> None:
    usual = Counter(len(row) for row in rows).most_common(1)
    first = rows[0] if rows else []
    if not usual or len(first) != 1 or usual[0][0] == 1:
        return
    for separator, name in SEPARATORS.items():
        if separator != chosen and first[0].count(separator) + 1 == usual[0][0]:
            raise SurveyError(
                Fault(
                    f"l'en-tête est séparé par {name} et les lignes par "
                    f"{SEPARATORS.get(chosen or '', 'autre chose')}",
                    f"{filename}, ligne 1",
                    remedy="réexportez le fichier avec un seul séparateur, le point-virgule",
                )
            )


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _refuse_mixture(raw: bytes, filename: str, *, has_mark: bool) -> None:
    lines = raw.split(b"\n")
    wrong = [number for number, line in enumerate(lines, 1) if not _is_utf8(line)]
    is_utf8_elsewhere = has_mark or any(not line.isascii() and _is_utf8(line) for line in lines)
    if wrong and is_utf8_elsewhere:
        listed = ", ".join(str(number) for number in wrong[:5])
        raise SurveyError(
            Fault(
                f"le fichier mêle deux encodages : {len(wrong)} ligne(s) ne sont pas en UTF-8",
                f"{filename}, ligne(s) {listed}",
                remedy="réexportez-le en une fois depuis l'outil d'enquête, en UTF-8",
            )
        )


def _strict(raw: bytes, encoding: str, filename: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SurveyError(
            Fault(
                f"l'encodage n'est ni UTF-8 ni {encoding}",
                f"{filename}, ligne {line}",
                remedy="réexportez le fichier en « CSV UTF-8 »",
            )
        ) from error
