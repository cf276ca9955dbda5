"""French as it is printed: narrow spaces, numbers, plurals and lists."""

import re
from collections.abc import Sequence
from datetime import date

import pandas as pd

NARROW = "\u202f"
WIDE = "\u00a0"
UNKNOWN = "inconnu"

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip

Figure = float | int | None

_SPACES = f"[ {WIDE}{NARROW}]*"
_BEFORE_SIGN = re.compile(rf"(?<=\S){_SPACES}([;!?]+)(?=[\s»)]|$)")
_BEFORE_COLON = re.compile(rf"(?<=\S){_SPACES}:(?=\s|$)")
_BEFORE_UNIT = re.compile(rf"(?<=\d){_SPACES}([%€])")
_OPENING = re.compile(rf"«{_SPACES}")
_CLOSING = re.compile(rf"{_SPACES}»")
_THOUSANDS = re.compile(rf"(?<![\d,.])(\d{{1,3}})((?:[ {WIDE}{NARROW}]\d{{3}})+)(?![\d])")


_SEMICOLON = re.compile(rf"[ {WIDE}{NARROW}]+;\s")


def is_known(value: object) -> bool:
    """Say whether a cell holds something; a blank is never zero."""
    return value is not None and not pd.isna(value)  # type: ignore[call-overload]


def typographic(text: str) -> str:
    """Set narrow no-break spaces and curly apostrophes; web addresses and hours are left alone."""
    text = re.sub(r"[ \t\r\n]+", " ", text.strip()).replace("'", "’")
    text = _BEFORE_SIGN.sub(rf"{NARROW}\1", text)
    text = _BEFORE_COLON.sub(f"{NARROW}:", text)
    text = _BEFORE_UNIT.sub(rf"{NARROW}\1", text)
    text = _OPENING.sub(f"«{NARROW}", text)
    text = _CLOSING.sub(f"{NARROW}»", text)
    return _THOUSANDS.sub(lambda m: m[1] + re.sub(r"\s", NARROW, m[2]), text)


def text_of(cell: object) -> str:
    """Read a text cell; a blank is an empty text, never the word for it."""
    return typographic(str(cell)) if is_known(cell) else ""


def sentence(text: str) -> str:
    """Begin with a capital and end with a stop, so that table cells read as prose."""
    text = typographic(text)
    if not text:
        return ""
    ended = text if text.endswith((".", "!", "?", "…", "»")) else f"{text}."
    return ended[0].upper() + ended[1:]


def within(text: str) -> str:
    """Begin a text as inside a sentence; an acronym keeps its capitals."""
    is_acronym = text[1:2].isupper() or text[1:2].isdigit()
    return text if is_acronym else text[:1].lower() + text[1:]


def number(value: Figure, decimals: int = 0) -> str:
    """Write a number the French way; an unknown one is said to be unknown."""
    if not is_known(value):
        return UNKNOWN
    # Adding zero turns the « -0 » a rounding can leave into « 0 ».
    written = f"{round(float(value or 0), decimals) + 0:,.{decimals}f}"
    return written.replace(",", NARROW).replace(".", ",").replace("-", "−")


def percent(share: Figure, decimals: int = 1) -> str:
    """Write a share of 0 to 1 as a percentage."""
    if not is_known(share):
        return UNKNOWN
    return f"{number(float(share or 0) * 100, decimals)}{NARROW}%"


def euros(value: Figure) -> str:
    """Write an amount in whole euros."""
    return f"{number(value)}{NARROW}€" if is_known(value) else UNKNOWN


def day(when: date) -> str:
    """Write a day in words: « 1er octobre 2026 »."""
    first = "1er" if when.day == 1 else str(when.day)
    return f"{first} {MONTHS[when.month - 1]} {when.year}"


def agree(count: float, singular: str, plural: str | None = None) -> str:
    """Choose the form that agrees: in French the plural begins at two, and zero is singular."""
    many = 2
    return singular if abs(count) < many else plural or f"{singular}s"


def counted(count: float, singular: str, plural: str | None = None) -> str:
    """Write a count and the noun that agrees with it."""
    return f"{number(count)}{WIDE}{agree(count, singular, plural)}"


def clauses(text: str) -> list[str]:
    """Part a text at its semicolons, whatever the space before them."""
    return _SEMICOLON.split(text)


def listed(items: Sequence[str], limit: int | None = None) -> str:
    """Join items with commas and « et »; what goes past the limit is counted, never dropped."""
    shown = list(items)
    if limit is not None and len(shown) > limit:
        shown = [*shown[:limit], f"{counted(len(items) - limit, 'autre')}"]
    *first, last = shown or [""]
    return f"{', '.join(first)} et {last}" if first else last
