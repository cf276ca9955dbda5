"""Outlines of the priority neighbourhoods of the politique de la ville, decree of 2023."""

import json

import pandas as pd
import shapely

from generator.contracts import CONTOURS, Landed, Source
from generator.errors import DataError, Fault
from generator.sources.formats.doubts import commune_codes, keep_sound
from generator.sources.formats.outlines import as_contours
from generator.sources.formats.records import CHANGED, as_records, read_document

# Decree 2023-1314, in force on 1 January 2024 (the file's own note).
YEAR = 2024


def parse(raw: bytes) -> Landed:
    """Read the neighbourhoods; one that lies in several communes has no single commune code."""
    document = read_document(raw, ["qpvs"])
    rows = as_records(document["qpvs"], ["code", "label", "insee", "g"])
    if not rows["insee"].map(lambda communes: isinstance(communes, list)).all():
        raise DataError(Fault("les communes d'un quartier ne sont pas une liste", remedy=CHANGED))
    anchors, notes = commune_codes(rows["insee"].str.get(0))
    shapes = [json.dumps({"type": "MultiPolygon", "coordinates": rings}) for rings in rows["g"]]
    outlines = pd.DataFrame(
        {
            "territory_code": rows["code"].astype("string"),
            "territory_name": rows["label"].astype("string"),
            "commune_code": anchors.where(rows["insee"].str.len() == 1),
            "anchor_code": anchors,
            "geometry": shapely.from_geojson(shapes, on_invalid="ignore"),
        }
    )
    kept, nowhere = keep_sound(outlines, anchors.notna(), "quartiers sans commune lisible")
    landed = as_contours(kept, kind="qpv", year=YEAR)
    return Landed(landed.frame, notes + nowhere + landed.notes)


SOURCE = Source(
    id="qpv",
    title="Quartiers prioritaires de la politique de la ville, contours 2024",
    publisher="ANCT, repris par bpineau/gazetteer (coordonnées arrondies à environ 10 m)",
    licence="MIT; sources LO (INSEE, ANCT, Cerema)",
    address="https://www.data.gouv.fr/",
    vintage="2024",
    files=("supply/gazetteer_2026/qpv.json.gz",),
    landing=CONTOURS,
    parse=parse,
    fewest_rows=1_300,
    coverage_fr="France entière, hors Saint-Martin et Polynésie française",
)
