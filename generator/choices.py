"""Choose a territory as people name it: without accents, with a misspelling, by code."""

import pandas as pd
from rapidfuzz import fuzz, process

from generator.codes import DepartementCode, EpciCode
from generator.errors import DataError, Fault, UsageError
from generator.folding import fold_name

NEAR = 60  # rapidfuzz score out of 100 under which a name is not worth showing
MOST = 15


def check_choice(*, epci: str | None, departement: str | None) -> None:
    """Refuse, before any work, a code that is malformed or two choices at once.

    Raises
    ------
    UsageError
        If both an EPCI and a département are asked for.
    ContractError
        If a code does not have its form.
    """
    if epci is not None and departement is not None:
        raise UsageError(Fault("choisissez --epci ou --departement, pas les deux"))
    if epci is not None:
        EpciCode(epci)
    if departement is not None:
        DepartementCode(departement)


def search_epcis(epcis: pd.DataFrame, name: str) -> pd.DataFrame:
    """Find EPCIs whose name holds these words or whose code begins so, else the nearest names.

    Parameters
    ----------
    epcis : DataFrame, one row per EPCI
        ``epci_code``, ``epci_name``, ``departement_code``.

    Raises
    ------
    UsageError
        If there is no word to look for.
    DataError
        If nothing resembles the name.
    """
    wanted = fold_name(name)
    if not wanted:
        raise UsageError(Fault("aucun mot à chercher", remedy="donnez un mot du nom, ou un code"))
    folded = epcis["epci_name"].map(fold_name)
    holds = folded.map(lambda text: all(word in text for word in wanted.split()))
    holds |= epcis["epci_code"].str.startswith(wanted)
    if holds.any():
        return epcis[holds].sort_values(["epci_name", "epci_code"], ignore_index=True).head(MOST)
    near = process.extract(
        wanted, folded.to_dict(), scorer=fuzz.WRatio, limit=MOST, score_cutoff=NEAR
    )
    if not near:
        remedy = "essayez un seul mot du nom, par exemple « Ouche »"
        raise DataError(Fault(f"aucun EPCI ne ressemble à « {name} »", remedy=remedy))
    return epcis.loc[[index for _, _, index in near]].reset_index(drop=True)
