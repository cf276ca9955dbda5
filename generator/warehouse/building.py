"""Make one table: from a SELECT or from a Python function, checked on its keys, kept by key."""

import hashlib
import logging
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd
import shapely

from generator.errors import ContractError, Fault, GeneratorError
from generator.warehouse.engine import quoted, show_tables
from generator.warehouse.fingerprints import code_hash
from generator.warehouse.frames import GEOMETRY, read_frame
from generator.warehouse.models import Model
from generator.warehouse.store import Store, TableRecord

log = logging.getLogger(__name__)

WRITING = ("building.py", "engine.py", "frames.py")
ROW_GROUP = 122_880  # DuckDB's own size, fixed so that bytes do not depend on threads


@dataclass(frozen=True)
class PythonTable:
    """A table made by a pure function of frames.

    ``code`` is the hash of the code that decides the rows, ``version`` the values it was given: a
    change of either makes a new table. Rows that were handed over have a version and no code.
    """

    name: str
    reads: tuple[str, ...]
    keys: tuple[str, ...]
    make: Callable[[Mapping[str, pd.DataFrame]], pd.DataFrame]
    code: str = ""
    version: str = ""

    @property
    def fingerprint(self) -> str:
        """Hash of the code that makes the table and of the values it was given."""
        return hashlib.sha256(f"{self.code} {self.version}".encode()).hexdigest()


Step = Model | PythonTable


def writing_fingerprint() -> str:
    """Hash of what turns rows into bytes, whoever made them: our code and the engine's version."""
    here = Path(__file__).parent
    return f"{duckdb.__version__}-{code_hash(*(here / name for name in WRITING))}"


def build_table(
    con: duckdb.DuckDBPyConnection, store: Store, step: Step, made: Mapping[str, TableRecord]
) -> TableRecord:
    """Make a table, or reuse the one already made from the same text and inputs."""
    inputs = {name: made[name].sha256 for name in step.reads}
    key = store.key(step.name, f"{step.fingerprint}-{writing_fingerprint()}", inputs)
    kept = store.known(step.name, key)
    if kept is not None:
        return kept
    started = time.perf_counter()
    paths = {name: store.tables / made[name].file for name in step.reads}
    if isinstance(step, Model):
        show_tables(con, paths)
        temporary = _copy(con, store, step.name, step.select, step.keys)
    else:
        frames = {name: read_frame(path) for name, path in paths.items()}
        temporary = write_frame(con, store, step.name, step.make(frames), step.keys)
    record = store.keep(step.name, key, temporary, inputs, time.perf_counter() - started)
    log.info("%s : %d lignes, %.1f s", record.name, record.rows, record.seconds)
    return record


def write_frame(
    con: duckdb.DuckDBPyConnection,
    store: Store,
    name: str,
    frame: pd.DataFrame,
    keys: tuple[str, ...],
) -> Path:
    """Write a frame under a temporary name, after checking its keys."""
    rows = frame
    if GEOMETRY in frame:
        rows = frame.assign(geometry=shapely.to_wkb(frame[GEOMETRY].to_numpy()))
    con.register("rows_to_write", rows)
    columns = [
        f"st_geomfromwkb({column}::blob) as {column}" if column == GEOMETRY else f'"{column}"'
        for column in rows.columns
    ]
    select = f"select {', '.join(columns)} from rows_to_write"
    try:
        return _copy(con, store, name, select, keys)
    finally:
        con.unregister("rows_to_write")


def _copy(
    con: duckdb.DuckDBPyConnection, store: Store, name: str, select: str, keys: tuple[str, ...]
) -> Path:
    temporary = store.tables / f".{name}.{os.getpid()}.tmp"
    order = ", ".join(f'"{key}"' for key in keys) or "all"
    with _whole_or_nothing(temporary, name):
        con.execute(
            f"copy (select * from ({select}) order by {order}) to {quoted(temporary)} "
            f"(format parquet, compression zstd, row_group_size {ROW_GROUP})"
        )
        _check_keys(con, temporary, name, keys)
    return temporary


@contextmanager
def _whole_or_nothing(temporary: Path, name: str) -> Iterator[None]:
    """Leave no file behind when a table could not be made; tell a full disk in a sentence."""
    try:
        yield
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        temporary.unlink(missing_ok=True)
        raise GeneratorError(_no_room(name, error)) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _no_room(name: str, error: duckdb.Error) -> Fault:
    if isinstance(error, duckdb.OutOfMemoryException):
        remedy = "augmentez « memoire » dans generateur.toml ; le dernier bon calcul reste en place"
        return Fault("la mémoire accordée ne suffit pas", where=name, remedy=remedy)
    remedy = "libérez de la place sur le disque, puis relancez ; le dernier bon calcul est intact"
    return Fault(
        f"lecture ou écriture impossible ({str(error).strip()})", where=name, remedy=remedy
    )


def _check_keys(
    con: duckdb.DuckDBPyConnection, path: Path, name: str, keys: tuple[str, ...]
) -> None:
    if not keys:
        return
    listed = ", ".join(f'"{key}"' for key in keys)
    nulls = " or ".join(f'"{key}" is null' for key in keys)
    bad = con.execute(
        f"select {listed}, count(*) from read_parquet({quoted(path)}) "
        f"group by {listed} having count(*) > 1 or {nulls} order by all limit 5"
    ).fetchall()
    if bad:
        what = f"clé ({', '.join(keys)}) vide ou répétée"
        raise ContractError(Fault(what, where=name, example=str(bad[0])))
