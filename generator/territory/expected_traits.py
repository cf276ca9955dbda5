"""What the expected number of equipments is read from: people, density, income, sea. Pure."""

import numpy as np
import pandas as pd

from generator.gap_terms import COUNT_TRAITS

REFERENCE_PEOPLE = 25_000  # near the median EPCI (23,280 in 2023): the intercept is told there
REFERENCE_INCOME_EUR = 22_000  # near the median of EPCIs' median incomes; only a unit
INCOME_STEP = 0.1  # a tenth more or less of income is one unit of the trait
BENDS = {"over_15000": 15_000, "over_50000": 50_000, "over_150000": 150_000}
# INSEE's grid of seven densities; « Bourgs ruraux », the most common among small EPCIs, is zero.
DENSITY_TERMS = {
    "Grands centres urbains": "density_city",
    "Centres urbains intermédiaires": "density_middle_city",
    "Petites villes": "density_small_town",
    "Ceintures urbaines": "density_belt",
    "Rural à habitat dispersé": "density_scattered",
    "Rural à habitat très dispersé": "density_very_scattered",
}
REFERENCE_DENSITY = "Bourgs ruraux"
MAINLAND_CRS = "EPSG:2154"


def territory_traits(
    epcis: pd.DataFrame, densities: pd.DataFrame, figures: pd.DataFrame
) -> pd.DataFrame:
    """Describe each EPCI by what its equipment may depend on, in the order of codes.

    Parameters
    ----------
    epcis : DataFrame, one row per EPCI
        ``epci_code``, ``population``, ``crs``.
    densities : DataFrame, one row per EPCI
        ``epci_code``, ``density_label_fr``.
    figures : DataFrame, one row per EPCI with a figure
        ``epci_code``, ``median_income_eur``.

    Returns
    -------
    DataFrame, one row per EPCI of known population and density
        ``epci_code``, ``population`` and `COUNT_TRAITS`. An unknown income is marked by
        ``is_income_unknown``; an EPCI without people or density has no row, and nothing expected.
    """
    rows = epcis[["epci_code", "population", "crs"]].merge(
        densities[["epci_code", "density_label_fr"]], on="epci_code", validate="1:1"
    )
    known_densities = [REFERENCE_DENSITY, *DENSITY_TERMS]
    rows = rows[(rows["population"] > 0).fillna(value=False)]
    rows = rows[rows["density_label_fr"].isin(known_densities)]
    rows = rows.merge(figures[["epci_code", "median_income_eur"]], on="epci_code", how="left")
    rows = rows.sort_values("epci_code", ignore_index=True)
    people = rows["population"].to_numpy(dtype=np.float64)
    income = rows["median_income_eur"].to_numpy(dtype=np.float64, na_value=np.nan)
    traits = {
        "log_population": np.log(people / REFERENCE_PEOPLE),
        **{name: np.maximum(np.log(people / bend), 0.0) for name, bend in BENDS.items()},
        **{
            term: (rows["density_label_fr"] == label).to_numpy(dtype=np.float64)
            for label, term in DENSITY_TERMS.items()
        },
        "income": np.nan_to_num(np.log(income / REFERENCE_INCOME_EUR) / INCOME_STEP),
        "is_income_unknown": np.isnan(income).astype(np.float64),
        "is_overseas": (rows["crs"] != MAINLAND_CRS).to_numpy(dtype=np.float64),
    }
    told = {name: traits[name] for name in COUNT_TRAITS}
    return pd.DataFrame({"epci_code": rows["epci_code"], "population": people} | told)
