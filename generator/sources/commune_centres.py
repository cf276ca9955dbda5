"""Centre points of the communes, projected in the legal projection of their territory."""

import numpy as np
import pandas as pd
import shapely

from generator.contracts import CENTRES, Landed, Note, Source
from generator.sources.formats.doubts import keep_sound
from generator.sources.formats.extents import in_their_territory
from generator.sources.formats.outlines import measurable_crs, projected
from generator.sources.formats.rows import with_commune_codes
from generator.sources.formats.tables import read_text_table, to_number

YEAR = 2026


def parse(raw: bytes) -> Landed:
    """Read the points; one that is not in the box of its territory is set aside, never moved."""
    table = read_text_table(raw, sep=",", columns=["insee", "lon", "lat"])
    named = table.rename(columns={"insee": "commune_code"})
    coded, code_notes = with_commune_codes(named, "commune_code")
    projections = coded.assign(crs=coded["commune_code"].map(measurable_crs))
    what = "communes de collectivités sans projection légale connue de nous"
    near, far_notes = keep_sound(projections, projections["crs"].notna(), what)
    points = near.assign(lon=to_number(near["lon"]), lat=to_number(near["lat"]))
    kept, out_notes = _inside(points)
    return Landed(_in_metres(kept), (*code_notes, *far_notes, *out_notes))


def _inside(points: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Note, ...]]:
    """Tell swapped coordinates from other points outside, for the owner to mend the file."""
    codes, lon, lat = points["commune_code"], points["lon"], points["lat"]
    inside = in_their_territory(codes, lon, lat)
    swapped = ~inside & in_their_territory(codes, lat, lon)
    straight, swap_notes = keep_sound(
        points.assign(inside=inside), ~swapped, "centres à longitude et latitude échangées"
    )
    kept, out_notes = keep_sound(straight, straight["inside"], "centres hors de leur territoire")
    return kept, (*swap_notes, *out_notes)


def _in_metres(points: pd.DataFrame) -> pd.DataFrame:
    crs = points["crs"]
    lonlat = shapely.points(
        points["lon"].to_numpy(dtype="float64"), points["lat"].to_numpy(dtype="float64")
    )
    metres = np.empty(len(points), dtype=object)
    for name in crs.unique():
        metres[crs == name] = projected(lonlat[crs == name], name)
    return points[["commune_code", "crs"]].assign(
        x_m=shapely.get_x(metres), y_m=shapely.get_y(metres), year=YEAR
    )


SOURCE = Source(
    id="commune_centres",
    title="Centres des communes",
    publisher="gazetteer, d'après Etalab et l'IGN",
    licence="MIT (source Etalab et IGN, Licence Ouverte)",
    address="https://github.com/bpineau/gazetteer",
    vintage="2026",
    files=("contours/centroides_communes_gazetteer_2026.csv",),
    landing=CENTRES,
    parse=parse,
    fewest_rows=31_000,
    coverage_fr="France hors collectivités d'outre-mer",
)
