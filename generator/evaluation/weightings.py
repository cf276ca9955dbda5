"""What 25 questions teach: officers are invented, whose true weights are known."""

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
VOTED = pd.Series(
    {
        "besoin": 3.0, "manque_offre": 3.0, "acces": 2.0, "ressources": 2.0, "bassin": 2.0,
        "emploi": 2.0, "faisabilite": 2.0, "competences": 2.0, "transition": 1.0,
        "solvabilite": 1.0, "cooperation": 1.0, "portage": 1.0, "delai": 1.0,
    }
)  # fmt: skip
MISSING = 0.15  # of the marks: about what a territory with a survey leaves unknown
CONFIDENCE = 1.96
NO_ANSWER = pd.DataFrame({"first_id": [], "second_id": [], "choice": []}, dtype="string")


def simulated_figures(
    officers: int = OFFICERS, asked: int = ASKED, seed: int = 0
) -> dict[str, Any]:
    """Measure the ranking learned from informative questions, from random ones and from none.

    Returns
    -------
    dict
        For each way of asking, the mean Kendall τ between the true ranking of an invented
        officer and the one learned, with its interval at 95 %.

    Notes
    -----
    True weights: a Dirichlet whose mean is the voted weights; an officer chooses by
    Bradley–Terry on the true score, and so errs on close pairs. The rankings compared are those
    of the same opportunities, all marks known: what is unknown is unknown to the learner only.
    """
    found = [_officer(np.random.default_rng([seed, one]), asked) for one in range(officers)]
    table = pd.DataFrame(found)
    ways = {name: _told(table[name].to_numpy()) for name in table}
    gained = _told((table["informatives"] - table["au_hasard"]).to_numpy())
    return {"agents": officers, "questions": asked, "tau": ways, "gain_sur_hasard": gained}


def _officer(rng: np.random.Generator, asked: int) -> dict[str, float]:
    true = rng.dirichlet(VOTED.to_numpy())
    values = rng.beta(1.0, 1.0, size=(ACTIVITIES, len(VOTED)))
    known = rng.random(values.shape) >= MISSING
    names = pd.Index([f"a{one:02d}" for one in range(ACTIVITIES)])
    marks = Marks(names, np.where(known, values, 0.5), known)
    first, second = np.triu_indices(ACTIVITIES, 1)
    pairs = pd.DataFrame({"first_id": names[first], "second_id": names[second]})
    chance = 1 / (1 + np.exp(-SHARPNESS * (values[first] - values[second]) @ true))
    said = np.where(rng.random(len(pairs)) < chance, "A", "B")
    answers = pairs.assign(choice=said)
    best = questions(marks, NO_ANSWER, VOTED, pairs, asked)
    drawn = answers.iloc[rng.choice(len(pairs), asked, replace=False)]
    return {
        "aucune": _tau(values, true, VOTED),
        "au_hasard": _tau(values, true, learn(marks, drawn, VOTED).weights),
        "informatives": _tau(values, true, learn(marks, best.merge(answers), VOTED).weights),
    }


def _tau(values: Array, true: Array, weights: pd.Series) -> float:
    return float(kendalltau(values @ true, values @ weights.to_numpy(dtype="float64")).statistic)


def _told(values: Array) -> dict[str, float]:
    mean, spread = values.mean(), CONFIDENCE * values.std(ddof=1) / np.sqrt(len(values))
    ends = {"valeur": mean, "bas": mean - spread, "haut": mean + spread}
    return {name: round(float(end), 3) for name, end in ends.items()}
