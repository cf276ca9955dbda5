"""Build one file of sql/ on a few rows: the tables it reads exist, with the house's columns."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
import shapely

from generator.carriers.coalition_table import COLUMNS as COALITION_COLUMNS
from generator.carriers.fit import COLUMNS as FIT_COLUMNS
from generator.carriers.governance_table import GOVERNANCE_COLUMNS
from generator.carriers.proposals import COLUMNS as CARRIER_COLUMNS
from generator.carriers.readings import COLUMNS as RULE_COLUMNS
from generator.carriers.structure_register import SHEETS
from generator.catalogues import read_catalogue
from generator.catalogues.lists import read_lists
from generator.contracts import LANDINGS
from generator.needs.answers.statements import STATEMENT_COLUMNS
from generator.needs.hotspots import COLUMNS as SPOT_COLUMNS
from generator.needs.rates.representativeness import UNHEARD_COLUMNS
from generator.needs.rates.shares import NEED_COLUMNS, PLACE_COLUMNS
from generator.needs.themes.naming import THEME_COLUMNS
from generator.needs.topics.finding import MEMBER_COLUMNS, TOPIC_COLUMNS
from generator.needs.zones import COLUMNS as ZONE_COLUMNS
from generator.opportunities.portfolio import COLUMNS as PORTFOLIO_COLUMNS
from generator.opportunities.sensitivity import COLUMNS as SENSITIVITY_COLUMNS
from generator.partner_lists import LISTED_COLUMNS
from generator.registers.dictionary import read_dictionary
from generator.registers.landed import LANDED
from generator.resources.byproducts import BYPRODUCT_COLUMNS
from generator.resources.register import COLUMNS as RESOURCE_COLUMNS
from generator.resources.register import DETAILS as RESOURCE_DETAILS
from generator.resources.tables import typed
from generator.territory.access.making import STRUCTURE_COLUMNS
from generator.territory.access.people import PEOPLE_COLUMNS
from generator.territory.access.reach import FLOATING_COLUMNS
from generator.territory.access.table import ACCESS_COLUMNS
from generator.territory.expected import EXPECTED_COLUMNS, SUPPLY_COLUMNS
from generator.territory.feasibility.national import COLUMNS as FEASIBILITY_COLUMNS
from generator.territory.gap_sentences import SENTENCE_COLUMNS
from generator.territory.lookalikes import COLUMNS as ALIKE_COLUMNS
from generator.territory.lookalikes import TYPE_COLUMNS
from generator.territory.quotients import QUOTIENT_COLUMNS
from generator.territory.scales import NOTE_COLUMNS, SCALE_COLUMNS
from generator.warehouse.engine import connect
from generator.warehouse.models import build_order, read_folder, read_model

ROOT = Path(__file__).parents[2]
SQL = ROOT / "sql"
GEOMETRY = "geometry"
TYPES = {
    "string": "varchar",
    "Int64": "bigint",
    "int64": "bigint",
    "Float64": "double",
    "float64": "double",
    "boolean": "boolean",
    "bool": "boolean",
    "object": "geometry",
}
# The tables made by functions that keep no list of their columns; types follow the names.
MADE_IN_PYTHON = {
    "calc_commune_passages": "historic_code commune_code rule_fr",
    "calc_commune_history": "historic_code valid_from valid_to commune_code rule_fr",
    "calc_commune_names": "departement_code folded_name commune_code",
    "calc_structure_points": "structure_kind structure_id crs x_m y_m",
    "calc_structure_names": "structure_kind structure_id departement_code folded_name",
    "calc_signal_sentences": "epci_code theme_id indicator_id sentence_fr",
    "calc_suppression": "epci_code theme_id is_suppressed is_secondary",
    "calc_place_suppression": "epci_code commune_code is_suppressed is_secondary",
    "calc_survey_suppression": "epci_code is_suppressed is_secondary",
    "calc_place_theme_suppression": "need_id commune_code is_suppressed is_secondary",
    "calc_topic_suppression": "need_id topic_id is_suppressed is_secondary",
    "calc_supplementarite": "epci_code activity_id supplementarite_level supplementarite_fr",
    "land_cle_opinions": "opportunity_id opinion opinion_date",
    "land_signal_answers": "opportunity_id signal_id answer said_fr",
    "land_byproduct_decisions": "proposal_id decision",
    "land_followups": "opportunity_id fact fact_label_fr unit_fr is_persons observed_date value"
    " cause_fr source_fr",
    "land_opportunity_decisions": "opportunity_id decision reason_id made_on",
    "calc_respondent_weights": "epci_code respondent_id weight is_raked reason_fr",
    "calc_representativeness": "epci_code respondent_count representativeness told_count n_eff",
    "calc_need_rates": " ".join(NEED_COLUMNS),
    "calc_place_rates": " ".join(PLACE_COLUMNS),
    "calc_zones": " ".join(ZONE_COLUMNS),
    "calc_parts": "opportunity_id epci_code activity_id criterion_id criterion_label_fr value"
    " unit floor ceiling direction weight mark mark_low mark_high part is_missing sentence_fr source_fr",
    "calc_criteria": "criterion_id criterion_label_fr method_fr unit direction floor ceiling weight"
    " is_core veto source_fr",
    "calc_scores": "opportunity_id epci_code activity_id score score_low score_high"
    " weight_present_share vetoed_by has_refused_gate has_need held_by class_id rank",
    "calc_summaries": "opportunity_id called_by_fr reason_fr counter_fr gates_fr missing_fr held_fr",
    "calc_access": " ".join(ACCESS_COLUMNS),
    "calc_floating": " ".join(FLOATING_COLUMNS),
    "land_sources": "source_id title publisher licence address vintage coverage_fr is_partial"
    " is_loaded row_count landing",
    "land_notes": "source_id position kind what_fr count",
}
WHOLE = {"rank", "position", "count", "year"}
NUMBERS = {"x_m", "y_m", "value", "floor", "ceiling", "weight", "mark", "part", "score"}
NUMBERS |= {"veto", "score_low", "score_high", "weight_present_share", "mark_low", "mark_high"}
NUMBERS |= {"representativeness", "n_eff", "crow_km", "road_min", "in_reach_per_1000"}

Columns = dict[str, str]
Rows = list[dict[str, Any]]
Build = Callable[..., Rows]


def _type(column: str) -> str:
    if column.startswith(("is_", "has_")):
        return "boolean"
    if column in WHOLE or column.endswith("_count"):
        return "bigint"
    is_number = column in NUMBERS or column.endswith(("_share", "_probability", "_low", "_high"))
    return "double" if is_number else "varchar"


def _of_frame(frame: pd.DataFrame) -> Columns:
    return {str(name): TYPES[str(dtype)] for name, dtype in frame.dtypes.items()}


def _given() -> dict[str, Columns]:
    """List the columns of every table that no file of sql/ makes."""
    shapes = {name: {c: _type(c) for c in text.split()} for name, text in MADE_IN_PYTHON.items()}
    for landing in LANDINGS:
        shapes[landing.table] = {"source_id": "varchar"} | _of_frame(landing.empty())
    lists = read_catalogue([ROOT / "data"]).tables() | read_lists([ROOT / "data"])
    shapes |= {name: _of_frame(frame) for name, frame in lists.items()}
    shapes["land_statements"] = {name: TYPES[kind] for name, kind in STATEMENT_COLUMNS.items()}
    shapes["land_resources"] = dict.fromkeys(RESOURCE_COLUMNS, "varchar")
    shapes["land_resources"] |= {name: TYPES[kind] for name, kind in RESOURCE_DETAILS.items()}
    for sheet in read_dictionary(ROOT / "data", {}).sheets:
        if sheet.id in SHEETS:
            kept = _of_frame(typed((), sheet).drop(columns="note_fr"))
            shapes[f"land_register_{sheet.id}"] = kept
        if sheet.id in LANDED:
            kept = _of_frame(typed((), sheet))
            shapes[f"land_{sheet.id}"] = {name: kept[name] for name in LANDED[sheet.id]}
    shapes["calc_statement_themes"] = {name: TYPES[kind] for name, kind in THEME_COLUMNS.items()}
    shapes["calc_topics"] = {name: TYPES[kind] for name, kind in TOPIC_COLUMNS.items()}
    shapes["calc_topic_members"] = {name: TYPES[kind] for name, kind in MEMBER_COLUMNS.items()}
    shapes["calc_unheard"] = {name: TYPES[kind] for name, kind in UNHEARD_COLUMNS.items()}
    for table, columns in (
        ("calc_structure_access", STRUCTURE_COLUMNS),
        ("calc_commune_people", PEOPLE_COLUMNS),
        ("calc_byproducts", BYPRODUCT_COLUMNS),
        ("land_listed_structures", LISTED_COLUMNS),
        ("calc_governance", GOVERNANCE_COLUMNS),
        ("calc_expected", EXPECTED_COLUMNS),
        ("calc_expected_supply", SUPPLY_COLUMNS),
        ("calc_quotients", QUOTIENT_COLUMNS),
        ("calc_gap_sentences", SENTENCE_COLUMNS),
        ("calc_lookalikes", ALIKE_COLUMNS),
        ("calc_lookalike_types", TYPE_COLUMNS),
        ("calc_scale_sentences", SCALE_COLUMNS),
        ("calc_portfolios", PORTFOLIO_COLUMNS),
        ("calc_sensitivity", SENSITIVITY_COLUMNS),
        ("calc_territory_notes", NOTE_COLUMNS),
    ):
        shapes[table] = {name: TYPES[kind] for name, kind in columns.items()}
    shapes["calc_feasibility"] = {name: TYPES[k] for name, k in FEASIBILITY_COLUMNS.items()}
    shapes["land_feasibility_model"] = {"model_json": "varchar"}
    shapes["calc_hot_spots"] = {name: TYPES[kind] for name, kind in SPOT_COLUMNS.items()}
    shapes["calc_opportunity_carriers"] = {n: TYPES[kind] for n, kind in FIT_COLUMNS.items()}
    shapes["calc_activity_carriers"] = {n: TYPES[kind] for n, kind in CARRIER_COLUMNS.items()}
    shapes["calc_coalitions"] = {n: TYPES[kind] for n, kind in COALITION_COLUMNS.items()}
    shapes["calc_carrier_rules"] = {name: TYPES[kind] for name, kind in RULE_COLUMNS.items()}
    return shapes


def _create(con: duckdb.DuckDBPyConnection, table: str, columns: Columns) -> None:
    listed = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    con.execute(f'create or replace table "{table}" ({listed})')


def _fill(
    con: duckdb.DuckDBPyConnection, table: str, columns: Columns, rows: Sequence[Mapping[str, Any]]
) -> None:
    _create(con, table, columns)
    for row in rows:
        unknown = sorted(row.keys() - columns.keys())
        assert not unknown, f"{table} has no column {unknown}"
        marks = ", ".join("st_geomfromwkb(?)" if name == GEOMETRY else "?" for name in row)
        values = [shapely.to_wkb(v) if name == GEOMETRY else v for name, v in row.items()]
        names = ", ".join(f'"{name}"' for name in row)
        con.execute(f'insert into "{table}" ({names}) values ({marks})', values)


@pytest.fixture(scope="session")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """One engine for all: opening it is the slow part, and each build remakes what it reads."""
    with connect() as connection:
        yield connection


@pytest.fixture(scope="session")
def shapes(con: duckdb.DuckDBPyConnection) -> dict[str, Columns]:
    """The columns of every table: those given, then those each model makes of empty tables."""
    known = _given()
    for table, columns in known.items():
        _create(con, table, columns)
    for model in build_order(read_folder(SQL, con), given=list(known)):
        made = con.sql(model.sql)
        known[model.name] = dict(zip(made.columns, map(str, made.types), strict=True))
        _create(con, model.name, known[model.name])
    return known


@pytest.fixture
def build(con: duckdb.DuckDBPyConnection, shapes: dict[str, Columns]) -> Build:
    """Run one model or check on rows given by table; a column or a table not given is empty.

    The rows come back as dicts, ordered by the keys of the header, which must be filled and
    without repetition.
    """

    def run(name: str, **tables: Sequence[Mapping[str, Any]]) -> Rows:
        model = read_model(next(SQL.rglob(f"{name}.sql")), con)
        extra = sorted(tables.keys() - set(model.reads))
        assert not extra, f"{name} does not read {extra}"
        for table in model.reads:
            _fill(con, table, shapes[table], tables.get(table, ()))
        order = ", ".join(model.keys)
        found = con.sql(model.sql).order(order)
        if GEOMETRY in found.columns:
            found = found.project(f"* replace (st_aswkb({GEOMETRY}) as {GEOMETRY})")
        rows = [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
        for row in rows:
            if GEOMETRY in row:
                row[GEOMETRY] = shapely.from_wkb(bytes(row[GEOMETRY]))
        keys = [tuple(row[key] for key in model.keys) for row in rows]
        assert None not in {value for key in keys for value in key}, f"{name}: empty key"
        assert len(set(keys)) == len(keys), f"{name}: repeated key"
        return rows

    return run
