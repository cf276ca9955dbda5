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


def is_kept(target: Path, made_from: str, sums: str) -> bool:
    """Say whether this very release is in place, every file with the sum it had."""
    mark = _mark(target)
    listed = target / sums
    if not (mark.is_file() and listed.is_file()) or mark.read_text(encoding="utf-8") != made_from:
        return False
    lines = [line.split("  ", 1) for line in listed.read_text(encoding="utf-8").splitlines()]
    return all(
        (target / name).is_file() and file_sha256(target / name) == known for known, name in lines
    )


def remember(target: Path, made_from: str) -> None:
    """Write beside the release, never in it, what it was made from."""
    write_atomically(_mark(target), made_from.encode())


def _mark(target: Path) -> Path:
    return target.with_name(f".{target.name}.origine")
