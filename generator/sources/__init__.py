"""The doors in: one file a public source. A file here is a source, and nothing else must know."""

from importlib import import_module
from pkgutil import iter_modules

from generator.contracts import Source
from generator.errors import CatalogueError, Fault


def all_sources() -> dict[str, Source]:
    """Find every source in this folder, by id, in alphabetical order.

    Raises
    ------
    CatalogueError
        If a file of the folder holds no ``SOURCE`` named after it.
    """
    found: dict[str, Source] = {}
    for module in sorted(name for _, name, is_package in iter_modules(__path__) if not is_package):
        source = getattr(import_module(f"{__name__}.{module}"), "SOURCE", None)
        if not isinstance(source, Source) or source.id != module:
            where = f"generator/sources/{module}.py"
            raise CatalogueError(
                Fault(f"il manque SOURCE, une Source d'identifiant « {module} »", where=where)
            )
        found[source.id] = source
    return found
