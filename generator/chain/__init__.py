"""The order of the whole house: the models of sql/, and the few tables that Python makes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb

from generator.catalogues import Catalogue
from generator.catalogues.criteria import PREFIX, Criterion, read_criterion
from generator.chain.governance import governance_step
from generator.chain.needs import need_tables
from generator.chain.opportunities import (
    carrier_table,
    coalition_table,
    fit_table,
    opportunity_tables,
    readings_table,
)
from generator.chain.territory import territory_tables
from generator.warehouse.building import Step
from generator.warehouse.fingerprints import code_hash
from generator.warehouse.models import build_order, read_folder

HOUSE = Path(__file__).parents[1]
# The code a Python table may use: a change of any of it makes every Python table again.
DECIDING = (
    "territory",
    "needs",
    "resources",
    "opportunities",
    "carriers",
    "cooperation",
    "catalogues",
    "disclosure",
    "french.py",
    "folding.py",
    "gap_terms.py",
    "codes.py",
    "contracts.py",
    "chain",
)


def steps(
    sql: Path,
    con: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
    today: date,
    given: Sequence[str],
    criteria: list[Criterion] | None = None,
) -> list[Step]:
    """List every table to make, SQL and Python, each after those it reads.

    ``criteria`` carry the weights that people chose; without them, those of the headers stand.
    """
    models = read_folder(sql, con)
    if criteria is None:
        criteria = [read_criterion(m.name, m.header) for m in models if m.name.startswith(PREFIX)]
    tables = [
        *territory_tables(),
        *need_tables(catalogue),
        *opportunity_tables(criteria),
        carrier_table(catalogue, today),
        fit_table(catalogue, today),
        coalition_table(catalogue, today),
        governance_step(catalogue, today),
        readings_table(catalogue, today),
    ]
    code = code_hash(*(HOUSE / place for place in DECIDING))
    made: list[Step] = [*models, *(replace(table, code=code) for table in tables)]
    return build_order(made, given=given)
