"""Delete what has expired: certificate begun, files deleted, certificate completed.

Killed in between, the next expiry reads the unfinished certificate and completes it.
"""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from generator.decisions.files import one_writer
from generator.errors import DataError, Fault
from generator.expiry import certificates
from generator.expiry.certificates import Certificate, CertifiedSurvey, ErasedFile
from generator.expiry.due import EXPIRED_ON, DueSurvey, report_or_nothing
from generator.expiry.finding import Found, Rule, find
from generator.intake.kept import STATEMENTS_FILE
from generator.intake.replacing import IMPORT_FILE, finish_imports
from generator.warehouse.store import Store, file_sha256
from generator.warehouse.workspace import Workspace, write_atomically

# What stays of an import.json: enough to import again, and to refuse counting answers twice.
REDUCED_REPORT = (
    "survey_id", "epci_code", "source_kind", "is_fictive", "original_sha256", "imported_on",
)  # fmt: skip
MANIFEST = "manifest.json"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What an expiry did, or would do.

    Parameters
    ----------
    is_foreseen
        Whether nothing was deleted, only looked at.
    certificates
        Completed; when foreseen, those that wait to be, then the one that would be written.
    lost_current
        Whether the current build is among what goes: the next one must be run.
    undated
        Surveys that nothing dates: a person must look at them.
    left
        Files that somebody else put beside expired answers.
    orphans
        Technical files of tables that no build refers to; no certificate holds them.
    """

    is_foreseen: bool
    certificates: tuple[Certificate, ...]
    lost_current: bool
    undated: tuple[str, ...]
    left: tuple[str, ...]
    orphans: tuple[str, ...]


def foresee(workspace: Workspace, rule: Rule) -> Outcome:
    """Say what an expiry would delete; nothing is written.

    Raises
    ------
    DataError
        If the folder is no workspace, or a manifest or a certificate cannot be read.
    """
    refuse_elsewhere(workspace)
    past = certificates.read_all(workspace.certificates)
    found = find(workspace, rule, past)
    waiting = [certificate for certificate in past if certificate.is_unfinished]
    drafts = [_draft(workspace, rule, found)] if found.files else []
    outcome = _outcome(workspace, found, [*waiting, *drafts], current_id(workspace))
    return replace(outcome, is_foreseen=True)


def expire(workspace: Workspace, rule: Rule) -> Outcome:
    """Delete expired answers and what was made from them; complete what was cut short before.

    Raises
    ------
    GateError
        If a run, a publication or an import is under way in this workspace.
    DataError
        As :func:`foresee`.
    """
    refuse_elsewhere(workspace)
    with alone(workspace):
        current = current_id(workspace)
        past = certificates.read_all(workspace.certificates)
        withdrawn = certificates.read_all(workspace.certificates, certificates.WITHDRAWAL)
        waiting = [c for c in (*past, *withdrawn) if c.is_unfinished]
        done = [carry_out(workspace, c.resumed()) for c in waiting]
        found = find(workspace, rule, past)
        if found.files:
            done.append(carry_out(workspace, _draft(workspace, rule, found)))
        for path in found.orphans:
            path.unlink(missing_ok=True)
    erased = sum(len(certificate.files) for certificate in done)
    log.info("expiration : %d fichiers supprimés", erased)
    return _outcome(workspace, found, done, current)


def refuse_elsewhere(workspace: Workspace) -> None:
    """Refuse a folder that is no workspace."""
    if not workspace.surveys.is_dir():
        what, remedy = "ce dossier n'est pas un espace de travail", "donnez le bon par --espace"
        raise DataError(Fault(what, str(workspace.root), remedy=remedy))


@contextmanager
def alone(workspace: Workspace) -> Iterator[None]:
    """Hold everything that answers pass through: no run, no publication, no import meanwhile."""
    with (
        Store(workspace.warehouse).writing(),
        one_writer(workspace.release),
        one_writer(workspace.surveys),
    ):
        finish_imports(workspace.surveys)
        yield


def _outcome(
    workspace: Workspace, found: Found, involved: list[Certificate], current: str | None
) -> Outcome:
    build_ids = {build_id for certificate in involved for build_id in certificate.build_ids}
    left = [path for survey in found.due for path in survey.left]
    return Outcome(
        is_foreseen=False,
        certificates=tuple(involved),
        lost_current=bool(build_ids) and current in {None, *build_ids},
        undated=found.undated,
        left=tuple(inside(workspace, path) for path in left),
        orphans=tuple(inside(workspace, path) for path in found.orphans),
    )


def _draft(workspace: Workspace, rule: Rule, found: Found) -> Certificate:
    """Say what is about to be deleted."""
    files = tuple(ErasedFile(inside(workspace, path), file_sha256(path)) for path in found.files)
    started_at = certificates.now()
    return Certificate(
        name=certificates.name_of(rule.today, started_at, files),
        state=certificates.UNFINISHED,
        rule_fr=rule.sentence,
        months=rule.months,
        before_date=rule.before.isoformat(),
        with_releases=rule.with_releases,
        program_version=version("generateur"),
        started_at=started_at,
        finished_at=None,
        interruption_count=0,
        surveys=tuple(_certified(survey, rule.threshold) for survey in found.due),
        build_ids=found.doomed.build_ids,
        releases=tuple(path.name for path in found.releases if path.is_dir()),
        files=files,
    )


def _certified(survey: DueSurvey, threshold: int) -> CertifiedSurvey:
    return CertifiedSurvey(
        survey_id=survey.survey_id,
        epci_code=survey.epci_code,
        last_date=survey.last_date.isoformat(),
        is_answer_date=survey.is_answer_date,
        persons_fr=certificates.persons_in_words(survey.person_count, threshold),
    )


def carry_out(workspace: Workspace, certificate: Certificate) -> Certificate:
    """Write the certificate, delete what it says, complete it; each step may be done again."""
    certificates.write(workspace.certificates, certificate)
    if current_id(workspace) in certificate.build_ids:
        (workspace.warehouse / "current").unlink()
    kept = [file.path for file in certificate.files if not _erase(workspace, file)]
    for survey in certificate.surveys:
        _reduce(workspace.surveys / survey.survey_id, certificate)
    done = certificate.finished(tuple(kept))
    certificates.write(workspace.certificates, done)
    return done


def _erase(workspace: Workspace, file: ErasedFile) -> bool:
    """Delete one file; say False when other bytes took its place since the certificate began."""
    path = workspace.root / file.path
    if not path.resolve().is_relative_to(workspace.root.resolve()):
        where = f"{workspace.certificates.name}/"
        raise DataError(Fault("un certificat nomme un fichier d'ailleurs", where, file.path))
    if path.is_file():
        # A build made again since, before its answers were gone, is no better than the first.
        if path.name != MANIFEST and file_sha256(path) != file.sha256:
            return False
        path.unlink()
    _remove_empty(path.parent, (workspace.warehouse / "builds", workspace.release))
    return True


def _remove_empty(folder: Path, within: tuple[Path, ...]) -> None:
    while folder.is_dir() and any(place in folder.parents for place in within):
        if any(folder.iterdir()):
            return
        folder.rmdir()
        folder = folder.parent


def _reduce(home: Path, certificate: Certificate) -> None:
    """Keep of an import what tells no number of persons, and say that its answers expired."""
    report_file = home / IMPORT_FILE
    if not report_file.exists() or (home / STATEMENTS_FILE).exists():
        return  # imported again since
    report = report_or_nothing(home)
    reduced = {name: report[name] for name in REDUCED_REPORT if name in report}
    reduced |= {EXPIRED_ON: certificate.started_at[:10], "certificate": certificate.name}
    write_atomically(report_file, json.dumps(reduced, ensure_ascii=False, indent=1).encode())


def current_id(workspace: Workspace) -> str | None:
    """Return the current build of a workspace, if it has one."""
    return Store(workspace.warehouse).current_id()


def inside(workspace: Workspace, path: Path) -> str:
    """Write a path from the workspace."""
    return path.relative_to(workspace.root).as_posix()
