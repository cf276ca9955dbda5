"""The comparison as one sheet: a row a line, a column a territory."""

from collections.abc import Mapping

import pandas as pd

from generator.publication.side_by_side.comparing import SideBySide
from generator.publication.side_by_side.lines import PARTS_FR

NEAR_FR = "Proche ou différent"
NOTES_FR, ALL_FR = "À savoir", "À savoir, pour tous"
ELSEWHERE_FR = "Chez la plupart des semblables"
FIRST = {"partie": "Partie", "ligne": "Ligne", "source": "Source", "annees": "Années"}


def headings(told: SideBySide) -> Mapping[str, str]:
    """Name the columns for people; each territory is headed by its name and its code."""
    return FIRST | {
        place.epci_code: f"{place.name_fr} ({place.departement_code}), {place.epci_code}"
        for place in told.territories
    }


def sheet(told: SideBySide) -> pd.DataFrame:
    """Write the lines, then what is near and what differs, then what to know.

    Returns
    -------
    DataFrame, one row per line
        ``partie``, ``ligne``, ``source``, ``annees``, and a column a territory: a number where the
        line is plain figures, else words; blank where a sentence is about another territory.
    """
    codes = [place.epci_code for place in told.territories]
    rows: list[dict[str, object]] = [
        {
            "partie": PARTS_FR[line.part],
            "ligne": line.label_fr,
            "source": line.source_fr,
            "annees": ", ".join(str(year) for year in line.years),
        }
        | {
            code: round(cell.value) if line.is_plain and cell.value is not None else cell.text_fr
            for code, cell in zip(codes, line.cells, strict=True)
        }
        for line in told.lines
    ]
    kinds = (
        ("Ressemblance", "likeness_fr"), ("Besoins", "needs_fr"),
        ("Équipements", "equipment_fr"), ("Activités", "activities_fr"),
    )  # fmt: skip
    rows += [
        {"partie": NEAR_FR, "ligne": label}
        | {pair.epci_code: getattr(pair, name) for pair in told.pairs}
        for label, name in kinds
    ]
    rows += [
        {"partie": ELSEWHERE_FR, "ligne": "Absent ici", codes[0]: text} for text in told.elsewhere
    ]
    rows += [
        {"partie": NOTES_FR, "ligne": "Remarque", place.epci_code: note}
        for place in told.territories
        for note in place.notes
    ]
    rows += [{"partie": ALL_FR, "ligne": "Remarque", codes[0]: note} for note in told.notes]
    rows.append({"partie": ALL_FR, "ligne": "Calcul", codes[0]: told.build_id})
    return pd.DataFrame(rows, columns=[*FIRST, *codes]).astype("object")
