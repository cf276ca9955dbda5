"""The ways people write a name, a telephone or an address in an answer; all drawn at random."""

from collections.abc import Callable, Sequence
from ipaddress import IPv6Address
from typing import TypeVar

import numpy as np

from generator.folding import fold

T = TypeVar("T")
Spelling = tuple[str, list[str]]  # as written in the answer, and the strings that must disappear

TITLES = (
    "M.", "M", "Mr", "mr", "Mme", "Mme.", "mme", "Mlle", "Monsieur", "Madame", "monsieur",
    "madame", "Mademoiselle", "Dr", "Dr.", "docteur", "Docteur", "Me", "Maître", "Pr",
)  # fmt: skip
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
ROADS = (
    "rue", "Rue", "RUE", "avenue", "av.", "bd", "boulevard", "chemin", "impasse", "allée", "allee",
    "place", "route", "quai", "cours", "square", "sentier", "montée", "ruelle", "faubourg",
)  # fmt: skip
# Country calling code, then first digits of the nine that follow the trunk 0 (numbering plan of
# Arcep): mainland fixed, mobile, box; Guadeloupe, Guyane, Martinique, La Réunion and Mayotte.
PREFIXES = (
    *(("33", first) for first in ("142", "238", "380", "495", "556", "612", "677", "755", "972")),
    ("590", "59081"), ("590", "69035"), ("594", "59430"), ("594", "69424"), ("596", "59660"),
    ("596", "69645"), ("262", "26221"), ("262", "69285"), ("262", "69330"), ("262", "26961"),
    ("262", "63969"),
)  # fmt: skip
NATIONAL_DIGITS = 9
# Kept for documentation (RFC 2606, RFC 5737, RFC 3849): nobody's mail, nobody's machine.
DOMAINS = ("example.org", "example.com", "example.net", "courriel.example.org", "asso.example.com")
NETWORKS = ("192.0.2", "198.51.100", "203.0.113")
DOCUMENTATION_V6 = 0x20010DB8 << 96
NIR_MODULUS = 97
CORSICA = {"2A": "19", "2B": "18"}  # as the key of a NIR reads them
NIR_PLACES = ("21231", "75112", "69266", "13055", "2A004", "2B033", "97411", "99351", "35238")


class Draw:
    """Choices made at random from one seed and the lists of names."""

    def __init__(self, rng: np.random.Generator, names: dict[str, list[str]]) -> None:
        self._rng = rng
        self._names = names

    def one_of(self, choices: Sequence[T]) -> T:
        """Choose one of ``choices``."""
        return choices[int(self._rng.integers(len(choices)))]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """Return ``items`` in another order."""
        return [items[place] for place in self._rng.permutation(len(items))]

    def between(self, low: int, high: int) -> int:
        """Choose a whole number, both ends included."""
        return int(self._rng.integers(low, high + 1))

    def digits(self, count: int) -> str:
        """Choose ``count`` digits."""
        return "".join(str(self.between(0, 9)) for _ in range(count))

    def name(self, kind: str) -> str:
        """Choose a ``first_name``, a ``surname`` or a ``street``."""
        return self.one_of(self._names[kind])

    def person(self) -> tuple[str, str]:
        """Choose a first name and a surname that are not the same word."""
        first, last = self.name("first_name"), self.name("surname")
        while first == last:
            last = self.name("surname")
        return first, last


def _titled_name(draw: Draw) -> Spelling:
    title, (first, last) = draw.one_of(TITLES), draw.person()
    last = draw.one_of((last, last, last.upper()))
    if draw.between(0, 1):
        return f"{title} {last}", [last]
    return f"{title} {first} {last}", [first, last]


def _full_name(draw: Draw) -> Spelling:
    first, last = draw.person()
    last = draw.one_of((last, last, last.upper()))
    return f"{first} {last}", [first, last]


def _last_first_name(draw: Draw) -> Spelling:
    first, last = draw.person()
    last = draw.one_of((last.upper(), last.upper(), fold(last).upper(), last))
    first = draw.one_of((first, first, first.upper()))
    return f"{last} {first}", [last, first]


def _initial_name(draw: Draw) -> Spelling:
    first, last = draw.person()
    initial = fold(first)[0].upper()
    written = draw.one_of(("{i}. {last}", "{i}.{last}", "{i} {last}", "{last} {i}."))
    last = draw.one_of((last, last.upper()))
    if draw.between(0, 3) == 0:
        return f"{first} {last[0]}.", [first]
    return written.format(i=initial, last=last), [last]


def _first_name(draw: Draw) -> Spelling:
    first = draw.name("first_name")
    return first, [first]


def _lowercase_name(draw: Draw) -> Spelling:
    first, last = draw.person()
    lower = draw.one_of((str.lower, fold))
    return f"{lower(first)} {lower(last)}", [lower(first), lower(last)]


def _phone(draw: Draw) -> Spelling:
    country, first = draw.one_of(PREFIXES)
    number = first + draw.digits(NATIONAL_DIGITS - len(first))
    pairs = [f"0{number[0]}", *(number[at : at + 2] for at in range(1, NATIONAL_DIGITS, 2))]
    threes = [number[at : at + 3] for at in range(0, NATIONAL_DIGITS, 3)]
    tail = " ".join(pairs[1:])
    written = draw.one_of(
        (
            *(
                gap.join(pairs)
                for gap in (" ", " ", " ", ".", ".", "-", "", "", "/", "\u00a0", ". ")
            ),
            f"0{threes[0]} {threes[1]} {threes[2]}",
            f"{pairs[0]}{pairs[1]} {' '.join(pairs[2:])}",
            f"+{country} {number[0]} {tail}",
            f"+{country}{number}",
            f"00{country} {number[0]} {tail}",
            f"00{country}{number}",
            f"+{country} (0){number[0]} {tail}",
            f"(+{country}) {number[0]} {tail}",
            f"+{country} {' '.join(threes)}",
        )
    )
    return written, [written]


def _email(draw: Draw) -> Spelling:
    first, last = (fold(word).replace(" ", "").replace("'", "") for word in draw.person())
    user = draw.one_of(
        (f"{first}.{last}", f"{first[0]}{last}", f"{last}-{first}", f"{first}_{draw.digits(2)}")
    )
    domain = draw.one_of(DOMAINS)
    spoken = domain.replace(".", " point ")
    written = draw.one_of(
        (
            *[f"{user}@{domain}"] * 4,
            f"{user}@{domain}".upper(),
            f"{user} @ {domain}",
            f"{user} arobase {domain}",
            f"{user} arobase {spoken}",
            f"{user}(arobase){domain}",
            f"{user}[at]{domain}",
            f"{user} (at) {domain}",
        )
    )
    return written, [written]


def _postal_address(draw: Draw) -> Spelling:
    number = str(draw.between(1, 199)) + draw.one_of(("", "", "", " bis", " ter", "B", "bis"))
    road = f"{draw.one_of(ROADS)} {draw.name('street')}"
    written = f"{number}{draw.one_of((' ', ' ', ', ', ','))}{road}"
    return written, [written]


def _birth_date(draw: Draw) -> Spelling:
    day, month, year = draw.between(1, 28), draw.between(1, 12), draw.between(1930, 2018)
    spelled = MONTHS[month - 1]
    written = draw.one_of(
        (
            *(f"{day:02}{mark}{month:02}{mark}{year}" for mark in ("/", "/", "-", ".", " ")),
            f"{day}/{month}/{year}",
            f"{day:02}/{month:02}/{year % 100:02}",
            f"{year}-{month:02}-{day:02}",
            *[f"{'1er' if day == 1 else day} {spelled} {year}"] * 2,
            f"{day} {fold(spelled)} {year}",
        )
    )
    return written, [written]


def _nir(draw: Draw) -> Spelling:
    place = draw.one_of(NIR_PLACES)
    sex, year, month = draw.between(1, 2), draw.digits(2), f"{draw.between(1, 12):02}"
    order = f"{draw.between(1, 999):03}"
    counted = CORSICA.get(place[:2], place[:2]) + place[2:]
    key = NIR_MODULUS - int(f"{sex}{year}{month}{counted}{order}") % NIR_MODULUS
    parts = [str(sex), year, month, place[:2], place[2:], order, f"{key:02}"]
    written = draw.one_of(
        (
            " ".join(parts),
            " ".join(parts),
            "".join(parts),
            "".join(parts[:-1]),
            "".join(parts[:-1]) + " " + parts[-1],
            ".".join(parts),
            "-".join(parts),
            "\u00a0".join(parts),
        )
    )
    return written, [written]


def _ip_address(draw: Draw) -> Spelling:
    if draw.between(0, 1):
        written = f"{draw.one_of(NETWORKS)}.{draw.between(1, 254)}"
        return written, [written]
    groups = [draw.between(1, 0xFFFF) for _ in range(draw.between(1, 6))]
    address = DOCUMENTATION_V6 + sum(group << 16 * place for place, group in enumerate(groups))
    v6 = IPv6Address(address)
    written = draw.one_of((v6.compressed, v6.compressed, v6.compressed.upper(), v6.exploded))
    return written, [written]


SPELLINGS: dict[str, Callable[[Draw], Spelling]] = {
    "titled_name": _titled_name,
    "full_name": _full_name,
    "last_first_name": _last_first_name,
    "initial_name": _initial_name,
    "first_name": _first_name,
    "lowercase_name": _lowercase_name,
    "phone": _phone,
    "email": _email,
    "postal_address": _postal_address,
    "birth_date": _birth_date,
    "nir": _nir,
    "ip_address": _ip_address,
}
"""How each kind of personal data is written, by its name in the answers and their phrases."""
