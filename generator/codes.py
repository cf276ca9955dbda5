"""French territorial codes as distinct types, so that a commune is never joined to an EPCI."""

import re
from dataclasses import dataclass
from typing import ClassVar

from generator.errors import ContractError, Fault


@dataclass(frozen=True, order=True)
class Code:
    """A code checked once, at the door."""

    value: str
    pattern: ClassVar[re.Pattern[str]]
    label_fr: ClassVar[str]
    example: ClassVar[str]

    def __post_init__(self) -> None:
        """Refuse a malformed code, naming the kind that was expected."""
        if not self.pattern.fullmatch(self.value):
            raise ContractError(
                Fault(
                    f"« {self.value} » n'est pas un {self.label_fr}",
                    remedy=f"Écrivez-le comme {self.example}",
                )
            )

    def __str__(self) -> str:
        return self.value


class CommuneCode(Code):
    """INSEE code géographique: five characters, '2A004' in Corsica; never an integer."""

    pattern = re.compile(r"(?:\d{2}|2[AB])\d{3}", re.ASCII)
    label_fr = "code de commune (INSEE, 5 caractères)"
    example = "21231 ou 2A004"


class DepartementCode(Code):
    """Code of a département: two characters ('2A' in Corsica, never '20'), or three overseas."""

    pattern = re.compile(r"(?!20|97)\d{2}|2[AB]|97\d", re.ASCII)
    label_fr = "code de département"
    example = "21, 2A ou 974"


class EpciCode(Code):
    """SIREN of an EPCI à fiscalité propre: nine digits, beginning with 2."""

    pattern = re.compile(r"2\d{8}", re.ASCII)
    label_fr = "code d'EPCI (SIREN, 9 chiffres commençant par 2)"
    example = "200039055"


class Siren(Code):
    """Number of a legal unit: nine digits."""

    pattern = re.compile(r"\d{9}", re.ASCII)
    label_fr = "numéro SIREN (9 chiffres)"
    example = "200039055"


LUHN_BASE = 10
SIRET = re.compile(r"(?!0{9})\d{14}", re.ASCII)  # zeros alone have a sound key
# INSEE numbers the establishments of La Poste by a rule of their own: the sum of their digits is
# a multiple of five. Its head office alone has a sound Luhn key.
LA_POSTE, LA_POSTE_BASE = "356000000", 5


def is_siret(text: str) -> bool:
    """Check form and key; the insertion market holds trial records such as 12345678901234."""
    if not SIRET.fullmatch(text):
        return False
    of_la_poste = text.startswith(LA_POSTE) and sum(map(int, text)) % LA_POSTE_BASE == 0
    return of_la_poste or has_luhn_key(text)


def has_luhn_key(digits: str) -> bool:
    """Check the last digit of a SIREN or a SIRET."""
    doubled = (int(digit) * (1 + rank % 2) for rank, digit in enumerate(reversed(digits)))
    return sum(sum(divmod(number, 10)) for number in doubled) % LUHN_BASE == 0


def departement_of(commune_code: str) -> str:
    """Return the département of a commune code: two characters, three overseas."""
    return commune_code[:3] if commune_code.startswith("97") else commune_code[:2]


LAMBERT_93 = "EPSG:2154"
# Legal projections outside mainland France and Corsica (decree 2000-1276, amended 2019).
OVERSEAS_CRS = {
    "971": "EPSG:5490",
    "972": "EPSG:5490",
    "973": "EPSG:2972",
    "974": "EPSG:2975",
    "976": "EPSG:4471",
}


def legal_crs(commune_code: str) -> str:
    """Return the legal projection, in metres, of the commune's territory."""
    return OVERSEAS_CRS.get(departement_of(commune_code), LAMBERT_93)
