"""Learn weights from what people prefer between two opportunities. Pure.

Nothing here is ever live: what is learned is proposed, explained, voted and versioned.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import minimize

from generator.opportunities.scoring import MARK_MAX
from generator.opportunities.verdicts import NOT_A_NEED, RETAINED, SET_ASIDE

Array = npt.NDArray[np.float64]
# Bradley–Terry on the score: ten points of a hundred ahead, chosen 88 times in a hundred.
SHARPNESS = 20.0
# As a Dirichlet around the voted weights, like the draws of the sensitivity: a weight of 2 in 23
# may be off by 1.3, two times out of three.
CONCENTRATION = 23.0
LEAST_SHARE = 0.01  # even a weight voted zero may be learned
MOST_TOGETHER = 4  # questions about one opportunity: a person tires of reading the same one
DECIMALS = 2  # of a learned weight; finer would claim more than 25 answers can say
ROUNDING = 10  # two questions as good as each other are told apart by their name, not by bits
SIDES = {"A": 1.0, "B": 0.0, "egal": 0.5}
NEED = "besoin"
PAIR = ["first_id", "second_id"]


@dataclass(frozen=True)
class Marks:
    """Marks of opportunities as shares, one line each; a missing one stands at its middle."""

    names: pd.Index
    values: Array
    known: npt.NDArray[np.bool_]

    def differences(self, pairs: pd.DataFrame, voted: Array) -> tuple[Array, Array]:
        """Return the differences of each pair, and how much each pair is worth, from 0 to 1.

        A pair is worth the share of the voted weight whose marks are known on both sides: what
        the person may have known of the rest and the machine does not, is noise to the machine.
        """
        first = self.names.get_indexer(pd.Index(pairs["first_id"]))
        second = self.names.get_indexer(pd.Index(pairs["second_id"]))
        both = self.known[first] & self.known[second]
        return self.values[first] - self.values[second], both @ voted / voted.sum()


@dataclass(frozen=True)
class Learned:
    """Weights learned, with how far the answers still leave them open."""

    weights: pd.Series
    covariance: Array


def marks_of(parts: pd.DataFrame, criteria: Sequence[str]) -> Marks:
    """Set out the marks of ``out_opportunity_parts``, one line an opportunity.

    Parameters
    ----------
    parts : DataFrame, one row per opportunity and criterion
        ``opportunity_id``, ``criterion_id``, ``mark`` (0–100).
    criteria
        The criteria, in the order of the weights.
    """
    table = parts.pivot_table(
        index="opportunity_id", columns="criterion_id", values="mark", aggfunc="first"
    )
    every = pd.Index(sorted(parts["opportunity_id"].unique()))
    table = table.reindex(index=every, columns=list(criteria)).astype("Float64")
    values = table.to_numpy(dtype="float64", na_value=np.nan) / MARK_MAX
    known = ~np.isnan(values)
    return Marks(every, np.where(known, values, 0.5), known)


def learn(marks: Marks, answers: pd.DataFrame, voted: pd.Series) -> Learned:
    """Find the likeliest weights, given what was voted and what was answered.

    Parameters
    ----------
    marks
        Of the opportunities compared.
    answers : DataFrame, one row per answer
        ``first_id``, ``second_id``, ``choice`` (``A`` the first, ``B`` the second, ``egal``) and,
        optionally, ``worth`` (1 by default) and ``only_criterion_id`` (all that it teaches about).
    voted : Series, criterion → weight
        What people voted: the middle of the prior.

    Notes
    -----
    Maximum a posteriori of a logistic regression on differences of marks (Bradley–Terry), with a
    Gaussian prior on the voted weights; weights are never negative, and add up to what the voted
    ones add up to. « Egal » is half an answer for each side. The problem is convex: one solution,
    whatever the order of the answers.
    """
    answers = answers.sort_values([*PAIR, "choice"], kind="stable")
    base = voted.to_numpy(dtype="float64")
    total = base.sum()
    differences, worth = _seen(marks, answers, voted)
    side = answers["choice"].map(SIDES).to_numpy(dtype="float64")
    prior = 1 / _spread(base / total) ** 2

    def cost(share: Array) -> tuple[float, Array]:
        reach = SHARPNESS * differences @ share
        gap = share - base / total
        loss = worth @ (np.logaddexp(0, reach) - side * reach) + prior @ gap**2 / 2
        slope = SHARPNESS * differences.T @ (worth * (_chance(reach) - side)) + prior * gap
        return float(loss), slope

    found = minimize(
        cost, base / total, jac=True, method="L-BFGS-B", bounds=[(0, None)] * len(base),
        options={"ftol": 1e-14, "gtol": 1e-10, "maxiter": 500},
    )  # fmt: skip
    share = np.asarray(found.x) if found.x.sum() > 0 else base / total
    covariance = _covariance(differences, worth, share, prior)
    rounded = _rounded(total * share / share.sum(), total)
    return Learned(pd.Series(rounded, index=voted.index), covariance)


def questions(
    marks: Marks, answers: pd.DataFrame, voted: pd.Series, pairs: pd.DataFrame, count: int
) -> pd.DataFrame:
    """Choose the questions that would teach most, in the order to ask them.

    Parameters
    ----------
    pairs : DataFrame, one row per pair that may be asked
        ``first_id``, ``second_id``.
    count
        How many questions, at most.

    Returns
    -------
    DataFrame, one row per question
        The rows of ``pairs`` chosen.

    Notes
    -----
    D-optimal: each question is the one that shrinks most the volume left open to the weights,
    given the answers known and the questions already chosen. A pair that nobody hesitates on, or
    of which little is known, teaches little. No draw: same marks and answers, same questions.
    """
    pairs = pairs.sort_values(PAIR, ignore_index=True)
    learned = learn(marks, answers, voted)
    share = (learned.weights / learned.weights.sum()).to_numpy(dtype="float64")
    differences, worth = marks.differences(pairs, voted.to_numpy(dtype="float64"))
    first, second = (marks.names.get_indexer(pd.Index(pairs[side])) for side in PAIR)
    covariance, open_ = learned.covariance.copy(), np.ones(len(pairs), dtype=bool)
    seen = np.zeros(len(marks.names), dtype=int)
    chosen: list[int] = []
    while len(chosen) < count and open_.any():
        spread = SHARPNESS**2 * np.einsum("ij,jk,ik->i", differences, covariance, differences)
        chance = _chance(SHARPNESS * differences @ share / np.sqrt(1 + np.pi * spread / 8))
        gain = np.where(open_, worth * chance * (1 - chance) * spread, -1.0)
        best = int(np.argmax(np.round(gain, ROUNDING)))
        chosen.append(best)
        reach = covariance @ differences[best] * SHARPNESS
        told = worth[best] * chance[best] * (1 - chance[best])
        covariance -= told * np.outer(reach, reach) / (1 + told * spread[best])
        seen[[first[best], second[best]]] += 1
        full = seen >= MOST_TOGETHER
        open_ &= ~(full[first] | full[second])
        open_[best] = False
    return pairs.iloc[chosen].reset_index(drop=True)


def agreement(marks: Marks, answers: pd.DataFrame, weights: pd.Series) -> tuple[int, int]:
    """Count the answers that choose a side, and those whose side the weights put first."""
    sided = answers[answers["choice"] != "egal"]
    differences, _ = _seen(marks, sided, weights)
    ahead = differences @ weights.to_numpy(dtype="float64")
    towards = np.where(sided["choice"] == "A", 1, -1)
    return len(sided), int((ahead * towards > 0).sum())


def pairs_from_decisions(decisions: pd.DataFrame) -> pd.DataFrame:
    """Read what decisions on opportunities teach: a refusal that is no need, beside what is kept.

    Parameters
    ----------
    decisions : DataFrame, one row per decision, oldest first
        ``opportunity_id``, ``decision`` (``retenir`` or ``ecarter``), ``reason_id``.

    Returns
    -------
    DataFrame, one row per pair of one EPCI
        ``first_id`` (kept) chosen before ``second_id`` (set aside), ``choice``, ``worth`` (a
        refusal is worth one answer, shared among all that is kept), ``only_criterion_id``: the
        need, all that it teaches.

    Notes
    -----
    Premises not found, a carrier already there, no money: such a refusal says nothing of the
    need, nor of what people would choose between two needs. Only « pas un besoin » teaches, and
    only the weight of the need. The last decision on an opportunity counts.
    """
    last = decisions.drop_duplicates("opportunity_id", keep="last")
    last = last.assign(epci_code=last["opportunity_id"].str.split("-").str[0])
    kept = last[last["decision"] == RETAINED]
    refused = last[(last["decision"] == SET_ASIDE) & (last["reason_id"] == NOT_A_NEED)]
    pairs = kept.merge(refused, on="epci_code", suffixes=("_kept", "_refused"))
    told = pd.DataFrame(
        {
            "first_id": pairs["opportunity_id_kept"],
            "second_id": pairs["opportunity_id_refused"],
            "choice": pd.Series("A", index=pairs.index, dtype="string"),
            "only_criterion_id": pd.Series(NEED, index=pairs.index, dtype="string"),
        }
    )
    told["worth"] = 1 / told.groupby("second_id")["first_id"].transform("size").astype(float)
    return told.sort_values(PAIR, ignore_index=True)


def _seen(marks: Marks, answers: pd.DataFrame, voted: pd.Series) -> tuple[Array, Array]:
    differences, worth = marks.differences(answers, voted.to_numpy(dtype="float64"))
    if "worth" in answers:
        worth = worth * answers["worth"].fillna(1.0).to_numpy(dtype="float64")
    if "only_criterion_id" in answers:
        only = answers["only_criterion_id"].fillna("").tolist()
        taught = np.array([[one in {"", name} for name in voted.index] for one in only])
        differences = differences * taught.reshape(differences.shape)
    return differences, worth


def _spread(share: Array) -> Array:
    """Return how far each voted share may be off, one standard deviation."""
    share = np.maximum(share, LEAST_SHARE)
    return np.asarray(np.sqrt(share * (1 - share) / (CONCENTRATION + 1)))


def _chance(reach: Array) -> Array:
    # The logistic curve by tanh: no overflow, however far one side is ahead.
    return np.asarray(0.5 * (1 + np.tanh(reach / 2)))


def _covariance(differences: Array, worth: Array, share: Array, prior: Array) -> Array:
    chance = _chance(SHARPNESS * differences @ share)
    told = SHARPNESS**2 * (differences.T * (worth * chance * (1 - chance))) @ differences
    return np.asarray(np.linalg.inv(told + np.diag(prior)), dtype=np.float64)


def _rounded(weights: Array, total: float) -> Array:
    """Round weights and keep their total: the largest remainders take what is left."""
    units = weights * 10**DECIMALS
    whole = np.floor(units + 10.0**-ROUNDING)
    left = round(total * 10**DECIMALS - whole.sum())
    order = np.argsort(np.round(whole - units, ROUNDING), kind="stable")
    whole[order[:left]] += 1
    return np.asarray(np.round(whole / 10**DECIMALS, DECIMALS))
