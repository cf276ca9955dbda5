"""The kinds of associates that the law of cooperatives knows, and their French names. Pure."""

from typing import Annotated, Literal

from pydantic import BeforeValidator

# carriers_law §8, fact « categories_associes ».
CATEGORIES_FR = {
    "salaries": "salariés",
    "producteurs": "producteurs",
    "beneficiaires": "bénéficiaires",
    "benevoles": "bénévoles",
    "collectivites": "collectivités",
    "entreprises": "entreprises",
    "associations": "associations",
    "partenaires": "autres partenaires",
}
EMPLOYEES, PRODUCERS, BENEFICIARIES = "salaries", "producteurs", "beneficiaires"
AUTHORITIES = "collectivites"


def _as_the_law_says(value: object) -> object:
    return "partenaires" if value == "autres" else value


Category = Annotated[
    Literal[
        "salaries", "producteurs", "beneficiaires", "benevoles", "collectivites", "entreprises",
        "associations", "partenaires",
    ],
    BeforeValidator(_as_the_law_says),
]  # fmt: skip
