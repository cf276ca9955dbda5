"""Hold the intervals of expected numbers against départements that nobody learned from."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from scipy.stats import nbinom

from generator.codes import OVERSEAS_CRS
from generator.errors import DataError, Fault
from generator.evaluation.scores import DIGITS
from generator.territory.expected import FEWEST_EPCIS, expected_counts, gap_models
from generator.territory.quotients import INTERVAL, Numbers

FOLDS = 10
SEED = 20_261_123
RESAMPLES = 500
BOUNDS = (0.025, 0.975)  # 95 %, over départements: EPCIs of one are alike
TABLES = ("core_epcis", "core_epci_equipment", "calc_territory_traits")
KEYS = ["epci_code", "type_code"]
# What is added up for each département, and divided by its count of pairs in the end.
FIGURES = {
    "covered": "couverture",
    "inside": "dans_l_intervalle",
    "below": "sous_la_borne_basse",
    "above": "au_dessus_de_la_borne_haute",
}

Told = dict[str, object]


def gap_figures(frames: Mapping[str, pd.DataFrame], sizes: pd.DataFrame) -> Told:
    """Fit without a tenth of the départements, expect there, and see what was there; ten times.

    Parameters
    ----------
    frames
        `TABLES` of a build of the whole country.
    sizes : DataFrame, one row per size class
        ``size_class``, ``label_fr``.

    Raises
    ------
    DataError
        If the build does not hold the country.
    """
    traits, equipment = frames["calc_territory_traits"], frames["core_epci_equipment"]
    if len(traits) < FEWEST_EPCIS:
        remedy = "lancez d'abord « generateur run --miroir DOSSIER » sur la France entière"
        what = f"les écarts se mesurent sur {FEWEST_EPCIS} EPCI au moins"
        raise DataError(Fault(what, example=f"{len(traits)} EPCI", remedy=remedy))
    places = frames["core_epcis"][["epci_code", "departement_code", "size_class", "population"]]
    pairs = _held_out(traits, equipment, places)
    groups = {
        "toutes": pairs,
        "un_attendu_ou_plus": pairs[pairs["expected_count"] >= 1],
        "cinq_attendus_ou_plus": pairs[pairs["expected_count"] >= 5],  # noqa: PLR2004 - its name
        "outre_mer": pairs[pairs["departement_code"].isin(list(OVERSEAS_CRS))],
    }
    labels = dict(zip(sizes["size_class"], sizes["label_fr"], strict=True))
    by_size = {
        str(labels[size]): _measured(rows) for size, rows in pairs.groupby("size_class", sort=True)
    }
    return {
        "epci": int(pairs["epci_code"].nunique()),
        "types": int(pairs["type_code"].nunique()),
        "annee": int(pairs["year"].max()),
        "plis": FOLDS,
        "graine": SEED,
        "groupes": {name: _measured(rows) for name, rows in groups.items() if len(rows)},
        "tailles": by_size,
        "dispersion": _scatter(pairs),
        "erreur_absolue": _errors(pairs),
    }


def _held_out(traits: pd.DataFrame, equipment: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Expect each EPCI from the départements of the other folds; the size classes' rates too."""
    codes = places.set_index("epci_code")["departement_code"].reindex(traits["epci_code"])
    order = {code: rank % FOLDS for rank, code in enumerate(sorted(codes.unique()))}
    fold = codes.map(order).to_numpy()
    frames = []
    for number in range(FOLDS):
        known, asked = traits[fold != number], traits[fold == number]
        models = gap_models(pd.DataFrame(), known, equipment)
        expected = expected_counts(models, asked)
        learned = equipment[equipment["epci_code"].isin(known["epci_code"])]
        rates = _class_rates(learned.merge(places, on="epci_code"))
        rows = expected.merge(places, on="epci_code")
        frames.append(rows.merge(rates, on=["type_code", "size_class"], how="left"))
    pairs = pd.concat(frames).merge(equipment.drop(columns="year"), on=KEYS, validate="1:1")
    return _placed(pairs.sort_values(KEYS, ignore_index=True))


def _class_rates(rows: pd.DataFrame) -> pd.DataFrame:
    sums = rows.groupby(["type_code", "size_class"])[["equipment_count", "population"]].sum()
    rate = sums["equipment_count"].astype("float64") / sums["population"].astype("float64")
    return rate.rename("class_rate").reset_index()


def _placed(pairs: pd.DataFrame) -> pd.DataFrame:
    """Say where each count falls in its law: shared out where the law jumps over a bound."""
    counts, means, extra = (
        pairs[name].to_numpy(dtype=np.float64)
        for name in ("equipment_count", "expected_count", "dispersion")
    )
    size = 1 / extra
    law = nbinom(size, size / (size + means))
    before, until = law.cdf(counts - 1), law.cdf(counts)
    low, high = INTERVAL
    held = np.clip(np.minimum(until, high) - np.maximum(before, low), 0, None)
    tiny = np.finfo(np.float64).tiny
    least, most = (
        pairs[name].to_numpy(dtype=np.float64) for name in ("expected_low", "expected_high")
    )
    return pairs.assign(
        counts=counts,
        means=means,
        variance=means + extra * means**2,
        covered=held / np.maximum(until - before, tiny),
        inside=((counts >= least) & (counts <= most)).astype(float),
        below=(counts < least).astype(float),
        above=(counts > most).astype(float),
    )


def _measured(rows: pd.DataFrame) -> Told:
    sums = rows.groupby("departement_code", sort=True)[list(FIGURES)].agg("sum").to_numpy()
    sizes = rows.groupby("departement_code", sort=True).size().to_numpy()
    rng = np.random.default_rng(SEED)
    drawn = rng.integers(len(sizes), size=(RESAMPLES, len(sizes)))
    shares = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)[:, np.newaxis]
    low, high = np.quantile(shares, BOUNDS, axis=0)
    middle = sums.sum(axis=0) / sizes.sum()
    told: Told = {"paires": len(rows)}
    for rank, name in enumerate(FIGURES.values()):
        told[name] = _figure(middle[rank], low[rank], high[rank])
    return told


def _figure(value: float, low: float, high: float) -> dict[str, float]:
    return {
        name: round(float(found), DIGITS)
        for name, found in (("valeur", value), ("bas", low), ("haut", high))
    }


def _scatter(pairs: pd.DataFrame) -> dict[str, float]:
    """Compare squares of errors with each law's variance: 1 is right, more is too sure of itself.

    Where at least one is expected: under it, one equipment alone makes a square of hundreds.
    """
    rows = pairs[pairs["means"] >= 1]
    squares: Numbers = ((rows["counts"] - rows["means"]) ** 2).to_numpy(dtype=np.float64)
    laws = {"poisson": rows["means"], "binomiale_negative": rows["variance"]}
    return {
        name: round(float((squares / law.to_numpy(dtype=np.float64)).mean()), DIGITS)
        for name, law in laws.items()
    }


def _errors(pairs: pd.DataFrame) -> dict[str, float]:
    """Compare absolute errors a pair with those of the size class's rate a head."""
    people = pairs["population"].to_numpy(dtype=np.float64)
    by_class = pairs["class_rate"].to_numpy(dtype=np.float64) * people
    guesses = {"modele": pairs["means"].to_numpy(dtype=np.float64), "taux_de_classe": by_class}
    counts = pairs["counts"].to_numpy(dtype=np.float64)
    return {
        name: round(float(np.abs(counts - guess).mean()), DIGITS) for name, guess in guesses.items()
    }
