"""Weigh respondents so that their ages and categories resemble the population's. Pure."""

from itertools import chain

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.codes import EpciCode
from generator.errors import DataError, Fault

FORM = ("epci_code", "variable", "modalite", "population")
FIRST_LINE = 2  # the first line of the file names the columns
AGE_BANDS = ("15-29", "30-44", "45-59", "60-74", "75+")
CATEGORY_IDS = ("cs1", "cs2", "cs3", "cs4", "cs5", "cs6", "cs7", "cs8")
VARIABLES = {"age": "age_band", "categorie": "category_id"}
MODALITIES = {"age_band": AGE_BANDS, "category_id": CATEGORY_IDS}

# A voice that counts for more than five average ones would decide the result alone: our choice.
MOST_OF_MEAN = 5.0
ROUNDS = 500
TOLERANCE = 1e-6  # on the shares of a margin: one respondent in a million

NO_MARGIN = "pas de marges de recensement pour cet EPCI"
NOT_ASKED = "ni l'âge ni la catégorie des répondants ne sont connus"
NOT_CONVERGED = "les marges demandées ne peuvent pas être atteintes ensemble par ces répondants"

Numbers = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


def read_margins(rows: pd.DataFrame, where: str) -> pd.DataFrame:
    """Check a file of census margins, all faults at once.

    Parameters
    ----------
    rows : DataFrame of texts, one row per EPCI, variable and modality
        ``epci_code``, ``variable`` (``age`` or ``categorie``), ``modalite`` (``15-29`` … ``75+``,
        ``cs1`` … ``cs8``), ``population`` (persons of 15 and over; the census has decimals).
    where
        The file's name, for the faults.

    Returns
    -------
    DataFrame
        ``epci_code``, ``variable`` (``age_band`` or ``category_id``), ``modality``, ``population``.

    Raises
    ------
    DataError
        One fault a row at fault; a modality left out is refused too, since a blank is not zero.
    """
    missing = [column for column in FORM if column not in rows]
    if missing:
        remedy = f"la première ligne doit être : {';'.join(FORM)}"
        raise DataError(Fault(f"colonnes absentes : {', '.join(missing)}", where, remedy=remedy))
    texts = {name: rows[name].astype("string").str.strip().fillna("") for name in FORM}
    told = pd.DataFrame(texts).reset_index(drop=True)
    told["variable"] = told["variable"].replace(VARIABLES)
    figures = told["population"].str.replace(r"[ \u00a0\u202f]", "", regex=True)
    told["people"] = pd.to_numeric(figures.str.replace(",", "."), errors="coerce")
    by_row = [
        _row_faults({str(key): row[key] for key in row}, f"{where}, ligne {line}")
        for line, row in enumerate(told.to_dict("records"), start=FIRST_LINE)
    ]
    told["is_sound"] = [not faults for faults in by_row]
    faults = [*chain.from_iterable(by_row), *_table_faults(told, where)]
    if faults:
        raise DataError(*faults)
    kept = told[["epci_code", "variable", "modalite", "people"]]
    kept.columns = pd.Index(["epci_code", "variable", "modality", "population"])
    keys = ["epci_code", "variable", "modality"]
    return kept.astype({"population": "Float64"}).sort_values(keys, ignore_index=True)


def _row_faults(row: dict[str, object], where: str) -> list[Fault]:
    faults = []
    if not EpciCode.pattern.fullmatch(str(row["epci_code"])):
        what = f"epci_code « {row['epci_code']} » n'est pas un {EpciCode.label_fr}"
        faults.append(Fault(what, where, remedy=f"écrivez-le comme {EpciCode.example}"))
    known = MODALITIES.get(str(row["variable"]))
    if known is None:
        what = f"variable inconnue « {row['variable']} »"
        faults.append(Fault(what, where, remedy="écrivez « age » ou « categorie »"))
    elif row["modalite"] not in known:
        what = f"modalité inconnue « {row['modalite']} »"
        faults.append(Fault(what, where, remedy=f"choisissez parmi {', '.join(known)}"))
    people = row["people"]
    if not (isinstance(people, float | int) and 0 <= people < np.inf):
        what = "population vide, négative ou illisible"
        remedy = "écrivez un nombre de personnes, 0 s'il n'y en a pas"
        faults.append(Fault(what, where, str(row["population"]), remedy))
    return faults


def _table_faults(told: pd.DataFrame, where: str) -> list[Fault]:
    """Look at whole margins; one with a row at fault is left until that row is mended."""
    keys = ["epci_code", "variable"]
    sound = told[told.groupby(keys)["is_sound"].transform("all")]
    faults = []
    for (epci, variable), rows in sound.groupby(keys, sort=True):
        said = rows["modalite"].tolist()
        place = f"{where}, EPCI {epci}, {variable}"
        absent = [name for name in MODALITIES[str(variable)] if name not in said]
        if absent:
            what = f"modalités absentes : {', '.join(absent)}"
            faults.append(Fault(what, place, remedy="ajoutez-les, avec 0 si personne n'y est"))
        repeated = sorted({name for name in said if said.count(name) > 1})
        if repeated:
            what = f"modalités répétées : {', '.join(repeated)}"
            faults.append(Fault(what, place, remedy="gardez une seule ligne par modalité"))
        if not rows["people"].sum() > 0:
            what = "la population totale est nulle"
            faults.append(Fault(what, place, remedy="donnez les populations du recensement"))
    return faults


def respondent_weights(respondents: pd.DataFrame, margins: pd.DataFrame) -> pd.DataFrame:
    """Rake each EPCI's respondents to its census margins, age band × category.

    A respondent whose age or category is unknown, or stands in no margin (under 15), is left
    alone by that margin: the margin is reached by those who told it. A modality that nobody told
    cannot be raked: the others share its place, and `representativeness.unheard` names it.
    Weights have a mean of 1 in each EPCI and are cut at five times this mean, so a margin is
    then approached only.

    Parameters
    ----------
    respondents : DataFrame, one row per respondent
        ``epci_code``, ``respondent_id``, ``age_band``, ``category_id``.
    margins : DataFrame, one row per EPCI, variable and modality
        What `read_margins` returns; may be empty.

    Returns
    -------
    DataFrame
        ``epci_code``, ``respondent_id``, ``weight``, ``is_raked``, ``reason_fr`` (why the weight
        is 1, else NA), in the order of the keys.

    Raises
    ------
    DataError
        If a respondent stands twice: their voice would count twice.
    """
    keys = ["epci_code", "respondent_id"]
    ordered = respondents.sort_values(keys, ignore_index=True)
    repeated = ordered.loc[ordered.duplicated(keys), "respondent_id"]
    if not repeated.empty:
        raise DataError(Fault("répondant présent deux fois", "répondants", str(repeated.iloc[0])))
    blank = pd.Series(pd.NA, ordered.index, dtype="string")
    done = ordered[keys].assign(weight=1.0, is_raked=False, reason_fr=blank)
    for epci, people in ordered.groupby("epci_code", sort=True):
        weights, reason = _weights_of(people, margins[margins["epci_code"] == epci])
        done.loc[people.index, "weight"] = weights
        done.loc[people.index, "is_raked"] = not reason
        done.loc[people.index, "reason_fr"] = reason or pd.NA
    return done.astype({"is_raked": "boolean"})


def _weights_of(people: pd.DataFrame, margins: pd.DataFrame) -> tuple[Numbers, str]:
    """Return the weights of one EPCI's respondents, or ones and the reason."""
    ones = np.ones(len(people))
    if margins.empty:
        return ones, NO_MARGIN
    targets = [
        target
        for variable, rows in margins.groupby("variable", sort=True)
        if (target := _target(people[str(variable)], rows.set_index("modality")["population"]))
    ]
    if not targets:
        return ones, NOT_ASKED
    weights = rake(ones, targets)
    return (ones, NOT_CONVERGED) if weights is None else (trim(weights), "")


def _target(told: pd.Series, population: pd.Series) -> tuple[Integers, Numbers] | None:
    """Return what each respondent told, as a number (-1: nothing), and the shares wanted."""
    heard = population[population.index.isin(told.dropna()) & (population > 0)].sort_index()
    if heard.empty:
        return None
    shares = heard.to_numpy(dtype=np.float64)
    positions = heard.index.get_indexer(pd.Index(told.astype(object)))
    return positions.astype(np.int64), shares / shares.sum()


def rake(start: Numbers, targets: list[tuple[Integers, Numbers]]) -> Numbers | None:
    """Fit weights to several margins in turn, or say it cannot be.

    Parameters
    ----------
    start
        The weights before, one a respondent.
    targets
        For each margin, the modality of each respondent (-1 if not told) and the wanted shares.
    """
    weights = start.copy()
    for _ in range(ROUNDS):
        gap = 0.0
        for positions, shares in targets:
            told = positions >= 0
            held = np.bincount(positions[told], weights[told], minlength=len(shares))
            gap = max(gap, float(np.abs(held / held.sum() - shares).max()))
            weights[told] *= (shares * held.sum() / held)[positions[told]]
        if gap < TOLERANCE:
            return weights
    return None


def trim(weights: Numbers) -> Numbers:
    """Cut weights at five times their mean and give the excess to the others, mean 1."""
    trimmed: Numbers = weights / weights.mean()
    while trimmed.max() > MOST_OF_MEAN:
        cut = trimmed >= MOST_OF_MEAN
        trimmed[cut] = MOST_OF_MEAN
        room = len(trimmed) - MOST_OF_MEAN * cut.sum()
        trimmed[~cut] *= room / trimmed[~cut].sum()
    return trimmed
