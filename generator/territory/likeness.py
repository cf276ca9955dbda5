"""How alike two EPCIs are: size, density, income, rurality and growth, put on one scale. Pure."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.territory.expected_traits import MAINLAND_CRS

LOOKALIKE_COUNT = 10
FEWEST_KNOWN = 3  # on fewer traits than that, two territories are not said to be alike
DECIMALS = 9  # kept of a distance, so that another machine orders equal ones alike
POPULATION, DENSITY, INCOME, GROWTH = (
    "population",
    "density_per_km2",
    "median_income_eur",
    "growth_share_per_year",
)
COLUMNS = {
    "epci_code": "string",
    "lookalike_position": "Int64",
    "lookalike_code": "string",
    "likeness_distance": "Float64",
}

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Traits:
    """What is compared, one row per EPCI in the order of codes; NaN where unknown."""

    figures: pd.DataFrame  # POPULATION, DENSITY, INCOME, GROWTH; its index is the EPCI's code
    ruralities: pd.DataFrame  # a share of people per kind of commune; a row of NaN is unknown
    is_mainland: npt.NDArray[np.bool_]


def read_traits(
    epcis: pd.DataFrame, figures: pd.DataFrame, growth: pd.DataFrame, ruralities: pd.DataFrame
) -> Traits:
    """Put the traits of each EPCI of known population side by side.

    Parameters
    ----------
    epcis : DataFrame, one row per EPCI
        ``epci_code``, ``population``, ``area_km2``, ``crs``.
    figures : DataFrame, one row per EPCI with a figure
        ``epci_code``, ``median_income_eur``.
    growth : DataFrame, one row per EPCI
        ``epci_code``, ``growth_share_per_year``.
    ruralities : DataFrame, one row per EPCI and kind of commune
        ``epci_code``, ``rurality_label_fr``, ``people_share``.
    """
    rows = epcis[(epcis["population"] > 0).fillna(value=False)].set_index("epci_code").sort_index()
    people, area = (
        rows[name].to_numpy(np.float64, na_value=np.nan) for name in ("population", "area_km2")
    )
    told = pd.DataFrame(index=rows.index)
    told[POPULATION] = people
    told[DENSITY] = np.divide(people, area, out=np.full_like(people, np.nan), where=area > 0)
    for name, frame in ((INCOME, figures), (GROWTH, growth)):
        found = frame.set_index("epci_code")[name].reindex(rows.index)
        told[name] = found.to_numpy(np.float64, na_value=np.nan)
    wide = ruralities.pivot_table(
        index="epci_code", columns="rurality_label_fr", values="people_share", fill_value=0.0
    )
    return Traits(
        told,
        wide.astype("float64").reindex(rows.index),
        (rows["crs"] == MAINLAND_CRS).to_numpy(dtype=bool, na_value=False),
    )


def lookalikes(traits: Traits) -> pd.DataFrame:
    """Find the territories nearest to each, overseas among themselves and mainland likewise.

    Returns
    -------
    DataFrame, at most `LOOKALIKE_COUNT` rows per EPCI
        ``lookalike_position`` from 1, ``lookalike_code``, ``likeness_distance`` (0 is the same;
        two territories taken at random are at about 1.4). Empty for a group too small to compare.

    Notes
    -----
    Each trait counts the same, in units of its own spread over the group. A trait unknown of one
    of the two counts as the middle difference of that trait: left out, it would bring together
    territories of which little is known.
    """
    parts = [
        _nearest(traits, np.flatnonzero(group))
        for group in (traits.is_mainland, ~traits.is_mainland)
        if group.sum() > LOOKALIKE_COUNT
    ]
    if not parts:
        return pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS)
    both = pd.concat(parts).astype(COLUMNS)
    return both.sort_values(["epci_code", "lookalike_position"], ignore_index=True)


def _nearest(traits: Traits, members: npt.NDArray[np.intp]) -> pd.DataFrame:
    codes = traits.figures.index.to_numpy()[members]
    distances = _distances(traits, members)
    np.fill_diagonal(distances, np.inf)
    order = np.argsort(distances, axis=1, kind="stable")[:, :LOOKALIKE_COUNT]
    near = np.take_along_axis(distances, order, axis=1)
    rows = pd.DataFrame(
        {
            "epci_code": np.repeat(codes, LOOKALIKE_COUNT),
            "lookalike_position": np.tile(np.arange(1, LOOKALIKE_COUNT + 1), len(codes)),
            "lookalike_code": codes[order].ravel(),
            "likeness_distance": near.ravel(),
        }
    )
    return rows.loc[np.isfinite(near.ravel())]


def _distances(traits: Traits, members: npt.NDArray[np.intp]) -> Matrix:
    """Root mean square of the differences; a trait unknown of one counts as the middle one."""
    figures = traits.figures.iloc[members]
    groups = [
        np.log(figures[[POPULATION]].to_numpy(np.float64)),
        np.log(figures[[DENSITY]].to_numpy(np.float64)),
        np.log(figures[[INCOME]].to_numpy(np.float64)),
        figures[[GROWTH]].to_numpy(np.float64),
        # Square roots of shares: a small kind of commune still tells two territories apart.
        np.sqrt(traits.ruralities.iloc[members].to_numpy(np.float64)),
    ]
    squares = [found for values in groups if (found := _squares(values)) is not None]
    none = np.zeros((len(members), len(members)))
    known = sum((np.isfinite(one).astype(np.float64) for one in squares), start=none)
    filled = (np.where(np.isfinite(one), one, np.nanmedian(one)) for one in squares)
    mean = np.where(known >= FEWEST_KNOWN, sum(filled, start=none) / max(len(squares), 1), np.inf)
    return np.asarray(np.round(np.sqrt(mean), DECIMALS), dtype=np.float64)


def _squares(values: Matrix) -> Matrix | None:
    """Square the differences of one trait, in units of its spread; None where it has none."""
    seen = values[np.isfinite(values).all(axis=1)]
    spread = seen.var(axis=0).sum() if seen.size else 0.0
    if spread == 0:
        return None
    # One column at a time: the whole cube would not fit in a small machine.
    parts = (np.square(np.subtract.outer(column, column)) for column in values.T)
    return np.asarray(sum(parts) / spread, dtype=np.float64)
