"""Import a survey into the workspace: its mapping, its private statements, what was refused.

The original is never stored: only its sha256.
"""

import dataclasses
import datetime as dt
import json
import logging
import os
import secrets
import time
from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd

from generator.decisions.files import one_writer
from generator.errors import Fault, SurveyError
from generator.folding import slug
from generator.french import agree
from generator.intake.kept import (
    MAPPING_FILE,
    MASKS_FILE,
    PROPOSALS_FILE,
    REJECTS_FILE,
    STATEMENTS_FILE,
    SurveyReport,
    refuse_counted_twice,
    report_of,
    sha256,
)
from generator.intake.replacing import IMPORT_FILE, finish_imports, keep_together, replace
from generator.intake.withdrawn import read_withdrawn, without_withdrawn
from generator.needs.answers.mapping import Mapping, fit, from_yaml, propose, to_yaml
from generator.needs.answers.statements import Imported, Origin, to_statements
from generator.needs.files.delimited import decode
from generator.needs.files.layout import LEFT_OUT_COLUMNS, refuse
from generator.needs.files.reading import RawTable, read_table
from generator.needs.privacy import pseudonym

KEY_BYTES = 32
FORMULA_START = r"^([=+\-@\t\r])"
REJECT_LABELS_FR = ("ligne", "sort", "raison", "colonne")
POINT_ROLES = frozenset({"point", "latitude", "longitude"})

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Known:
    """What is known of places and themes when a survey arrives.

    Parameters
    ----------
    outlines
        Asked only when the survey holds points; see ``to_statements``.
    theme_ids
        The themes that an option may be given; None leaves them unchecked.
    """

    outlines: Callable[[], pd.DataFrame | None] = lambda: None
    theme_ids: Collection[str] | None = None


NOTHING_MORE = Known()


def import_survey(  # noqa: PLR0913  a file, where it goes, whose it is and what is known of places
    path: Path,
    folder: Path,
    *,
    origin: Origin,
    accept: bool,
    communes: pd.DataFrame | None,
    key: bytes,
    known: Known = NOTHING_MORE,
) -> SurveyReport:
    """Import one survey file, replacing whole what an earlier import of it left.

    Parameters
    ----------
    path
        The survey's file; its stem names the survey.
    folder
        The workspace's ``enquetes/``, held for one import at a time.
    origin
        The EPCI where people were asked, by which way, and whether it is all invented.
    accept
        Whether a person has read the mapping. If not, it is only written.
    communes
        See :func:`generator.needs.answers.statements.to_statements`.
    key
        See :func:`pseudonym_key`.

    Raises
    ------
    SurveyError
        If the file or its saved mapping is at fault, its answers are already counted elsewhere,
        or the mapping has not been accepted.
    GateError
        If another import is under way in this workspace.
    """
    started = time.perf_counter()
    raw = _read(path)
    home = folder / survey_id_of(path)
    with one_writer(folder):
        finish_imports(folder)
        refuse_counted_twice(home, origin.epci_code, raw)
        table = read_table(raw, path.name)
        mapping = mapping_of(table, home, known.theme_ids)
        if not accept:
            _ask(home, mapping)
        if not (home / MAPPING_FILE).exists():
            replace(
                home / MAPPING_FILE, to_yaml(mapping).encode()
            )  # what a refusal says to correct
        imported = to_statements(
            table,
            mapping,
            survey_id=home.name,
            origin=origin,
            communes=communes,
            today=dt.datetime.now(tz=dt.UTC).date(),
            outlines=known.outlines() if _has_points(mapping) else None,
        )
        report = _keep(home, (raw, table, mapping), origin, imported, key)
    seconds = time.perf_counter() - started
    log.info("%s : %d énoncés, %.1f s", report.survey_id, report.counts["statements"], seconds)
    return report


def survey_id_of(path: Path) -> str:
    """Return the name that a file gives to its survey.

    Raises
    ------
    SurveyError
        If nothing of the file's name can name a survey.
    """
    survey_id = slug(path.stem)
    if not survey_id:
        remedy = "donnez au fichier un nom avec des lettres ou des chiffres"
        refuse("ce nom de fichier ne nomme aucune enquête", path.name, remedy)
    return survey_id


def mapping_of(table: RawTable, home: Path, theme_ids: Collection[str] | None) -> Mapping:
    """Return the mapping a person read, kept beside the survey, else the one proposed.

    Raises
    ------
    SurveyError
        With every fault of the mapping kept.
    """
    saved = home / MAPPING_FILE
    if not saved.exists():
        return propose(table)
    where = f"enquetes/{home.name}/{MAPPING_FILE}"
    text, _ = decode(saved.read_bytes(), where)  # a person may have saved it from an old editor
    return fit(from_yaml(text, where, theme_ids=theme_ids), table, where)


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


def _has_points(mapping: Mapping) -> bool:
    return any(column.role in POINT_ROLES for column in mapping.columns)


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


def _keep(
    home: Path,
    given: tuple[bytes, RawTable, Mapping],
    origin: Origin,
    imported: Imported,
    key: bytes,
) -> SurveyReport:
    raw, table, mapping = given
    hidden = dataclasses.replace(imported, statements=_pseudonymised(imported.statements, key))
    imported = without_withdrawn(hidden, read_withdrawn(home))
    read = {
        MAPPING_FILE: to_yaml(mapping).encode(),
        REJECTS_FILE: rejects_csv(imported.rejects),
    }
    if hidden.statements.empty and hidden.proposals.empty:
        for name, content in read.items():
            replace(home / name, content)
        _refuse_nothing_kept(home, imported.counts)
    answers = {
        STATEMENTS_FILE: imported.statements.to_parquet(index=False),
        PROPOSALS_FILE: imported.proposals.to_parquet(index=False),
        MASKS_FILE: imported.masked_by_statement.to_parquet(index=False),
    }
    report = SurveyReport(
        survey_id=home.name,
        **asdict(origin),
        original_sha256=sha256(raw),
        statements_sha256=sha256(answers[STATEMENTS_FILE]),
        proposals_sha256=sha256(answers[PROPOSALS_FILE]),
        masks_sha256=sha256(answers[MASKS_FILE]),
        imported_on=dt.datetime.now(tz=dt.UTC).date().isoformat(),
        kind=table.kind,
        encoding=table.encoding,
        separator=table.separator,
        header_row=table.header_row,
        sheet=table.sheet,
        counts={**imported.counts, "proposals": len(imported.proposals)},
        masked={str(k): int(n) for k, n in imported.masked.itertuples(index=False, name=None)},
        notes=imported.notes,
        reading_notes=table.notes,
        not_understood=tuple(mapping.named("unknown")),
        dropped_personal=tuple(mapping.named("personal")),
    )
    _tell_replaced(home, report)
    told = json.dumps(asdict(report), ensure_ascii=False, indent=1).encode()
    keep_together(home, {**read, **answers, IMPORT_FILE: told})
    return report


def _tell_replaced(home: Path, report: SurveyReport) -> None:
    # Another file of the same name, « export.csv », may be another survey.
    before = report_of(home)
    if before.get("original_sha256") not in (None, report.original_sha256):
        told = "%s : remplace un autre fichier de ce nom, importé le %s"
        log.warning(told, home.name, before.get("imported_on"))


def _pseudonymised(statements: pd.DataFrame, key: bytes) -> pd.DataFrame:
    # The survey's id is part of what is hashed: a person is not followed from survey to survey.
    scoped = statements["survey_id"] + ":" + statements["respondent_id"]
    hidden = [pseudonym(value, key) for value in scoped]
    return statements.assign(respondent_id=pd.array(hidden, dtype="string"))


def rejects_csv(rejects: pd.DataFrame) -> bytes:
    """Write the list of rows that gave no answer, for a French spreadsheet."""
    # A column named « =CMD() » in the survey must not become a formula in the list of rejects.
    safe = rejects["column"].str.replace(FORMULA_START, r"'\1", regex=True)
    named = rejects.assign(column=safe)[list(LEFT_OUT_COLUMNS)].set_axis(REJECT_LABELS_FR, axis=1)
    return named.to_csv(index=False, sep=";", lineterminator="\r\n").encode("utf-8-sig")


def _refuse_nothing_kept(home: Path, counts: dict[str, int]) -> None:
    where, rows = f"enquête « {home.name} »", counts["rows_in"]
    if not rows:
        refuse("aucune réponse sous la ligne de titres", where, "vérifiez l'export, il est vide")
    lines = agree(rows, "la seule ligne n'a pas", f"aucune des {rows} lignes n'a")
    remedy = f"lisez les raisons dans enquetes/{home.name}/{REJECTS_FILE}"
    refuse(f"{lines} donné d'énoncé", where, remedy)
