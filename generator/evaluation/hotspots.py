"""How many hot spots are false, and how many are found? Territories made up to know.

Communes are points dropped at random, neighbours by Delaunay's triangles. On « null » territories
each commune's rate is drawn on its own: whatever is found is false. On « planted » ones, a commune
and its neighbours voice the need more. Answers are few, rates are smoothed as in the real chain.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.spatial import Delaunay

from generator.needs.hotspots import hot_spots
from generator.needs.rates.shares import BOUNDS, place_rates

SEED = 20_261_104
RESAMPLES = 500
ZONES = 300  # false ones are counted over as many zones, as method § 4 does
RAW_P_VALUE = 0.05  # the habit we compare with
ANSWERS_MEAN = 8.0
RATE, STRENGTH = 0.2, 30.0  # Beta law of the rates: standard deviation √(.2·.8/31) = .07
PLANTED_RATES = (0.4, 0.6)
NULL_SIZES = (40, ZONES)
FIGURES = ("false_raw_per_300", "false_kept_per_300", "planted_found_share", "false_among_found")

Numbers = npt.NDArray[np.float64]
Yes = npt.NDArray[np.bool_]


def hot_spot_figures(simulation_count: int) -> pd.DataFrame:
    """Count false hot spots with and without control, and planted ones that are found.

    Parameters
    ----------
    simulation_count
        Territories made up a setting.

    Returns
    -------
    DataFrame, one row per setting and figure
        ``setting``, ``figure_id`` (`FIGURES`), ``value``, ``value_low``, ``value_high`` (90 %
        bootstrap over territories), ``simulation_count``. A figure without meaning in a setting
        (planted ones where none is) has no row.
    """
    null = {f"sans_foyer_{size}": (size, RATE) for size in NULL_SIZES}
    planted = {f"foyer_{rate:.0%}": (ZONES, rate) for rate in PLANTED_RATES}
    frames = []
    for name, (size, rate) in (null | planted).items():
        counts = np.array([_counts(size, rate, (SEED, run)) for run in range(simulation_count)])
        rng = np.random.default_rng(SEED)
        drawn = rng.integers(simulation_count, size=(RESAMPLES, simulation_count))
        low, high = np.nanquantile(_figures(counts[drawn].sum(axis=1)), BOUNDS, axis=1)
        columns = {"value": _figures(counts.sum(axis=0)), "value_low": low, "value_high": high}
        frame = pd.DataFrame({"setting": name, "figure_id": FIGURES} | columns)
        kept = FIGURES[:2] if rate == RATE else FIGURES[2:]
        frames.append(frame[frame["figure_id"].isin(kept)])
    together = pd.concat(frames, ignore_index=True)
    return together.assign(simulation_count=simulation_count)


def _figures(sums: Numbers) -> Numbers:
    zones, raw, false, planted, found = np.moveaxis(sums.astype(float), -1, 0)
    share = found / np.maximum(planted, 1)
    return np.array(
        [ZONES * raw / zones, ZONES * false / zones, share, false / np.maximum(false + found, 1)]
    )


def _counts(size: int, rate: float, seed: tuple[int, int]) -> list[int]:
    """Count zones, false ones raw and kept, planted ones, and planted ones found."""
    rng = np.random.default_rng(seed)
    neighbours, is_planted = _territory(size, rng)
    if rate == RATE:
        is_planted[:] = False
    base = rng.beta(RATE * STRENGTH, (1 - RATE) * STRENGTH, size)
    rates = place_rates(*_survey(np.where(is_planted, rate, base), rng))
    found = hot_spots(rates, neighbours)
    where = found["commune_code"].astype(int).to_numpy()
    told = found["p_value"].notna() & found["local_moran"].gt(0)
    is_high = rates["smoothed_share"] > rates["smoothed_share"].mean()
    is_raw = (told & is_high & found["p_value"].lt(RAW_P_VALUE)).to_numpy(dtype=bool)
    is_kept = found["is_hot_spot"].to_numpy(dtype=bool)
    real = is_planted[where]
    return [
        len(where),
        *(int(n.sum()) for n in (is_raw & ~real, is_kept & ~real, real, is_kept & real)),
    ]


def _territory(size: int, rng: np.random.Generator) -> tuple[pd.DataFrame, Yes]:
    """Drop communes on a plane and plant a hot spot about the middle one."""
    points = rng.random((size, 2))
    starts, facing = Delaunay(points).vertex_neighbor_vertices
    focal = np.repeat(np.arange(size), np.diff(starts))
    middle = int(np.argmin(np.square(points - 0.5).sum(axis=1)))
    is_planted = np.isin(np.arange(size), [middle, *facing[focal == middle]])
    pairs = pd.DataFrame({"commune_code": _codes(focal), "neighbour_code": _codes(facing)})
    return pairs, is_planted


def _codes(numbers: npt.NDArray[np.integer]) -> list[str]:
    return [f"{number:05d}" for number in numbers]


def _survey(rates: Numbers, rng: np.random.Generator) -> tuple[pd.DataFrame, pd.DataFrame]:
    where = np.repeat(np.arange(len(rates)), rng.poisson(ANSWERS_MEAN, len(rates)))
    respondents = pd.DataFrame(
        {
            "epci_code": "200000001",
            "respondent_id": [f"r{number:05d}" for number in range(len(where))],
            "commune_code": _codes(where),
            "weight": 1.0,
        }
    )
    said = rng.random(len(where)) < rates[where]
    return respondents, respondents.loc[said, ["epci_code", "respondent_id"]].assign(
        theme_id="sante"
    )
