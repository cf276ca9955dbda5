"""The simple scores ours is set beside: expected counts, common types, types that go together."""

import numpy as np
import numpy.typing as npt

from generator.territory.feasibility.features import Context
from generator.territory.feasibility.panel import Floats, Panel

TITLES_FR = {
    "hasard": "hasard",
    "population": "nombre attendu selon la population",
    "ubiquite": "part des EPCI qui ont le type",
    "seuil": "courbe de seuil (présence selon la population)",
    "densite": "densité de proximité des types (complexité économique)",
    "autres_types": "présence annoncée par tous les autres types",
    "trois_criteres": "nos trois critères, ceux de la phrase",
}


def references(panel: Panel, context: Context, position: int, seed: int) -> dict[str, Floats]:
    """Score every EPCI and type of one year in each simple way, `TITLES_FR` less our own."""
    counts = panel.counts[position]
    shape = counts.shape
    expected = panel.population[:, None] * counts.sum(axis=0) / panel.population.sum()
    common = np.broadcast_to(panel.present(position).mean(axis=0), shape)
    return {
        "hasard": np.random.default_rng(seed).random(shape),
        "population": expected,
        "ubiquite": np.asarray(common),
        "seuil": context.threshold_share,
        "densite": relatedness_density(counts),
        "autres_types": context.features["likely"],
    }


def relatedness_density(counts: Floats) -> Floats:
    """Return how near each type is to those an EPCI has more than its share of.

    A type is an EPCI's when its share there is at least the type's share everywhere (RCA ≥ 1).
    Two types are near as often as those that have one have the other, the least of both ways; the
    density is the nearness to the types of the EPCI, over the nearness to all.

    Source: Hidalgo, Klinger, Barabási and Hausmann, 2007, Science 317.
    """
    rows, columns = counts.sum(axis=1, keepdims=True), counts.sum(axis=0, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        advantage = (counts / rows) / (columns / counts.sum())
    has = (np.nan_to_num(advantage) >= 1).astype(np.float64)
    together = has.T @ has
    most = np.maximum.outer(np.diagonal(together), np.diagonal(together))
    nearness = np.divide(together, most, out=np.zeros_like(together), where=most > 0)
    total: npt.NDArray[np.float64] = nearness.sum(axis=1)
    found = np.divide(has @ nearness.T, total, out=np.zeros_like(has), where=total > 0)
    return np.asarray(found)
