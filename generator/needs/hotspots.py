"""Where a need gathers: communes voicing it more, among neighbours that do too. Pure.

Local Moran's I with Benjamini and Hochberg's false discovery rate held at one in ten (method §4).
"""

import warnings

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import false_discovery_control

SEED = 20_261_103
FALSE_AMONG_FOUND = 0.1  # method § 4
LEAST_COMMUNES = 10  # with answers; under it, nothing is said
PERMUTATIONS = 999
# Above a hundred communes the first step of Benjamini and Hochberg, .1 / 100, is smaller than
# the smallest p-value 999 deals can give: more are needed (method § 4 asks it from 300 at least).
MANY_COMMUNES = 100
MANY_PERMUTATIONS = 4_999
ROUNDING = 1e-9  # on a rate, or a statistic of the order of one: no difference, only digits

COLUMNS = {
    "epci_code": "string",
    "theme_id": "string",
    "commune_code": "string",
    "local_moran": "Float64",
    "p_value": "Float64",
    "q_value": "Float64",
    "is_hot_spot": "boolean",
}

Numbers = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


def hot_spots(place_rates: pd.DataFrame, neighbours: pd.DataFrame) -> pd.DataFrame:
    """Find the communes that voice a theme more, amid neighbours that do too.

    Parameters
    ----------
    place_rates : DataFrame, one row per EPCI, theme and commune with answers
        ``epci_code``, ``theme_id``, ``commune_code``, ``smoothed_share``.
    neighbours : DataFrame, one row per pair of communes that touch
        ``commune_code``, ``neighbour_code``; one direction is enough.

    Returns
    -------
    DataFrame, same rows, less the EPCIs with fewer than ten communes with answers
        ``COLUMNS``. ``p_value``: how often chance alone gives neighbours as alike, the rates
        being dealt again among the other communes; ``q_value``: the share of false ones among
        what would be found at this level, within one EPCI and theme. A commune without a
        neighbour that answered, or a theme with the same rate everywhere, is not tested: NA,
        and no hot spot.

    Notes
    -----
    The test is one-sided, towards likeness: a commune unlike its neighbours is never a hot spot,
    and testing for it too would only hide some. Seed fixed, rows ordered by commune: the order
    of the input changes nothing, nor does another EPCI.
    """
    pairs = neighbours[["commune_code", "neighbour_code"]].astype(str)
    frames = [
        _test(rows, pairs)
        for _, rows in place_rates.groupby(["epci_code", "theme_id"], sort=True)
        if len(rows) >= LEAST_COMMUNES
    ]
    if not frames:
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in COLUMNS.items()})
    return pd.concat(frames, ignore_index=True)[list(COLUMNS)].astype(COLUMNS)


def _test(rows: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    ordered = rows.sort_values("commune_code", ignore_index=True)
    rates = ordered["smoothed_share"].to_numpy(dtype=np.float64)
    focal, other = touching(ordered["commune_code"].astype(str), pairs)
    tested = np.unique(focal)
    blank = np.full(len(rates), np.nan)
    told = {"local_moran": blank, "p_value": blank.copy(), "q_value": blank.copy()}
    is_high = np.zeros(len(rates), dtype=bool)
    if len(tested) and np.ptp(rates[tested]) > ROUNDING:
        position = np.searchsorted(tested, (focal, other))
        moran, p_value, high = _local_moran(rates[tested], *position)
        told["local_moran"][tested], told["p_value"][tested] = moran, p_value
        told["q_value"][tested] = false_discovery_control(p_value)
        is_high[tested] = high
    is_found = told["q_value"] <= FALSE_AMONG_FOUND  # NaN is not
    return ordered[["epci_code", "theme_id", "commune_code"]].assign(
        **told, is_hot_spot=is_high & is_found
    )


def touching(communes: pd.Series, pairs: pd.DataFrame) -> tuple[Integers, Integers]:
    """Return the pairs that touch as two arrays of positions among the communes, both ways."""
    order = pd.Index(communes)
    one = order.get_indexer(pairs["commune_code"])
    other = order.get_indexer(pairs["neighbour_code"])
    kept = (one >= 0) & (other >= 0) & (one != other)
    both = np.concatenate([(one[kept], other[kept]), (other[kept], one[kept])], axis=1)
    focal, facing = np.unique(both, axis=1).astype(np.int64)
    return focal, facing


def _local_moran(
    rates: Numbers, focal: Integers, facing: Integers
) -> tuple[Numbers, Numbers, npt.NDArray[np.bool_]]:
    """Return the statistic, its one-sided p-value, and who is high amid high ones."""
    # Two seconds to load, that a build where nothing changed does not owe.
    from esda import Moran_Local
    from libpysal.graph import Graph

    draws = PERMUTATIONS if len(rates) <= MANY_COMMUNES else MANY_PERMUTATIONS
    graph = Graph.from_arrays(focal, facing, np.ones(len(focal)))
    with warnings.catch_warnings():
        # esda announces a change of its own p-value, which we do not read.
        warnings.simplefilter("ignore", DeprecationWarning)
        found = Moran_Local(rates, graph, permutations=draws, seed=SEED)
    # A deal that gives the same rates adds them in another order: equal up to rounding.
    as_alike = found.sim >= found.Is - ROUNDING
    p_value: Numbers = (1 + as_alike.sum(axis=0)) / (1 + draws)
    high_amid_high = 1  # esda's first quadrant
    return found.Is, p_value, found.q == high_amid_high
