"""Import a survey into the workspace: its mapping, its private statements, what was refused.

The original is never stored: only its sha256.
"""

import datetime as dt
import json
import logging
import os
import secrets
import time
from dataclasses import asdict
from pathlib import Path

import pandas as pd

from generator.errors import Fault, SurveyError
from generator.folding import slug
from generator.intake.kept import (
    IMPORT_FILE,
    MAPPING_FILE,
    REJECTS_FILE,
    STATEMENTS_FILE,
    SurveyReport,
    refuse_counted_twice,
    replace,
    sha256,
)
from generator.needs.delimited import decode
from generator.needs.layout import LEFT_OUT_COLUMNS, refuse
from generator.needs.mapping import Mapping, fit, from_yaml, propose, to_yaml
from generator.needs.privacy import pseudonym
from generator.needs.reading import RawTable, read_table
from generator.needs.statements import Imported, Origin, to_statements

KEY_BYTES = 32
FORMULA_START = r"^([=+\-@\t\r])"
REJECT_LABELS_FR = ("ligne", "sort", "raison", "colonne")

log = logging.getLogger(__name__)


def import_survey(
    path: Path,
    folder: Path,
    *,
    origin: Origin,
    accept: bool,
    communes: pd.DataFrame | None,
    key: bytes,
) -> SurveyReport:
    """Import one survey file, replacing whole what an earlier import of it left.

    Parameters
    ----------
    path
        The survey's file; its stem names the survey.
    folder
        The workspace's ``enquetes/``.
    origin
        The EPCI where people were asked, by which way, and whether it is all invented.
    accept
        Whether a person has read the mapping. If not, it is only written.
    communes
        See :func:`generator.needs.statements.to_statements`.
    key
        See :func:`pseudonym_key`.

    Raises
    ------
    SurveyError
        If the file or its saved mapping is at fault, its answers are already counted elsewhere,
        or the mapping has not been accepted.
    """
    started = time.perf_counter()
    raw = _read(path)
    survey_id = _survey_id(path)
    home = folder / survey_id
    refuse_counted_twice(home, origin.epci_code, raw)
    table = read_table(raw, path.name)
    mapping = _mapping(home, table)
    if not accept:
        _ask(home, mapping)
    imported = to_statements(
        table,
        mapping,
        survey_id=survey_id,
        origin=origin,
        communes=communes,
        today=dt.datetime.now(tz=dt.UTC).date(),
    )
    replace(home / MAPPING_FILE, to_yaml(mapping).encode())
    replace(home / REJECTS_FILE, _rejects_csv(imported.rejects))
    if imported.statements.empty:
        _refuse_nothing_kept(home, imported.counts)
    parquet = _pseudonymised(imported.statements, key).to_parquet(index=False)
    replace(home / STATEMENTS_FILE, parquet)
    report = _report((survey_id, origin), table, mapping, imported, (raw, parquet))
    replace(home / IMPORT_FILE, json.dumps(asdict(report), ensure_ascii=False, indent=1).encode())
    seconds = time.perf_counter() - started
    log.info("%s : %d énoncés, %.1f s", survey_id, report.counts["statements"], seconds)
    return report


def pseudonym_key(path: Path) -> bytes:
    """Return the workspace's secret, made once, readable by its owner only.

    Raises
    ------
    SurveyError
        If the file holds something else: a shortened key would change every pseudonym.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        key = path.read_bytes()
    else:
        key = secrets.token_bytes(KEY_BYTES)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(key)
    if len(key) != KEY_BYTES:
        remedy = "remettez la clé d'origine ; à défaut, supprimez-la et réimportez les enquêtes"
        refuse("la clé des pseudonymes est abîmée", path.name, remedy)
    return key


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        remedy = "vérifiez le chemin et le droit de lecture"
        raise SurveyError(Fault("le fichier ne peut pas être lu", str(path), "", remedy)) from error


def _survey_id(path: Path) -> str:
    survey_id = slug(path.stem)
    if not survey_id:
        remedy = "donnez au fichier un nom avec des lettres ou des chiffres"
        refuse("ce nom de fichier ne nomme aucune enquête", path.name, remedy)
    return survey_id


def _mapping(home: Path, table: RawTable) -> Mapping:
    saved = home / MAPPING_FILE
    if not saved.exists():
        return propose(table)
    where = f"enquetes/{home.name}/{MAPPING_FILE}"
    text, _ = decode(saved.read_bytes(), where)  # a person may have saved it from an old editor
    return fit(from_yaml(text, where), table, where)


def _ask(home: Path, mapping: Mapping) -> None:
    replace(home / MAPPING_FILE, to_yaml(mapping).encode())
    unknown = mapping.named("unknown")
    listed = ", ".join(f"« {name} »" for name in unknown) or "aucune"
    what = (
        f"la correspondance des {len(mapping.columns)} colonnes attend votre accord ; "
        f"colonnes non comprises : {listed}"
    )
    remedy = "relisez ce fichier, corrigez-le, puis relancez avec --accepter"
    refuse(what, f"enquetes/{home.name}/{MAPPING_FILE}", remedy)


def _pseudonymised(statements: pd.DataFrame, key: bytes) -> pd.DataFrame:
    # The survey's id is part of what is hashed: a person is not followed from survey to survey.
    scoped = statements["survey_id"] + ":" + statements["respondent_id"]
    hidden = [pseudonym(value, key) for value in scoped]
    return statements.assign(respondent_id=pd.array(hidden, dtype="string"))


def _rejects_csv(rejects: pd.DataFrame) -> bytes:
    # A column named « =CMD() » in the survey must not become a formula in the list of rejects.
    safe = rejects["column"].str.replace(FORMULA_START, r"'\1", regex=True)
    named = rejects.assign(column=safe)[list(LEFT_OUT_COLUMNS)].set_axis(REJECT_LABELS_FR, axis=1)
    return named.to_csv(index=False, sep=";", lineterminator="\r\n").encode("utf-8-sig")


def _refuse_nothing_kept(home: Path, counts: dict[str, int]) -> None:
    what = f"aucune des {counts['rows_in']} lignes n'a donné d'énoncé"
    remedy = f"lisez les raisons dans enquetes/{home.name}/{REJECTS_FILE}"
    refuse(what, f"enquête « {home.name} »", remedy)


def _report(
    names: tuple[str, Origin],
    table: RawTable,
    mapping: Mapping,
    imported: Imported,
    contents: tuple[bytes, bytes],
) -> SurveyReport:
    survey_id, origin = names
    original, statements = contents
    return SurveyReport(
        survey_id=survey_id,
        **asdict(origin),
        original_sha256=sha256(original),
        statements_sha256=sha256(statements),
        imported_on=dt.datetime.now(tz=dt.UTC).date().isoformat(),
        kind=table.kind,
        encoding=table.encoding,
        separator=table.separator,
        header_row=table.header_row,
        sheet=table.sheet,
        counts=imported.counts,
        masked={str(k): int(n) for k, n in imported.masked.itertuples(index=False, name=None)},
        notes=imported.notes,
        reading_notes=table.notes,
        not_understood=tuple(mapping.named("unknown")),
        dropped_personal=tuple(mapping.named("personal")),
    )
