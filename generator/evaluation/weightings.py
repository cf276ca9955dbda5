"""What 25 questions teach: officers are invented, whose true weights are known."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import kendalltau

from generator.opportunities.learning import SHARPNESS, Marks, learn, questions

Array = npt.NDArray[np.float64]
ASKED = 25  # method § 8
OFFICERS = 200
ACTIVITIES = 40
# Share of the marks that are missing: where most sources and registers are given, and in a build
# of the whole country, where nearly two in three are (65 % in November 2026).
SETTINGS = {"peu_d_inconnues": 0.15, "comme_aujourd_hui": 0.65}
CONFIDENCE = 1.96
NO_ANSWER = pd.DataFrame({"first_id": [], "second_id": [], "choice": []}, dtype="string")


def simulated_figures(
    voted: pd.Series,
    officers: int = OFFICERS,
    settings: Mapping[str, float] = SETTINGS,
    seed: int = 0,
) -> dict[str, Any]:
    """Measure the ranking learned from informative questions, from random ones and from none.

    Parameters
    ----------
    voted : Series, criterion → weight
        The weights that stand before anybody answers.
    officers
        How many are invented.
    settings
        The share of the marks that are missing, of each setting.
    seed
        Of every draw.

    Returns
    -------
    dict
        For each setting and each way of asking, the mean Kendall τ between the true ranking
        of an invented officer and the one learned, with its interval at 95 %.

    Notes
    -----
    True weights: a Dirichlet whose mean is the voted weights; an officer chooses by
    Bradley–Terry on the true score, and so errs on close pairs. The rankings compared are those
    of the same opportunities, all marks known: what is unknown is unknown to the learner only.
    """
    return {
        "agents": officers,
        "questions": ASKED,
        "activites": ACTIVITIES,
        "criteres": len(voted),
        "graine": seed,
        "reglages": {
            name: {"part_inconnue": missing, **_measured(voted, officers, missing, seed)}
            for name, missing in settings.items()
        },
    }


def _measured(voted: pd.Series, officers: int, missing: float, seed: int) -> dict[str, Any]:
    found = [
        _officer(np.random.default_rng([seed, one]), voted, missing) for one in range(officers)
    ]
    table = pd.DataFrame(found)
    gained = (table["informatives"] - table["au_hasard"]).to_numpy()
    ways = {name: _told(table[name].to_numpy()) for name in table}
    return {"tau": ways, "gain_sur_hasard": _told(gained)}


def _officer(rng: np.random.Generator, voted: pd.Series, missing: float) -> dict[str, float]:
    true = rng.dirichlet(voted.to_numpy())
    values = rng.beta(1.0, 1.0, size=(ACTIVITIES, len(voted)))
    known = rng.random(values.shape) >= missing
    names = pd.Index([f"a{one:02d}" for one in range(ACTIVITIES)])
    marks = Marks(names, np.where(known, values, 0.5), known)
    first, second = np.triu_indices(ACTIVITIES, 1)
    pairs = pd.DataFrame({"first_id": names[first], "second_id": names[second]})
    chance = 1 / (1 + np.exp(-SHARPNESS * (values[first] - values[second]) @ true))
    said = np.where(rng.random(len(pairs)) < chance, "A", "B")
    answers = pairs.assign(choice=said)
    best = questions(marks, NO_ANSWER, voted, pairs, ASKED)
    drawn = answers.iloc[rng.choice(len(pairs), ASKED, replace=False)]
    return {
        "aucune": _tau(values, true, voted),
        "au_hasard": _tau(values, true, learn(marks, drawn, voted).weights),
        "informatives": _tau(values, true, learn(marks, best.merge(answers), voted).weights),
    }


def _tau(values: Array, true: Array, weights: pd.Series) -> float:
    return float(kendalltau(values @ true, values @ weights.to_numpy(dtype="float64")).statistic)


def _told(values: Array) -> dict[str, float]:
    mean, spread = values.mean(), CONFIDENCE * values.std(ddof=1) / np.sqrt(len(values))
    ends = {"valeur": mean, "bas": mean - spread, "haut": mean + spread}
    return {name: round(float(end), 3) for name, end in ends.items()}
