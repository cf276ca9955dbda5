"""Say whether a point may lie in its commune's territory: what catches swapped coordinates."""

import pandas as pd

# West, south, east, north in degrees: the extents of the communes' outlines (IGN, Admin Express
# 2018), rounded outward to a tenth of a degree. A box cannot tell the shore from the sea inside
# it; it does catch lon/lat swapped, zeros, lost signs and points of another territory.
EXTENTS = {
    "hexagone": (-5.2, 42.3, 8.3, 51.1),
    "corse": (8.5, 41.3, 9.6, 43.1),
    "971": (-61.9, 15.8, -60.9, 16.6),
    "972": (-61.3, 14.3, -60.8, 14.9),
    "973": (-54.7, 2.1, -51.5, 5.8),
    "974": (55.2, -21.4, 55.9, -20.8),
    "976": (45.0, -13.1, 45.4, -12.6),
}


def territory_of(codes: pd.Series) -> pd.Series:
    """Return the key of ``EXTENTS`` of each commune code; overseas, its first three figures."""
    places = codes.str[:3].where(codes.str.startswith("97") | codes.str.startswith("98"))
    corsican = codes.str.startswith("2A") | codes.str.startswith("2B")
    return places.mask(corsican, "corse").fillna("hexagone")


def in_their_territory(codes: pd.Series, lon: pd.Series, lat: pd.Series) -> pd.Series:
    """Say which points lie in the box of their commune's territory; a missing one does not."""
    boxes = pd.DataFrame.from_dict(EXTENTS, orient="index", columns=["w", "s", "e", "n"])
    box = boxes.reindex(territory_of(codes)).set_index(codes.index)
    inside = lon.between(box["w"], box["e"]) & lat.between(box["s"], box["n"])
    return inside.fillna(value=False).astype(bool)
