"""How much more or less of a type a territory has than the country, a head: shrunk. Pure.

A quotient of two over one expected says little, one of two hundred over a hundred says much. The
quotients of a type are taken as drawn from a Gamma law of mean 1 whose shape is fitted on all the
EPCIs (gamma-Poisson, empirical Bayes); each is then drawn towards 1, all the more as few
equipments were expected, and told with the 80 % interval of its posterior law.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import brentq
from scipy.special import digamma
from scipy.stats import gamma

Numbers = npt.NDArray[np.float64]

INTERVAL = (0.1, 0.9)  # 80 %
PER = 1000.0  # rates are per thousand inhabitants
DECIMALS = 6
# Under the first the counts are as good as Poisson's; over the second a type is so rare and so
# bunched that nothing more can be told from the data.
LEAST_DISPERSION, MOST_DISPERSION = 1e-4, 20.0

QUOTIENT_COLUMNS = {
    "epci_code": "string",
    "type_code": "string",
    "quotient": "Float64",
    "quotient_low": "Float64",
    "quotient_high": "Float64",
}


def dispersion(counts: Numbers, means: Numbers) -> float:
    """Fit the extra variance of counts about their means, by maximum likelihood.

    Parameters
    ----------
    counts, means
        One a territory; means are above zero.

    Returns
    -------
    float
        α of the negative binomial law whose variance is mean + α · mean², between the two bounds.
    """

    def score(log_size: float) -> float:
        size = np.exp(log_size)
        terms = digamma(counts + size) - digamma(size) + np.log(size / (size + means))
        return float((terms + (means - counts) / (size + means)).sum())

    low, high = -np.log(MOST_DISPERSION), -np.log(LEAST_DISPERSION)
    if score(low) <= 0:
        return MOST_DISPERSION
    if score(high) >= 0:
        return LEAST_DISPERSION
    return float(np.exp(-brentq(score, low, high, xtol=1e-12)))


def quotient_terms(counts: Numbers, people: Numbers) -> dict[str, float]:
    """Fit what the quotients of one type need: the country's rate, and how far EPCIs differ.

    A type that nobody has is given half an equipment, the least that a count can hide.
    """
    rate = max(counts.sum(), 0.5) / people.sum()
    return {
        "quotient_rate_per_1000": PER * rate,
        "quotient_shape": 1 / dispersion(counts, rate * people),
    }


def location_quotients(
    models: pd.DataFrame, traits: pd.DataFrame, equipment: pd.DataFrame
) -> pd.DataFrame:
    """Shrink the quotient of each type in each EPCI.

    Parameters
    ----------
    models : DataFrame, one row per type
        ``type_code`` and what `quotient_terms` gives.
    traits : DataFrame, one row per EPCI of known population
        ``epci_code``, ``population``.
    equipment : DataFrame, one row per EPCI and type
        ``epci_code``, ``type_code``, ``equipment_count``.

    Returns
    -------
    DataFrame, one row per EPCI and type that has a model
        `QUOTIENT_COLUMNS`: 1 is as many a head as in the country.
    """
    terms = models[["type_code", "quotient_rate_per_1000", "quotient_shape"]]
    rows = equipment.merge(traits[["epci_code", "population"]], on="epci_code")
    rows = rows.merge(terms, on="type_code")
    shape = rows["quotient_shape"].to_numpy(dtype=np.float64)
    people = rows["population"].to_numpy(dtype=np.float64)
    there = rows["equipment_count"].to_numpy(dtype=np.float64) + shape
    norm = rows["quotient_rate_per_1000"].to_numpy(dtype=np.float64) * people / PER + shape
    low, high = (gamma.ppf(bound, there, scale=1 / norm) for bound in INTERVAL)
    told = rows[["epci_code", "type_code"]].assign(
        quotient=(there / norm).round(DECIMALS),
        quotient_low=low.round(DECIMALS),
        quotient_high=high.round(DECIMALS),
    )
    keys = ["epci_code", "type_code"]
    return told.astype(QUOTIENT_COLUMNS).sort_values(keys, ignore_index=True)
