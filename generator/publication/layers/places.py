"""Where the rows of the geographic tables are: outlines, or a point inside the commune."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import shapely

from generator.publication.tables import GEOMETRY

COMMUNE, EPCI = "commune_code", "epci_code"
POLYGON, POINT = "MultiPolygon", "Point"
Shapes = npt.NDArray[Any]
Tables = Mapping[str, pa.Table]


@dataclass(frozen=True)
class Layer:
    """A geographic table: its name in the GeoPackage, what it shows, its kind of geometry."""

    table: str
    name: str
    title_fr: str
    geometry_type: str


LAYERS = (
    Layer("out_communes", "communes", "Communes : personnes entendues", POLYGON),
    Layer("out_territories", "intercommunalites", "Intercommunalités : équipements en manque",
          POLYGON),
    Layer("out_place_needs", "besoins_par_commune",
          "Besoins par commune et points chauds : un thème à la fois, filtrez theme_id", POLYGON),
    Layer("out_clusters", "lieux_et_ressources",
          "Lieux où besoins, ressources et offre se rencontrent", POINT),
    Layer("out_opportunity_places", "lieux_des_opportunites",
          "Communes où une opportunité pourrait vivre", POINT),
)  # fmt: skip


def located(tables: Tables) -> dict[str, pa.Table]:
    """Give each geographic table its geometry, in longitude and latitude.

    Parameters
    ----------
    tables
        The tables of a release; ``out_communes`` has the outlines.

    Returns
    -------
    dict
        The same tables: outlines of communes, outlines of EPCIs joined from them, and for places
        a point inside the commune, which is no address. A row whose commune has no outline has
        no geometry.
    """
    communes = tables["out_communes"]
    outlines = shapely.from_wkb(communes[GEOMETRY].to_numpy(zero_copy_only=False))
    codes = communes[COMMUNE].to_pylist()
    by_commune = dict(zip(codes, outlines, strict=True))
    points = dict(zip(codes, shapely.point_on_surface(outlines), strict=True))
    by_epci = _joined(communes[EPCI].to_pylist(), outlines)
    known = {
        "out_territories": (EPCI, by_epci),
        "out_place_needs": (COMMUNE, by_commune),
        "out_clusters": (COMMUNE, points),
        "out_opportunity_places": (COMMUNE, points),
    }
    return {
        name: _with_geometry(table, *known[name]) if name in known else table
        for name, table in tables.items()
    }


def _joined(codes: list[str], outlines: Shapes) -> dict[str, Any]:
    """Join the communes of each EPCI into one outline."""
    members: dict[str, list[int]] = {}
    for position, code in enumerate(codes):
        members.setdefault(code, []).append(position)
    # One outline of 2018 crosses itself: joined as it is, it would stop the whole release.
    union: Callable[[Shapes], Any] = shapely.union_all
    return {
        code: union(shapely.make_valid(outlines[positions])) for code, positions in members.items()
    }


def _with_geometry(table: pa.Table, key: str, shapes: Mapping[str, Any]) -> pa.Table:
    found = np.array([shapes.get(code) for code in table[key].to_pylist()], dtype=object)
    return table.append_column(GEOMETRY, pa.array(shapely.to_wkb(found), pa.binary()))
