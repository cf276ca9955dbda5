"""Make the demonstration's published tables as texts that can be compared line by line."""

from datetime import date
from pathlib import Path

import pandas as pd

from generator import demonstration, plans, runs
from generator.settings import shipped
from generator.warehouse.frames import GEOMETRY
from generator.warehouse.workspace import Workspace

FOLDER = Path(__file__).parent / "demo"
TABLES = tuple(sorted(path.stem for path in (shipped("sql") / "8_publication").glob("*.sql")))
DAY = date(2026, 11, 22)  # the law of that day, so that verdicts do not move with the calendar
DECIMALS = 6  # tables are byte-identical on one machine; another libm may differ further on


def demo_build(folder: Path) -> tuple[runs.Plan, runs.Build]:
    """Build the demonstration in an empty folder."""
    workspace = Workspace(folder)
    workspace.create()
    plan = plans.plan_for(folder, mirror=None, demo=True, today=DAY)
    demonstration.prepare(workspace, plan.data)
    return plan, runs.run(plan)


def published(folder: Path) -> dict[str, str]:
    """Return each published table of the demonstration as CSV text, outlines left out."""
    plan, build = demo_build(folder)
    return {name: _text(plan.store.read(build, name)) for name in TABLES}


def _text(table: pd.DataFrame) -> str:
    # An outline is thousands of decimals that nobody reads; the maps have tests of their own.
    table = table.drop(columns=GEOMETRY, errors="ignore")
    numbers = table.select_dtypes("Float64").columns
    rounded = table.assign(**{name: table[name].round(DECIMALS) for name in numbers})
    return rounded.to_csv(index=False, lineterminator="\n")
