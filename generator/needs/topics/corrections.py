"""Read the officers' corrections of topics: what was decided, on which answers. Pure."""

import re
from dataclasses import dataclass

import pandas as pd

from generator.errors import DataError, Fault

WHERE = "decisions/sujets.csv"
CORRECTION_COLUMNS = {
    "correction_id": "string",
    "made_on": "string",
    "author": "string",
    "action": "string",
    "topic_id": "string",
    "target_topic_id": "string",
    "topic_label_fr": "string",
    "statement_ids": "string",
}
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}.*")
OTHER_SIDE = "|"
# What each action cannot do without.
NEEDED = {
    "nommer": ("topic_id", "topic_label_fr"),
    "fusionner": ("topic_id", "target_topic_id"),
    "scinder": ("topic_id", "statement_ids"),
    "deplacer": ("target_topic_id", "statement_ids"),
}
IN_FRENCH = {
    "topic_id": "le sujet (topic_id)",
    "target_topic_id": "le sujet d'arrivée (target_topic_id)",
    "topic_label_fr": "le nom (topic_label_fr)",
    "statement_ids": "les réponses (statement_ids)",
}


@dataclass(frozen=True)
class Correction:
    """One decision of a person.

    Parameters
    ----------
    position
        Its row in the frame it came from, from 0.
    acted
        The answers it acts on: those of the topic named, merged, or the ones that leave.
    others
        The other side, after ``|``, when it was recorded: the answers of the target topic, or
        those that stay when a topic is split.
    """

    position: int
    correction_id: str
    made_on: str
    action: str
    topic_id: str
    target: str
    label: str
    acted: tuple[str, ...]
    others: tuple[str, ...]


def read_corrections(corrections: pd.DataFrame) -> list[Correction]:
    """Read corrections in the order they were made; between equals, by their id.

    Parameters
    ----------
    corrections
        One row per decision, the columns of ``CORRECTION_COLUMNS``. ``statement_ids`` are the
        answers of the topic when it was decided, joined by spaces; after a ``|`` may stand those
        of the other side.

    Raises
    ------
    DataError
        If rows cannot be understood; all of them at once.
    """
    missing = [name for name in CORRECTION_COLUMNS if name not in corrections.columns]
    if missing:
        what = f"il manque la ou les colonnes {', '.join(missing)}"
        raise DataError(Fault(what, WHERE, remedy="remettez la ligne d'en-tête du modèle"))
    filled = corrections[list(CORRECTION_COLUMNS)].astype("string").fillna("")
    twice = filled["correction_id"].duplicated() & (filled["correction_id"] != "")
    faults = [
        _fault("ce numéro de correction sert deux fois", key, "donnez un numéro par ligne")
        for key in filled.loc[twice, "correction_id"].unique()
    ]
    rows = [
        {str(name): str(cell).strip() for name, cell in row.items()}
        for row in filled.to_dict(orient="records")
    ]
    for row in rows:
        faults += _faults(row)
    if faults:
        raise DataError(*faults)
    read = [_correction(position, row) for position, row in enumerate(rows)]
    return sorted(read, key=lambda found: (found.made_on, found.correction_id))


def _fault(what: str, key: str, remedy: str, example: str = "") -> Fault:
    return Fault(what, f"{WHERE}, correction « {key} »", example, remedy)


def _faults(row: dict[str, str]) -> list[Fault]:
    key, action = row["correction_id"], row["action"]
    faults = []
    if not key:
        faults.append(_fault("elle n'a pas de numéro", key, "remplissez correction_id"))
    if not ISO_DAY.fullmatch(row["made_on"]):
        remedy = "écrivez la date comme 2026-11-22"
        faults.append(_fault("sa date n'est pas lisible", key, remedy, row["made_on"]))
    if action not in NEEDED:
        remedy = f"choisissez parmi {', '.join(NEEDED)}"
        faults.append(_fault("cette action n'existe pas", key, remedy, action or "(vide)"))
    for name in NEEDED.get(action, ()):
        if not row[name]:
            what = f"« {action} » demande {IN_FRENCH[name]}"
            faults.append(_fault(what, key, "complétez la ligne"))
    return faults


def _correction(position: int, row: dict[str, str]) -> Correction:
    acted, _, others = row["statement_ids"].partition(OTHER_SIDE)
    return Correction(
        position=position,
        correction_id=row["correction_id"],
        made_on=row["made_on"],
        action=row["action"],
        topic_id=row["topic_id"],
        target=row["target_topic_id"],
        label=row["topic_label_fr"],
        acted=tuple(sorted(set(acted.split()))),
        others=tuple(sorted(set(others.split()))),
    )
