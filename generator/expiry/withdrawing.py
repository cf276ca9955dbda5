"""Withdraw one person's answers at their request, and everything made from them.

In this order, so that a process killed anywhere leaves nothing that could come back: the list of
who withdrew (which every reading of answers obeys), the answers, then the certificate and what it
names. The same request made again finishes what was cut short.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

from generator.errors import DataError, Fault, UsageError
from generator.expiry import certificates
from generator.expiry.certificates import Certificate, CertifiedSurvey, ErasedFile, Reissue
from generator.expiry.due import columns_of, report_or_nothing
from generator.expiry.erasing import (
    Outcome,
    alone,
    carry_out,
    current_id,
    inside,
    refuse_elsewhere,
)
from generator.expiry.finding import releases_of
from generator.expiry.lineage import Expired, doomed_tables
from generator.intake.kept import PROPOSALS_FILE, STATEMENTS_FILE
from generator.intake.withdrawing import take_out
from generator.intake.withdrawn import (
    PERSON,
    PROPOSAL,
    ROW,
    Withdrawn,
    keep_withdrawn,
    read_withdrawn,
)
from generator.warehouse.store import Store, file_sha256
from generator.warehouse.workspace import Workspace

RULE_FR = (
    "une personne a demandé que ses réponses ne servent plus ; sont supprimées ses réponses, les "
    "tables et les calculs qui en sont faits, et les publications de ces calculs"
)
WHO_FR = "la personne qui l'a demandé"
PUBLICATION = "publication.json"


@dataclass(frozen=True)
class Request:
    """Whose answers: the survey, and the line of its file or the pseudonym of the person."""

    survey_id: str
    row: int | None = None
    person: str | None = None

    def __post_init__(self) -> None:
        """Refuse a request that names nobody, or twice."""
        if (self.row is None) == (self.person is None):
            what = "dites de qui sont les réponses, d'une seule façon"
            raise UsageError(Fault(what, example="--ligne 42", remedy="ou --personne PSEUDONYME"))


def foresee_withdrawal(workspace: Workspace, request: Request, today: dt.date) -> Outcome:
    """Say what a withdrawal would delete; nothing is written.

    Raises
    ------
    DataError
        If no answer of the survey is theirs.
    """
    refuse_elsewhere(workspace)
    home, whose = _found(workspace, request)
    draft = _draft(workspace, home, whose, today)
    return _outcome([draft], is_foreseen=True, current=current_id(workspace))


def withdraw(workspace: Workspace, request: Request, today: dt.date) -> Outcome:
    """Take one person's answers out of a survey, and delete what was made from them.

    Raises
    ------
    DataError
        If no answer of the survey is theirs, or a manifest or a certificate cannot be read.
    GateError
        If a run, a publication or an import is under way in this workspace.
    """
    refuse_elsewhere(workspace)
    with alone(workspace):
        current = current_id(workspace)
        past = certificates.read_all(workspace.certificates, certificates.WITHDRAWAL)
        done = [carry_out(workspace, c.resumed()) for c in past if c.is_unfinished]
        home, whose = _found(workspace, request)
        known = read_withdrawn(home)
        is_new = known != known | whose
        keep_withdrawn(home, known | whose)
        is_new |= take_out(home)
        draft = _draft(workspace, home, whose, today)
        if is_new or draft.files:
            done.append(carry_out(workspace, draft))
        return _outcome(done, is_foreseen=False, current=current)


def withdrawn_releases(folder: Path, selection: str) -> list[tuple[str, tuple[str, ...]]]:
    """List, for a selection, the days of withdrawal and the releases that went with them."""
    found = []
    for certificate in certificates.read_all(folder, certificates.WITHDRAWAL):
        names = tuple(one.release for one in certificate.reissues if one.selection == selection)
        if names:
            found.append((certificate.started_at[:10], names))
    return sorted(found)


def reissues(folder: Path) -> list[Reissue]:
    """List what must be published again, the last request of each selection."""
    every = {
        one.selection: one
        for certificate in certificates.read_all(folder, certificates.WITHDRAWAL)
        for one in certificate.reissues
    }
    return [every[selection] for selection in sorted(every)]


def _found(workspace: Workspace, request: Request) -> tuple[Path, Withdrawn]:
    """Find every line, answer and offer of the person, also when they are gone already."""
    home = workspace.surveys / request.survey_id
    if not (home / STATEMENTS_FILE).exists() or home.parent != workspace.surveys:
        names = sorted(path.parent.name for path in workspace.surveys.glob(f"*/{STATEMENTS_FILE}"))
        remedy = f"enquêtes présentes : {', '.join(names) or 'aucune'}"
        what = f"l'enquête « {request.survey_id} » n'a pas de réponses ici"
        raise DataError(Fault(what, remedy=remedy))
    answers = _columns(home / STATEMENTS_FILE, [PERSON, ROW])
    offers = _columns(home / PROPOSALS_FILE, [PROPOSAL, ROW])
    rows = {request.row} if request.row is not None else set()
    persons = {request.person} if request.person is not None else set()
    persons |= set(answers.loc[answers[ROW].isin(rows), PERSON])
    rows |= set(answers.loc[answers[PERSON].isin(persons), ROW].astype(int))
    proposals = frozenset(offers.loc[offers[ROW].isin(rows), PROPOSAL])
    is_theirs = answers[PERSON].isin(persons).any() or bool(proposals)
    known = read_withdrawn(home)
    if not is_theirs:
        if request.row in known.rows or request.person in known.persons:
            return home, known
        what = "aucune réponse gardée de cette enquête n'est de cette personne"
        example = f"ligne {request.row}" if request.row is not None else str(request.person)
        remedy = "« generateur enquete importer --json » liste les réponses et leurs lignes"
        raise DataError(Fault(what, f"enquête « {home.name} »", example, remedy))
    return home, Withdrawn(frozenset(int(row) for row in rows), frozenset(persons), proposals)


def _columns(path: Path, names: list[str]) -> pd.DataFrame:
    found = columns_of(path, names) if path.exists() else None
    return pd.DataFrame(columns=names) if found is None else found


def _draft(workspace: Workspace, home: Path, whose: Withdrawn, today: dt.date) -> Certificate:
    """Say what is about to be deleted."""
    store = Store(workspace.warehouse)
    gone = Expired(frozenset(), whose.proposals, dt.date.min, whose.persons)
    doomed = doomed_tables(store, gone)
    kinds = (certificates.PREFIX, certificates.WITHDRAWAL)
    past = [c for kind in kinds for c in certificates.read_all(workspace.certificates, kind)]
    # A build that expired may have held these answers, and its publications stay.
    build_ids = {*doomed.build_ids, *(one for c in past for one in c.build_ids)}
    releases = releases_of(workspace, build_ids, doomed)
    paths = [*doomed.files, *(path for one in releases for path in _files(one))]
    files = tuple(ErasedFile(inside(workspace, path), file_sha256(path)) for path in paths)
    started_at = certificates.now()
    folders = [path for path in releases if path.is_dir() and not path.name.startswith(".")]
    return Certificate(
        name=certificates.name_of(today, started_at, files, certificates.WITHDRAWAL),
        state=certificates.UNFINISHED,
        rule_fr=RULE_FR,
        months=0,
        before_date=today.isoformat(),
        with_releases=True,
        program_version=version("generateur"),
        started_at=started_at,
        finished_at=None,
        interruption_count=0,
        surveys=(_certified(home, today),),
        build_ids=doomed.build_ids,
        releases=tuple(path.name for path in folders),
        files=files,
        reissues=tuple(_reissue(path) for path in folders),
    )


def _files(release: Path) -> list[Path]:
    if release.is_dir():
        return sorted(path for path in release.rglob("*") if path.is_file())
    return [release]


def _certified(home: Path, today: dt.date) -> CertifiedSurvey:
    epci_code = report_or_nothing(home).get("epci_code")
    return CertifiedSurvey(
        survey_id=home.name,
        epci_code=None if epci_code is None else str(epci_code),
        last_date=today.isoformat(),
        is_answer_date=False,
        persons_fr=WHO_FR,
    )


def _reissue(release: Path) -> Reissue:
    """Read what a release was asked for; an old one only says its selection, by its name."""
    try:
        raw = json.loads((release / PUBLICATION).read_text(encoding="utf-8"))
        choice: Mapping[str, Any] = raw["choice"]
        codes = tuple(choice["epci_codes"])
        return Reissue(release.name, choice["selection"], codes, briefs=choice["briefs"])
    except (OSError, ValueError, KeyError, TypeError):
        return Reissue(release.name, release.name.split("-", 1)[-1], (), briefs=True)


def _outcome(involved: list[Certificate], *, is_foreseen: bool, current: str | None) -> Outcome:
    build_ids = {build_id for certificate in involved for build_id in certificate.build_ids}
    return Outcome(
        is_foreseen=is_foreseen,
        certificates=tuple(involved),
        lost_current=bool(build_ids) and current in build_ids,
        undated=(),
        left=(),
        orphans=(),
    )
