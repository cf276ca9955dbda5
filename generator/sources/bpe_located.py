"""Located equipment of the BPE (since 2018): one row an equipment, at its point when it has one."""

import numpy as np
import pandas as pd
from pyproj import Transformer

from generator.contracts import LOCATED, Landed, Note, Source
from generator.sources.formats.doubts import keep_sound, told
from generator.sources.formats.extents import in_their_territory
from generator.sources.formats.outlines import WGS84, measurable_crs
from generator.sources.formats.rows import with_commune_codes
from generator.sources.formats.tables import read_text_table, to_count, to_number

COLUMNS = {
    "DEPCOM": "commune_code",
    "TYPEQU": "type_code",
    "AN": "year",
    "LAMBERT_X": "x_m",
    "LAMBERT_Y": "y_m",
    "QUALITE_XY": "quality_fr",
}
BAD = "mauvaise"


def parse(raw: bytes) -> Landed:
    """Read the equipments; a point that is bad or astray is forgotten, never the equipment.

    INSEE writes LAMBERT_X and LAMBERT_Y in the legal projection of each territory: Lambert-93 in
    the mainland and Corsica, its own UTM zone in each overseas département.
    """
    table = read_text_table(raw, sep=";", columns=list(COLUMNS)).rename(columns=COLUMNS)
    rows, code_notes = with_commune_codes(table, "commune_code")
    typed, type_notes = keep_sound(rows, rows["type_code"].notna(), "équipements sans type")
    read = typed.assign(
        x_m=to_number(typed["x_m"]), y_m=to_number(typed["y_m"]), year=to_count(typed["year"])
    )
    kept, place_notes = _placed(read)
    return Landed(kept.drop(columns="quality_fr"), (*code_notes, *type_notes, *place_notes))


def _placed(rows: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Note, ...]]:
    """Forget the points that cannot be trusted, and count them."""
    bare = rows["x_m"].isna() | rows["y_m"].isna()
    quality = rows["quality_fr"].astype("string").str.strip().str.casefold()
    bad = (quality == BAD).fillna(value=False) & ~bare
    astray = ~_inside(rows) & ~bare & ~bad
    forgotten = bare | bad | astray
    metres = rows[["x_m", "y_m"]].mask(forgotten)
    what = "points hors de leur territoire (X et Y échangés, ou en degrés ?), mis au centre"
    return rows.assign(x_m=metres["x_m"], y_m=metres["y_m"]), (
        *told("non_compris", "équipements sans point, mis au centre de la commune", bare.sum()),
        *told("non_compris", "points de mauvaise qualité, mis au centre de la commune", bad.sum()),
        *told("non_compris", what, astray.sum()),
    )


def _inside(rows: pd.DataFrame) -> pd.Series:
    """Say which points lie in their commune's territory; swapped axes do not."""
    lon, lat = np.full(len(rows), np.nan), np.full(len(rows), np.nan)
    crs = rows["commune_code"].map(measurable_crs)
    x_m, y_m = (rows[name].to_numpy(dtype=float, na_value=np.nan) for name in ("x_m", "y_m"))
    for name in crs.dropna().unique():
        chosen = (crs == name).to_numpy(dtype=bool, na_value=False)
        back = Transformer.from_crs(name, WGS84, always_xy=True)
        lon[chosen], lat[chosen] = back.transform(x_m[chosen], y_m[chosen])
    placed = {"lon": pd.Series(lon, rows.index), "lat": pd.Series(lat, rows.index)}
    return in_their_territory(rows["commune_code"], **placed)


SOURCE = Source(
    id="bpe_located",
    title="Base permanente des équipements, fichier géolocalisé",
    publisher="INSEE",
    licence="Licence Ouverte (INSEE)",
    address="https://www.insee.fr/",
    vintage="celui de la colonne AN du fichier donné",
    files=("supply/bpe_localisee/*.csv*",),
    landing=LOCATED,
    parse=parse,
    coverage_fr="celle du fichier donné",
    is_optional=True,
)
