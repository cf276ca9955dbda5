"""What is known of each EPCI and type in one year, before anything of the next is known."""

from dataclasses import dataclass

import numpy as np
from threadpoolctl import threadpool_limits

from generator.territory.feasibility.likely import likely_log_counts, likely_presence
from generator.territory.feasibility.panel import Flags, Floats, Ints, Panel

SURE = 0.002  # shares are kept off 0 and 1 before their logit: 1 EPCI in 500
NEIGHBOURS, COMPONENTS = 30, 12
OWN_DEPARTEMENT_PRIOR = 4.0  # EPCIs of the national share lent to each département
THRESHOLD_RIDGE, THRESHOLD_STEPS = 0.1, 30
TINY = 1e-9

LABELS_FR = {
    "likely": "présence annoncée par tous les autres types (logit)",
    "threshold": "présence dans les EPCI de même population (logit)",
    "similar": "présence dans les 30 EPCI aux équipements les plus proches (logit)",
    "departement": "présence dans les autres EPCI du département (logit)",
    "entry_rate": "taux annuel d’apparition du type, lissé (log)",
    "population": "population de l’EPCI (log)",
    "income": "revenu médian de l’EPCI (log)",
    "density": "équipements de tous types par habitant (log)",
    "ubiquity": "part des EPCI qui ont le type (logit)",
    "per_epci": "nombre moyen par EPCI qui en a (log)",
    "likely_count": "nombre annoncé par tous les autres types (log)",
}
FULL = tuple(LABELS_FR)
SIMPLE = ("threshold", "entry_rate", "similar")


@dataclass(frozen=True)
class Context:
    """Features of one year, each EPCIs × types; those of an EPCI or of a type are repeated.

    ``threshold`` and ``similar`` are also kept as shares, to be told.
    """

    features: dict[str, Floats]
    threshold_share: Floats
    similar_share: Floats


def context_of(panel: Panel, position: int) -> Context:
    """Describe one year of a panel.

    One thread only: sums would otherwise differ in their last digits from run to run.
    """
    with threadpool_limits(limits=1):
        return _context(panel, position)


def logit(shares: Floats) -> Floats:
    """Return the log odds of shares, kept off 0 and 1."""
    kept = np.clip(shares, SURE, 1 - SURE)
    return np.asarray(np.log(kept / (1 - kept)))


def _context(panel: Panel, position: int) -> Context:
    counts, present = panel.counts[position], panel.present(position)
    population, income = np.log(panel.population), _log_income(panel.income)
    places = np.column_stack([population, income])
    national, total = present.mean(axis=0), counts.sum(axis=1)
    threshold = threshold_chances(population, present)
    similar = present[_nearest(counts)].mean(axis=1)
    several = np.log1p(counts.sum(axis=0)) - np.log1p(present.sum(axis=0))
    features = {
        "likely": logit(likely_presence(counts, places, panel.population)),
        "threshold": logit(threshold),
        "similar": logit(similar),
        "departement": logit(_departement_share(present, panel.departements)),
        "population": population[:, None],
        "income": income[:, None],
        "density": (np.log1p(total) - population)[:, None],
        "ubiquity": logit(national)[None],
        "per_epci": several[None],
        "likely_count": likely_log_counts(counts, places),
    }
    whole = {name: np.broadcast_to(one, counts.shape) for name, one in features.items()}
    return Context(whole, threshold, similar)


def threshold_chances(log_population: Floats, present: Flags) -> Floats:
    """Return the chance that an EPCI of that population has each type: a logistic in log people.

    All types are fitted together, by the same Newton steps.
    """
    size = (log_population - log_population.mean()) / (log_population.std() + TINY)
    design = np.column_stack([np.ones_like(size), size, size**2])
    ridge = np.array([THRESHOLD_RIDGE * TINY, THRESHOLD_RIDGE, THRESHOLD_RIDGE])
    truth = present.astype(np.float64)
    found = np.zeros((3, truth.shape[1]))
    found[0] = logit(truth.mean(axis=0))
    for _ in range(THRESHOLD_STEPS):
        chance = 1 / (1 + np.exp(-design @ found))
        weight = np.maximum(chance * (1 - chance), TINY)
        curvature = np.einsum("ni,nk,nj->kij", design, weight, design) + np.diag(ridge)
        slope = design.T @ (truth - chance) - ridge[:, None] * found
        step = np.linalg.solve(curvature, slope.T[..., None])[..., 0].T
        # A type that everybody has pulls its line without end; no step needs to be longer.
        found += np.clip(step, -2, 2)
    return np.asarray(1 / (1 + np.exp(-design @ found)))


def _log_income(income: Floats) -> Floats:
    """Return log incomes; where unknown, that of the middle EPCI, which says neither rich nor poor.

    A panel without any income is one where all are alike.
    """
    known = np.isfinite(income)
    middle = float(np.median(income[known])) if known.any() else 1.0
    return np.asarray(np.log(np.where(known, income, middle)))


def _departement_share(present: Flags, departements: tuple[str, ...]) -> Floats:
    """Return the share of the département's other EPCIs that have each type, shrunk."""
    national = present.mean(axis=0)
    shares = np.empty(present.shape)
    codes = np.array(departements)
    for code in np.unique(codes):
        rows = codes == code
        others = present[rows].sum(axis=0) - present[rows]
        lent = OWN_DEPARTEMENT_PRIOR
        shares[rows] = (others + lent * national) / (rows.sum() - 1 + lent)
    return shares


def _nearest(counts: Floats) -> Ints:
    """Return, for each EPCI, those whose equipments are nearest, on the first components."""
    columns = np.log1p(counts)
    columns = (columns - columns.mean(axis=0)) / (columns.std(axis=0) + TINY)
    left, sizes, _ = np.linalg.svd(columns, full_matrices=False)
    points = left[:, :COMPONENTS] * sizes[:COMPONENTS]
    squares = np.square(points).sum(axis=1)
    distances = squares[:, None] + squares[None] - 2 * points @ points.T
    np.fill_diagonal(distances, np.inf)
    return np.asarray(np.argsort(distances, axis=1, kind="stable")[:, :NEIGHBOURS])
