"""Invented tables, and a store that holds them as a build does."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from generator.publication.published import TABLES
from generator.warehouse.building import write_frame
from generator.warehouse.engine import connect
from generator.warehouse.store import Build, Store

from .needs import heard, needs
from .opportunities import carriers, coalitions, opportunities, parts
from .small_tables import small_tables
from .territories import communes, territories


def drawing(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314  a drawing of ours, not a stranger's file


def invented_tables() -> dict[str, pd.DataFrame]:
    candidates = opportunities()
    return (
        {
            "out_territories": territories(),
            "out_needs": needs(),
            "out_opportunities": candidates,
            "out_opportunity_parts": parts(candidates),
            "out_opportunity_carriers": carriers(candidates),
            "out_coalitions": coalitions(),
            "out_communes": communes(),
        }
        | heard()
        | small_tables(candidates)
    )


@pytest.fixture(scope="session")
def tables() -> dict[str, pd.DataFrame]:
    return invented_tables()


@pytest.fixture(scope="session")
def store_and_build(tables, tmp_path_factory) -> tuple[Store, Build]:
    return stored(tables, tmp_path_factory.mktemp("entrepot"))


def stored(tables: dict[str, pd.DataFrame], folder: Path, key: str = "cle") -> tuple[Store, Build]:
    """Put frames in a store as a build does; another key adds a build beside the first."""
    store = Store(folder)
    store.tables.mkdir(parents=True, exist_ok=True)
    con = connect()
    keys = {table.name: table.order for table in TABLES}
    records = {}
    for name, rows in tables.items():
        temporary = write_frame(con, store, name, rows, keys.get(name, ()))
        records[name] = store.keep(name, key, temporary, {}, 0.0)
    con.close()
    return store, store.finish(records, {})
