"""What was loaded of a territory as the tables the publication reads, with their very columns."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from generator.review.models import Territory

KINDS = "columns"  # where a build keeps the columns of each table and what they hold
# Missing never turns into zero, as where the publication reads its files.
DTYPES = {"string": "string", "int64": "Int64", "double": "Float64", "bool": "boolean"}


def frames(territory: Territory, names: Iterable[str]) -> dict[str, pd.DataFrame]:
    """Read published tables of one territory; one without a row keeps its columns.

    Parameters
    ----------
    names
        Tables whose rows speak of a territory.
    """
    kinds = territory.build.tables[KINDS]
    return {
        name: frame(territory.rows(name), kinds[name]).assign(epci_code=territory.epci_code)
        for name in names
    }


def frame(rows: Iterable[Mapping[str, Any]], kinds: Mapping[str, str]) -> pd.DataFrame:
    """Make a table of rows, each column of the kind it was published with."""
    made = pd.DataFrame(list(rows), columns=list(kinds), dtype="object")
    return made.astype({name: DTYPES[kind] for name, kind in kinds.items()})
