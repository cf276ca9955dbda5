"""Zones of communes that voice the same needs: soft basins, and zones in one piece. Pure."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import cdist
from sklearn.cluster import AgglomerativeClustering
from sklearn.metrics import silhouette_score

from generator.errors import ContractError, Fault
from generator.needs.hotspots import touching

BASIN = "bassin"
IN_ONE_PIECE = "zone_contigue"
NEARNESS = 0.2  # α of method § 4: the part of place beside needs
MOST_ZONES = 8
# Under it the groups are hardly apart, and one zone is said rather than two invented: our choice.
LEAST_SILHOUETTE = 0.25
SAME = 1e-9  # a spread of rates under this is rounding

COLUMNS = ("epci_code", "commune_code", "zone_id", "zone_kind")

Numbers = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class _Epci:
    """The communes of one EPCI, in the order of their codes."""

    communes: npt.NDArray[np.str_]
    features: Numbers
    places: Numbers
    links: tuple[Integers, Integers]


def zones(
    profiles: pd.DataFrame, coordinates: pd.DataFrame, neighbours: pd.DataFrame
) -> pd.DataFrame:
    """Group each EPCI's communes by the needs voiced there, in two ways.

    Parameters
    ----------
    profiles : DataFrame, one row per EPCI, theme and commune with answers
        ``epci_code``, ``theme_id``, ``commune_code``, ``smoothed_share``
        (`rates.place_rates`). Themes keep their own spread, so that those whose rates differ
        only by chance, which smoothing has flattened, weigh nothing.
    coordinates : DataFrame, one row per commune
        ``commune_code``, ``x_m``, ``y_m`` in the territory's projection.
    neighbours : DataFrame, one row per pair of communes that touch
        ``commune_code``, ``neighbour_code``; one direction is enough.

    Returns
    -------
    DataFrame, one row per commune and kind
        ``COLUMNS``. ``zone_kind``: ``bassin`` (Ward on √(1−α)·needs and √α·places, both of total
        variance 1: near communes are favoured, not forced) or ``zone_contigue`` (Ward on needs
        along shared borders). ``zone_id``: the smallest commune code of the zone.

    Raises
    ------
    ContractError
        If a commune has no coordinates, or a theme no rate in a commune.

    Notes
    -----
    The number of zones, 2 to 8, has the best mean silhouette, on what was grouped; if that is
    under .25 no cut is better than none and the EPCI is one zone. Communes whose answering
    neighbours do not reach the others (islands, exclaves, no answer between) are linked to the
    nearest of the others, so that a piece is never left out.
    """
    frames = [pd.DataFrame({name: pd.Series(dtype="string") for name in COLUMNS})]
    for epci, rows in profiles.groupby("epci_code", sort=True):
        here = _epci(rows, coordinates, neighbours)
        soft = np.hstack(
            [np.sqrt(1 - NEARNESS) * here.features, np.sqrt(NEARNESS) * _scaled(here.places)]
        )
        found = {BASIN: _cut(soft, None), IN_ONE_PIECE: _cut(here.features, _connectivity(here))}
        for kind, labels in found.items():
            first = pd.Series(here.communes).groupby(labels).transform("min")
            columns = {"commune_code": here.communes, "zone_id": first}
            frames.append(pd.DataFrame(columns).assign(epci_code=epci, zone_kind=kind))
    return pd.concat(frames, ignore_index=True)[list(COLUMNS)].astype("string")


def _epci(rows: pd.DataFrame, coordinates: pd.DataFrame, neighbours: pd.DataFrame) -> _Epci:
    table = rows.pivot_table(
        "smoothed_share", "commune_code", "theme_id", aggfunc="first", dropna=False
    ).sort_index()
    places = coordinates.set_index("commune_code")[["x_m", "y_m"]].reindex(table.index)
    for frame, what in ((table, "commune sans taux pour un besoin"), (places, "commune sans lieu")):
        blank = frame.index[frame.isna().any(axis=1)]
        if len(blank):
            raise ContractError(Fault(what, "zones", str(blank[0])))
    communes = table.index.to_numpy(dtype=np.str_)
    pairs = neighbours[["commune_code", "neighbour_code"]].astype(str)
    return _Epci(
        communes,
        _scaled(table.to_numpy(dtype=np.float64)),
        places.to_numpy(dtype=np.float64),
        touching(pd.Series(communes), pairs),
    )


def _scaled(block: Numbers) -> Numbers:
    """Centre a block of columns and bring its total variance to 1."""
    centred: Numbers = block - block.mean(axis=0)
    spread = np.sqrt(centred.var(axis=0).sum())
    return centred / spread if spread > SAME else np.zeros_like(centred)


def _cut(points: Numbers, connectivity: coo_array | None) -> Integers:
    """Label points by the cut of 2 to 8 with the best silhouette; all 0 if none is worth it."""
    labels = np.zeros(len(points), dtype=np.int64)
    best = LEAST_SILHOUETTE
    if np.ptp(points, axis=0).max() <= SAME:
        return labels
    for count in range(2, min(MOST_ZONES, len(points) - 1) + 1):
        model = AgglomerativeClustering(n_clusters=count, connectivity=connectivity)
        tried = model.fit_predict(points)
        score = silhouette_score(points, tried)
        if score > best:
            labels, best = tried.astype(np.int64), score
    return labels


def _connectivity(here: _Epci) -> coo_array:
    """Lay out who touches whom, each piece apart being linked to the nearest of the others."""
    links = here.links
    while True:
        ones = np.ones(len(links[0]))
        matrix = coo_array((ones, links), shape=(len(here.communes), len(here.communes)))
        count, piece = connected_components(matrix, directed=False)
        if count == 1:
            return matrix
        inside = piece == 0
        apart = cdist(here.places[inside], here.places[~inside])
        one, other = np.unravel_index(int(apart.argmin()), apart.shape)
        bridge = np.flatnonzero(inside)[one], np.flatnonzero(~inside)[other]
        links = (
            np.concatenate([links[0], [bridge[0], bridge[1]]]),
            np.concatenate([links[1], [bridge[1], bridge[0]]]),
        )
