"""Lend strength between the communes of one EPCI: the Beta-Binomial model. Pure.

Parametric empirical Bayes (method §3); the doubt on the prior itself is carried into intervals.
"""

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.special import betaln, expit, logit
from scipy.stats import beta

JEFFREYS = 0.5  # both parameters of the Beta law that says nothing beforehand of a proportion
WEAKEST_PRIOR = 0.5  # in answers; under it rates would be all or nothing
FIRST_GUESS = 10.0  # in answers
# In answers: beforehand, the prior is as likely to be stronger as to be weaker. About a mean of
# .25 it is a standard deviation of .12 between communes. A wide guess, not a measure: half as
# likely at five times more or less; evaluation/rates.py shows what intervals it gives.
MIDDLING_STRENGTH = 12.0
FINE = 1e-6  # on the logarithm of the strength: a millionth of it
# Midpoints of the two grids on which the doubt about the prior is laid out. Doubling both moves
# the bounds of an interval by less than their Monte Carlo noise (about 0.003).
SHRINKAGES = 32
MEANS = 15
DRAWS = 4_000

Numbers = npt.NDArray[np.float64]


def fit_prior(voiced: Numbers, answers: Numbers) -> tuple[float, float]:
    """Fit the two parameters of the Beta law of rates by maximum likelihood.

    Parameters
    ----------
    voiced, answers
        Per commune, how many voiced the need out of how many, as effective numbers (not whole).

    Returns
    -------
    tuple
        ``a`` and ``b``; ``a + b`` is the prior's strength, in answers.

    Notes
    -----
    The strength is held at or under the number of answers of all the communes. When communes
    differ no more than chance alone would make them, likelihood grows without end: the bound is
    reached and every commune gets nearly the rate of all. The same prior serves when nobody, or
    everybody, voiced the need. One commune tells nothing of how communes differ: Jeffreys' prior.
    """
    everyone, loud = float(answers.sum()), float(voiced.sum())
    if len(answers) == 1:
        return JEFFREYS, JEFFREYS
    pooled = (loud + JEFFREYS) / (everyone + 1)
    if not 0 < loud < everyone:
        return pooled * everyone, (1 - pooled) * everyone

    def cost(point: Numbers) -> float:
        mean, strength = expit(point[0]), np.exp(point[1])
        a, b = mean * strength, (1 - mean) * strength
        return -float(np.sum(betaln(voiced + a, answers - voiced + b) - betaln(a, b)))

    edge = logit(JEFFREYS / (everyone + 1))
    bounds = [(edge, -edge), (np.log(WEAKEST_PRIOR), np.log(everyone))]
    guess = np.array([logit(pooled), np.log(min(FIRST_GUESS, everyone))])
    # Two unknowns: the simplex needs no derivative, whose last digits vary with the machine.
    found = minimize(cost, guess, method="Nelder-Mead", bounds=bounds, tol=FINE)
    mean, strength = found.x
    return float(expit(mean) * np.exp(strength)), float(expit(-mean) * np.exp(strength))


def draw_rates(voiced: Numbers, answers: Numbers, rng: np.random.Generator) -> Numbers:
    """Draw what the rates of all communes together could be, the prior itself being in doubt.

    Intervals from the fitted prior alone would take it as known and be too short. Here the prior
    is drawn too, by its likelihood on a grid, before the rates are.

    Returns
    -------
    array of DRAWS rows, a column per commune
    """
    a, b, chances = _possible_priors(voiced, answers)
    drawn = rng.choice(len(a), size=DRAWS, p=chances)
    return rng.beta(a[drawn, None] + voiced, b[drawn, None] + answers - voiced)


def _possible_priors(voiced: Numbers, answers: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Lay out priors (a, b) and how likely each is, the answers being what they are."""
    shrinkage = (np.arange(SHRINKAGES) + 0.5)[:, None] / SHRINKAGES  # uniform beforehand
    strength = MIDDLING_STRENGTH * shrinkage / (1 - shrinkage)
    # How many independent answers a commune is worth, when its people resemble each other.
    worth = answers / (1 + (answers - 1) / (1 + strength))
    total = worth.sum(axis=1, keepdims=True)
    centre = (worth @ (voiced / answers))[:, None] / total
    law = beta(JEFFREYS + centre * total, JEFFREYS + (1 - centre) * total)
    mean = np.clip(law.ppf((np.arange(MEANS) + 0.5) / MEANS), 1e-9, 1 - 1e-9)
    a, b = (mean * strength)[..., None], ((1 - mean) * strength)[..., None]
    fit = np.sum(betaln(voiced + a, answers - voiced + b) - betaln(a, b), axis=-1)
    # The points were placed where the rate of all should be: dividing by that density undoes it.
    score = fit + beta.logpdf(mean, JEFFREYS, JEFFREYS) - law.logpdf(mean)
    chances = np.exp(score - score.max()).ravel()
    return a.ravel(), b.ravel(), chances / chances.sum()
