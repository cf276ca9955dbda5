"""A synthetic country put through the whole chain: its landing files, its answers, its register.

Nothing of the chain is replaced: the country comes in as producers' files in the landing shapes,
as a survey already imported, and as registers. Answers are ticked options, which carry their theme:
the naming of free texts is measured elsewhere. Nothing fitted on France comes with the country,
save the chances of feasibility that the house ships: gaps are learned on its own EPCIs.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd
from pyproj import Transformer

from generator import runs
from generator.contracts import LANDINGS
from generator.intake.kept import PROPOSALS_FILE, STATEMENTS_FILE
from generator.intake.replacing import IMPORT_FILE
from generator.needs.answers.statements import PROPOSAL_COLUMNS, STATEMENT_COLUMNS
from generator.sources.arrival.demo import SOURCES_FILE, demo_sources
from generator.warehouse.engine import EngineOptions
from generator.warehouse.workspace import Workspace

from .draws import Draw

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
YEAR = 2026
EQUIPMENT_YEAR = 2018  # that of the types the draws use
TODAY = date(2026, 11, 22)
SURVEY = "pays_invente"
# The classes of the INSEE grid, from the densest, as producers write them.
DENSITIES = dict(
    zip(
        "1234567",
        (
            "Grands centres urbains",
            "Centres urbains intermédiaires",
            "Petites villes",
            "Ceintures urbaines",
            "Bourgs ruraux",
            "Rural à habitat dispersé",
            "Rural à habitat très dispersé",
        ),
        strict=True,
    )
)
REGISTER = ["resource_id", "epci_code", "commune_code", "resource_kind_id", "resource_label_fr"]
REGISTER_DETAILS = ["quantity", "quantity_unit_fr"]
LAMBERT_93 = "EPSG:2154"
# Files that are the same for every country: the labels of codes.
SHARED = ("land_nomenclatures.csv", "land_rome.csv")

Read = Callable[[str], pd.DataFrame]


@dataclass(frozen=True)
class Country:
    """EPCIs, and what some tests add to them.

    Parameters
    ----------
    draws
        One per EPCI. Their communes may have a ``living_area``; without it each EPCI is its own
        living area. Their registers may have a ``quantity`` and its ``quantity_unit_fr``.
    landings
        More rows of landing tables, by the table's name.
    registers
        Other registers of the workspace, by the file's name.
    """

    draws: list[Draw]
    landings: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    registers: Mapping[str, pd.DataFrame] = field(default_factory=dict)


def build(country: Country, folder: Path, today: date = TODAY) -> Read:
    """Run the chain on a country, in a workspace of its own, and return what reads its tables.

    Built again in the same folder on another day, only what the law of the day changes is redone.
    """
    mirror, workspace = folder / "miroir", Workspace(folder / "espace")
    workspace.create()
    mirror.mkdir(exist_ok=True)
    _write_mirror(_landing_tables(country), mirror)
    _write_survey(statements(country.draws), workspace.surveys / SURVEY)
    registers = {"ressources_inventees.csv": _register(country.draws), **country.registers}
    for name, rows in registers.items():
        rows.to_csv(workspace.registers / name, index=False)
    plan = runs.Plan(
        workspace,
        ROOT / "sql",
        DATA,
        demo_sources(mirror),
        today,
        mirror=mirror,
        engine=EngineOptions(threads=2),
    )
    made = runs.run(plan)
    return lambda name: plan.store.read(made, name)


def statements(draws: list[Draw]) -> pd.DataFrame:
    """Turn answers into the statements that an import leaves: one per person and option ticked."""
    rows = pd.concat([draw.answers.assign(epci_code=draw.epci_code) for draw in draws])
    rows = rows.sort_values(["respondent_id", "theme_id"], ignore_index=True)
    is_silent = rows["theme_id"].isna()
    number = rows.groupby("respondent_id").cumcount().add(1).astype("str")
    known = {
        "statement_id": rows["respondent_id"] + "-" + number,
        # one survey a kind of source, as an officer would import the answers and the interviews
        "survey_id": rows["epci_code"] + "-" + rows["source_kind"],
        "statement_text": ("Besoin coché : " + rows["theme_id"]).mask(is_silent),
        "theme_given": rows["theme_id"],
        "is_publishable": ~is_silent,
        "source_row": range(len(rows)),
        "is_without_need": is_silent,
    }
    return rows.assign(**known).reindex(columns=list(STATEMENT_COLUMNS)).astype(STATEMENT_COLUMNS)


def _landing_tables(country: Country) -> dict[str, pd.DataFrame]:
    communes = pd.concat([_placed(draw) for draw in country.draws], ignore_index=True)
    equipment = pd.concat([draw.equipment for draw in country.draws], ignore_index=True)
    named = communes["commune_code"].radd("Commune ")
    x_m, y_m = Transformer.from_crs("EPSG:4326", LAMBERT_93, always_xy=True).transform(
        communes["longitude"], communes["latitude"]
    )
    made = {
        "land_communes": communes.assign(
            commune_name=named,
            commune_type="COM",
            departement_code=communes["commune_code"].str[:2],
        ),
        "land_memberships": pd.concat(
            [
                communes.assign(zone_kind=kind, zone_code=communes[column], zone_name=naming)
                for kind, column, naming in (
                    ("epci", "epci_code", communes["epci_code"].radd("CC ")),
                    ("bassin_vie", "living_area", communes["living_area"].radd("Bassin ")),
                )
            ]
        ).assign(zone_nature="CC"),
        "land_indicators": communes.assign(
            territory_kind="commune",
            territory_code=communes["commune_code"],
            indicator_id="population_municipale",
            value=communes["population"],
        ),
        "land_labels": communes.assign(
            territory_kind="commune",
            territory_code=communes["commune_code"],
            label_kind="density",
            label_fr=communes["density_class"].map(DENSITIES),
        ),
        "land_centres": communes.assign(crs=LAMBERT_93, x_m=x_m, y_m=y_m),
        "land_equipment": equipment.assign(year=EQUIPMENT_YEAR),
    }
    for table, rows in country.landings.items():
        made[table] = pd.concat([made.get(table, pd.DataFrame()), rows], ignore_index=True)
    return made


def _placed(draw: Draw) -> pd.DataFrame:
    return pd.DataFrame({"living_area": f"B{draw.epci_code}"}, index=draw.communes.index).assign(
        **{name: draw.communes[name] for name in draw.communes}, epci_code=draw.epci_code, year=YEAR
    )


def _write_mirror(tables: Mapping[str, pd.DataFrame], mirror: Path) -> None:
    columns = {landing.table: list(landing.schema.columns) for landing in LANDINGS}
    files = list(SHARED)
    for name in SHARED:
        (mirror / name).write_bytes((DATA / "demo" / name).read_bytes())
    for table, rows in tables.items():
        files.append(f"{table}.csv")
        rows.reindex(columns=columns[table]).to_csv(mirror / files[-1], index=False)
    about = {"title": "Pays inventé", "publisher": "projet Générateur", "licence": "Apache-2.0"}
    described = pd.DataFrame({"file": files}).assign(
        **about, address="", vintage="inventé", coverage_fr="Pays inventé pour les tests"
    )
    described.to_csv(mirror / SOURCES_FILE, index=False)


def _write_survey(rows: pd.DataFrame, home: Path) -> None:
    home.mkdir(exist_ok=True)
    empty = pd.DataFrame(columns=list(PROPOSAL_COLUMNS)).astype(PROPOSAL_COLUMNS)
    hashes = {}
    for frame, file, key in (
        (rows, STATEMENTS_FILE, "statements_sha256"),
        (empty, PROPOSALS_FILE, "proposals_sha256"),
    ):
        frame.to_parquet(home / file, index=False)
        hashes[key] = hashlib.sha256((home / file).read_bytes()).hexdigest()
    about = {"survey_id": SURVEY, "is_fictive": True, **hashes}
    (home / IMPORT_FILE).write_text(json.dumps(about), encoding="utf-8")


def _register(draws: list[Draw]) -> pd.DataFrame:
    rows = pd.concat([draw.register.assign(epci_code=draw.epci_code) for draw in draws])
    return rows.reindex(columns=[*REGISTER, *REGISTER_DETAILS])
