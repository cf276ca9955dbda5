"""Read the SELECT files under sql/, find who reads whom, and order them."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any, Protocol, TypeVar

import duckdb

from generator.errors import Fault, ModelError

HEADER = re.compile(r"^-- ([a-z_]+):\s*(.+)$", re.MULTILINE)
REQUIRED = ("grain", "keys")


@dataclass(frozen=True)
class Model:
    """One SQL file: the table it builds, its keys, its header, and the tables it reads."""

    name: str
    sql: str
    keys: tuple[str, ...]
    reads: tuple[str, ...]
    header: Mapping[str, str]
    folder: str

    @property
    def fingerprint(self) -> str:
        """Hash of what the model says; with its inputs' hashes it decides reuse."""
        return hashlib.sha256(self.sql.encode()).hexdigest()

    @property
    def select(self) -> str:
        """The SELECT alone, ready to stand between brackets on lines of its own."""
        return self.sql.rstrip().rstrip(";") + "\n"

    @property
    def sentence(self) -> str:
        """The header's first sentence: what the table holds."""
        return self.sql.splitlines()[0].removeprefix("--").strip()


class Ordered(Protocol):
    """Anything with a name that reads other tables."""

    @property
    def name(self) -> str:
        """Table made."""

    @property
    def reads(self) -> tuple[str, ...]:
        """Tables read."""


T = TypeVar("T", bound=Ordered)


def read_model(path: Path, con: duckdb.DuckDBPyConnection) -> Model:
    """Parse one model file with DuckDB's own parser; nothing is executed.

    Raises
    ------
    ModelError
        If the body is not exactly one SELECT, or the header lacks ``grain`` or ``keys``.
    """
    sql = path.read_text(encoding="utf-8")
    where = f"sql/{path.parent.name}/{path.name}"
    header = dict(HEADER.findall(sql))
    missing = [name for name in REQUIRED if name not in header]
    if missing or not sql.startswith("-- "):
        what = f"l'en-tête doit dire une phrase puis {', '.join(missing or REQUIRED)}"
        raise ModelError(Fault(what, where=where))
    tree = _parse(sql, where, con)
    keys = tuple(key.strip() for key in header["keys"].split(","))
    reads = tuple(sorted(_tables_read(tree)))
    return Model(path.stem, sql, keys, reads, header, path.parent.name)


def read_folder(folder: Path, con: duckdb.DuckDBPyConnection) -> list[Model]:
    """Read every model of the numbered folders, leaving ``checks/`` to the checker."""
    paths = sorted(path for path in folder.rglob("*.sql") if path.parent.name != "checks")
    return [read_model(path, con) for path in paths]


def build_order(steps: Iterable[T], given: Sequence[str]) -> list[T]:
    """Sort steps so that each comes after the tables it reads; same steps, same order.

    Raises
    ------
    ModelError
        If a step reads a table that nobody makes, or if steps read each other in a circle.
    """
    by_name = {step.name: step for step in sorted(steps, key=lambda step: step.name)}
    known = by_name.keys() | set(given)
    unknown = [
        Fault(f"lit « {table} », que personne ne produit", where=step.name)
        for step in by_name.values()
        for table in step.reads
        if table not in known
    ]
    if unknown:
        raise ModelError(*unknown)
    graph = {name: [t for t in step.reads if t in by_name] for name, step in by_name.items()}
    try:
        return [by_name[name] for name in TopologicalSorter(graph).static_order()]
    except CycleError as error:
        path = " → ".join(error.args[1])
        raise ModelError(Fault(f"des tables se lisent en rond : {path}", where="sql/")) from error


def _parse(sql: str, where: str, con: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    row = con.execute("select json_serialize_sql(?)", [sql]).fetchone()
    tree: dict[str, Any] = json.loads(row[0]) if row else {}
    if tree.get("error", True) or len(tree["statements"]) != 1:
        what = f"ce n'est pas un seul SELECT lisible ({tree.get('error_message', 'plusieurs')})"
        raise ModelError(Fault(what, where=where))
    return tree


def _tables_read(tree: dict[str, Any]) -> set[str]:
    tables: set[str] = set()
    ctes: set[str] = set()
    todo: list[Any] = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, dict):
            if node.get("type") == "BASE_TABLE":
                tables.add(node["table_name"])
            ctes.update(entry["key"] for entry in (node.get("cte_map") or {}).get("map", []))
            todo.extend(node.values())
        elif isinstance(node, list):
            todo.extend(node)
    return tables - ctes
