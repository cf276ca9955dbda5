"""Rows of a register workbook, and the lists it is made of."""

from pathlib import Path

import pytest

from generator.errors import DataError
from generator.registers import (
    check_workbook,
    read_dictionary,
)

KINDS = {"workshop": "atelier, hangar ou entrepôt", "wood_flow": "bois et forêt"}
DICTIONARY = read_dictionary(Path(__file__).parents[3] / "data", KINDS)
EPCI = "200039055"
CSV_NAMES = [
    "acteurs.csv", "colleges.csv", "competences.csv", "contributions.csv", "faits.csv",
    "liens.csv", "locaux.csv", "membres.csv", "participations.csv", "ressources.csv",
    "structures.csv",
]  # fmt: skip
TOWN = {
    "Identifiant": "act-1", "Sorte d'acteur": "collectivité territoriale ou EPCI",
    "Nom de l'organisation": "Bourg", "Code de l'EPCI": EPCI,
}  # fmt: skip
FIRM = TOWN | {
    "Identifiant": "act-2", "Sorte d'acteur": "TPE ou PME", "Nom de l'organisation": "Scierie",
}  # fmt: skip


def told(path, folder, confirmed=()):
    with pytest.raises(DataError) as refused:
        check_workbook(path, folder, DICTIONARY, confirmed)
    return [str(fault) for fault in refused.value.faults]
