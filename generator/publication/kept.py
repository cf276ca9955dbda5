"""Know a release already made from the same tables, by the same code, for the same people."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import generator
from generator.warehouse.fingerprints import code_hash
from generator.warehouse.store import Build, file_sha256
from generator.warehouse.workspace import write_atomically

PACKAGE = Path(str(generator.__file__)).parent
# What decides the bytes of a release, besides the tables: the code that writes it.
WRITING = (PACKAGE / "publication", PACKAGE / "columns.py", PACKAGE / "french.py")


def origin(build: Build, epci_codes: Sequence[str], columns_file: Path, *, briefs: bool) -> str:
    """Hash everything a release is made from."""
    tables = sorted((t.name, t.sha256) for t in build.tables.values() if t.name.startswith("out_"))
    weighting = build.context.get("weighting")
    asked = [build.build_id, build.created_at, tables, sorted(set(epci_codes)), briefs, weighting]
    digest = hashlib.sha256(json.dumps(asked).encode())
    digest.update(code_hash(*WRITING).encode())
    for path in (columns_file, *sorted((PACKAGE / "publication").glob("*.typ"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def told(target: Path, made_from: str, sums: str) -> tuple[str, ...] | None:
    """Return what was told of this very release if it is in place, every file with its sum."""
    mark, listed = _mark(target), target / sums
    if not (mark.is_file() and listed.is_file()):
        return None
    known_from, *notes = mark.read_text(encoding="utf-8").splitlines() or [""]
    if known_from != made_from:
        return None
    lines = [line.split("  ", 1) for line in listed.read_text(encoding="utf-8").splitlines()]
    is_whole = all(
        (target / name).is_file() and file_sha256(target / name) == known for known, name in lines
    )
    return tuple(notes) if is_whole else None


def remember(target: Path, made_from: str, notes: Sequence[str]) -> None:
    """Write beside the release, never in it, what it was made from and what was told of it."""
    write_atomically(_mark(target), "\n".join([made_from, *notes]).encode())


def _mark(target: Path) -> Path:
    return target.with_name(f".{target.name}.origine")
