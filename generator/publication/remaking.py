"""Make a release again from what it says it was made from, and compare every file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from generator.errors import DataError, Fault, GateError
from generator.french import listed
from generator.publication import kept
from generator.publication.manifest import Manifest, differences, program_of, read_manifest
from generator.publication.release import Release, alone, described, put_in_place, written
from generator.warehouse.store import Build, Store, file_sha256

NAMED = 5  # files told by their name; the others are counted


def remake(store: Store, release_folder: Path, folder: Path, columns_file: Path) -> Release:
    """Make a release again; put it in place only when the one there is no longer whole.

    Parameters
    ----------
    release_folder
        The workspace's ``release`` folder, where it is made.
    folder
        A release, or a copy of one, with its manifest and its sums.
    columns_file
        ``data/columns.csv``.

    Raises
    ------
    DataError
        If the folder does not say what it was made from, or the build's tables are gone.
    GateError
        If a file made again has other bytes, each named, with what differs in the program.
    """
    manifest = read_manifest(folder)
    build = _build(store, manifest)
    target = release_folder / f"{manifest.build_id}-{manifest.choice.selection}"
    wanted = kept.sums_of(folder)
    told = _altered(wanted, folder)
    with (
        alone(release_folder),
        written(store, build, release_folder, manifest, columns_file) as (made, notes),
    ):
        _refuse_other_bytes(wanted, made, _why(manifest, columns_file))
        if not kept.is_whole(target):
            put_in_place(made, target)
            kept.remember(target, manifest.text, notes)
    return described(target, (*notes, *told))


def _altered(wanted: kept.Sums, folder: Path) -> tuple[str, ...]:
    """Name the files of the folder given that are no longer those its sums tell of."""
    names = [
        name
        for name, known in wanted.items()
        if not (folder / name).is_file() or file_sha256(folder / name) != known
    ]
    if not names:
        return ()
    what = "a été modifié ou ôté" if len(names) == 1 else "ont été modifiés ou ôtés"
    return (f"Dans le dossier donné, {listed(names, NAMED)} {what} depuis la publication.",)


def _build(store: Store, manifest: Manifest) -> Build:
    """Find the build, with the very tables that were published."""
    build = store.build(manifest.build_id)
    gone = [
        name
        for name, known in manifest.tables.items()
        if name not in build.tables or not _is_there(store, build, name, known)
    ]
    if gone:
        what = f"le calcul n'a plus les tables publiées : {', '.join(gone)}"
        remedy = "refaites ce calcul depuis les mêmes copies des sources"
        raise DataError(Fault(what, manifest.build_id, remedy=remedy))
    # The same build made again another day keeps its tables; the release keeps its own date.
    return replace(build, created_at=manifest.created_at)


def _is_there(store: Store, build: Build, name: str, known: str) -> bool:
    path = store.table_path(build, name)
    return path.is_file() and file_sha256(path) == known


def _why(manifest: Manifest, columns_file: Path) -> str:
    changed = differences(manifest.program, program_of(columns_file))
    return f"ont changé depuis : {', '.join(changed)}" if changed else ""


def _refuse_other_bytes(wanted: kept.Sums, made: Path, why: str) -> None:
    found = kept.sums_of(made)
    other: Sequence[str] = sorted(
        name for name in {*wanted, *found} if wanted.get(name) != found.get(name)
    )
    if other:
        what = "ce fichier n'est pas refait à l'identique"
        remedy = why or "la publication donnée a été modifiée après coup"
        raise GateError(*(Fault(what, where=name, remedy=remedy) for name in other))
