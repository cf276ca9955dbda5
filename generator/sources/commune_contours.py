"""Outlines of the communes of 2018, one file a département."""

from generator.contracts import CONTOURS, Landed, Source
from generator.sources.formats.doubts import commune_codes, keep_sound
from generator.sources.formats.outlines import as_contours, read_features
from generator.sources.formats.tables import with_columns

# The README says « COG 2018 »; later mergers are followed by the passage tables, not here.
YEAR = 2018


def parse(raw: bytes) -> Landed:
    """Read a département's communes, projected in metres."""
    features = with_columns(read_features(raw), ["code", "nom", "geometry"])
    codes, notes = commune_codes(features["code"])
    outlines = features.assign(
        territory_code=codes,
        territory_name=features["nom"].astype("string"),
        commune_code=codes,
        anchor_code=codes,
    ).drop(columns=["code", "nom"])
    kept, unnamed = keep_sound(outlines, codes.notna(), "contours sans code de commune lisible")
    landed = as_contours(kept, kind="commune", year=YEAR)
    return Landed(landed.frame, notes + unnamed + landed.notes)


SOURCE = Source(
    id="commune_contours",
    title="Contours simplifiés des communes",
    publisher="IGN (Admin Express), simplifié par france-geojson",
    licence="Admin Express IGN, Licence Ouverte",
    address="https://github.com/gregoiredavid/france-geojson",
    vintage="COG 2018",
    files=("contours/france-geojson_2018/*.geojson",),
    landing=CONTOURS,
    parse=parse,
    fewest_rows=31_000,
    coverage_fr="France entière, hors collectivités d'outre-mer",
)
