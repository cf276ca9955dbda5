"""Write every file of a release into a folder, in the order in which each may describe others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa

from generator.columns import ColumnDictionary
from generator.publication import index_page, layers
from generator.publication import manifest as manifests
from generator.publication.briefs.printing import MAPS, print_sheets
from generator.publication.datapackage import write_package
from generator.publication.drawings.plates import selection_plate
from generator.publication.edition import NOTE_FILE, Edition, withdrawal_note
from generator.publication.kept import write_sums
from generator.publication.method_page import METHOD_TABLES, method_page
from generator.publication.published import TABLES, PublishedTable
from generator.publication.tables import write_csvs, write_parquet
from generator.publication.workbooks.workbook import write_workbook
from generator.warehouse.frames import read_frame

WORKBOOK = "opportunites.xlsx"
SELECTION_MAP = f"{MAPS}/selection.svg"


@dataclass(frozen=True)
class Content:
    """All that a release is written from.

    Parameters
    ----------
    tables
        The published tables, the geographic ones with their geometry.
    more
        Tables of this release alone: what changed since the one before.
    brief_codes
        The EPCIs whose briefs, notes and drawings are made; none for the tables alone.
    """

    tables: Mapping[str, pa.Table]
    more: Mapping[PublishedTable, pa.Table]
    columns: ColumnDictionary
    edition: Edition
    manifest: manifests.Manifest
    brief_codes: Sequence[str]

    @property
    def described(self) -> list[tuple[PublishedTable, pa.Table]]:
        """Every table that has a CSV file."""
        return [*((table, self.tables[table.name]) for table in TABLES), *self.more.items()]


def write_all(folder: Path, content: Content) -> None:
    """Write them; the sums come last, the package just before."""
    _write_tables(folder, content)
    write_workbook(folder / WORKBOOK, content.tables, content.columns, content.edition)
    layers.write_geopackage(
        folder / layers.FILE, content.tables, content.columns, content.edition.day
    )
    method = method_page(_frames(folder, METHOD_TABLES))
    (folder / "METHODE.md").write_text(method, encoding="utf-8")
    if content.brief_codes:
        _write_sheets(folder, content)
    _write_words(folder, content)
    write_package(folder, content.tables, content.described, content.columns, content.edition)
    write_sums(folder)


def _frames(folder: Path, names: Iterable[str]) -> dict[str, pd.DataFrame]:
    return {name: read_frame(folder / "parquet" / f"{name}.parquet") for name in names}


def _write_tables(folder: Path, content: Content) -> None:
    for kind in ("parquet", "csv"):
        (folder / kind).mkdir(parents=True)
    for name, table in content.tables.items():
        write_parquet(table, folder / "parquet" / f"{name}.parquet")
    more = {table.name: rows for table, rows in content.more.items()}
    write_csvs({**content.tables, **more}, folder / "csv")


def _write_sheets(folder: Path, content: Content) -> None:
    """Write the map of the whole selection, then what each territory has to read and to show."""
    frames = _frames(folder, content.tables)
    whole = selection_plate(frames)
    if whole is not None:
        (folder / MAPS).mkdir()
        (folder / SELECTION_MAP).write_text(whole.svg, encoding="utf-8")
    print_sheets(frames, content.brief_codes, content.edition.build_id, folder)


def _write_words(folder: Path, content: Content) -> None:
    """Write what people read first: what it was made from, what was withdrawn, the index."""
    (folder / manifests.FILE).write_text(content.manifest.text, encoding="utf-8")
    withdrawals = content.edition.imprint.withdrawals
    if withdrawals:
        (folder / NOTE_FILE).write_text(withdrawal_note(withdrawals), encoding="utf-8")
    page = index_page.index_page(folder, content.tables, content.described, content.edition)
    (folder / index_page.FILE).write_text(page, encoding="utf-8")
