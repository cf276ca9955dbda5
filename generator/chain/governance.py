"""The table of governance that Python makes of the registers' structures."""

import json
from collections.abc import Mapping
from datetime import date

import pandas as pd

from generator.carriers.governance_table import governance_table
from generator.carriers.structure_register import SHEETS, Law, named_lines, read_registered
from generator.catalogues import Catalogue
from generator.disclosure import persons_threshold
from generator.warehouse.building import PythonTable

LANDED = "land_register_"


def governance_step(catalogue: Catalogue, today: date) -> PythonTable:
    """Hold each structure of the registers against the law of ``today``."""
    law = Law(catalogue.carriers, catalogue.carrier_facts)
    known = [*law.carriers.values(), *law.facts.values()]
    rules = json.dumps([one.model_dump(mode="json") for one in known])

    def make(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
        tables = {name: frames[f"{LANDED}{name}"] for name in SHEETS}
        found = read_registered(tables, law, named_lines(tables))
        persons_min = persons_threshold(frames["land_thresholds"])
        return governance_table(found, law, today, persons_min=persons_min)

    return PythonTable(
        "calc_governance",
        reads=(*(f"{LANDED}{name}" for name in SHEETS), "land_thresholds"),
        keys=("structure_id", "row_position"),
        make=make,
        version=f"{rules} {today}",
    )
