"""Who answered, beside who lives there; and who was not heard. Pure."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.needs.rates.raking import MODALITIES
from generator.needs.rates.shares import effective_size

KINDS = ("habitant", "entreprise", "association", "acteur_public", "acteur_local")
UNHEARD_UNDER = 0.5  # of the share of population: two times fewer than their place
UNHEARD_COLUMNS = {
    "epci_code": "string",
    "variable": "string",
    "modality": "string",
    "respondent_share": "Float64",
    "population_share": "Float64",
    "is_unheard": "boolean",
}

Numbers = npt.NDArray[np.float64]


def representativeness(respondents: pd.DataFrame, margins: pd.DataFrame) -> pd.DataFrame:
    """Measure how far respondents resemble the population, as they came and before any weight.

    R = 1 − ½ Σ|p − q| over the modalities of one variable, p among those who told it, q in the
    census; the lowest of the two variables is kept. Without margins, or if nobody told any of
    the variables, it is NA: « non mesurable ».

    Parameters
    ----------
    respondents : DataFrame, one row per respondent
        ``epci_code``, ``age_band``, ``category_id``, ``weight``.
    margins
        What `raking.read_margins` returns; may be empty.

    Returns
    -------
    DataFrame, one row per EPCI
        ``epci_code``, ``respondent_count``, ``representativeness`` (0 to 1), ``told_count`` (the
        fewest persons who told a variable compared, NA if none is), ``n_eff``. Kept inside: with
        two ages it counts those of one of them, and only its class is told.
    """
    rows = []
    for epci, people in respondents.groupby("epci_code", sort=True):
        here = margins[margins["epci_code"] == epci]
        found = [
            _likeness(people[str(variable)], rows_.set_index("modality")["population"])
            for variable, rows_ in here.groupby("variable", sort=True)
        ]
        told = [value for value in found if value is not None]
        likeness = min(value for value, _ in told) if told else None
        fewest = min(count for _, count in told) if told else None
        size = effective_size(people["weight"].to_numpy(dtype=np.float64))
        rows.append((epci, len(people), likeness, fewest, size))
    kinds = {
        "epci_code": "string",
        "respondent_count": "Int64",
        "representativeness": "Float64",
        "told_count": "Int64",
        "n_eff": "Float64",
    }
    return pd.DataFrame(rows, columns=list(kinds)).astype(kinds)


def unheard(
    respondents: pd.DataFrame, margins: pd.DataFrame, populations: pd.DataFrame
) -> pd.DataFrame:
    """Lay out who answered beside who lives there, and mark those who were not heard.

    Ages and categories are unheard when nobody answered, or under half their share of
    population; communes and kinds of respondents, when nobody answered. Without margins an age
    that answered is NA, since nobody can tell. Where nobody told a variable, every row of it is
    NA; an age or a category that was never asked has no row at all without margins.

    Parameters
    ----------
    respondents : DataFrame, one row per respondent
        ``epci_code``, ``age_band``, ``category_id``, ``commune_code``, ``respondent_kind``.
    margins
        What `raking.read_margins` returns; may be empty.
    populations : DataFrame, one row per commune
        ``commune_code``, ``epci_code``, ``population``.

    Returns
    -------
    DataFrame, one row per EPCI, variable and modality
        ``UNHEARD_COLUMNS``; ``respondent_share`` among those who told the variable.
    """
    empty = pd.DataFrame(columns=list(UNHEARD_COLUMNS))
    frames = [
        frame.assign(epci_code=epci)
        for epci, people in respondents.groupby("epci_code", sort=True)
        for frame in _beside_population(
            people,
            margins[margins["epci_code"] == epci],
            populations[populations["epci_code"] == epci],
        )
    ]
    together = pd.concat([empty, *frames], ignore_index=True) if frames else empty
    return together[list(UNHEARD_COLUMNS)].astype(UNHEARD_COLUMNS)


def _likeness(told: pd.Series, population: pd.Series) -> tuple[float, int] | None:
    counts = told.value_counts().reindex(population.index).fillna(0).to_numpy(dtype=np.float64)
    if not counts.sum():
        return None
    living: Numbers = population.to_numpy(dtype=np.float64)
    gaps = np.abs(counts / counts.sum() - living / living.sum())
    return float(1 - gaps.sum() / 2), int(counts.sum())


def _beside_population(
    people: pd.DataFrame, margins: pd.DataFrame, populations: pd.DataFrame
) -> list[pd.DataFrame]:
    """Compare one EPCI's respondents with its people, variable by variable."""
    frames = []
    for variable, modalities in MODALITIES.items():
        census = margins[margins["variable"] == variable].set_index("modality")["population"]
        if not census.empty or people[variable].isin(modalities).any():
            living = census.reindex(list(modalities)).astype("Float64")
            frames.append(_heard(people[variable], living, UNHEARD_UNDER))
    communes = populations.set_index("commune_code")["population"].sort_index().astype("Float64")
    kinds = pd.Series(pd.NA, index=list(KINDS), dtype="Float64")
    frames.append(_heard(people["commune_code"], communes, 0))
    frames.append(_heard(people["respondent_kind"], kinds, 0))
    return frames


def _heard(told: pd.Series, living: pd.Series, least: float) -> pd.DataFrame:
    """Mark the modalities that nobody told, or that hold under ``least`` of their due share."""
    counts = told.value_counts().reindex(living.index).fillna(0).astype("Float64")
    # With nobody to divide by, a share is unknown and so is who was not heard.
    share = counts / counts.sum() if counts.sum() else counts.mask(counts == 0)
    due = living / living.sum() if living.notna().any() else living
    is_unheard = share == 0
    if least:
        is_unheard |= share < due * least
    # A commune without inhabitants (a village destroyed in 1916) has nobody to hear.
    is_unheard &= (due != 0).fillna(value=True)
    return pd.DataFrame(
        {
            "variable": told.name,
            "modality": living.index.astype("string"),
            "respondent_share": share.to_numpy(),
            "population_share": due.to_numpy(),
            "is_unheard": is_unheard.to_numpy(),
        }
    )
