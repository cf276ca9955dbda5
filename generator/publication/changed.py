"""What moved since the build published before: which one that is, and the table that tells it."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa

from generator.compared import compare
from generator.errors import DataError
from generator.publication import manifest
from generator.publication.published import PublishedTable
from generator.warehouse.store import Build, Store

CHANGES = PublishedTable(
    "changements", "Changements", ("opportunity_id",),
    "Ce qui a bougé depuis la publication d’avant, et pourquoi : données, poids ou méthode.",
)  # fmt: skip
KINDS: dict[str, pa.DataType] = {
    "opportunity_id": pa.string(),
    "epci_code": pa.string(),
    "activity_label_fr": pa.string(),
    "class_label_fr_before": pa.string(),
    "class_label_fr_after": pa.string(),
    "score_before": pa.float64(),
    "score_after": pa.float64(),
    "rank_before": pa.int64(),
    "rank_after": pa.int64(),
    "score_delta": pa.float64(),
    "delta_donnees": pa.float64(),
    "delta_poids": pa.float64(),
    "delta_methode": pa.float64(),
    "what_changed_fr": pa.string(),
}


def published_before(
    release_folder: Path, target: Path, selection: str, build: Build
) -> str | None:
    """Return the build of this selection published last before this one; None for the first.

    A release made again keeps the one it was compared with.
    """
    if (target / manifest.FILE).is_file():
        return manifest.read_manifest(target).choice.since
    found = []
    for path in release_folder.glob(f"[!.]*-{selection}/{manifest.FILE}"):
        told = manifest.read_manifest(path.parent)
        is_earlier = told.created_at <= build.created_at and told.build_id != build.build_id
        if told.choice.selection == selection and is_earlier:
            found.append((told.created_at, path.stat().st_mtime_ns, told.build_id))
    return max(found)[2] if found else None


def changes_since(
    store: Store, build: Build, since: str | None, epci_codes: Sequence[str]
) -> tuple[dict[PublishedTable, pa.Table], tuple[str, ...]]:
    """Compare with a build; give its table, and what could not be told.

    Returns
    -------
    tables, notes
        No table when there is no build before, or when it cannot be compared any more.
    """
    if since is None:
        return {}, ()
    try:
        told = compare(store, since, build)
    except DataError as error:
        why = "; ".join(fault.what for fault in error.faults)
        return {}, (f"Pas de comparaison avec la publication d'avant ({since}) : {why}.",)
    rows = told.rows[told.rows["epci_code"].isin(list(epci_codes))]
    return {CHANGES: _as_arrow(changes_sheet(rows))}, told.notes


def changes_sheet(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep what people read of a comparison of two builds, one row per opportunity."""
    named = rows.rename(columns={"change_fr": "what_changed_fr"})
    return named.sort_values("opportunity_id")[list(KINDS)]


def _as_arrow(rows: pd.DataFrame) -> pa.Table:
    filled = rows.astype(object).where(rows.notna(), None)
    arrays = [pa.array(filled[name].to_list(), kind) for name, kind in KINDS.items()]
    return pa.table(dict(zip(KINDS, arrays, strict=True)))
