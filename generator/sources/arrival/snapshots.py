"""Dated, checksummed copies of what producers gave, kept before anything is parsed."""

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from generator.errors import DataError, Fault
from generator.warehouse.workspace import write_atomically

SHORT = 12
POINTER = "dernier"


@dataclass(frozen=True)
class Snapshot:
    """One copy of a source: when it was taken, and the checksum of all its files together."""

    source_id: str
    folder: Path
    taken_on: str
    sha256: str
    files: Mapping[str, str]

    def read(self) -> dict[str, bytes]:
        """Return the files' bytes, checked against their checksums.

        Raises
        ------
        DataError
            If a file was changed or lost since the snapshot.
        """
        found = {}
        for name, expected in self.files.items():
            path = self.folder / name
            raw = path.read_bytes() if path.exists() else b""
            if _sha256(raw) != expected:
                remedy = "supprimez ce dossier puis relancez « generateur sources actualiser »"
                raise DataError(Fault("copie modifiée ou perdue", where=str(path), remedy=remedy))
            found[name] = raw
        return found


def keep(source_id: str, files: Mapping[str, bytes], folder: Path) -> Snapshot:
    """Keep the bytes as a new snapshot, or return the one that already holds the same bytes."""
    hashes = {name: _sha256(raw) for name, raw in sorted(files.items())}
    whole = _sha256(json.dumps(hashes).encode())
    for known in all_of(source_id, folder):
        if known.sha256 == whole:
            return _latest(known)
    taken_on = datetime.now(UTC).date().isoformat()
    final = folder / source_id / f"{taken_on}-{whole[:SHORT]}"
    partial = final.with_name(f".{final.name}.tmp")
    shutil.rmtree(partial, ignore_errors=True)
    for name, raw in files.items():
        write_atomically(partial / name, raw)
    record = {"taken_on": taken_on, "sha256": whole, "files": hashes}
    write_atomically(partial / "snapshot.json", json.dumps(record, indent=1).encode())
    partial.replace(final)
    return _latest(Snapshot(source_id, final, taken_on, whole, hashes))


def all_of(source_id: str, folder: Path) -> list[Snapshot]:
    """List a source's snapshots, oldest first."""
    records = sorted((folder / source_id).glob("[0-9]*/snapshot.json"))
    return [_read(source_id, record) for record in records]


def last(source_id: str, folder: Path) -> Snapshot | None:
    """Return the last good snapshot of a source, if any.

    When a person removed the folder of the latest, the one before is the last good one.
    """
    pointer = folder / source_id / POINTER
    known = {snapshot.folder.name: snapshot for snapshot in all_of(source_id, folder)}
    if pointer.exists() and pointer.read_text(encoding="utf-8") in known:
        return known[pointer.read_text(encoding="utf-8")]
    return max(known.values(), key=lambda snapshot: snapshot.folder.name, default=None)


def _latest(snapshot: Snapshot) -> Snapshot:
    write_atomically(snapshot.folder.parent / POINTER, snapshot.folder.name.encode())
    return snapshot


def _read(source_id: str, record: Path) -> Snapshot:
    fields = json.loads(record.read_text(encoding="utf-8"))
    return Snapshot(source_id, record.parent, fields["taken_on"], fields["sha256"], fields["files"])


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
