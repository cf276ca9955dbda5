"""Everything that a rule makes expire: answers, tables, builds and, when asked, publications."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from generator.catalogues.lists import read_lists
from generator.disclosure import persons_threshold
from generator.expiry.certificates import Certificate
from generator.expiry.due import DueSurvey, due_surveys, expired_before, limit_date
from generator.expiry.lineage import Doomed, Expired, doomed_tables, orphans
from generator.warehouse.store import Store
from generator.warehouse.workspace import Workspace


@dataclass(frozen=True)
class Rule:
    """What expires: the months kept, the day it is, whether publications go, the small counts."""

    months: int
    today: dt.date
    threshold: int
    with_releases: bool = False

    @property
    def before(self) -> dt.date:
        """The day before which a last answer is too old."""
        return limit_date(self.today, self.months)

    @property
    def sentence(self) -> str:
        """The rule, as the certificate tells it."""
        return (
            f"les réponses sont gardées {self.months} mois ; sont supprimées celles des enquêtes "
            f"dont la dernière réponse (ou l'importation, si aucune n'est datée) est d'avant le "
            f"{self.before}, et les tables qui en sont faites"
        )


@dataclass(frozen=True)
class Found:
    """What expires now, what nothing dates, and what no build uses."""

    due: tuple[DueSurvey, ...]
    undated: tuple[str, ...]
    doomed: Doomed
    releases: tuple[Path, ...]
    orphans: tuple[Path, ...]

    @property
    def files(self) -> list[Path]:
        """What to delete, manifests first: no reader finds a build whose tables are gone."""
        published = [
            path
            for release in self.releases
            for path in (sorted(release.rglob("*")) if release.is_dir() else [release])
            if path.is_file()
        ]
        answers = [path for survey in self.due for path in survey.files]
        return [*self.doomed.files, *published, *answers]


def rule_for(
    workspace: Workspace, data: Path, *, months: int, today: dt.date, with_releases: bool = False
) -> Rule:
    """Make the rule of a workspace, whose own lists may say which counts are small."""
    thresholds = read_lists([data, workspace.catalogues])["land_thresholds"]
    return Rule(months, today, persons_threshold(thresholds), with_releases)


def find(workspace: Workspace, rule: Rule, past: list[Certificate]) -> Found:
    """Find what expires; ``past`` says which builds went before, for their publications."""
    store = Store(workspace.warehouse)
    due, undated = due_surveys(workspace.surveys, rule.before)
    gone = {survey.survey_id for survey in due} | expired_before(workspace.surveys)
    offered = frozenset(proposal for survey in due for proposal in survey.proposal_ids)
    doomed = doomed_tables(store, Expired(frozenset(gone), offered, rule.before))
    build_ids = {*doomed.build_ids, *(build_id for c in past for build_id in c.build_ids)}
    return Found(
        due=tuple(due),
        undated=tuple(undated),
        doomed=doomed,
        releases=releases_of(workspace, build_ids, doomed) if rule.with_releases else (),
        orphans=tuple(path for path in orphans(store) if path not in doomed.files),
    )


def releases_of(workspace: Workspace, build_ids: set[str], doomed: Doomed) -> tuple[Path, ...]:
    """List what was published of these builds, less those made again without what expired."""
    manifests = (workspace.warehouse / "builds").glob("*/manifest.json")
    staying = {path.parent.name for path in manifests} - set(doomed.build_ids)
    return tuple(
        path
        for build_id in sorted(build_ids - staying)
        for pattern in (f".{build_id}*", f"{build_id}-*")
        for path in sorted(workspace.release.glob(pattern))
    )
