"""Publish a build for a selection of EPCIs: all of it, under its final name, or nothing."""

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from generator.columns import read_columns
from generator.errors import Fault, GateError, UsageError
from generator.publication import kept, layers
from generator.publication.briefs.printing import BRIEFS
from generator.publication.changed import changes_since, published_before
from generator.publication.edition import NO_IMPRINT, Imprint, edition_of
from generator.publication.manifest import Choice, Manifest, manifest_of
from generator.publication.tables import choose, refuse_unknown
from generator.publication.workbooks.workbook import left_out
from generator.publication.writing import WORKBOOK, Content, write_all
from generator.warehouse.store import Build, Store

SELECTION = re.compile(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True)
class Release:
    """What was published: its folder, its files from there, and what was left out, in words."""

    folder: Path
    files: tuple[Path, ...]
    brief_count: int
    notes: tuple[str, ...]

    @property
    def workbook(self) -> Path:
        """The workbook."""
        return self.folder / WORKBOOK


def publish(  # noqa: PLR0913  what, where, for whom and how: each is the caller's to say
    store: Store,
    build: Build,
    release_folder: Path,
    *,
    epci_codes: Sequence[str],
    columns_file: Path,
    selection: str,
    briefs: bool,
    imprint: Imprint = NO_IMPRINT,
) -> Release:
    """Write the release of a selection, then give it its name in one rename.

    Parameters
    ----------
    store, build
        Where the tables are, and which of them.
    release_folder
        The workspace's ``release`` folder.
    epci_codes
        The EPCIs to publish; a build is national, only the publication chooses.
    columns_file
        ``data/columns.csv``.
    selection
        Name of the selection in the folder's name: ``200039055``, ``departement-21``, ``france``.
    briefs
        Whether to print the briefs, the notes of first-class opportunities and the drawings.
    imprint
        Who publishes, under which licence, and what was withdrawn.

    Raises
    ------
    DataError
        If an EPCI is not in the build; the nearest ones are named.
    CatalogueError
        If a column has no row in the dictionary.
    GateError
        If another publication is under way in the same folder.
    """
    if not SELECTION.fullmatch(selection):
        raise UsageError(
            Fault(
                f"« {selection} » ne peut pas nommer une publication",
                example="departement-21",
                remedy="employez des minuscules sans accent, des chiffres et des tirets",
            )
        )
    refuse_unknown(store, build, epci_codes)
    target = release_folder / f"{build.build_id}-{selection}"
    with alone(release_folder):
        since = published_before(release_folder, target, selection, build)
        codes = tuple(sorted(set(epci_codes)))
        choice = Choice(selection, codes, briefs, since, imprint)
        manifest = manifest_of(build, choice, columns_file)
        known = kept.told(target, manifest.text)
        if known is None:
            with written(store, build, release_folder, manifest, columns_file) as (made, known):
                put_in_place(made, target)
            kept.remember(target, manifest.text, known)
    return described(target, known)


@contextmanager
def written(
    store: Store, build: Build, release_folder: Path, manifest: Manifest, columns_file: Path
) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Write a release under a temporary name; whatever is left there at the end goes.

    Yields
    ------
    folder, notes
        The release, whole, and what was left out of it, in words.
    """
    columns = read_columns(columns_file)
    choice = manifest.choice
    temporary = release_folder / f".{build.build_id}.tmp-{os.getpid()}"
    tables = choose(store, build, choice.epci_codes)
    more, unsaid = changes_since(store, build, choice.since, choice.epci_codes)
    content = Content(
        tables=layers.located(tables),
        more=more,
        columns=columns,
        edition=edition_of(build, choice.selection, tables, unsaid, choice.imprint),
        manifest=manifest,
        brief_codes=choice.epci_codes if choice.briefs else (),
    )
    try:
        write_all(temporary, content)
        yield temporary, (*left_out(tables).values(), *unsaid)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def described(target: Path, notes: Sequence[str]) -> Release:
    """Say what a release in place holds."""
    brief_count = len(list((target / BRIEFS).glob("*.pdf")))
    return Release(target, kept.files_of(target), brief_count, tuple(notes))


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the release folder for one writer, and put right what a killed one left."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / ".verrou").acquire(timeout=0):
            _restore(folder)
            yield
    except Timeout as error:
        raise GateError(
            Fault(
                "une autre publication est en cours",
                where=folder.name,
                remedy="attendez qu'elle finisse",
            )
        ) from error


def _restore(folder: Path) -> None:
    """Undo what a killed process left: half-written folders go, a release set aside returns."""
    for left in folder.glob(".*.tmp-*"):
        shutil.rmtree(left)
    for aside in folder.glob(".*.ancien"):
        target = folder / aside.name.removeprefix(".").removesuffix(".ancien")
        if target.exists():
            shutil.rmtree(aside)
        else:
            aside.rename(target)


def put_in_place(temporary: Path, target: Path) -> None:
    """Give the release its name, whole, setting the one before aside until it has."""
    if not target.exists():
        temporary.rename(target)
        return
    aside = target.with_name(f".{target.name}.ancien")
    target.rename(aside)
    temporary.rename(target)
    shutil.rmtree(aside)
