"""The feasibility model: learned from windows, applied to any year, kept as plain numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from threadpoolctl import threadpool_limits

from generator.territory.feasibility.entries import (
    Entries,
    Window,
    entries_of,
    own_entries,
)
from generator.territory.feasibility.features import FULL, SIMPLE, Context
from generator.territory.feasibility.hazard import Hazard, chance, fit_hazard, fitted_offset
from generator.territory.feasibility.panel import Flags, Floats

LEVELS = 3  # none, one, two or more of the type in the panel's year before
HISTORY_PRIOR = 1.0  # of each level's offset: a lone return among few says little


@dataclass(frozen=True)
class Model:
    """What was learned: the law and its three-feature version, rates by type, own history.

    ``history`` holds one offset a level (`LEVELS`) of the log yearly rate; None where no window
    had a year before it. ``modelled`` says which types were learned from.
    """

    full: Hazard
    simple: Hazard
    entries: Entries
    modelled: Flags
    history: tuple[float, ...] | None


def train(windows: Sequence[Window], modelled: Flags, learned: Flags | None = None) -> Model:
    """Learn from windows that follow each other.

    The first window's rates leave out the EPCI they are used for; those of a later one come from
    the windows before it only, as they will when the model is used.

    Parameters
    ----------
    windows
        In the order of years.
    modelled
        The types to learn from.
    learned
        The EPCIs to learn from; all when not given.
    """
    kept = np.ones(len(windows[0].absent), dtype=bool) if learned is None else learned
    past: Entries | None = None
    columns: list[dict[str, Floats]] = []
    masks, features = [], []
    for window in windows:
        mask = window.absent & modelled[None] & kept[:, None]
        shown = with_rates(window.context, _rates(window, past, modelled, kept))
        columns.append({name: values[mask] for name, values in shown.items()})
        masks.append(mask)
        features.append(shown)
        found = entries_of(window, modelled, kept)
        past = found if past is None else past + found
    if past is None:
        message = "a model needs one window at least"
        raise ValueError(message)
    rows = {name: np.concatenate([one[name] for one in columns]) for name in FULL}
    entered = np.concatenate([w.entered[m] for w, m in zip(windows, masks, strict=True)])
    years = np.concatenate(
        [np.full(m.sum(), float(w.years)) for w, m in zip(windows, masks, strict=True)]
    )
    with threadpool_limits(limits=1):  # sums of products would differ from run to run
        full = fit_hazard(rows, entered, years)
        simple = fit_hazard({name: rows[name] for name in SIMPLE}, entered, years)
    history = _history(windows, masks, [full.log_rate(shown) for shown in features])
    return Model(full, simple, past, modelled, history)


def with_rates(context: Context, log_rates: Floats) -> dict[str, Floats]:
    """Complete a year's features with the rates of entry known then."""
    shape = context.threshold_share.shape
    shown = context.features | {"entry_rate": np.broadcast_to(log_rates, shape)}
    return {name: shown[name] for name in FULL}


def chances(
    model: Model,
    context: Context,
    years: float,
    before: Floats | None = None,
    history: tuple[float, ...] | None = None,
) -> Floats:
    """Return the chance that each EPCI gains each type, were it absent.

    Parameters
    ----------
    years
        The horizon.
    before
        Counts of the year before, NaN where unknown; used with ``history``, else with what the
        model learned of it.
    """
    rates = model.full.log_rate(with_rates(context, model.entries.log_rate()))
    offsets = model.history if history is None else history
    if before is not None and offsets is not None:
        known = np.isfinite(before)
        levels = np.where(known, np.minimum(before, LEVELS - 1), 0).astype(np.int64)
        rates = rates + np.where(known, np.array(offsets)[levels], 0.0)
    return chance(rates, years)


def simple_chances(model: Model, context: Context, years: float) -> Floats:
    """Return the chances of the three-feature version, the one that is told."""
    return chance(model.simple.log_rate(with_rates(context, model.entries.log_rate())), years)


def _rates(window: Window, past: Entries | None, modelled: Flags, kept: Flags) -> Floats:
    if past is not None:
        return past.log_rate()
    own = own_entries(window, modelled, kept)
    return entries_of(window, modelled, kept).log_rate(own)


def _history(
    windows: Sequence[Window], masks: Sequence[Flags], log_rates: Sequence[Floats]
) -> tuple[float, ...] | None:
    """Fit one offset a level, on the windows that have a year before them."""
    told = [
        (np.minimum(w.before[m], LEVELS - 1), rates[m], w.entered[m], np.full(m.sum(), w.years))
        for w, m, rates in zip(windows, masks, log_rates, strict=True)
        if w.before is not None
    ]
    if not told:
        return None
    level, rates, entered, years = (np.concatenate(part) for part in zip(*told, strict=True))
    return tuple(
        fitted_offset(rates[level == n], entered[level == n], years[level == n], HISTORY_PRIOR)
        for n in range(LEVELS)
    )
