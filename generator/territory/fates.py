"""What became of the communes of a year: kept, merged, split, recoded, or shared out. Pure."""

import pandas as pd

from generator.codes import departement_of
from generator.territory.geography import BEGINNING, OPEN_END, PRESENT

SPLITS = ("20", "21")  # INSEE's movements that make a commune out of a part of another
UNCHANGED, ENLARGED, SPLIT = "inchangee", "agrandie", "scindee"
MERGED, RECODED, SHARED_OUT = "fusionnee", "recodee", "partagee"
FATES_FR = {
    UNCHANGED: "inchangées",
    ENLARGED: "ont gardé leur code et reçu une autre commune",
    SPLIT: "ont gardé leur code et perdu un morceau, redevenu commune",
    MERGED: "fusionnées, suivies vers leur commune d’aujourd’hui",
    RECODED: "ont seulement changé de code",
    SHARED_OUT: "partagées entre plusieurs communes, non suivies",
}
# What is done with a figure that adds up, by fate of its commune.
RULES_FR = {
    UNCHANGED: "le chiffre est repris tel quel",
    ENLARGED: "additionné à ceux des communes reçues ; inconnu si l’un manque",
    SPLIT: "reste à la commune qui garde le code, pour l’année d’alors : le fichier officiel ne"
    " dit pas les parts des morceaux, qui n’ont de chiffre que le leur",
    MERGED: "additionné à ceux des communes fusionnées ; inconnu si l’un manque",
    RECODED: "repris sous le nouveau code",
    SHARED_OUT: "abandonné : aucune commune n’en est la seule héritière",
}
COLUMNS = {
    "historic_code": "string",
    "commune_code": "string",
    "fate_id": "string",
    "has_new_departement": "bool",
}


def commune_fates(history: pd.DataFrame, movements: pd.DataFrame, year: int) -> pd.DataFrame:
    """Say what became of each commune that existed on 1 January of a year.

    Parameters
    ----------
    history : DataFrame
        Of `commune_history`.
    movements : DataFrame, one row per official movement
        ``movement_code``, ``effective_date``, ``type_before``, ``code_before``, ``type_after``,
        ``code_after``.
    year : int
        1943 at the earliest.

    Returns
    -------
    DataFrame, one row per commune of that year
        ``historic_code``, ``commune_code`` (of today, blank when shared out), ``fate_id`` (a key
        of `FATES_FR`), ``has_new_departement``.

    Notes
    -----
    A commune that both received another and lost a part is told as split, since its figures of
    that year cover more than its territory of today.
    """
    day = f"{year}-01-01"
    alive = history[(history["valid_from"] <= day) & (day < history["valid_to"])]
    whole = movements[(movements["type_before"] == PRESENT) & (movements["type_after"] == PRESENT)]
    lost = _shared_out(history, whole, day)
    rows = alive[["historic_code", "commune_code"]].copy()
    kept = rows["historic_code"] == rows["commune_code"]
    many = rows.groupby("commune_code")["historic_code"].transform("size") > 1
    later = whole[(whole["effective_date"] > day) & whole["movement_code"].isin(SPLITS)]
    given = set(later.loc[later["code_before"] != later["code_after"], "code_before"])
    fate = pd.Series(UNCHANGED, rows.index, dtype="string")
    fate = fate.mask(kept & many, ENLARGED).mask(~kept, MERGED).mask(~kept & ~many, RECODED)
    rows["fate_id"] = fate.mask(kept & rows["historic_code"].isin(given), SPLIT)
    here, there = (rows[name].map(departement_of) for name in ("historic_code", "commune_code"))
    rows["has_new_departement"] = here != there
    gone = pd.DataFrame({"historic_code": sorted(lost), "commune_code": pd.NA})
    gone = gone.assign(fate_id=SHARED_OUT, has_new_departement=False)
    both = pd.concat([rows.astype(COLUMNS), gone.astype(COLUMNS)])
    return both.sort_values("historic_code", ignore_index=True)


def fate_counts(fates: pd.DataFrame) -> dict[str, int]:
    """Count the communes of a year: all, resolved, by fate, and those of another département."""
    sizes = fates["fate_id"].value_counts()
    counts = {fate: int(sizes.get(fate, 0)) for fate in FATES_FR}
    return {
        "communes": len(fates),
        "suivies": len(fates) - counts[SHARED_OUT],
        **counts,
        "autre_departement": int(fates["has_new_departement"].sum()),
    }


def _shared_out(history: pd.DataFrame, whole: pd.DataFrame, day: str) -> set[str]:
    """List the communes alive that day whose territory went to several, so that none follows."""
    after = whole[whole["effective_date"] > day]
    last_days = after.groupby("code_before")["effective_date"].min()
    born = whole[whole["effective_date"] <= day].groupby("code_after")["effective_date"].max()
    ended = whole[whole["effective_date"] <= day].groupby("code_before")["effective_date"].max()
    covered = history[(history["valid_from"] <= day) & (day < history["valid_to"])]
    unseen = set(last_days.index) - set(covered["historic_code"])
    # A code born after that day, were it on the very day it ended, is not one of its communes.
    first = after.groupby("code_after")["effective_date"].min()
    return {
        code
        for code in unseen
        if first.get(code, OPEN_END) > last_days[code]
        and ended.get(code, BEGINNING) <= born.get(code, BEGINNING)
    }
