"""The two tables of access, made of the house's tables. Pure."""

from collections.abc import Mapping

import pandas as pd

from generator.territory.access.matrix import current_times
from generator.territory.access.people import people_around
from generator.territory.access.places import Places, places_of
from generator.territory.access.reach import FLOATING_COLUMNS, floating_table
from generator.territory.access.supply import supply_points
from generator.territory.access.table import (
    ACCESS_COLUMNS,
    CENTRES_FR,
    Journeys,
    access_table,
    journeys_of,
    supply_of,
)

STRUCTURE_COLUMNS = {"activity_id": "string"} | {
    name: kind for name, kind in ACCESS_COLUMNS.items() if name != "type_code"
}
Frames = Mapping[str, pd.DataFrame]


def commune_access(frames: Frames) -> pd.DataFrame:
    """Say how far the nearest of each type that an activity could replace is from each commune.

    Rows fitted on the whole country come first: a territory alone does not know its neighbours.
    """
    places, journeys = _places(frames)
    passages = frames["calc_commune_passages"].set_index("historic_code")["commune_code"]
    located = _wanted(frames, "land_located_equipment")
    today = located["commune_code"].map(passages).astype("string")
    counts = _wanted(frames, "core_commune_equipment")
    points = supply_points(counts, located.assign(commune_code=today), frames["core_communes"])
    table = access_table(places, supply_of(points, places), journeys)
    return _with_fitted(table, frames["land_access"])


def commune_floating(frames: Frames) -> pd.DataFrame:
    """Say how much of each type is in reach of each commune, per 1,000 people who share it.

    Nothing is told of a territory without its neighbours: who shares with whom is not known.
    """
    if len(frames["land_access"]):
        return pd.DataFrame(columns=list(FLOATING_COLUMNS)).astype(FLOATING_COLUMNS)
    places, journeys = _places(frames)
    counts = _wanted(frames, "core_commune_equipment")
    return floating_table(places, counts, journeys, frames["land_access_steps"])


def structure_access(frames: Frames) -> pd.DataFrame:
    """Say how far the nearest who does the same thing is, where no type of equipment tells it.

    Nothing is told of a territory without its neighbours: who stands beyond is not known.
    """
    if len(frames["land_access"]):
        return pd.DataFrame(columns=list(STRUCTURE_COLUMNS)).astype(STRUCTURE_COLUMNS)
    places, journeys = _places(frames)
    centres = frames["core_communes"][["commune_code", "x_m", "y_m"]]
    sites = frames["core_supply_communes"].merge(centres, on="commune_code")
    points = sites.rename(columns={"activity_id": "type_code", "supply_year": "year"})
    points = points.assign(is_point=False).sort_values(["type_code", "commune_code"])
    table = access_table(places, supply_of(points, places), journeys)
    return table.rename(columns={"type_code": "activity_id"})[list(STRUCTURE_COLUMNS)]


def commune_people(frames: Frames) -> pd.DataFrame:
    """Say how many people each commune has around it, within each reach of the catalogue.

    In a territory without its neighbours, what is counted is a lower bound.
    """
    places, journeys = _places(frames)
    areas = frames["core_communes"].set_index("commune_code")["bassin_vie_code"]
    minutes = frames["land_activities"]["catchment_road_min"].dropna().unique()
    return people_around(
        places,
        areas.reindex(places.codes),
        journeys,
        [float(value) for value in minutes],
        is_whole=not len(frames["land_access"]),
    )


def _places(frames: Frames) -> tuple[Places, Journeys]:
    places = places_of(
        frames["core_communes"],
        frames["core_commune_labels"],
        frames["land_communes_without_road"],
        frames["land_road_hypotheses"],
    )
    times = current_times(frames["land_travel_times"], frames["calc_commune_passages"])
    return places, journeys_of(times, places)


def _wanted(frames: Frames, table: str) -> pd.DataFrame:
    types = frames["land_activity_equipment"]["type_code"]
    rows = frames[table]
    kept: pd.DataFrame = rows[rows["type_code"].isin(types)]
    return kept


def _with_fitted(table: pd.DataFrame, fitted: pd.DataFrame) -> pd.DataFrame:
    """Put the rows whose nearest equipment stands outside the territory in place of ours."""
    if fitted.empty:
        return table
    outside = fitted.assign(
        is_present_in_commune=False,
        is_out_of_reach=False,
        is_hypothesis=True,
        basis_fr=CENTRES_FR,
    )
    both = pd.concat([table, outside[list(ACCESS_COLUMNS)].astype(ACCESS_COLUMNS)])
    return both.drop_duplicates(["commune_code", "type_code"], keep="last", ignore_index=True)
