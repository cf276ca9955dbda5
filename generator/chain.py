"""The order of the whole house: the models of sql/, and the few tables that Python makes."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd

from generator.carriers.proposals import propose
from generator.catalogues import Catalogue
from generator.catalogues.criteria import PREFIX, Criterion, read_criterion
from generator.disclosure import outside_counts, persons_threshold, withheld, withheld_totals
from generator.needs.themes import theme_statements
from generator.opportunities.explain import summaries, with_sentences
from generator.opportunities.scoring import parts, scored
from generator.territory.geography import commune_history, commune_passages
from generator.territory.places import commune_names, structure_names, structure_points
from generator.territory.signals import signal_sentences
from generator.warehouse.building import PythonTable, Step
from generator.warehouse.fingerprints import code_hash
from generator.warehouse.models import build_order, read_folder

Frames = Mapping[str, pd.DataFrame]
OPPORTUNITY = ("opportunity_id",)
HOUSE = Path(__file__).parent
# The code a Python table may use: a change of any of it makes every Python table again.
DECIDING = (
    "territory",
    "needs",
    "resources",
    "opportunities",
    "carriers",
    "cooperation",
    "catalogues",
    "disclosure.py",
    "french.py",
    "folding.py",
    "codes.py",
    "contracts.py",
    "chain.py",
)


def steps(
    sql: Path,
    con: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
    today: date,
    given: Sequence[str],
) -> list[Step]:
    """List every table to make, SQL and Python, each after those it reads."""
    models = read_folder(sql, con)
    criteria = [read_criterion(m.name, m.header) for m in models if m.name.startswith(PREFIX)]
    tables = [
        *_territory_tables(),
        *_need_tables(catalogue),
        *_opportunity_tables(criteria),
        _carrier_table(catalogue, today),
    ]
    code = code_hash(*(HOUSE / place for place in DECIDING))
    made: list[Step] = [*models, *(replace(table, code=code) for table in tables)]
    return build_order(made, given=given)


def _territory_tables() -> list[PythonTable]:
    return [
        PythonTable(
            "calc_commune_history",
            reads=("land_movements", "land_communes"),
            keys=("historic_code", "valid_from"),
            make=lambda f: commune_history(f["land_movements"], f["land_communes"]),
        ),
        PythonTable(
            "calc_commune_passages",
            reads=("calc_commune_history", "land_communes"),
            keys=("historic_code",),
            make=lambda f: commune_passages(f["calc_commune_history"], f["land_communes"]),
        ),
        PythonTable(
            "calc_structure_points",
            reads=("land_structures",),
            keys=("structure_kind", "structure_id"),
            make=lambda f: structure_points(f["land_structures"]),
        ),
        PythonTable(
            "calc_structure_names",
            reads=("land_structures",),
            keys=("structure_kind", "structure_id"),
            make=lambda f: structure_names(f["land_structures"]),
        ),
        PythonTable(
            "calc_commune_names",
            reads=("land_communes", "calc_commune_passages"),
            keys=("departement_code", "folded_name", "commune_code"),
            make=lambda f: commune_names(f["land_communes"], f["calc_commune_passages"]),
        ),
        PythonTable(
            "calc_signal_sentences",
            reads=("core_official_signals", "land_indicator_kinds"),
            keys=("epci_code", "theme_id", "indicator_id"),
            make=lambda f: signal_sentences(f["core_official_signals"], f["land_indicator_kinds"]),
        ),
    ]


def _need_tables(catalogue: Catalogue) -> list[PythonTable]:
    lexicon = catalogue.lexicon()

    return [
        PythonTable(
            "calc_statement_themes",
            reads=("land_statements",),
            keys=("statement_id", "theme_id"),
            make=lambda f: theme_statements(f["land_statements"], lexicon),
            version=json.dumps(lexicon),
        ),
        PythonTable(
            "calc_suppression",
            reads=("core_need_counts", "land_thresholds"),
            keys=("epci_code", "theme_id"),
            make=lambda f: withheld(
                f["core_need_counts"],
                group="epci_code",
                cell="theme_id",
                count="respondent_count",
                threshold=persons_threshold(f["land_thresholds"]),
            ),
        ),
        PythonTable(
            "calc_place_suppression",
            reads=("core_place_counts", "core_surveyed_epcis", "land_thresholds"),
            keys=("epci_code", "commune_code"),
            make=_withheld_places,
        ),
        PythonTable(
            "calc_survey_suppression",
            reads=("core_surveyed_epcis", "core_place_counts", "land_thresholds"),
            keys=("epci_code",),
            make=_withheld_surveys,
        ),
    ]


def _withheld_places(frames: Frames) -> pd.DataFrame:
    asked, places = frames["core_surveyed_epcis"], frames["core_place_counts"]
    return withheld(
        places,
        group="epci_code",
        cell="commune_code",
        count="respondent_count",
        threshold=persons_threshold(frames["land_thresholds"]),
        outside=outside_counts(asked, places, group="epci_code", count="respondent_count"),
    )


def _withheld_surveys(frames: Frames) -> pd.DataFrame:
    # Communes only: a person may voice several themes, which therefore do not add up to the total.
    return withheld_totals(
        frames["core_surveyed_epcis"],
        frames["core_place_counts"],
        group="epci_code",
        count="respondent_count",
        threshold=persons_threshold(frames["land_thresholds"]),
    )


def _opportunity_tables(criteria: list[Criterion]) -> list[PythonTable]:
    tables = tuple(f"{PREFIX}{criterion.id}" for criterion in criteria)

    def values(frames: Frames) -> dict[str, pd.DataFrame]:
        return {criterion.id: frames[f"{PREFIX}{criterion.id}"] for criterion in criteria}

    return [
        PythonTable(
            "calc_parts",
            reads=("core_opportunities", *tables),
            keys=("opportunity_id", "criterion_id"),
            make=lambda f: with_sentences(
                parts(f["core_opportunities"], values(f), criteria), values(f), criteria
            ),
            version=repr(criteria),
        ),
        PythonTable(
            "calc_scores",
            reads=("calc_parts", "core_opportunities", "core_gates", "land_classes"),
            keys=OPPORTUNITY,
            make=lambda f: scored(
                f["core_opportunities"],
                f["calc_parts"],
                f["core_gates"],
                f["land_classes"],
                criteria,
            ),
            version=repr(criteria),
        ),
        PythonTable(
            "calc_summaries",
            reads=("core_opportunities", "calc_parts", "core_gates"),
            keys=OPPORTUNITY,
            make=lambda f: summaries(
                f["core_opportunities"], f["calc_parts"], f["core_gates"], criteria
            ),
            version=repr(criteria),
        ),
    ]


def _carrier_table(catalogue: Catalogue, today: date) -> PythonTable:
    rules = json.dumps([c.model_dump(mode="json") for c in catalogue.carriers.values()])
    return PythonTable(
        "calc_activity_carriers",
        reads=("land_activities", "land_activity_carriers", "land_carrier_names"),
        keys=("activity_id", "carrier_id"),
        make=lambda f: propose(
            f["land_activities"],
            f["land_activity_carriers"],
            catalogue.carriers,
            facts={},
            today=today,
            names=dict(
                zip(
                    f["land_carrier_names"]["carrier_id"],
                    f["land_carrier_names"]["carrier_label_fr"],
                    strict=True,
                )
            ),
        ),
        version=f"{rules} {today}",
    )
