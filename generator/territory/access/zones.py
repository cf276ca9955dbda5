"""Where a road can lead: never across the sea, and never from one territory to another. Pure."""

import pandas as pd

CORSICA = "corse"
MAINLAND = "hexagone"
OVERSEAS = ("97", "98")


def territories(commune_codes: pd.Series) -> pd.Series:
    """Return the territory of each commune: mainland, Corsica, or one overseas département."""
    codes = commune_codes.astype("string")
    overseas = codes.str[:3].where(codes.str.startswith(OVERSEAS))
    corsican = codes.str.startswith(("2A", "2B"))
    return overseas.mask(corsican, CORSICA).fillna(MAINLAND)


def road_zones(commune_codes: pd.Series, without_road: pd.DataFrame) -> pd.Series:
    """Return the zone that roads join: the territory, or the island or place without a road.

    Parameters
    ----------
    without_road : DataFrame, one row per commune no road leads to
        ``commune_code``, ``road_zone_fr``: communes of one zone are joined together.
    """
    apart = without_road.drop_duplicates("commune_code").set_index("commune_code")["road_zone_fr"]
    named = commune_codes.astype("string").map(apart).astype("string")
    return named.fillna(territories(commune_codes))
