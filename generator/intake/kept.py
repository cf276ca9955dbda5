"""What an import leaves in ``enquetes/<survey>/``, and what stops answers from counting twice.

Every file is written under a temporary name, then renamed; ``import.json`` is written last and
carries the statements' sha256, so an import that was cut short is seen at the next reading.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from generator.errors import Fault, SurveyError
from generator.needs.layout import refuse
from generator.needs.statements import STATEMENT_COLUMNS

MAPPING_FILE = "correspondance.yaml"
STATEMENTS_FILE = "reponses.parquet"
REJECTS_FILE = "rejets.csv"
IMPORT_FILE = "import.json"


@dataclass(frozen=True)
class SurveyReport:
    """What an import did, as ``import.json`` keeps it."""

    survey_id: str
    epci_code: str
    source_kind: str
    is_fictive: bool
    original_sha256: str
    statements_sha256: str
    imported_on: str
    kind: str
    encoding: str | None
    separator: str | None
    header_row: int
    sheet: str | None
    counts: dict[str, int]
    masked: dict[str, int]
    notes: dict[str, int]
    reading_notes: tuple[str, ...]
    not_understood: tuple[str, ...]
    dropped_personal: tuple[str, ...]


def load_statements(folder: Path) -> pd.DataFrame:
    """Read the statements of every survey imported; none gives an empty table.

    Raises
    ------
    SurveyError
        Naming each survey whose import was cut short or whose file was changed since.
    """
    frames, faults = [pd.DataFrame(columns=list(STATEMENT_COLUMNS))], []
    for path in sorted(folder.glob(f"*/{STATEMENTS_FILE}")):
        about = report_of(path.parent)
        if about.get("statements_sha256") != sha256(path.read_bytes()):
            remedy = "relancez l'importation de ce fichier d'enquête"
            faults.append(
                Fault(
                    "l'importation a été interrompue", f"enquête « {path.parent.name} »", "", remedy
                )
            )
        else:
            frames.append(pd.read_parquet(path))
    if faults:
        raise SurveyError(*faults)
    kept = [frame for frame in frames if len(frame)] or frames[:1]
    return pd.concat(kept, ignore_index=True).astype(STATEMENT_COLUMNS)


def report_of(home: Path) -> Mapping[str, object]:
    """Read what the last import of a survey told; nothing when it never reached its end.

    Raises
    ------
    SurveyError
        If the file cannot be read.
    """
    path = home / IMPORT_FILE
    if not path.exists():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        where = f"enquetes/{home.name}/{IMPORT_FILE}"
        remedy = "relancez l'importation de ce fichier d'enquête après l'avoir supprimé"
        raise SurveyError(Fault("ce fichier est illisible", where, "", remedy)) from error
    return found if isinstance(found, dict) else {}


def refuse_counted_twice(home: Path, epci_code: str, original: bytes) -> None:
    """Refuse answers that another survey, or another EPCI, already counts.

    Raises
    ------
    SurveyError
        If this survey serves another EPCI, or the same file was imported under another name.
    """
    where, before = f"enquête « {home.name} »", report_of(home).get("epci_code")
    if before not in (None, epci_code):
        what = f"cette enquête est déjà importée pour l'EPCI {before}"
        remedy = (
            "une enquête sert un seul EPCI, celui où les personnes ont été interrogées ; "
            f"s'il était faux, supprimez enquetes/{home.name}/ puis importez de nouveau"
        )
        refuse(what, where, remedy)
    hashed = sha256(original)
    for path in sorted(home.parent.glob(f"*/{IMPORT_FILE}")):
        other = path.parent.name
        if other != home.name and report_of(path.parent).get("original_sha256") == hashed:
            what = f"ce fichier est déjà importé, c'est l'enquête « {other} »"
            remedy = (
                "les mêmes personnes compteraient deux fois : n'en gardez qu'une ; "
                f"pour la remplacer par celle-ci, supprimez d'abord enquetes/{other}/"
            )
            refuse(what, where, remedy)


def replace(path: Path, content: bytes) -> None:
    """Write one file of a survey whole, or leave the one that was there.

    Raises
    ------
    SurveyError
        If the disk is full or may not be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        what = f"écriture impossible ({error.strerror}) : ce fichier n'a pas été remplacé"
        remedy = "libérez de la place ou donnez le droit d'écrire, puis relancez l'importation"
        raise SurveyError(
            Fault(what, f"enquetes/{path.parent.name}/{path.name}", "", remedy)
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)


def sha256(content: bytes) -> str:
    """Hash bytes as ``import.json`` writes it."""
    return hashlib.sha256(content).hexdigest()
