"""Open DuckDB in one place, with its spatial functions taken from the wheel, never the network."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import duckdb_extensions


@dataclass(frozen=True)
class EngineOptions:
    """What the engine may use of the machine."""

    memory_limit: str = "3GB"
    threads: int = 2
    temp_directory: Path | None = None


def connect(options: EngineOptions | None = None) -> duckdb.DuckDBPyConnection:
    """Open an in-memory engine whose spatial functions are ready."""
    options = options or EngineOptions()
    con = duckdb.connect(":memory:")
    con.execute("set memory_limit = ?", [options.memory_limit])
    con.execute("set threads = ?", [options.threads])
    if options.temp_directory is not None:
        con.execute("set temp_directory = ?", [str(options.temp_directory)])
    duckdb_extensions.import_extension("spatial", con=con)
    con.execute("load spatial")
    return con


def quoted(path: Path) -> str:
    """Write a path as a SQL text; a folder may hold an apostrophe."""
    return "'" + str(path).replace("'", "''") + "'"


def show_tables(con: duckdb.DuckDBPyConnection, paths: Mapping[str, Path]) -> None:
    """Let the engine read each file under its table's name."""
    for name, path in paths.items():
        con.execute(
            f'create or replace view "{name}" as select * from read_parquet({quoted(path)})'
        )
