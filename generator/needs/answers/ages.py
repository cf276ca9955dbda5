"""Read an age as one of INSEE's bands; the age itself, or a birth date, is never kept. Pure."""

import re

from generator.folding import fold

# Source: INSEE, census tables by age in five bands from 15; under 15 nobody is surveyed alone.
BANDS: tuple[tuple[str, int, int], ...] = (
    ("moins de 15", 0, 14),
    ("15-29", 15, 29),
    ("30-44", 30, 44),
    ("45-59", 45, 59),
    ("60-74", 60, 74),
    ("75+", 75, 130),
)
OLDEST = 130  # years: beyond, it is not an age
EARLIEST_BIRTH = 1900
ONE_AGE = re.compile(r"(\d{1,3})(?:[.,]0+)?(?: ?ans?)?")
YEAR = re.compile(
    r"(?:ne(?:e|·e|\(e\))? (?:le |en )?)?(?:\d{1,2}[/.-]\d{1,2}[/.-])?((?:19|20)\d{2})"
)
ISO_DATE = re.compile(r"((?:19|20)\d{2})-\d{2}-\d{2}(?:[t ].*)?")
BETWEEN = re.compile(
    r"(?:de |entre |\[)?(\d{1,3})(?: ?ans)? ?(?:-|–|—|a|et|;|/) ?(\d{1,3})(?: ?ans)?(\]|\[)?"
)
# « 75 ans et plus » holds 75; « plus de 75 ans » begins at 76.
FROM = re.compile(
    r"(?:a partir de |des )?(\d{1,3})(?: ?ans)? ?(?:et|ou) ?(?:plus|\+|davantage)"
    r"|(\d{1,3})(?: ?ans)? ?\+(?: ?ans)?|(?:≥|>=) ?(\d{1,3})(?: ?ans)?"
)
OVER = re.compile(r"(?:\+|plus|au dessus) ?(?:de|que)? ?(\d{1,3})(?: ?ans)?|> ?(\d{1,3})(?: ?ans)?")
UNDER = re.compile(
    r"(?:-|moins|en dessous) ?(?:de|que)? ?(\d{1,3})(?: ?ans)?|< ?(\d{1,3})(?: ?ans)?"
)


def band_of(written: object, year: int | None) -> str | None:
    """Return the band of an age, a year of birth, a date of birth or a band; None if uncertain.

    Parameters
    ----------
    written
        ``34 ans``, ``1987``, ``12/04/1987``, ``30 à 44 ans``, ``75 ans et plus``…
    year
        The year of the answer, from which a year of birth is taken away (« âge en différence de
        millésimes », INSEE); None leaves births unknown.
    """
    if not isinstance(written, str):
        return None
    ages = _ages(" ".join(fold(written).split()), year)
    if ages is None:
        return None
    youngest, oldest = ages
    # A band that straddles two of ours tells neither.
    return next((band for band, low, high in BANDS if low <= youngest <= oldest <= high), None)


def _ages(text: str, year: int | None) -> tuple[int, int] | None:
    if found := ONE_AGE.fullmatch(text):
        return int(found[1]), int(found[1])
    if born := YEAR.fullmatch(text) or ISO_DATE.fullmatch(text):
        birth = int(born[1])
        age = year - birth if year is not None and birth >= EARLIEST_BIRTH else -1
        return (age, age) if 0 <= age <= OLDEST else None
    if found := BETWEEN.fullmatch(text):
        # [30;45[ stops at 44.
        return int(found[1]), int(found[2]) - (1 if found[3] == "[" else 0)
    return _open_ended(text)


def _open_ended(text: str) -> tuple[int, int] | None:
    for pattern, shift in ((FROM, 0), (OVER, 1)):
        if found := pattern.fullmatch(text):
            return _number(found) + shift, OLDEST
    if found := UNDER.fullmatch(text):
        return 0, _number(found) - 1
    return None


def _number(found: re.Match[str]) -> int:
    return next(int(group) for group in found.groups() if group)
