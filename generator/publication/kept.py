"""Know a release already made from the same tables, by the same code, for the same people."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.warehouse.store import file_sha256
from generator.warehouse.workspace import write_atomically

SUMS = "sommes.txt"
Sums = Mapping[str, str]


def told(target: Path, made_from: str) -> tuple[str, ...] | None:
    """Return what was told of this very release if it is in place, every file with its sum.

    Parameters
    ----------
    made_from
        The text of its manifest.
    """
    mark = _mark(target)
    if not mark.is_file():
        return None
    known_from, *notes = mark.read_text(encoding="utf-8").splitlines() or [""]
    if known_from != _sha256(made_from) or not is_whole(target):
        return None
    return tuple(notes)


def remember(target: Path, made_from: str, notes: Sequence[str]) -> None:
    """Write beside the release, never in it, what it was made from and what was told of it."""
    write_atomically(_mark(target), "\n".join([_sha256(made_from), *notes]).encode())


def files_of(folder: Path) -> tuple[Path, ...]:
    """List the files of a release, from its folder."""
    return tuple(sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file()))


def write_sums(folder: Path) -> None:
    """Write the sums in the form ``sha256sum --check`` reads."""
    lines = [f"{file_sha256(folder / path)}  {path.as_posix()}\n" for path in files_of(folder)]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def sums_of(folder: Path) -> Sums:
    """Read the sums of a release, by file; none when they are not there."""
    path = folder / SUMS
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: known for known, name in (line.split("  ", 1) for line in lines)}


def is_whole(folder: Path) -> bool:
    """Tell whether every file of a release is there with its sum."""
    sums = sums_of(folder)
    return bool(sums) and all(
        (folder / name).is_file() and file_sha256(folder / name) == known
        for name, known in sums.items()
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _mark(target: Path) -> Path:
    return target.with_name(f".{target.name}.origine")
