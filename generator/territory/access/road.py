"""Minutes by road without a road map: a documented hypothesis, and always called one. Pure."""

import numpy as np
import numpy.typing as npt
import pandas as pd

UNCLASSED = "non classée"
MINUTES = 60.0
Real = npt.NDArray[np.float64]


def paces(commune_codes: pd.Series, densities: pd.DataFrame, hypotheses: pd.DataFrame) -> Real:
    """Return the minutes that a kilometre as the crow flies takes in each commune.

    Parameters
    ----------
    densities : DataFrame, one row per commune
        ``commune_code``, ``density_fr``: its class on the national grid.
    hypotheses : DataFrame, one row per class
        ``density_fr``, ``network_factor`` (kilometres of road for one as the crow flies),
        ``speed_kmh``. The class « non classée » serves communes without one.
    """
    rates = hypotheses.set_index("density_fr")
    pace = MINUTES * rates["network_factor"] / rates["speed_kmh"]
    classes = commune_codes.map(densities.set_index("commune_code")["density_fr"])
    known: Real = classes.map(pace).fillna(pace[UNCLASSED]).to_numpy(dtype=float)
    return known


def road_minutes(crow_km: Real, pace_from: Real, pace_to: Real) -> Real:
    """Return the minutes of a journey of which each end makes half, so that both ways are equal.

    Parameters
    ----------
    crow_km
        Distance as the crow flies.
    pace_from, pace_to
        Minutes a kilometre at each end.
    """
    minutes: Real = crow_km * (pace_from + pace_to) / 2
    return minutes
