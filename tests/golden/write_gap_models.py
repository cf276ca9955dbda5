"""Rewrite the gap coefficients that the demonstration ships, from a build of the whole country.

``python -m tests.golden.write_gap_models WORKSPACE``, once ``generateur run`` has built France
there; then the types of the demonstration are kept, as they were fitted on all the EPCIs.
"""

import sys
from pathlib import Path

import pandas as pd

from generator.settings import shipped
from generator.warehouse.store import Store
from generator.warehouse.workspace import Workspace

FILE = "land_gap_models.csv"


def shipped_models(models: pd.DataFrame, demo: Path) -> pd.DataFrame:
    """Keep the types that the demonstration compares with the country."""
    types = pd.read_csv(demo / "land_norms.csv", dtype="string")["type_code"].unique()
    return models[models["type_code"].isin(types)]


if __name__ == "__main__":
    store = Store(Workspace(Path(sys.argv[1])).warehouse)
    folder = shipped("data") / "demo"
    kept = shipped_models(store.read(store.build(), "calc_gap_models"), folder)
    kept.to_csv(folder / FILE, index=False, lineterminator="\n")
    print(f"{FILE} : {kept['type_code'].nunique()} types")
