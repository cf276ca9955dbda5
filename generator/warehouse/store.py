"""Tables as Parquet files named after their content's key; builds as manifests; one pointer."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from generator.errors import DataError, Fault, GateError
from generator.warehouse.frames import read_frame
from generator.warehouse.workspace import write_atomically

KEY_LENGTH = 16
BUILD_LENGTH = 12
PUBLISHED = "out_"
SCRATCH = "travail"  # where the engine spills what memory cannot hold


@dataclass(frozen=True)
class TableRecord:
    """What a manifest says of one table."""

    name: str
    file: str
    rows: int
    columns: tuple[str, ...]
    sha256: str
    made_from: Mapping[str, str]
    seconds: float


@dataclass(frozen=True)
class Build:
    """One finished build: its id and its tables."""

    build_id: str
    created_at: str
    tables: Mapping[str, TableRecord]
    context: Mapping[str, Any]


class Store:
    """The folder ``entrepot``: only ever written by adding files and moving one pointer."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def tables(self) -> Path:
        """Where the Parquet files are."""
        return self.folder / "tables"

    @property
    def _running(self) -> Path:
        return self.folder / "calcul_en_cours"

    @contextmanager
    def writing(self) -> Iterator[bool]:
        """Hold the store for one writer; yield whether the run before was cut short.

        Raises
        ------
        GateError
            If another run is writing in this workspace.
        """
        self.tables.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / ".verrou")
        try:
            with lock.acquire(timeout=0):
                was_cut = self._running.exists()
                self._sweep()
                self._running.touch()
                try:
                    yield was_cut
                finally:
                    # A fault that was told is not a cut: only a killed process leaves this file.
                    self._running.unlink(missing_ok=True)
        except Timeout as error:
            raise GateError(
                Fault(
                    "un autre calcul est en cours dans cet espace de travail",
                    where=str(self.folder),
                    remedy="attendez qu'il finisse, ou choisissez un autre --espace",
                )
            ) from error

    def _sweep(self) -> None:
        """Remove what a killed process left under a temporary name, files and folders."""
        for path in [*self.folder.rglob(".*.tmp"), self.folder / SCRATCH]:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def key(self, name: str, fingerprint: str, inputs: Mapping[str, str]) -> str:
        """Return the key of a table: what makes it and the hashes of what it reads."""
        text = json.dumps([name, fingerprint, sorted(inputs.items())])
        return hashlib.sha256(text.encode()).hexdigest()[:KEY_LENGTH]

    def path(self, name: str, key: str) -> Path:
        """Return the file in which that version of the table lives."""
        return self.tables / f"{name}-{key}.parquet"

    def known(self, name: str, key: str) -> TableRecord | None:
        """Return the record of a version already made, if its file is there and whole."""
        path = self.path(name, key)
        kept = path.with_suffix(".json")
        if not kept.exists() or not path.exists():
            return None
        record = _record(json.loads(kept.read_text(encoding="utf-8")))
        return record if _is_whole(path, record) else None

    def keep(
        self, name: str, key: str, temporary: Path, made_from: Mapping[str, str], seconds: float
    ) -> TableRecord:
        """Move a finished temporary file to its place and write its record, in that order."""
        metadata = pq.ParquetFile(temporary)
        record = TableRecord(
            name=name,
            file=self.path(name, key).name,
            rows=metadata.metadata.num_rows,
            columns=tuple(metadata.schema_arrow.names),
            sha256=file_sha256(temporary),
            made_from=dict(made_from),
            seconds=round(seconds, 3),
        )
        flush_to_disk(temporary)
        temporary.replace(self.path(name, key))
        raw = json.dumps(asdict(record), ensure_ascii=False, indent=1).encode()
        write_atomically(self.path(name, key).with_suffix(".json"), raw)
        return record

    def finish(
        self,
        tables: Mapping[str, TableRecord],
        context: Mapping[str, Any],
        day: date | None = None,
    ) -> Build:
        """Write the build's manifest, then move the pointer: the last line of a build.

        The id says what is published and nothing else: two workspaces with the same inputs give
        the same one, though each hides its respondents under pseudonyms of its own. When other
        inner tables lead to the same published ones, the manifest of the last build replaces the
        one before, and keeps its date: a release made from either has the same bytes.

        Parameters
        ----------
        day
            The day the build is for; today when it is not given.
        """
        build_id = published_hash(tables)[:BUILD_LENGTH]
        manifest = self.folder / "builds" / build_id / "manifest.json"
        before = _content(manifest)
        content = {
            "build_id": build_id,
            "created_at": before.get("created_at", (day or datetime.now(UTC).date()).isoformat()),
            "context": dict(context),
            "tables": {name: asdict(record) for name, record in sorted(tables.items())},
        }
        raw = json.dumps(content, ensure_ascii=False, indent=1).encode()
        if json.loads(raw) != before:
            write_atomically(manifest, raw)
        write_atomically(self.folder / "current", build_id.encode())
        return self.build(build_id)

    def current_id(self) -> str | None:
        """Return the id of the last good build, if there is one."""
        pointer = self.folder / "current"
        return pointer.read_text(encoding="utf-8") if pointer.exists() else None

    def build(self, build_id: str | None = None) -> Build:
        """Read a build's manifest; the current one by default.

        Raises
        ------
        DataError
            If there is no build yet, or none of that id.
        """
        wanted = build_id or self.current_id()
        manifest = self.folder / "builds" / str(wanted) / "manifest.json"
        if not manifest.exists():
            what = f"le calcul « {wanted} » n'existe pas" if wanted else "aucun calcul n'existe"
            remedy = "lancez d'abord « generateur run »"
            raise DataError(Fault(what, where=str(self.folder), remedy=remedy))
        content = _content(manifest)
        tables = {name: _record(fields) for name, fields in content["tables"].items()}
        return Build(content["build_id"], content["created_at"], tables, content["context"])

    def table_path(self, build: Build, name: str) -> Path:
        """Return the file of one table of a build.

        Raises
        ------
        DataError
            If the build is older than the table.
        """
        if name not in build.tables:
            what = f"le calcul « {build.build_id} » n'a pas la table {name} : il est plus ancien"
            remedy = "relancez « generateur run »"
            raise DataError(Fault(what, where=str(self.folder), remedy=remedy))
        return self.tables / build.tables[name].file

    def read(self, build: Build, name: str) -> pd.DataFrame:
        """Read one table of a build; geometries come as shapely objects."""
        return read_frame(self.table_path(build, name))


def published_hash(tables: Mapping[str, TableRecord]) -> str:
    """Hash what a build publishes: the names and contents of its ``out_`` tables."""
    hashes = [(t.name, t.sha256) for t in tables.values() if t.name.startswith(PUBLISHED)]
    return hashlib.sha256(json.dumps(sorted(hashes)).encode()).hexdigest()


def _content(manifest: Path) -> dict[str, Any]:
    """Read a manifest; none gives nothing."""
    if not manifest.exists():
        return {}
    content: dict[str, Any] = json.loads(manifest.read_text(encoding="utf-8"))
    return content


def _record(fields: Mapping[str, Any]) -> TableRecord:
    return TableRecord(**{**fields, "columns": tuple(fields["columns"])})


def _is_whole(path: Path, record: TableRecord) -> bool:
    """Tell a file cut short: a Parquet file says its rows in its last bytes."""
    try:
        return bool(pq.read_metadata(path).num_rows == record.rows)
    except pa.ArrowInvalid:
        return False


def flush_to_disk(path: Path) -> None:
    """Wait for the bytes to be on the disk: a power cut must not leave a name without them."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def file_sha256(path: Path) -> str:
    """Hash a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
