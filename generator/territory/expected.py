"""How many of each type of equipment a territory like this one has, and within which bounds. Pure.

For each type, on all the EPCIs of the country:

- the **threshold curve**: a logistic regression of being there on the log of the population, the
  density class and being overseas (scikit-learn, ridge 1/C = 0.1);
- the **expected number**: a negative binomial regression on the log of the population, bent at
  15,000, 50,000 and 150,000 people, the density class, the median income when it is known, and
  being overseas. The means are those of a weighted Poisson regression (scikit-learn), the extra
  variance is fitted by maximum likelihood, and each is fitted again with the other, three times;
- the **interval**: the 10 % and 90 % quantiles of that law for one more territory. Whole numbers
  cannot cut a law at 80 % sharply: for rare types the interval holds more, never less.

A type that too few EPCIs have is expected at the country's rate a head (« taux »); a type that
nearly all or nearly none have has a flat curve. Coefficients are rounded and kept: adding an EPCI
to the country changes the others through this fit only.
"""

import numpy as np
import pandas as pd
from scipy.special import expit, logit
from scipy.stats import nbinom
from sklearn.linear_model import LogisticRegression, PoissonRegressor
from threadpoolctl import threadpool_limits

from generator.gap_terms import COUNT_TRAITS, CURVE_TRAITS, GAP_TERMS, IS_RATE
from generator.territory.expected_traits import REFERENCE_PEOPLE
from generator.territory.quotients import INTERVAL, Numbers, dispersion, quotient_terms

FEWEST_EPCIS = 200  # under it the place is not the country, and nothing is fitted
FEWEST_PRESENT = 10  # on either side of a curve
ROUNDS = 3  # means and variance in turn; a fourth changes no expected number by a hundredth
RIDGE = 1e-3  # keeps the coefficients of a trait that no EPCI of the type has finite
CURVE_C = 10.0
TOLERANCE = 1e-8
DECIMALS = 6
LEAST_MEAN = 1e-6  # a mean of exactly zero would have no law
MODEL, RATE = "modele", "taux"

MODEL_COLUMNS = {"type_code": "string", "year": "Int64"} | dict.fromkeys(GAP_TERMS, "Float64")
EXPECTED_COLUMNS = {
    "epci_code": "string",
    "type_code": "string",
    "present_chance": "Float64",
    "expected_count": "Float64",
    "expected_low": "Int64",
    "expected_high": "Int64",
    "dispersion": "Float64",
    "year": "Int64",
    "method": "string",
}
SUPPLY_COLUMNS = {
    "epci_code": "string",
    "activity_id": "string",
    "expected_low": "Int64",
    "expected_high": "Int64",
}


def gap_models(fitted: pd.DataFrame, traits: pd.DataFrame, equipment: pd.DataFrame) -> pd.DataFrame:
    """Return the coefficients of each type: those shipped where there are, else fitted here.

    Parameters
    ----------
    fitted : DataFrame, one row per type
        Fitted on the whole country for a demonstration; empty elsewhere.
    traits : DataFrame, one row per EPCI
        As `territory_traits` gives them.
    equipment : DataFrame, one row per EPCI and type
        ``epci_code``, ``type_code``, ``year``, ``equipment_count``, true zeros included.

    Returns
    -------
    DataFrame, one row per type
        `MODEL_COLUMNS`; empty when fewer than `FEWEST_EPCIS` EPCIs are known.
    """
    if not fitted.empty:
        return fitted[list(MODEL_COLUMNS)].astype(MODEL_COLUMNS)
    known = equipment.merge(traits, on="epci_code").sort_values(["type_code", "epci_code"])
    # One thread: sums of products would differ from run to run, and two are slower on these.
    with threadpool_limits(limits=1):
        found = [
            {"type_code": str(type_code), "year": int(rows["year"].max())} | _fitted(rows)
            for type_code, rows in known.groupby("type_code", sort=True)
            if len(rows) >= FEWEST_EPCIS
        ]
    return pd.DataFrame(found, columns=list(MODEL_COLUMNS)).astype(MODEL_COLUMNS)


def _fitted(rows: pd.DataFrame) -> dict[str, float]:
    counts = rows["equipment_count"].to_numpy(dtype=np.float64)
    people = rows["population"].to_numpy(dtype=np.float64)
    is_rare = int((counts > 0).sum()) < FEWEST_PRESENT
    terms = _curve(rows, counts > 0) | (_rate(counts, people) if is_rare else _counts(rows, counts))
    terms |= quotient_terms(counts, people) | {IS_RATE: float(is_rare)}
    return {name: round(value, DECIMALS) for name, value in terms.items()}


def _curve(rows: pd.DataFrame, is_present: np.ndarray) -> dict[str, float]:
    present = int(is_present.sum())
    if min(present, len(rows) - present) < FEWEST_PRESENT:
        # Half a territory more on each side: never sure, and never infinite.
        flat = logit((present + 0.5) / (len(rows) + 1))
        return {"curve_intercept": float(flat)} | {f"curve_{name}": 0.0 for name in CURVE_TRAITS}
    curve = LogisticRegression(C=CURVE_C, solver="newton-cholesky", tol=TOLERANCE, max_iter=200)
    curve.fit(rows[list(CURVE_TRAITS)].to_numpy(dtype=np.float64), is_present)
    return _named("curve", CURVE_TRAITS, curve.intercept_[0], curve.coef_[0])


def _rate(counts: Numbers, people: Numbers) -> dict[str, float]:
    """Expect the same number a head everywhere; half an equipment where nobody has any."""
    rate = max(counts.sum(), 0.5) / people.sum()
    slopes = np.array([1.0 if name == "log_population" else 0.0 for name in COUNT_TRAITS])
    terms = _named("count", COUNT_TRAITS, np.log(rate * REFERENCE_PEOPLE), slopes)
    return terms | {"dispersion": dispersion(counts, rate * people)}


def _counts(rows: pd.DataFrame, counts: Numbers) -> dict[str, float]:
    design = rows[list(COUNT_TRAITS)].to_numpy(dtype=np.float64)
    weights = np.ones(len(counts))
    for _ in range(ROUNDS):
        means = PoissonRegressor(
            alpha=RIDGE, solver="newton-cholesky", tol=TOLERANCE, max_iter=200
        ).fit(design, counts, sample_weight=weights)
        found = np.maximum(means.predict(design), LEAST_MEAN)
        extra = dispersion(counts, found)
        # The negative binomial's own weights: without them the largest cities decide alone.
        weights = 1 / (1 + extra * found)
    return _named("count", COUNT_TRAITS, means.intercept_, means.coef_) | {"dispersion": extra}


def _named(
    prefix: str, names: tuple[str, ...], intercept: float, slopes: Numbers
) -> dict[str, float]:
    named = {f"{prefix}_{name}": float(slope) for name, slope in zip(names, slopes, strict=True)}
    return {f"{prefix}_intercept": float(intercept)} | named


def expected_counts(models: pd.DataFrame, traits: pd.DataFrame) -> pd.DataFrame:
    """Expect a number of each type in each EPCI, with the bounds that hold eight EPCIs out of ten.

    Returns
    -------
    DataFrame, one row per EPCI of known population and density, and type that has a model
        `EXPECTED_COLUMNS`: ``present_chance`` from 0 to 1; ``expected_low`` and
        ``expected_high``, whole numbers, both inside the interval.
    """
    frames = [_expected(row, traits) for _, row in models.iterrows()]
    together = pd.concat(frames) if frames else pd.DataFrame(columns=list(EXPECTED_COLUMNS))
    told = together[list(EXPECTED_COLUMNS)].astype(EXPECTED_COLUMNS)
    return told.sort_values(["epci_code", "type_code"], ignore_index=True)


def _expected(model: pd.Series, traits: pd.DataFrame) -> pd.DataFrame:
    terms = {name: float(model[name]) for name in GAP_TERMS}
    means = np.maximum(np.exp(_line("count", COUNT_TRAITS, terms, traits)), LEAST_MEAN)
    low, high = count_bounds(means, np.full(len(means), terms["dispersion"]))
    return pd.DataFrame(
        {
            "epci_code": traits["epci_code"],
            "type_code": model["type_code"],
            "present_chance": expit(_line("curve", CURVE_TRAITS, terms, traits)).round(DECIMALS),
            "expected_count": means.round(DECIMALS),
            "expected_low": low,
            "expected_high": high,
            "dispersion": terms["dispersion"],
            "year": model["year"],
            "method": RATE if terms[IS_RATE] else MODEL,
        }
    )


def _line(
    prefix: str, names: tuple[str, ...], terms: dict[str, float], traits: pd.DataFrame
) -> Numbers:
    # Added up trait by trait: the same bytes however many threads a matrix product would take.
    line = np.full(len(traits), terms[f"{prefix}_intercept"])
    for name in names:
        line = line + terms[f"{prefix}_{name}"] * traits[name].to_numpy(dtype=np.float64)
    return line


def count_bounds(means: Numbers, dispersions: Numbers) -> tuple[Numbers, Numbers]:
    """Return the 10 % and 90 % quantiles of negative binomial laws."""
    size = 1 / dispersions
    low, high = (nbinom.ppf(bound, size, size / (size + means)) for bound in INTERVAL)
    return np.asarray(low, dtype=np.float64), np.asarray(high, dtype=np.float64)


def expected_supply(expected: pd.DataFrame, activity_types: pd.DataFrame) -> pd.DataFrame:
    """Bound the number expected of all the types that replace an activity, together.

    Types are taken as independent at given traits, and their sum as negative binomial with the
    same mean and variance; with one type these are its own bounds.

    Parameters
    ----------
    expected : DataFrame, one row per EPCI and type
        As `expected_counts` gives them.
    activity_types : DataFrame, one row per activity and type
        ``activity_id``, ``type_code``.

    Returns
    -------
    DataFrame, one row per EPCI and activity with types that have a model
        `SUPPLY_COLUMNS`.
    """
    pairs = expected.merge(activity_types[["activity_id", "type_code"]], on="type_code")
    means = pairs["expected_count"].to_numpy(dtype=np.float64)
    extra = pairs["dispersion"].to_numpy(dtype=np.float64) * means**2
    keys = ["epci_code", "activity_id"]
    pairs = pairs.assign(mean=means, extra=extra).sort_values([*keys, "type_code"])
    sums = pairs.groupby(keys, sort=True)[["mean", "extra"]].sum().reset_index()
    mean, more = (sums[name].to_numpy(dtype=np.float64) for name in ("mean", "extra"))
    mean = np.maximum(mean, LEAST_MEAN)
    low, high = count_bounds(mean, more / mean**2)
    return sums[keys].assign(expected_low=low, expected_high=high).astype(SUPPLY_COLUMNS)
