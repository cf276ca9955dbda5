"""A law of entry: what makes an absent type appear, year after year, as plain coefficients.

chance over n years = 1 − exp(−n·exp(intercept + Σ curves)), so that a horizon of five years and
one of four are the same law. Each curve is a broken line: its height at each knot, straight between
two, and level before the first and after the last.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

KNOTS = 5  # evenly set from the least to the greatest value learned from
RIDGE = 20.0  # pulls each height to zero, beside some 70,000 rows
LOWEST, HIGHEST = -20.0, 3.0  # of the log yearly rate: beyond them exp() says nothing more
STEPS, HALVINGS, TOLERANCE = 40, 14, 1e-9
TINY = 1e-12


@dataclass(frozen=True)
class Curve:
    """How one feature bends the log rate: the height of the line at each knot, in rising order."""

    knots: tuple[float, ...]
    heights: tuple[float, ...]

    def at(self, values: Floats) -> Floats:
        """Return what the feature adds to the log yearly rate."""
        return np.asarray(np.interp(values, self.knots, self.heights))


@dataclass(frozen=True)
class Hazard:
    """The law: an intercept and a curve a feature."""

    intercept: float
    curves: Mapping[str, Curve]

    def log_rate(self, features: Mapping[str, Floats]) -> Floats:
        """Return the log of the yearly rate of entry, of the features' shape."""
        total = sum(curve.at(features[name]) for name, curve in self.curves.items())
        return np.asarray(self.intercept + total)


def chance(log_rate: Floats, years: float | Floats) -> Floats:
    """Return the chance of an entry over so many years."""
    return np.asarray(-np.expm1(-_rate(log_rate) * years))


def fit_hazard(features: Mapping[str, Floats], entered: Flags, years: Floats) -> Hazard:
    """Learn the law by penalised likelihood; the rows' order changes nothing but rounding.

    Parameters
    ----------
    features
        By name, one value a row.
    entered, years
        Whether the type entered, and the years it had for it, one a row.
    """
    knots = {name: _knots(values) for name, values in features.items()}
    blocks = [_hats(values, knots[name]) for name, values in features.items()]
    design = np.column_stack([np.ones(len(entered)), *blocks])
    found = _fitted(design, entered.astype(np.float64), np.log(years))
    curves, start = {}, 1
    for name, at in knots.items():
        end = start + len(at)
        curves[name] = Curve(at, tuple(map(float, found[start:end])))
        start = end
    return Hazard(float(found[0]), curves)


def fitted_offset(log_rate: Floats, entered: Flags, years: Floats, prior: float) -> float:
    """Return what must be added to log rates so that entries come out as seen, shrunk to zero."""
    offset = 0.0
    for _ in range(STEPS):
        rate = _rate(log_rate + offset) * years
        slope, weight = _derivatives(rate, entered.astype(np.float64))
        step = (slope.sum() - prior * offset) / (weight.sum() + prior)
        offset += float(np.clip(step, -1, 1))
        if abs(step) < TOLERANCE:
            break
    return offset


def _rate(log_rate: Floats) -> Floats:
    return np.asarray(np.exp(np.clip(log_rate, LOWEST, HIGHEST)))


def _knots(values: Floats) -> tuple[float, ...]:
    """Set the knots; a feature that never varies has one only, and a level line."""
    ends = float(values.min()), float(values.max())
    return tuple(map(float, np.linspace(*ends, KNOTS))) if ends[0] < ends[1] else ends[:1]


def _hats(values: Floats, knots: tuple[float, ...]) -> Floats:
    """Return how much of each knot's height a value takes: one column a knot, summing to one."""
    return np.column_stack([np.interp(values, knots, height) for height in np.eye(len(knots))])


def _derivatives(rate: Floats, entered: Floats) -> tuple[Floats, Floats]:
    """Return first derivative and expected weight of each row's log likelihood in its log rate."""
    share = np.maximum(-np.expm1(-rate), TINY)
    change = rate * np.exp(-rate)
    spread = np.maximum(share * (1 - share), TINY)
    return (entered - share) * change / spread, change**2 / spread


def _fitted(design: Floats, entered: Floats, exposure: Floats) -> Floats:
    """Fisher scoring, each step halved until the penalised loss goes down."""
    penalty = np.full(design.shape[1], RIDGE)
    penalty[0] = TINY

    def loss(found: Floats) -> float:
        rate = _rate(design @ found + exposure)
        said = np.log(np.maximum(-np.expm1(-rate), TINY))
        return float((rate * (1 - entered) - entered * said).sum() + found**2 @ penalty / 2)

    found = np.zeros(design.shape[1])
    found[0] = np.log(max(entered.sum(), 0.5) / np.exp(exposure).sum())
    last = loss(found)
    for _ in range(STEPS):
        slope, weight = _derivatives(_rate(design @ found + exposure), entered)
        curvature = (design * weight[:, None]).T @ design + np.diag(penalty)
        step = np.linalg.solve(curvature, design.T @ slope - penalty * found)
        tried = next(
            (t for t in (found + step / 2**n for n in range(HALVINGS)) if loss(t) < last), found
        )
        gained, found, last = last - loss(tried), tried, loss(tried)
        if gained <= TOLERANCE * abs(last):
            break
    return found
