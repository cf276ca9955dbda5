"""Which column of a list is which, by its title; a title that is not known is never read."""

from collections.abc import Iterable

from generator.errors import DataError, Fault
from generator.folding import fold_name

TITLES = {
    "siret": ("siret", "numero siret", "n siret", "no siret", "siret etablissement"),
    "kind": ("genre", "type", "type de structure", "statut", "type siae", "dispositif"),
    "brand": ("enseigne", "nom commercial", "nom usuel"),
    "name": (
        "nom", "nom de la structure", "structure", "raison sociale", "denomination", "libelle",
    ),
    "commune_code": (
        "code commune", "code insee", "insee", "code insee commune", "commune code",
        "code commune insee",
    ),
    "commune_name": ("commune", "ville", "nom commune", "nom de la commune", "localite"),
    "departement": ("departement", "code departement", "dep", "dept", "num departement"),
    "postal_code": ("code postal", "cp"),
    "naf": ("naf", "ape", "code naf", "code ape"),
    "activity": ("activite", "activites", "secteur", "secteur d activite", "description", "objet"),
    "legal_category": (
        "categorie juridique", "code categorie juridique", "forme juridique", "nature juridique",
    ),
}  # fmt: skip
FIELDS = {title: field for field, titles in TITLES.items() for title in titles}


def recognised(titles: Iterable[str], where: str) -> dict[str, str]:
    """Return the title of each field found.

    Raises
    ------
    DataError
        If no column is the SIRET, or two are the same field.
    """
    found: dict[str, list[str]] = {}
    for title in titles:
        field = FIELDS.get(fold_name(title))
        if field:
            found.setdefault(field, []).append(title)
    remedy = "ne laissez ce titre qu'à une colonne"
    faults = [
        Fault(f"deux colonnes disent la même chose : {' et '.join(same)}", where, remedy=remedy)
        for same in found.values()
        if len(same) > 1
    ]
    if "siret" not in found:
        what, remedy = "aucune colonne n'est le SIRET", "donnez-lui le titre « siret »"
        faults.append(Fault(what, where, remedy=remedy))
    if faults:
        raise DataError(*faults)
    return {field: same[0] for field, same in found.items()}
