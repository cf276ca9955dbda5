"""The short lists about carriers: what they name must exist, be told once, and be in bounds."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import pandas as pd

from generator.catalogues.tables import Catalogue
from generator.errors import Fault
from generator.french import is_known

WEIGHT_BOUND = 2

Row = Mapping[str, Any]


@dataclass(frozen=True)
class ShortList:
    """A list: its line's name, what must be filled, what it names, what may be told only once."""

    name: str
    key: str
    filled: tuple[str, ...]
    named: Mapping[str, str]  # column, and the word for what it names
    once: tuple[str, ...]
    once_fr: str


FIT = ShortList(
    "carrier_fit",
    "fit_id",
    ("signal_id", "carrier_id", "weight"),
    {"signal_id": "le signal", "carrier_id": "le porteur"},
    ("signal_id", "carrier_id"),
    "ce signal a déjà un poids pour ce porteur",
)
SIGNALS = ShortList(
    "carrier_signals",
    "signal_id",
    ("signal_order", "group_id", "label_fr", "check_fr"),
    {},
    ("label_fr",),
    "un autre signal a déjà ce libellé",
)
SIGNAL_RESOURCES = ShortList(
    "signal_resources",
    "match_id",
    ("signal_id", "resource_kind_id", "is_registered", "said_fr"),
    {"signal_id": "le signal", "resource_kind_id": "la ressource"},
    ("signal_id", "resource_kind_id"),
    "cette ressource dit déjà ce signal",
)
EXISTING = ShortList(
    "existing_carriers",
    "match_id",
    ("structure_kind", "is_enough", "label_fr", "met_fr", "check_fr"),
    {"structure_kind": "la structure", "carrier_id": "le porteur"},
    ("structure_kind", "status_code"),
    "cette sorte de structure et ce statut ont déjà une ligne",
)
ROLES = ShortList(
    "coalition_roles",
    "resource_kind_id",
    ("role_id", "why_fr"),
    {"resource_kind_id": "la ressource", "role_id": "le rôle"},
    ("resource_kind_id",),
    "cette ressource a déjà un rôle",
)


def carrier_list_faults(
    lists: Mapping[str, pd.DataFrame], catalogue: Catalogue, roles: Collection[str]
) -> Iterator[Fault]:
    """Find every fault of the lists about carriers.

    Parameters
    ----------
    lists
        As ``read_lists`` gives them.
    roles
        The roles that an actor may hold.
    """
    known: dict[str, Collection[str]] = {
        "signal_id": list(lists["land_carrier_signals"]["signal_id"]),
        "carrier_id": catalogue.carriers,
        "resource_kind_id": catalogue.resource_kinds,
        "structure_kind": list(lists["land_structure_kinds"]["structure_kind"]),
        "role_id": roles,
    }
    for one in (SIGNALS, SIGNAL_RESOURCES, EXISTING, ROLES):
        yield from _faults(one, lists[f"land_{one.name}"], known)
    yield from _statuses(lists["land_existing_carriers"])
    yield from fit_faults(lists["land_carrier_fit"], known["signal_id"], catalogue.carriers)


def fit_faults(
    weights: pd.DataFrame, signals: Collection[str], carriers: Collection[str]
) -> Iterator[Fault]:
    """Find every weight of an unknown signal or carrier, written twice, or out of −2 to 2."""
    yield from _faults(FIT, weights, {"signal_id": signals, "carrier_id": carriers})
    for row in weights.dropna(subset="weight").to_dict("records"):
        if row["weight"] != round(row["weight"]) or abs(row["weight"]) > WEIGHT_BOUND:
            what = f"le poids doit être un nombre entier de −{WEIGHT_BOUND} à {WEIGHT_BOUND}"
            yield _fault(FIT, row[FIT.key], what)


def _faults(
    one: ShortList, rows: pd.DataFrame, known: Mapping[str, Collection[str]]
) -> Iterator[Fault]:
    for row in rows.to_dict("records"):
        told = {str(name): cell for name, cell in row.items()}
        yield from _row_faults(one, told, known)
    for name in rows.loc[rows.duplicated(list(one.once)), one.key]:
        yield _fault(one, name, one.once_fr)


def _row_faults(one: ShortList, row: Row, known: Mapping[str, Collection[str]]) -> Iterator[Fault]:
    name = row[one.key]
    for column in one.filled:
        if not is_known(row[column]):
            yield _fault(one, name, f"la colonne « {column} » est vide")
    for column, noun in one.named.items():
        word = row[column]
        if is_known(word) and word not in known[column]:
            agreed = "inconnue" if noun.startswith("la ") else "inconnu"
            near = get_close_matches(word, known[column], n=1)
            hint = f"vouliez-vous écrire « {near[0]} » ? Sinon, " if near else ""
            yield _fault(one, name, f"{noun} « {word} » est {agreed}", hint)


def _statuses(rows: pd.DataFrame) -> Iterator[Fault]:
    """Find a status told apart where the kind has a line for every status: both would be read."""
    whole = set(rows.loc[rows["status_code"].isna(), "structure_kind"].dropna())
    both = rows["status_code"].notna() & rows["structure_kind"].isin(whole)
    for name in rows.loc[both, EXISTING.key]:
        yield _fault(EXISTING, name, "une ligne sans statut vaut déjà pour toute cette sorte")


def _fault(one: ShortList, name: object, what: str, hint: str = "") -> Fault:
    where = f"{one.name}.csv, ligne « {name} »"
    return Fault(what, where=where, remedy=f"{hint}corrigez cette ligne")
