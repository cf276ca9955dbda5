"""Read what the register workbook is made of, from the one file that says it."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import yaml
from pydantic import ValidationError

from generator.catalogues import Catalogue
from generator.errors import CatalogueError, Fault
from generator.folding import fold_name
from generator.resources.sheets import Dictionary

FILE = "register_sheets.yaml"
KINDS_LIST = "resource_kinds"
CARRIERS_LIST, ACTIVITIES_LIST, FACTS_LIST = "carriers", "activities", "carrier_facts"
Labels = Mapping[str, str]
NOTHING: Labels = {}


def dictionary_of(data: Path, catalogue: Catalogue) -> Dictionary:
    """Read the dictionary with all the lists that the catalogue gives, the workspace's included."""
    return read_dictionary(
        data,
        _told_apart({kind.id: kind.label_fr for kind in catalogue.resource_kinds.values()}),
        {
            CARRIERS_LIST: _told_apart(
                {one.id: one.label_fr for one in catalogue.carriers.values()}
            ),
            ACTIVITIES_LIST: _told_apart(
                {one.id: one.label_fr for one in catalogue.activities.values()}
            ),
            FACTS_LIST: _told_apart(
                {one.id: one.question_fr for one in catalogue.carrier_facts.values()}
            ),
        },
    )


def _told_apart(labels: Labels) -> Labels:
    """Add its identifier to each label that another shares: a copied activity keeps its name."""
    shared = Counter(fold_name(label) for label in labels.values())
    return {
        one: f"{label} ({one})" if shared[fold_name(label)] > 1 else label
        for one, label in labels.items()
    }


def read_dictionary(
    data: Path, kinds: Labels, others: Mapping[str, Labels] | None = None
) -> Dictionary:
    """Read ``data/register_sheets.yaml``, with the catalogue's kinds of resource as a list.

    Parameters
    ----------
    data
        The folder of what ships with the house.
    kinds
        Identifier and French label of each kind of resource, the workspace's own included.
    others
        The same for carriers, activities and facts; a list that is not given admits nothing.

    Raises
    ------
    CatalogueError
        If the file is missing or does not hold together.
    """
    try:
        content = yaml.safe_load((data / FILE).read_text(encoding="utf-8"))
        given = {KINDS_LIST: kinds, **(others or {})}
        for name in (KINDS_LIST, CARRIERS_LIST, ACTIVITIES_LIST, FACTS_LIST):
            content["lists"][name] = [
                {"id": one, "label_fr": label} for one, label in given.get(name, NOTHING).items()
            ]
        return Dictionary.model_validate(content)
    except FileNotFoundError as error:
        remedy = f"remettez le fichier data/{FILE} livré avec le logiciel"
        raise CatalogueError(Fault("ce fichier est absent", FILE, remedy=remedy)) from error
    except (yaml.YAMLError, KeyError, TypeError) as error:
        what = "ce fichier n'est pas un YAML de clés lists et sheets"
        raise CatalogueError(Fault(what, FILE)) from error
    except ValidationError as error:
        raise CatalogueError(
            *(
                Fault(found["msg"], f"{FILE}, {'.'.join(str(part) for part in found['loc'])}")
                for found in error.errors()
            )
        ) from error
