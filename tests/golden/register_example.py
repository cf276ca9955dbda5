"""The register workbook of ``docs/exemples``, written from the files of the two structures."""

from collections.abc import Mapping

import pandas as pd

from generator.carriers.structure_file import read_structure
from generator.carriers.structures import Structure
from generator.catalogues import Catalogue, read_catalogue
from generator.registers import dictionary_of, workbook_of
from generator.resources.sheets import Dictionary
from generator.resources.tables import typed
from tests.golden.pages import ROOT

FOLDER = ROOT / "docs/exemples"
WORKBOOK = FOLDER / "registres.xlsx"
# The EPCI of each one's commune (geographical code, 2025): Lille, Colombelles.
EPCIS = {"voisinerie": "200093201", "atipic": "200065597"}
SEVERAL = "; "

Row = dict[str, object]


def example_workbook() -> bytes:
    """Fill the template with what the two files say, and nothing more."""
    catalogue = read_catalogue([ROOT / "data"])
    dictionary = dictionary_of(ROOT / "data", catalogue)
    return workbook_of(dictionary, _tables(dictionary, structures_of_files(catalogue)))


def structures_of_files(catalogue: Catalogue) -> list[Structure]:
    """Read the files of the structures, in the order of their identifiers."""
    names = sorted(EPCIS)
    paths = [FOLDER / f"{name}.yaml" for name in names]
    return [read_structure(path.read_bytes(), path.name, catalogue.carriers) for path in paths]


def _tables(dictionary: Dictionary, structures: list[Structure]) -> Mapping[str, pd.DataFrame]:
    rows: dict[str, list[Row]] = {sheet.id: [] for sheet in dictionary.sheets}
    for one in structures:
        rows["structures"].append(_structure(one))
        for college in one.colleges or ():
            written = college.model_dump() | {
                "college_id": college.id, "college_label_fr": college.label_fr,
                "categories": SEVERAL.join(college.categories),
            }  # fmt: skip
            rows["colleges"].append({"structure_id": one.id} | written)
        for member in one.members:
            written = member.model_dump() | {
                "member_id": member.actor_id, "actor_id": None,
                "member_label_fr": member.label_fr, "college_id": member.college,
                "is_public": True if member.is_public else None,
            }  # fmt: skip
            rows["members"].append({"structure_id": one.id} | written)
        for fact, value in one.facts.items():
            written = {"fact_row_id": f"{one.id}-{fact}", "fact_id": fact}
            told = "oui" if value is True else "non" if value is False else str(value)
            rows["facts"].append({"structure_id": one.id, "fact_value": told} | written)
    return {sheet.id: typed(_known(rows[sheet.id]), sheet) for sheet in dictionary.sheets}


def _structure(one: Structure) -> Row:
    return {
        "structure_id": one.id,
        "structure_label_fr": one.label_fr,
        "epci_code": EPCIS[one.id],
        "carrier_id": one.carrier,
        "statuses": SEVERAL.join(one.statuses),
        "capital_eur": one.capital_eur,
        "members_complete": True if one.members_complete else None,
        "has_colleges": None if one.colleges is None else bool(one.colleges),
        "source_fr": one.source_fr,
    }


def _known(rows: list[Row]) -> list[Row]:
    return [{name: value for name, value in row.items() if value not in (None, "")} for row in rows]
