"""Do smoothed and raked rates come nearer to the truth than raw ones? Surveys made up to know.

The truth is laid down first. An EPCI has 10 to 60 communes of very unequal size, each with its
own mix of five ages and eight categories. A need's rate differs between communes (Beta law) and
between cells of age × category (on the logit scale). People then answer or not, by age and
category, the old and the graduates more, as voluntary surveys see: that is the bias raking may
mend. Nothing in the truth is the model's own but the Beta law, and even that is bent by the cells.
The harsher settings break one assumption each, so that one sees how far the figures fall.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import expit, logit

from generator.needs.rates.raking import AGE_BANDS, CATEGORY_IDS, respondent_weights
from generator.needs.rates.shares import BOUNDS, place_rates

SEED = 20_261_102
RESAMPLES = 500
FIGURES = ("rmse_raw", "rmse_smoothed", "rmse_cut_share", "coverage_share")

# Shares of people of 15 and over by age, rounded from the French census (INSEE, RP 2021), and of
# the categories inside each age: orders of magnitude, only their contrasts matter here.
AGE_SHARES = np.array([0.21, 0.22, 0.24, 0.21, 0.12])
CATEGORY_SHARES = np.array(
    [
        [0.00, 0.01, 0.05, 0.13, 0.16, 0.13, 0.00, 0.52],
        [0.01, 0.05, 0.15, 0.23, 0.25, 0.20, 0.00, 0.11],
        [0.02, 0.07, 0.15, 0.22, 0.25, 0.19, 0.01, 0.09],
        [0.01, 0.02, 0.04, 0.05, 0.06, 0.04, 0.70, 0.08],
        [0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.92, 0.08],
    ]
)
# How readily each age and category answers, beside the others (assumed, not measured).
AGE_ANSWERS = np.array([0.5, 0.8, 1.0, 1.6, 0.9])
CATEGORY_ANSWERS = np.array([1.0, 0.9, 1.7, 1.3, 0.9, 0.5, 1.2, 0.7])
# How much more or less each voices the need, in logits; the old and the retired more (assumed).
AGE_NEEDS = np.array([-0.8, -0.3, 0.0, 0.4, 0.8])
CATEGORY_NEEDS = np.array([0.1, 0.0, -0.5, -0.2, 0.2, 0.4, 0.3, 0.1])

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Setting:
    """One way the world could be.

    Parameters
    ----------
    answers_mean
        Respondents a commune, on average; large communes have more.
    strengths
        Of the Beta law of the communes' rates, drawn for each EPCI between these two since nobody
        knows it: about a mean of .25, from 6 to 60 is a standard deviation of .16 to .06.
    hidden_bias
        How much more readily a person in need answers, at the same age and category: what no
        margin can mend.
    mix
        Of the Dirichlet law of the communes' populations; the smaller, the more they differ.
    """

    answers_mean: float = 6.0
    strengths: tuple[float, float] = (6.0, 60.0)
    hidden_bias: float = 1.0
    mix: float = 60.0


CENTRAL = Setting()
SETTINGS = {
    "central": CENTRAL,
    "communes_semblables": replace(CENTRAL, strengths=(60.0, 200.0)),
    "communes_tres_differentes": replace(CENTRAL, strengths=(4.0, 8.0)),
    "populations_tres_differentes": replace(CENTRAL, mix=8.0),
    "trois_repondants": replace(CENTRAL, answers_mean=3.0),
    "quinze_repondants": replace(CENTRAL, answers_mean=15.0),
    "biais_cache": replace(CENTRAL, hidden_bias=1.5),
}


def rate_figures(simulation_count: int, settings: dict[str, Setting] = SETTINGS) -> pd.DataFrame:
    """Measure raw and smoothed rates against the truth, in each setting.

    Parameters
    ----------
    simulation_count
        EPCIs made up a setting.

    Returns
    -------
    DataFrame, one row per setting and figure
        ``setting``, ``figure_id`` (`FIGURES`: root mean square errors, by how much the smoothed
        is under the raw, and the share of true rates inside the 90 % interval), ``value``,
        ``value_low``, ``value_high`` (90 % bootstrap over simulations), ``simulation_count``.
    """
    frames = []
    for name, setting in settings.items():
        errors = np.array([_errors(setting, (SEED, run)) for run in range(simulation_count)])
        rng = np.random.default_rng(SEED)
        drawn = rng.integers(simulation_count, size=(RESAMPLES, simulation_count))
        low, high = np.quantile(_figures(errors[drawn].sum(axis=1)), BOUNDS, axis=1)
        columns = {"value": _figures(errors.sum(axis=0)), "value_low": low, "value_high": high}
        frame = pd.DataFrame({"setting": name, "figure_id": FIGURES} | columns)
        frames.append(frame.assign(simulation_count=simulation_count))
    return pd.concat(frames, ignore_index=True)


def _figures(sums: Numbers) -> Numbers:
    """Turn sums (communes, squared errors raw and smoothed, truths held) into FIGURES."""
    communes, raw, smoothed, held = np.moveaxis(sums, -1, 0)
    before, after = np.sqrt(raw / communes), np.sqrt(smoothed / communes)
    return np.array([before, after, 1 - after / before, held / communes])


def _errors(setting: Setting, seed: tuple[int, int]) -> Numbers:
    respondents, voices, margins, truth = simulate(setting, np.random.default_rng(seed))
    weights = respondent_weights(respondents, margins)
    keys = ["epci_code", "respondent_id"]
    rates = place_rates(respondents.merge(weights, on=keys, validate="1:1"), voices)
    if rates.empty:
        return np.zeros(4)
    real = truth[rates["commune_code"]].to_numpy(dtype=np.float64)
    raw, smoothed, low, high = (
        rates[name].to_numpy(dtype=np.float64)
        for name in ("raw_share", "smoothed_share", "share_low", "share_high")
    )
    held = (low <= real) & (real <= high)
    return np.array(
        [len(real), np.sum((raw - real) ** 2), np.sum((smoothed - real) ** 2), held.sum()]
    )


def simulate(
    setting: Setting, rng: np.random.Generator
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.Series]:
    """Make up one EPCI: its respondents, their voices, its margins, and the true rates."""
    cells = (AGE_SHARES[:, None] * CATEGORY_SHARES).ravel()
    communes = rng.integers(10, 61)
    people = np.round(rng.lognormal(6.5, 0.9, communes))  # median 665 inhabitants, as in France
    mixes = rng.dirichlet(cells * setting.mix + 1e-3, communes)
    middle = rng.uniform(0.1, 0.4)
    strength = np.exp(rng.uniform(*np.log(setting.strengths)))
    base = rng.beta(middle * strength, (1 - middle) * strength, communes)
    bend = (AGE_NEEDS[:, None] + CATEGORY_NEEDS).ravel()
    rates = expit(logit(np.clip(base, 1e-4, 1 - 1e-4))[:, None] + bend - cells @ bend)
    answers = (AGE_ANSWERS[:, None] * CATEGORY_ANSWERS).ravel()
    # Larger communes have more respondents, but less than in proportion.
    expected = setting.answers_mean * np.sqrt(people) / np.sqrt(people).mean()
    ready = mixes * answers * (1 + (setting.hidden_bias - 1) * rates)
    chances = ready / ready.sum(axis=1, keepdims=True)
    counts = rng.poisson(expected[:, None] * chances)
    in_need = setting.hidden_bias * rates / (1 + (setting.hidden_bias - 1) * rates)
    where, cell = (np.repeat(index.ravel(), counts.ravel()) for index in np.indices(counts.shape))
    voiced = rng.random(len(where)) < in_need[where, cell]
    codes = np.array([f"21{number:03d}" for number in range(communes)])
    truth = pd.Series((mixes * rates).sum(axis=1), codes)
    respondents = pd.DataFrame(
        {
            "epci_code": "200000001",
            "respondent_id": [f"r{number:05d}" for number in range(len(where))],
            "commune_code": codes[where],
            "age_band": np.array(AGE_BANDS)[cell // len(CATEGORY_IDS)],
            "category_id": np.array(CATEGORY_IDS)[cell % len(CATEGORY_IDS)],
        }
    )
    voices = respondents.loc[voiced, ["epci_code", "respondent_id"]].assign(theme_id="sante")
    return respondents, voices, _margins((people[:, None] * mixes).sum(axis=0)), truth


def _margins(people: Numbers) -> pd.DataFrame:
    table = people.reshape(len(AGE_BANDS), len(CATEGORY_IDS))
    ages = pd.DataFrame({"modality": AGE_BANDS, "population": table.sum(axis=1)})
    categories = pd.DataFrame({"modality": CATEGORY_IDS, "population": table.sum(axis=0)})
    both = [ages.assign(variable="age_band"), categories.assign(variable="category_id")]
    return pd.concat(both, ignore_index=True).assign(epci_code="200000001")
