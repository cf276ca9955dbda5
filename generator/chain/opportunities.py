"""The tables of opportunities and carriers that Python makes, each with what it reads."""

import json
from collections.abc import Mapping
from datetime import date

import pandas as pd

from generator.carriers.coalition_table import KEYS as COALITION_KEYS
from generator.carriers.coalition_table import Catalogued, coalitions, to_study
from generator.carriers.fit import fit, read_scale
from generator.carriers.proposals import propose
from generator.carriers.readings import readings
from generator.carriers.seats import SEAT_ID, seated, seats
from generator.carriers.seats import UNKNOWN as UNKNOWN_SEAT
from generator.catalogues import Catalogue
from generator.catalogues.criteria import PREFIX, Criterion, criteria_table
from generator.opportunities.explain import summaries
from generator.opportunities.portfolio import KEYS as PORTFOLIO_KEYS
from generator.opportunities.portfolio import portfolios
from generator.opportunities.portfolio_inputs import READS as PORTFOLIO_READS
from generator.opportunities.scoring import parts, scored
from generator.opportunities.sensitivity import sensitivity
from generator.opportunities.sentences import with_sentences
from generator.opportunities.supplementarite import alerts
from generator.resources.byproducts import propose as propose_byproducts
from generator.warehouse.building import PythonTable

Frames = Mapping[str, pd.DataFrame]
OPPORTUNITY = ("opportunity_id",)


def opportunity_tables(criteria: list[Criterion]) -> list[PythonTable]:
    """List the tables that mark, score and tell opportunities."""
    tables = tuple(f"{PREFIX}{criterion.id}" for criterion in criteria)

    def values(frames: Frames) -> dict[str, pd.DataFrame]:
        return {criterion.id: frames[f"{PREFIX}{criterion.id}"] for criterion in criteria}

    return [
        PythonTable(
            "calc_byproducts",
            reads=("land_resources", "land_byproducts", "land_resource_kinds", "land_activities"),
            keys=("proposal_id",),
            make=lambda f: propose_byproducts(
                f["land_resources"],
                f["land_byproducts"],
                f["land_resource_kinds"],
                f["land_activities"],
            ),
        ),
        PythonTable(
            "calc_supplementarite",
            reads=("core_supply_alerts", "land_thresholds"),
            keys=("epci_code", "activity_id"),
            make=lambda f: alerts(f["core_supply_alerts"], f["land_thresholds"]),
        ),
        PythonTable(
            "calc_criteria",
            reads=(),
            keys=("criterion_id",),
            make=lambda _: criteria_table(criteria),
            version=repr(criteria),
        ),
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
            "calc_portfolios",
            reads=PORTFOLIO_READS,
            keys=PORTFOLIO_KEYS,
            make=portfolios,
        ),
        PythonTable(
            "calc_sensitivity",
            reads=("calc_parts", "calc_scores", "land_classes"),
            keys=OPPORTUNITY,
            make=lambda f: sensitivity(
                f["calc_parts"], f["calc_scores"], f["land_classes"], criteria
            ),
            version=repr(criteria),
        ),
        PythonTable(
            "calc_summaries",
            reads=("core_opportunities", "calc_parts", "calc_scores", "core_gates"),
            keys=OPPORTUNITY,
            make=lambda f: summaries(_held(f), f["calc_parts"], f["core_gates"], criteria),
            version=repr(criteria),
        ),
    ]


def _held(frames: Frames) -> pd.DataFrame:
    holds = frames["calc_scores"][["opportunity_id", "held_by"]]
    return frames["core_opportunities"].merge(holds, on="opportunity_id", validate="one_to_one")


def carrier_table(catalogue: Catalogue, today: date) -> PythonTable:
    """Say who may carry each activity, under the law of ``today``."""
    return PythonTable(
        "calc_activity_carriers",
        reads=("land_activities", "land_activity_carriers"),
        keys=("activity_id", "carrier_id"),
        make=lambda f: propose(
            f["land_activities"],
            f["land_activity_carriers"],
            catalogue.carriers,
            facts={},
            today=today,
        ),
        version=f"{_rules(catalogue)} {today}",
    )


def readings_table(catalogue: Catalogue, today: date) -> PythonTable:
    """Tell what the law says of each carrier, under the law of ``today``."""
    rules = json.dumps([c.model_dump(mode="json") for c in catalogue.carriers.values()])
    return PythonTable(
        "calc_carrier_rules",
        reads=(),
        keys=("carrier_id", "rule_position"),
        make=lambda _: readings(catalogue.carriers, today),
        version=f"{rules} {today}",
    )


def fit_table(catalogue: Catalogue, today: date) -> PythonTable:
    """Rank the carriers of each opportunity: the law first, then how well each one fits."""
    known = frozenset(catalogue.carriers)

    def make(frames: Frames) -> pd.DataFrame:
        of_epcis = seats(frames["core_epci_departements"], catalogue.carriers)
        placed = frames["core_opportunities"].merge(
            of_epcis, on="epci_code", how="left", validate="many_to_one"
        )
        placed[SEAT_ID] = placed[SEAT_ID].fillna(UNKNOWN_SEAT)
        law = seated(
            frames["calc_activity_carriers"], catalogue.carriers, placed[SEAT_ID].unique(), today
        )
        scale = read_scale(frames["land_carrier_signals"], frames["land_carrier_fit"], known)
        return fit(placed, law, frames["core_carrier_signals"], scale)

    return PythonTable(
        "calc_opportunity_carriers",
        reads=(
            "core_opportunities",
            "core_epci_departements",
            "calc_activity_carriers",
            "core_carrier_signals",
            "land_carrier_signals",
            "land_carrier_fit",
        ),
        keys=("opportunity_id", "carrier_id"),
        make=make,
        version=f"{_rules(catalogue)} {today}",
    )


def coalition_table(catalogue: Catalogue, today: date) -> PythonTable:
    """Find, among the actors of the registers, who could carry each opportunity to study."""
    labels = {kind.id: kind.label_fr for kind in catalogue.resource_kinds.values()}
    asked = {activity.id: activity.resources for activity in catalogue.activities.values()}

    def make(frames: Frames) -> pd.DataFrame:
        opportunities = to_study(
            frames["core_opportunities"],
            frames["calc_scores"],
            frames["land_classes"],
            frames["land_thresholds"],
        )
        return coalitions(
            opportunities,
            frames["calc_opportunity_carriers"],
            frames["land_actors"],
            frames["land_ties"],
            Catalogued(
                catalogue.activities,
                catalogue.carriers,
                frames["land_coalition_roles"],
                labels,
                today,
            ),
        )

    return PythonTable(
        "calc_coalitions",
        reads=(
            "core_opportunities",
            "calc_scores",
            "land_classes",
            "land_thresholds",
            "calc_opportunity_carriers",
            "land_actors",
            "land_ties",
            "land_coalition_roles",
        ),
        keys=COALITION_KEYS,
        make=make,
        version=f"{_rules(catalogue)} {asked} {labels} {today}",
    )


def _rules(catalogue: Catalogue) -> str:
    return json.dumps([c.model_dump(mode="json") for c in catalogue.carriers.values()])
