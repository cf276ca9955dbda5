"""What may be noted of an activity once it has started, and what makes such a fact wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.errors import Fault

OPENED, STOPPED = "ouverture", "arret"
Row = Mapping[str, str | None]


@dataclass(frozen=True)
class Fact:
    """One kind of fact: its name in words, and what its value counts; without a unit, nothing."""

    label_fr: str
    unit_fr: str = ""
    is_whole: bool = False
    is_persons: bool = False


FACTS = {
    OPENED: Fact("Ouverture"),
    "emplois_etp": Fact("Emplois", "équivalents temps plein, ce jour-là"),
    "usagers": Fact("Usagers", "personnes servies en douze mois", is_whole=True, is_persons=True),
    "chiffre_affaires_eur": Fact("Chiffre d’affaires", "euros en douze mois"),
    "partenaires": Fact("Partenaires", "structures engagées, ce jour-là", is_whole=True),
    STOPPED: Fact("Arrêt"),
}
# Why an activity stops, as the field codes it (domain notes, § 1.5).
CAUSES = {
    "offre_existante": "une offre existait déjà",
    "sans_porteur": "plus de porteur",
    "non_solvable": "recettes insuffisantes",
    "sans_site": "plus de lieu",
    "retrait_collectivite": "retrait de la collectivité",
    "hors_loi": "cadre légal perdu",
    "transferee": "transférée à une autre structure",
}


def fact_faults(row: Row, where: str) -> list[Fault]:
    """Return what is wrong in the fact of one line: its kind, its value, its cause."""
    name, value, cause = (row[column] for column in ("fact", "value", "cause"))
    if name is None:
        return []
    fact = FACTS.get(name)
    if fact is None:
        remedy = f"choisissez parmi {', '.join(FACTS)}"
        return [Fault(f"fait inconnu « {name} »", where, remedy=remedy)]
    return [*_value_faults(name, fact, value, where), *_cause_faults(name, cause, where)]


def amount(text: str) -> float | None:
    """Read a number as French spreadsheets write it; None when it is none, or is under zero."""
    try:
        read = float(text.replace("\u202f", "").replace("\u00a0", "").replace(",", "."))
    except ValueError:
        return None
    return read if 0 <= read < float("inf") else None


def _value_faults(name: str, fact: Fact, value: str | None, where: str) -> list[Fault]:
    if not fact.unit_fr:
        remedy = "laissez la case value vide : la date dit tout"
        return [Fault(f"« {name} » ne se compte pas", where, value, remedy)] if value else []
    if value is None:
        remedy = "écrivez le nombre ; s'il est inconnu, n'écrivez pas la ligne"
        return [Fault(f"« {name} » demande un nombre", where, remedy=remedy)]
    read = amount(value)
    if read is None or (fact.is_whole and not read.is_integer()):
        kind = "entier, zéro ou plus" if fact.is_whole else "zéro ou plus"
        remedy = f"écrivez un nombre {kind}, sans unité : {fact.unit_fr}"
        return [Fault(f"« {name} » n'est pas un nombre lisible", where, value, remedy)]
    return []


def _cause_faults(name: str, cause: str | None, where: str) -> list[Fault]:
    if name != STOPPED:
        remedy = f"laissez la case cause vide, ou notez le fait « {STOPPED} »"
        return [Fault("seul un arrêt a une cause", where, cause, remedy)] if cause else []
    if cause in CAUSES:
        return []
    what = f"cause inconnue « {cause} »" if cause else "un arrêt demande sa cause"
    return [Fault(what, where, remedy=f"choisissez parmi {', '.join(CAUSES)}")]
