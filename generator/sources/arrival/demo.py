"""The sources of the demonstration: small files already in the landing shapes, and their contours.

They go through the same way as any producer's file: the folder is the mirror, a file becomes a
snapshot, then a landing table. Every id begins with ``demo_``, by which outputs know that the
territory is a demonstration.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd

from generator.contracts import CENTRES, CONTOURS, LANDINGS, Landed, Landing, Source
from generator.errors import DataError, Fault
from generator.sources.formats.tables import read_text_table, to_count, to_number
from generator.territory.outlines import approximate_contours

SOURCES_FILE = "sources.csv"
PREFIX = "demo_"
ABOUT = ("file", "title", "publisher", "licence", "address", "vintage", "coverage_fr")
BY_FILE = {f"{landing.table}.csv": landing for landing in LANDINGS if landing is not CONTOURS}
NUMBERS: dict[str, Callable[[pd.Series], pd.Series]] = {"int64": to_count, "float64": to_number}


def demo_sources(folder: Path) -> dict[str, Source]:
    """List the demonstration's sources, by id, as ``sources.csv`` describes its files.

    Invented inputs (surveys, resources) are described there too; they are no public source.

    Raises
    ------
    DataError
        If ``sources.csv`` is missing or does not describe the centres.
    """
    path = folder / SOURCES_FILE
    if not path.is_file():
        raise DataError(Fault("la démonstration n'est pas complète", where=str(path)))
    rows = read_text_table(path.read_bytes(), sep=",", columns=ABOUT).to_dict("records")
    found = [
        _source({str(name): str(value) for name, value in row.items()})
        for row in rows
        if row["file"] in BY_FILE
    ]
    centres = next((source for source in found if source.landing is CENTRES), None)
    if centres is None:
        raise DataError(Fault("les centres des communes ne sont pas décrits", where=str(path)))
    return {source.id: source for source in sorted([*found, _contours(centres)], key=_id)}


def _id(source: Source) -> str:
    return source.id


def _source(about: dict[str, str]) -> Source:
    landing = BY_FILE[about["file"]]
    return Source(
        id=f"{PREFIX}{landing.table.removeprefix('land_')}",
        title=about["title"],
        publisher=about["publisher"],
        licence=about["licence"],
        address=about["address"],
        vintage=about["vintage"],
        files=(about["file"],),
        landing=landing,
        parse=_reader(landing),
        coverage_fr=about["coverage_fr"],
    )


def _contours(centres: Source) -> Source:
    return replace(
        centres,
        id=f"{PREFIX}contours",
        title="Contours approchés des communes, dessinés autour de leurs centres",
        publisher=f"projet Générateur, d'après : {centres.publisher}",
        landing=CONTOURS,
        parse=_drawn,
    )


def _reader(landing: Landing) -> Callable[[bytes], Landed]:
    def parse(raw: bytes) -> Landed:
        columns = landing.schema.columns
        table = read_text_table(raw, sep=",", columns=list(columns))
        numbers = {
            name: NUMBERS[str(column.dtype)](table[name])
            for name, column in columns.items()
            if str(column.dtype) in NUMBERS
        }
        return Landed(table.assign(**numbers))

    return parse


def _drawn(raw: bytes) -> Landed:
    return Landed(approximate_contours(_reader(CENTRES)(raw).frame))
