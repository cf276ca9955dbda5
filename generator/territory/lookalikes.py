"""The territories alike, explained, and what most of them have that one lacks. Pure."""

from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from generator.french import is_known, listed, number, percent
from generator.territory.likeness import COLUMNS as NEAREST_COLUMNS
from generator.territory.likeness import (
    DENSITY,
    GROWTH,
    INCOME,
    POPULATION,
    Traits,
    lookalikes,
    read_traits,
)

ENOUGH_OF_THEM = 7  # of ten: a type that most territories alike have, beyond a narrow majority
EXAMPLES = 2
# Within these, two territories are told as the same: choices of the project, for reading only.
SAME_SIZE, SAME_DENSITY, SAME_INCOME = 0.10, 0.15, 0.03
SAME_GROWTH = 0.002  # a fifth of a point a year
# From twice on, a ratio reads better than a share; from ten times on, without decimals.
TWICE, MANY_TIMES = 2, 10
SAME_RURALITY = 0.70  # share of people in the same kinds of communes
COLUMNS = NEAREST_COLUMNS | {"sentence_fr": "string"}
TYPE_COLUMNS = {
    "epci_code": "string",
    "type_code": "string",
    "lookalike_count": "Int64",
    "having_count": "Int64",
    "equipment_year": "Int64",
    "sentence_fr": "string",
}

Frames = Mapping[str, pd.DataFrame]


def explained_lookalikes(frames: Frames) -> pd.DataFrame:
    """Find the territories alike and say, for each, what is near and what differs.

    Parameters
    ----------
    frames
        ``core_epcis``, ``core_epci_figures``, ``core_epci_growth``, ``core_epci_ruralities``.

    Returns
    -------
    DataFrame, at most ten rows per EPCI
        `COLUMNS`; empty where fewer than eleven territories are loaded.
    """
    traits = read_traits(
        frames["core_epcis"],
        frames["core_epci_figures"],
        frames["core_epci_growth"],
        frames["core_epci_ruralities"],
    )
    found = lookalikes(traits)
    told = [
        likeness_sentence(traits, str(here), str(there))
        for here, there in zip(found["epci_code"], found["lookalike_code"], strict=True)
    ]
    return found.assign(sentence_fr=pd.array(told, dtype="string")).astype(COLUMNS)


def likeness_sentence(traits: Traits, here: str, there: str) -> str:
    """Say of the territory there what is as here, what differs, and what could not be compared."""
    mine, other = traits.figures.loc[here].to_dict(), traits.figures.loc[there].to_dict()
    told = [
        _size(mine[POPULATION], other[POPULATION]),
        _density(mine[DENSITY], other[DENSITY]),
        _income(mine[INCOME], other[INCOME]),
        _growth(mine[GROWTH], other[GROWTH]),
        _rurality(traits, here, there),
    ]
    near = [text for is_near, text in told if is_near]
    far = [text for is_near, text in told if is_near is False]
    unknown = [text for is_near, text in told if is_near is None]
    parts = [("proche", near), ("diffère", far), ("non comparé", unknown)]
    texts = [f"{name} : {listed(items)}" for name, items in parts if items]
    whole = " ; ".join(texts)
    return f"{whole[0].upper()}{whole[1:]}."


Told = tuple[bool | None, str]


def _size(mine: float, other: float) -> Told:
    people = f"({number(other)} hab.)"
    if abs(other / mine - 1) <= SAME_SIZE:
        return True, f"même taille {people}"
    return False, f"{_more(mine, other, 'peuplé')} {people}"


def _density(mine: float, other: float) -> Told:
    if not (is_known(mine) and is_known(other)):
        return None, "densité"
    heads = f"({number(other)} hab./km²)"
    if abs(other / mine - 1) <= SAME_DENSITY:
        return True, f"même densité {heads}"
    return False, f"{_more(mine, other, 'dense')} {heads}"


def _income(mine: float, other: float) -> Told:
    if not (is_known(mine) and is_known(other)):
        return None, "revenu (inconnu ici)" if not is_known(mine) else "revenu (inconnu là-bas)"
    if abs(other / mine - 1) <= SAME_INCOME:
        return True, f"même revenu médian ({number(other)} €)"
    way = "haut" if other > mine else "bas"
    return False, f"revenu plus {way} de {percent(abs(other / mine - 1), 0)}"


def _growth(mine: float, other: float) -> Told:
    if not (is_known(mine) and is_known(other)):
        return None, "évolution de la population"
    if abs(other - mine) <= SAME_GROWTH:
        return True, f"même évolution de la population ({_signed(other)} par an)"
    return False, f"population à {_signed(other)} par an contre {_signed(mine)} ici"


def _rurality(traits: Traits, here: str, there: str) -> Told:
    mine, other = (traits.ruralities.loc[code].to_numpy(np.float64) for code in (here, there))
    if mine.size == 0 or np.isnan(mine).any() or np.isnan(other).any():
        return None, "types de communes rurales"
    same = float(np.minimum(mine, other).sum())
    if same >= SAME_RURALITY:
        return True, "mêmes types de communes"
    return False, f"types de communes communs à {percent(same, 0)} des habitants seulement"


def _more(mine: float, other: float, adjective: str) -> str:
    way = "plus" if other > mine else "moins"
    if other / mine >= TWICE:
        return (
            f"{number(other / mine, 0 if other / mine >= MANY_TIMES else 1)} fois plus {adjective}"
        )
    return f"{way} {adjective} de {percent(abs(other / mine - 1), 0)}"


def _signed(share: float) -> str:
    told = percent(share)
    return f"+{told}" if share > 0 and told != percent(0) else told


def types_elsewhere(
    near: pd.DataFrame, equipment: pd.DataFrame, names: pd.DataFrame, labels: pd.DataFrame
) -> pd.DataFrame:
    """List what at least seven of the ten territories alike have, and this one has not.

    Parameters
    ----------
    near : DataFrame, one row per EPCI and territory alike
        ``epci_code``, ``lookalike_position``, ``lookalike_code``.
    equipment : DataFrame, one row per EPCI and type, a true zero included
        ``epci_code``, ``type_code``, ``year``, ``equipment_count``.
    names : DataFrame, one row per EPCI
        ``epci_code``, ``epci_name``.
    labels : DataFrame, one row per code of a nomenclature
        ``nomenclature_id``, ``code``, ``label_fr``, ``year``.

    Returns
    -------
    DataFrame, one row per EPCI and type
        `TYPE_COLUMNS`. ``lookalike_count`` counts those alike that the census covers.
    """
    held = equipment[["epci_code", "type_code", "year", "equipment_count"]]
    lacking = held[held["equipment_count"] == 0]
    there = near.merge(held, left_on="lookalike_code", right_on="epci_code", suffixes=("", "_far"))
    there = there[["epci_code", "type_code", "lookalike_position", "lookalike_code",
                   "equipment_count"]]  # fmt: skip
    pairs = lacking[["epci_code", "type_code", "year"]].merge(there, on=["epci_code", "type_code"])
    pairs = pairs.assign(has_it=pairs["equipment_count"] > 0)
    counts = pairs.groupby(["epci_code", "type_code", "year"], as_index=False).agg(
        lookalike_count=("has_it", "size"), having_count=("has_it", "sum")
    )
    counts = counts[counts["having_count"] >= ENOUGH_OF_THEM]
    if counts.empty:
        return pd.DataFrame(columns=list(TYPE_COLUMNS)).astype(TYPE_COLUMNS)
    counts = counts.rename(columns={"year": "equipment_year"})
    shown = pairs[pairs["has_it"]].merge(counts[["epci_code", "type_code"]])  # a sixth of them
    first = shown.sort_values(["epci_code", "type_code", "lookalike_position"])
    known = names.set_index("epci_code")["epci_name"]
    first = first.groupby(["epci_code", "type_code"]).head(EXAMPLES)
    where = first["lookalike_code"].map(known).groupby([first["epci_code"], first["type_code"]])
    examples = where.agg(lambda found: listed([str(name) for name in found])).rename("examples")
    rows = counts.merge(examples, left_on=["epci_code", "type_code"], right_index=True, how="left")
    last = labels[labels["nomenclature_id"] == "bpe_type"].sort_values("year")
    wording = last.drop_duplicates("code", keep="last").set_index("code")["label_fr"]
    told = [_elsewhere(row, wording.get(row["type_code"])) for row in rows.to_dict("records")]
    rows = rows.assign(sentence_fr=pd.array(told, dtype="string"))
    return rows.sort_values(["epci_code", "type_code"])[list(TYPE_COLUMNS)].astype(TYPE_COLUMNS)


def _elsewhere(row: Mapping[Hashable, Any], label: object) -> str:
    name = str(label) if is_known(label) else f"Équipement {row['type_code']}, sans libellé connu"
    return (
        f"{name} : présent dans {row['having_count']} des {row['lookalike_count']} territoires"
        f" semblables (par exemple {row['examples']}), absent ici (BPE {row['equipment_year']})."
    )
