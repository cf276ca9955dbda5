"""Publish a build for a selection of EPCIs: all of it, under its final name, or nothing."""

import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyarrow as pa
from filelock import FileLock, Timeout

from generator.catalogues.weightings import REFERENCE
from generator.columns import ColumnDictionary, read_columns
from generator.errors import Fault, GateError, UsageError
from generator.publication import kept
from generator.publication.brief import render
from generator.publication.content import brief_content
from generator.publication.method_page import METHOD_TABLES, method_page
from generator.publication.plates import selection_plate, territory_plates
from generator.publication.tables import choose, refuse_unknown, write_csvs, write_parquet
from generator.publication.workbook import left_out, write_workbook
from generator.publication.workbook_cover import Edition
from generator.warehouse.frames import read_frame
from generator.warehouse.store import Build, Store, file_sha256

BRIEF_LIMIT = 30  # EPCIs; above it, briefs are asked for one by one
SUMS = "sommes.txt"
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
        return self.folder / "opportunites.xlsx"


def publish(  # noqa: PLR0913  what, where, for whom and how: each is the caller's to say
    store: Store,
    build: Build,
    release_folder: Path,
    *,
    epci_codes: Sequence[str],
    columns_file: Path,
    selection: str,
    briefs: bool,
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
        Whether to make the briefs; none is made above thirty EPCIs.

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
    columns = read_columns(columns_file)
    refuse_unknown(store, build, epci_codes)
    target = release_folder / f"{build.build_id}-{selection}"
    temporary = release_folder / f".{build.build_id}.tmp-{os.getpid()}"
    with _alone(release_folder):
        _restore(release_folder)
        made_from = kept.origin(build, epci_codes, columns_file, briefs=briefs)
        known = kept.told(target, made_from, SUMS)
        if known is not None:
            return Release(target, _files(target), _brief_count(target), known)
        tables = choose(store, build, epci_codes)
        notes = _notes(tables, briefs=briefs)
        told = (*left_out(tables).values(), *notes)
        try:
            _write_tables(temporary, tables)
            edition = _edition(build, selection, tables, notes)
            _write_book(temporary, tables, columns, edition)
            _write_method(temporary)
            if briefs:
                _write_sheets(temporary, build, () if notes else epci_codes)
            _write_sums(temporary)
            _put_in_place(temporary, target)
            kept.remember(target, made_from, told)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
    return Release(target, _files(target), _brief_count(target), told)


def _brief_count(target: Path) -> int:
    return len(list((target / "fiches").glob("*.pdf")))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the release folder for one writer."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / ".verrou").acquire(timeout=0):
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


def _put_in_place(temporary: Path, target: Path) -> None:
    """Give the release its name, whole, setting the one before aside until it has."""
    if not target.exists():
        temporary.rename(target)
        return
    aside = target.with_name(f".{target.name}.ancien")
    target.rename(aside)
    temporary.rename(target)
    shutil.rmtree(aside)


def _notes(tables: Mapping[str, pa.Table], *, briefs: bool) -> tuple[str, ...]:
    if briefs and tables["out_territories"].num_rows > BRIEF_LIMIT:
        why = f"Pas de fiches au-delà de {BRIEF_LIMIT} EPCI : demandez-les par territoire."
        return (why,)
    return ()


def _edition(
    build: Build, selection: str, tables: Mapping[str, pa.Table], notes: tuple[str, ...]
) -> Edition:
    is_demo = any(tables["out_territories"]["is_demo"].to_pylist())
    created_at = datetime.fromisoformat(build.created_at)
    weighting = str(build.context.get("weighting", REFERENCE))
    return Edition(build.build_id, created_at, selection, is_demo, notes, weighting)


def _write_tables(folder: Path, tables: Mapping[str, pa.Table]) -> None:
    for kind in ("parquet", "csv"):
        (folder / kind).mkdir(parents=True)
    for name, table in tables.items():
        write_parquet(table, folder / "parquet" / f"{name}.parquet")
    write_csvs(tables, folder / "csv")


def _write_book(
    folder: Path, tables: Mapping[str, pa.Table], columns: ColumnDictionary, edition: Edition
) -> None:
    write_workbook(folder / "opportunites.xlsx", tables, columns, edition)


def _write_method(folder: Path) -> None:
    frames = {name: read_frame(folder / "parquet" / f"{name}.parquet") for name in METHOD_TABLES}
    (folder / "METHODE.md").write_text(method_page(frames), encoding="utf-8")


def _write_sheets(folder: Path, build: Build, epci_codes: Sequence[str]) -> None:
    """Write the briefs and drawings of these EPCIs, and the map of the whole selection."""
    frames = {path.stem: read_frame(path) for path in sorted((folder / "parquet").iterdir())}
    whole = selection_plate(frames)
    plates = {} if whole is None else {"selection": whole}
    for code in sorted(set(epci_codes)):
        pdf = render(brief_content(frames, code, build.build_id))
        (folder / "fiches").mkdir(exist_ok=True)
        (folder / "fiches" / f"{code}.pdf").write_bytes(pdf)
        plates |= territory_plates(frames, code)
    (folder / "cartes").mkdir()
    for name, drawing in plates.items():
        (folder / "cartes" / f"{name}.svg").write_text(drawing.svg, encoding="utf-8")


def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file()))


def _write_sums(folder: Path) -> None:
    """Write the sums in the form ``sha256sum --check`` reads."""
    lines = [f"{file_sha256(folder / path)}  {path.as_posix()}\n" for path in _files(folder)]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")
