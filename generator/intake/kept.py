"""What an import leaves in ``enquetes/<survey>/``, and what stops answers from counting twice.

The files of an import are replaced together (``generator.intake.replacing``); ``import.json``
carries the sha256 of each, so that answers changed since are seen at the next reading.
"""

import hashlib
import io
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from generator.decisions.files import one_writer
from generator.errors import Fault, SurveyError
from generator.intake.replacing import IMPORT_FILE, finish_imports
from generator.intake.withdrawn import read_withdrawn
from generator.needs.answers.statements import PROPOSAL_COLUMNS, STATEMENT_COLUMNS
from generator.needs.files.layout import refuse

MAPPING_FILE = "correspondance.yaml"
STATEMENTS_FILE = "reponses.parquet"
PROPOSALS_FILE = "ressources_proposees.parquet"
MASKS_FILE = "masques.parquet"
REJECTS_FILE = "rejets.csv"
HASHED_AS = {
    STATEMENTS_FILE: "statements_sha256",
    PROPOSALS_FILE: "proposals_sha256",
}
FROM_BEFORE = "enquête « %s » : importée par une version antérieure, sans %s ; réimportez-la"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SurveyReport:
    """What an import did, as ``import.json`` keeps it."""

    survey_id: str
    epci_code: str
    source_kind: str
    is_fictive: bool
    original_sha256: str
    statements_sha256: str
    proposals_sha256: str
    masks_sha256: str
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
        Naming each survey whose answers are missing or were changed since their import.
    """
    return _load(folder, STATEMENTS_FILE, STATEMENT_COLUMNS)


def load_proposals(folder: Path) -> pd.DataFrame:
    """Read the resources and offers told in every survey imported; none gives an empty table.

    Raises
    ------
    SurveyError
        As :func:`load_statements`.
    """
    return _load(folder, PROPOSALS_FILE, PROPOSAL_COLUMNS)


def _load(folder: Path, name: str, columns: Mapping[str, str]) -> pd.DataFrame:
    try:
        return _whole(folder, name, columns)
    except SurveyError:
        # Another process may be replacing these files, or have died while it did: wait for it,
        # finish what it had written whole, then read again.
        with one_writer(folder):
            finish_imports(folder)
            return _whole(folder, name, columns)


def _whole(folder: Path, name: str, columns: Mapping[str, str]) -> pd.DataFrame:
    frames, faults = [pd.DataFrame(columns=list(columns))], []
    for home in sorted(path for path in folder.glob("[!.]*") if path.is_dir()):
        about = report_of(home)
        promised = about.get(HASHED_AS[name])
        raw = (home / name).read_bytes() if (home / name).exists() else None
        if promised is None and raw is None:
            if HASHED_AS[STATEMENTS_FILE] in about:
                log.warning(FROM_BEFORE, home.name, name)
            continue  # not imported yet, expired, or imported before this file was written
        if raw is None or promised != sha256(raw):
            faults.append(_fault(home, is_missing=raw is None))
            continue
        frame = pd.read_parquet(io.BytesIO(raw))
        if absent := [column for column in columns if column not in frame]:
            log.warning(FROM_BEFORE, home.name, ", ".join(absent))
        frames.append(read_withdrawn(home).out_of(frame))
    if faults:
        raise SurveyError(*faults)
    kept = [frame for frame in frames if len(frame)] or frames[:1]
    # An import made before a column existed is read with this column blank.
    together = pd.concat(kept, ignore_index=True).reindex(columns=list(columns))
    return together.astype(columns)


def _fault(home: Path, *, is_missing: bool) -> Fault:
    where = f"enquête « {home.name} »"
    if not is_missing:
        remedy = "relancez l'importation de ce fichier d'enquête"
        return Fault("l'importation a été interrompue", where, "", remedy)
    remedy = (
        "réimportez ce fichier d'enquête ; si elles ont été supprimées exprès, supprimez aussi "
        f"enquetes/{home.name}/{IMPORT_FILE}"
    )
    return Fault("les réponses importées ont disparu", where, "", remedy)


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


def sha256(content: bytes) -> str:
    """Hash bytes as ``import.json`` writes it."""
    return hashlib.sha256(content).hexdigest()
