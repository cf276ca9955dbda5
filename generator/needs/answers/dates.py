"""Read a column of dates as its tool wrote it; an uncertain date stays unknown. Pure."""

import datetime as dt
import re
from dataclasses import dataclass

import pandas as pd

MONTHS_IN_YEAR = 12
CLOCK_TOLERANCE = dt.timedelta(days=1)  # an answer given today on the other side of the globe
ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
SLASHED = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
# A date whose format was lost: a spreadsheet's count of days (here 2000 to 2099).
SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
SERIAL_ORIGIN = dt.date(
    1899, 12, 30
)  # day 0 of a spreadsheet; Excel for Mac before 2011 had another
FIRST_SERIAL, LAST_SERIAL = 36_526, 73_050
ANONYMOUS = "1980-01-01"  # LimeSurvey's mark of a finished answer whose date is hidden


@dataclass(frozen=True)
class Dates:
    """ISO dates (NA when unknown), and how many were not read, or on what assumption.

    ``day_first`` are those whose day and month could be exchanged, ``serial`` those written as a
    spreadsheet's count of days.
    """

    texts: "pd.Series[str]"
    unreadable: int
    future: int
    day_first: int
    serial: int


def read_dates(written: "pd.Series[str]", today: dt.date | None) -> Dates:
    """Read one column of dates, deciding once whether the day or the month comes first.

    Parameters
    ----------
    written
        Dates as written; ``25/03/2024 09:51``, ``2019-01-24 22:29:15 +0100``…
    today
        Later dates become unknown; None leaves them.
    """
    filled = written.dropna().astype("string").str.strip()
    slashed = [m for m in (SLASHED.match(text) for text in filled.tolist()) if m]
    day_second = any(int(m[2]) > MONTHS_IN_YEAR for m in slashed)
    day_first_sure = any(int(m[1]) > MONTHS_IN_YEAR for m in slashed)
    read = {text: _parse(text, day_first=not day_second) for text in set(filled.tolist())}
    parsed = {i: read[text] for i, text in zip(filled.index, filled.tolist(), strict=True)}
    limit = today + CLOCK_TOLERANCE if today else dt.date.max
    future = sum(1 for date in parsed.values() if date and date > limit)
    iso = [
        date.isoformat() if (date := parsed.get(i)) and date <= limit else pd.NA
        for i in written.index
    ]
    return Dates(
        texts=pd.Series(iso, index=written.index, dtype="string"),
        unreadable=sum(1 for date in parsed.values() if date is None),
        future=future,
        day_first=0 if day_second or day_first_sure else len(slashed),
        serial=sum(1 for text in filled.tolist() if _of_serial(text)),
    )


def _parse(text: str, *, day_first: bool) -> dt.date | None:
    if text.startswith(ANONYMOUS):
        return None
    if found := ISO.match(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := SLASHED.match(text):
        first, second = int(found[1]), int(found[2])
        day, month = (first, second) if day_first else (second, first)
        return _date(int(found[3]), month, day)
    return _of_serial(text)


def _of_serial(text: str) -> dt.date | None:
    found = SERIAL.fullmatch(text)
    if not found or not FIRST_SERIAL <= int(found[1]) <= LAST_SERIAL:
        return None
    return SERIAL_ORIGIN + dt.timedelta(days=int(found[1]))


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
