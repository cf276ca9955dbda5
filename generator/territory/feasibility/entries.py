"""How often each type has appeared where it was absent: counted by window, shrunk to the mean."""

from dataclasses import dataclass

import numpy as np

from generator.territory.feasibility.features import Context
from generator.territory.feasibility.panel import Flags, Floats, Panel

LOWEST_RATE = 0.0005  # a year, 1 EPCI in 2 000: a type that nobody gained so far may still come
MOST_LENT = 5_000.0  # EPCI-years lent to types whose rates differ no more than by chance


@dataclass(frozen=True)
class Window:
    """Two years that follow each other: what was known at the first, what had come at the second.

    ``before`` holds the counts of the panel's year before, where there is one.
    """

    context: Context
    absent: Flags
    entered: Flags
    years: int
    before: Floats | None


@dataclass(frozen=True)
class Entries:
    """By type, entries seen and EPCI-years during which they could have been."""

    entered: Floats
    exposed_years: Floats

    def __add__(self, other: "Entries") -> "Entries":
        return Entries(self.entered + other.entered, self.exposed_years + other.exposed_years)

    def log_rate(self, own: "Entries | None" = None) -> Floats:
        """Return each type's yearly rate in log, shrunk as much as rates differ little (EB).

        Parameters
        ----------
        own
            What each EPCI (row) brought to the counts, taken out first: none learns from itself.
        """
        mean, lent = self._prior()
        entered, exposed = self.entered, self.exposed_years
        if own is not None:
            entered, exposed = entered - own.entered, exposed - own.exposed_years
        rates = (entered + lent * mean) / (exposed + lent)
        return np.asarray(np.log(np.maximum(rates, LOWEST_RATE)))

    def _prior(self) -> tuple[float, float]:
        """Return the mean rate and the EPCI-years of it lent to each type, by moments."""
        seen = self.exposed_years > 0
        entered, exposed = self.entered[seen], self.exposed_years[seen]
        # Half an entry where none was seen: a rate of zero has no logarithm.
        mean = max(entered.sum(), 0.5) / max(exposed.sum(), 1.0)
        weights = exposed / max(exposed.sum(), 1.0)
        spread = weights @ np.square(entered / exposed - mean) - weights @ (mean / exposed)
        return float(mean), float(mean / max(spread, mean / MOST_LENT))


def windows_of(panel: Panel, contexts: list[Context]) -> list[Window]:
    """Pair each year of a panel with the next."""
    pairs = zip(panel.years[:-1], panel.years[1:], strict=True)
    return [
        Window(
            contexts[start],
            ~panel.present(start),
            panel.present(start + 1) & ~panel.present(start),
            after - year,
            panel.counts[start - 1] if start else None,
        )
        for start, (year, after) in enumerate(pairs)
    ]


def entries_of(window: Window, types: Flags, learned: Flags) -> Entries:
    """Count a window's entries, on the EPCIs learned from; other types count for nothing."""
    own = own_entries(window, types, learned)
    return Entries(own.entered.sum(axis=0), own.exposed_years.sum(axis=0))


def own_entries(window: Window, types: Flags, learned: Flags) -> Entries:
    """Return what each EPCI brings to the counts."""
    counts_for = types[None] & learned[:, None]
    return Entries(
        (window.entered & counts_for).astype(np.float64),
        (window.absent & counts_for).astype(np.float64) * window.years,
    )
