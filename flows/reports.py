"""What a run leaves in Prefect's page: freshness, bulletin, progress, ranking, links."""

from collections.abc import Mapping, Sequence
from typing import cast
from uuid import UUID

from prefect.artifacts import (
    create_link_artifact,
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)

from generator.errors import GateError, SourceError
from generator.publication import reports
from generator.publication.release import Release
from generator.sources.arrival.snapshots import Snapshot
from generator.warehouse.checks import CheckResult
from generator.warehouse.store import Build, Store


def show_freshness(found: Mapping[str, Snapshot], faults: Mapping[str, SourceError]) -> None:
    """Show which copy of each source is held, and which did not answer today."""
    rows = reports.freshness(
        {key: snapshot.taken_on for key, snapshot in found.items()},
        {key: str(error) for key, error in faults.items()},
    )
    create_table_artifact(rows, key="fraicheur-des-sources", description="Fraîcheur des sources")


def start_progress() -> UUID:
    """Draw the bar of a build."""
    bar = create_progress_artifact(0.0, key="avancement", description="Tables calculées")
    return cast("UUID", bar)  # Prefect's type also allows the coroutine of an async caller


def move_progress(bar: UUID, percent: float) -> None:
    """Move the bar of a build."""
    update_progress_artifact(bar, percent)


def show_refusal(error: GateError) -> None:
    """Show which rules refused a build, and the rows at fault."""
    text = reports.refusal(error.faults)
    create_markdown_artifact(text, key="regles-en-defaut", description="Règles en défaut")


def show_bulletin(store: Store, build: Build, results: Sequence[CheckResult]) -> None:
    """Show the quality bulletin of a build."""
    text = reports.bulletin(build, store.read(build, "out_sources"), results)
    create_markdown_artifact(text, key="bulletin-de-qualite", description="Bulletin de qualité")


def show_ranking(store: Store, build: Build, epci_codes: Sequence[str]) -> None:
    """Show the first activities of the territories published."""
    rows = reports.ranking(
        store.read(build, "out_opportunities"), store.read(build, "out_territories"), epci_codes
    )
    create_table_artifact(rows, key="classement", description="Activités à étudier d'abord")


def show_release(release: Release) -> None:
    """Show where the release is, and what to open first."""
    create_link_artifact(
        release.workbook.as_uri(), link_text=str(release.workbook), key="classeur",
        description="Classeur de la publication",
    )  # fmt: skip
    text = "\n".join(f"- {line.strip()}" for line in reports.release_lines(release))
    create_markdown_artifact(text, key="publication", description="Fichiers de la publication")
