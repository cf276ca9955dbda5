"""The codes of public nomenclatures that the catalogue cites, and those that do not exist."""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from generator.catalogues.tables import Catalogue
from generator.errors import Fault

# The names people know; a key is what a caller gives codes by.
NOMENCLATURES = {"naf": "NAF rév. 2", "bpe": "BPE (libellés de 2013)", "rome": "ROME 2021-07"}
NOTHING_KNOWN: Mapping[str, Collection[str]] = MappingProxyType({})
REMEDY = "choisissez un code d'après son libellé, en suivant data/README.md"


def cited_codes(catalogue: Catalogue) -> dict[str, list[tuple[str, str]]]:
    """List, by nomenclature, each place of the catalogue that cites a code, and the code."""
    activities = {
        f"activities/{activity.id}.yaml": activity for activity in catalogue.activities.values()
    }
    links = [
        (f"filieres.yaml, « {chain.id} », maillon « {link.id} »", link)
        for chain in catalogue.value_chains.values()
        for link in chain.links
    ]
    return {
        "naf": [(where, code) for where, a in activities.items() for code in a.naf.codes],
        "bpe": [
            *((w, code) for w, a in activities.items() for code in a.equipment.substitutes),
            *((where, code) for where, link in links for code in link.evidence.equipment_types),
        ],
        "rome": [(where, code) for where, a in activities.items() for code in a.skills.codes],
    }


def unknown_codes(
    catalogue: Catalogue, known_codes: Mapping[str, Collection[str]]
) -> Iterator[Fault]:
    """Tell of each code cited that its nomenclature does not hold; one not given checks nothing.

    Parameters
    ----------
    known_codes
        The codes of a whole nomenclature, by key of ``NOMENCLATURES``.
    """
    for key, places in cited_codes(catalogue).items():
        known = known_codes.get(key)
        if known is None:
            continue
        for where, code in places:
            if code not in known:
                what = f"le code « {code} » n'est pas dans la nomenclature {NOMENCLATURES[key]}"
                yield Fault(what, where, remedy=REMEDY)
