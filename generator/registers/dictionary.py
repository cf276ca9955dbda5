"""Read what the register workbook is made of, from the one file that says it."""

from collections.abc import Mapping
from pathlib import Path

import yaml
from pydantic import ValidationError

from generator.errors import CatalogueError, Fault
from generator.resources.sheets import Dictionary

FILE = "register_sheets.yaml"
KINDS_LIST = "resource_kinds"


def read_dictionary(data: Path, kinds: Mapping[str, str]) -> Dictionary:
    """Read ``data/register_sheets.yaml``, with the catalogue's kinds of resource as a list.

    Parameters
    ----------
    data
        The folder of what ships with the house.
    kinds
        Identifier and French label of each kind of resource, the workspace's own included.

    Raises
    ------
    CatalogueError
        If the file is missing or does not hold together.
    """
    try:
        content = yaml.safe_load((data / FILE).read_text(encoding="utf-8"))
        content["lists"][KINDS_LIST] = [
            {"id": kind, "label_fr": label} for kind, label in kinds.items()
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
