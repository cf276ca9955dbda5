"""``datapackage.json``: what each file of a release is, in the words of Frictionless Data."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from generator.columns import ColumnDictionary
from generator.french import typographic
from generator.publication.briefs.printing import SHEETS
from generator.publication.edition import Edition
from generator.publication.published import REFERENCES, PublishedTable
from generator.publication.tables import NO, YES, without_geometry
from generator.warehouse.store import file_sha256

FILE = "datapackage.json"
TYPES = {
    ".parquet": ("parquet", "application/vnd.apache.parquet"),
    ".gpkg": ("gpkg", "application/geopackage+sqlite3"),
    ".xlsx": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".md": ("md", "text/markdown"),
    ".json": ("json", "application/json"),
    ".html": ("html", "text/html"),
}
# The form that French spreadsheets read; without it a reader would take each line for one cell.
DIALECT = {"delimiter": ";", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True,
           "header": True}  # fmt: skip
BLANK = ("",)
ABOUT_FR = (
    "Besoins d'un territoire, activités à étudier et porteurs possibles. Une case vide veut dire "
    "« inconnu » ou « non publié », jamais zéro. Dans les CSV, une apostrophe précède un texte "
    "qu'un tableur prendrait pour une formule."
)
# Sheets are for people: five thousand of them, for the whole country, would bury the tables.
SHEETS_FR = (
    "Les fiches (fiches/), les notes (notes/) et les cartes (cartes/) sont des documents : "
    "sommes.txt donne leurs empreintes."
)
PROGRAM_ROLE, PUBLISHER_ROLE, SOURCE_ROLE = "wrangler", "publisher", "contributor"
Fields = Mapping[str, object]


def write_package(
    folder: Path,
    tables: Mapping[str, pa.Table],
    described: Sequence[tuple[PublishedTable, pa.Table]],
    columns: ColumnDictionary,
    edition: Edition,
) -> None:
    """Describe the data already in the folder, and say where the sheets are.

    Parameters
    ----------
    tables
        The tables of the release; ``out_sources`` says whence they come.
    described
        Each table that has a CSV file, ``changements`` among them when there is one.
    """
    content = {
        "profile": "data-package",
        "name": f"generateur-{edition.selection}-{edition.build_id}",
        "title": typographic(f"Activités à étudier, sélection « {edition.selection} »"),
        "description": _about(edition, has_sheets=any((folder / one).is_dir() for one in SHEETS)),
        "version": edition.build_id,
        "created": f"{edition.day}T00:00:00Z",
        **_licences(edition),
        "contributors": _contributors(tables["out_sources"], edition),
        "sources": list(_sources(tables["out_sources"])),
        "resources": [*_csvs(folder, described, columns), *_others(folder)],
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    (folder / FILE).write_text(f"{text}\n", encoding="utf-8")


def _about(edition: Edition, *, has_sheets: bool) -> str:
    told = [
        ABOUT_FR,
        *([SHEETS_FR] * has_sheets),
        *(["Données fictives : réponses, ressources et acteurs inventés."] * edition.is_demo),
        *(withdrawal.sentence_fr for withdrawal in edition.imprint.withdrawals),
    ]
    return typographic(" ".join(told))


def _licences(edition: Edition) -> dict[str, object]:
    """Say the licence chosen by who publishes; none is invented, each source has its own."""
    licence = edition.imprint.licence
    return {"licenses": [{"name": licence, "title": licence}]} if licence else {}


def _contributors(sources: pa.Table, edition: Edition) -> list[dict[str, str]]:
    publisher = edition.imprint.publisher
    return [
        *([{"title": publisher, "role": PUBLISHER_ROLE}] if publisher else []),
        {"title": "Générateur", "role": PROGRAM_ROLE},
        *(
            {"title": name, "role": SOURCE_ROLE}
            for name in sorted({name for name in sources["publisher"].to_pylist() if name})
        ),
    ]


def _sources(sources: pa.Table) -> Iterator[Fields]:
    named = {"title": "title", "address": "path", "publisher": "publisher", "licence": "licence",
             "vintage": "vintage", "coverage_fr": "coverage"}  # fmt: skip
    for row in sources.to_pylist():
        yield {told: row[name] for name, told in named.items() if row[name] is not None}


def _csvs(
    folder: Path,
    described: Sequence[tuple[PublishedTable, pa.Table]],
    columns: ColumnDictionary,
) -> Iterator[Fields]:
    here = {table.name for table, _ in described}
    for table, rows in described:
        yield {
            "name": table.name,
            "title": table.sheet_fr,
            "description": table.about_fr,
            **_file(folder, Path("csv") / f"{table.name}.csv"),
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8-sig",
            "dialect": DIALECT,
            "schema": _schema(table, without_geometry(rows).schema, columns, here),
        }


def _others(folder: Path) -> Iterator[Fields]:
    paths = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    for path in paths:
        if path.suffix not in TYPES or path.parts[0] in SHEETS:
            continue
        form, media = TYPES[path.suffix]
        yield {
            "name": "-".join(path.parts).lower().replace(".", "-"),
            **_file(folder, path),
            "type": "file",
            "format": form,
            "mediatype": media,
        }


def _file(folder: Path, path: Path) -> dict[str, object]:
    whole = folder / path
    return {
        "path": path.as_posix(),
        "bytes": whole.stat().st_size,
        "hash": f"sha256:{file_sha256(whole)}",
    }


def _schema(
    table: PublishedTable, schema: pa.Schema, columns: ColumnDictionary, here: set[str]
) -> Fields:
    fields = []
    for field, column in zip(schema, columns.describe(schema.names), strict=True):
        told: dict[str, Any] = {
            "name": field.name,
            "title": column.label_fr,
            "description": column.description_fr,
            **_type(field.type),
        }
        if column.unit:
            told["unit"] = column.unit
        if field.name in table.primary_key:
            told["constraints"] = {"required": True}
        fields.append(told)
    references = [
        {"fields": name, "reference": {"resource": target, "fields": name}}
        for name, target in REFERENCES.items()
        if name in schema.names and target in here and target != table.name
    ]
    key = list(table.primary_key)
    return {"fields": fields, "missingValues": list(BLANK), "primaryKey": key,
            **({"foreignKeys": references} if references else {})}  # fmt: skip


def _type(kind: pa.DataType) -> Fields:
    if pa.types.is_boolean(kind):
        return {"type": "boolean", "trueValues": [YES], "falseValues": [NO]}
    if pa.types.is_integer(kind):
        return {"type": "integer"}
    if pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return {"type": "number", "decimalChar": ","}
    return {"type": "string"}
