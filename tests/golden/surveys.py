"""Invented surveys sent through the real chain, each in an EPCI of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from pathlib import Path

import numpy as np
import pandas as pd
from shapely import box

from generator import plans, runs
from generator.contracts import CENTRES, COMMUNES, CONTOURS, INDICATORS, MEMBERSHIPS
from generator.needs.answers.statements import STATEMENT_COLUMNS
from generator.needs.rates.raking import AGE_BANDS
from generator.needs.themes.naming import THEME_COLUMNS
from generator.needs.topics.finding import MEMBER_COLUMNS, TOPIC_COLUMNS
from generator.warehouse.building import PythonTable, build_table
from generator.warehouse.workspace import Workspace
from tests.golden.published import DAY

YEAR = 2026
PEOPLE = 1_000.0  # inhabitants of every commune
NAMES = "demo_nomenclatures"
SIDE_M = 1_000.0  # communes are squares in a row
ATTACKED = (
    "out_territories", "out_needs", "out_communes", "out_place_needs", "out_surveys",
    "out_unheard", "out_topics", "out_opportunity_parts",
)  # fmt: skip


MOST_PLACES, MOST_PEOPLE = 6, 120  # a random survey has fewer of both
THEMES = ("alimentation", "commerces", "culture", "emploi", "mobilite", "sante")


@dataclass(frozen=True)
class Person:
    """Somebody who answered: the place they named (None if they did not), what they voiced."""

    commune: int | None
    themes: frozenset[str]
    age_band: str | None = None


Survey = Sequence[Person]


def people(
    count: int, commune: int | None, *themes: str, age_band: str | None = None
) -> list[Person]:
    """Repeat a person."""
    return [Person(commune, frozenset(themes), age_band)] * count


def random_survey(rng: np.random.Generator) -> Survey:
    """Ask a few persons of a few communes, who speak of a few themes often or seldom."""
    places, themes = int(rng.integers(1, MOST_PLACES)), int(rng.integers(1, len(THEMES)))
    weights = rng.dirichlet(np.full(places + 1, rng.choice([0.3, 1, 5])))
    usual = rng.beta(0.6, 0.8, size=themes)
    chance = rng.beta(usual * 6 + 0.1, (1 - usual) * 6 + 0.1, size=(places + 1, themes))
    names = rng.choice(THEMES, themes, replace=False).tolist()
    chosen = rng.choice(places + 1, size=int(rng.integers(1, MOST_PEOPLE)), p=weights)
    return [
        Person(
            None if place == places else int(place),
            frozenset(compress(names, rng.random(themes) < chance[place])),
        )
        for place in chosen
    ]


def epci_of(number: int) -> str:
    """Code the EPCI of a survey."""
    return f"24{number:07d}"


def commune_of(number: int, place: int) -> str:
    """Code a commune of that EPCI."""
    return f"{10 + number // 9:02d}{100 * (number % 9) + 100 + place:03d}"


def published_of(
    folder: Path, surveys: Sequence[Survey], *, communes: int, margins: pd.DataFrame | None = None
) -> dict[str, pd.DataFrame]:
    """Publish each survey in an EPCI of so many communes."""
    workspace = Workspace(folder)
    workspace.create()
    plan = plans.plan_for(folder, mirror=None, demo=True, today=DAY)
    plan = replace(plan, sources={NAMES: plan.sources[NAMES]})  # no territory but ours
    given = _territories(len(surveys), communes) | _answers(surveys)
    if margins is not None:
        given["land_margins"] = margins
    with runs.session(plan) as under_way:
        under_way.land(runs.collect_all(plan))
        for name, frame in given.items():
            made = PythonTable(name, (), (), lambda _, kept=frame: kept, version=str(folder))
            under_way.made[name] = build_table(under_way.con, plan.store, made, {})
        steps = {step.name: step for step in under_way.steps() if step.name not in given}
        for name in _needed(steps):
            under_way.build(steps[name])
        build = plan.store.finish(under_way.made, {}, DAY)
    return {name: plan.store.read(build, name) for name in ATTACKED}


def _needed(steps: Mapping[str, runs.Step]) -> list[str]:
    """List what the attacked tables are made from, in the chain's own order."""
    wanted = set(ATTACKED)
    for name in reversed(list(steps)):
        if name in wanted:
            wanted |= set(steps[name].reads)
    return [name for name in steps if name in wanted]


def _territories(epcis: int, communes: int) -> dict[str, pd.DataFrame]:
    codes = [
        (epci_of(number), commune_of(number, place), number, place)
        for number in range(epcis)
        for place in range(communes)
    ]
    frame = pd.DataFrame(codes, columns=["zone_code", "commune_code", "row", "column"])
    crs, none = "EPSG:2154", pd.NA
    x_m, y_m = frame["column"] * SIDE_M, frame["row"] * SIDE_M
    named = frame.assign(year=YEAR, crs=crs, commune_name=frame["commune_code"])
    shapes = [
        (COMMUNES, named.assign(
            commune_type="COM", departement_code="21", region_code=none, parent_code=none
        )),
        (MEMBERSHIPS, named.assign(
            zone_kind="epci", zone_name=frame["zone_code"], zone_nature="CC"
        )),
        (INDICATORS, named.assign(
            territory_kind="commune", territory_code=frame["commune_code"], value=PEOPLE,
            indicator_id="population_municipale",
        )),
        (CENTRES, named.assign(x_m=x_m, y_m=y_m)),
        (CONTOURS, named.assign(
            territory_kind="commune", territory_code=frame["commune_code"], territory_name=none,
            is_repaired=False, is_approximate=True,
            geometry=box(x_m, y_m, x_m + SIDE_M, y_m + SIDE_M),
        )),
    ]  # fmt: skip
    return {
        shape.table: shape.schema.validate(rows[list(shape.schema.columns)]).assign(
            source_id="essai"
        )
        for shape, rows in shapes
    }


def _answers(surveys: Sequence[Survey]) -> dict[str, pd.DataFrame]:
    """Write one statement a person and theme, and one for who voiced nothing we know."""
    statements, themes = [], []
    for number, survey in enumerate(surveys):
        for rank, person in enumerate(survey):
            respondent = f"{number}-{rank}"
            place = None if person.commune is None else commune_of(number, person.commune)
            for theme in sorted(person.themes) or [""]:
                key = f"{respondent}-{theme}"
                statements.append(
                    {
                        "statement_id": key, "survey_id": f"enquete-{number}",
                        "epci_code": epci_of(number), "commune_code": place,
                        "respondent_id": respondent, "respondent_kind": "habitant",
                        "source_kind": "enquete", "age_band": person.age_band,
                        "is_publishable": False, "source_row": rank,
                    }
                )  # fmt: skip
                themes.append({"statement_id": key, "theme_id": theme, "rank": 1})
    voiced = [row for row in themes if row["theme_id"]]
    return {
        "land_statements": _typed(statements, STATEMENT_COLUMNS),
        "calc_statement_themes": _typed(voiced, THEME_COLUMNS),
        "calc_topics": _typed([], TOPIC_COLUMNS),
        "calc_topic_members": _typed([], MEMBER_COLUMNS),
    }


def _typed(rows: list[dict[str, object]], columns: Mapping[str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(columns)).astype(dict(columns))


def margins_of(number: int, **population: float) -> pd.DataFrame:
    """Write the census margins of one EPCI by age; an age not given has nobody."""
    ages = [population.get(f"de_{band[:2]}", 0.0) for band in AGE_BANDS]
    frame = pd.DataFrame({"modality": AGE_BANDS, "population": ages}).assign(
        epci_code=epci_of(number), variable="age_band"
    )
    kinds = {"epci_code": "string", "variable": "string", "modality": "string"}
    columns = ["epci_code", "variable", "modality", "population"]
    return frame[columns].astype(kinds | {"population": "Float64"})
