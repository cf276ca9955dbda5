"""Checks of the founding note and of domain.md §6, from the supply seen to the score."""

from pathlib import Path

import pandas as pd
import pytest

from generator.catalogues import read_catalogue
from generator.catalogues.criteria import read_criterion
from generator.opportunities.scoring import parts, scores
from generator.settings import shipped
from generator.warehouse.models import read_model

pytestmark = pytest.mark.models

CRITERIA = Path(__file__).parents[2] / "sql" / "6_criteria"
A = "200000001"
RECYCLERIES = ("recyclerie", "recyclerie_special")
DISTRICT = ("conciergerie_q", "proprete_quartier")


def candidates(*activities):
    return [{"epci_code": A, "activity_id": name} for name in activities]


def opportunities(*activities):
    keys = candidates(*activities)
    return [{"opportunity_id": f"{A}-{key['activity_id']}"} | key for key in keys]


def catalogue(table, activities):
    rows = read_catalogue([shipped("data")]).tables()[table]
    return rows[rows["activity_id"].isin(activities)].to_dict("records")


def marks(con, activities, **values):
    criteria = [
        read_criterion(name, read_model(CRITERIA / f"{name}.sql", con).header) for name in values
    ]
    frames = {
        name.removeprefix("crit_"): pd.DataFrame(
            rows, columns=["epci_code", "activity_id", "value"]
        )
        for name, rows in values.items()
    }
    table = parts(pd.DataFrame(opportunities(*activities)), frames, criteria)
    found = scores(table, criteria).set_index("opportunity_id")
    middle = (found["score_low"] + found["score_high"]) / 2
    return [float(middle[f"{A}-{name}"]) for name in activities]


def with_recycleries(build, con, count):
    """A basin of 60,000 people where firms are listed, with so many recycleries at 12 min."""
    near = {"epci_code": A, "activity_id": "recyclerie", "supply_kind": "siae"}
    near |= {"direct_own_count": 0, "indirect_own_count": 0, "nearest_direct_km": 6.0}
    existing = [near | {"direct_near_count": count}] if count else []
    counts = build("core_supply_counts", core_existing_supply=existing)
    wanted = [
        {name: row[name] for name in ("activity_id", "supplementarite_risk")}
        for row in catalogue("land_activities", RECYCLERIES)
    ]
    alerts = build(
        "core_supply_alerts",
        core_opportunities=candidates(*RECYCLERIES),
        land_activities=wanted,
        core_supply_counts=counts,
        land_activity_naf=[{"activity_id": name, "naf_code": "47.79Z"} for name in RECYCLERIES],
        core_establishments=[{"siret": "1" * 14, "naf_code": "47.79Z"}],
    )
    catchments = [
        {name: row[name] for name in ("activity_id", "catchment_people_min")}
        for row in catalogue("land_activities", RECYCLERIES)
    ]
    reach = [{"epci_code": A, "reach_population": 60000, "is_complete": True}]
    bearable = build(
        "core_supply_bearable",
        core_supply_alerts=alerts,
        core_reach=reach,
        land_activities=catchments,
        land_thresholds=[{"threshold_id": "gap_min_expected", "value": 1}],
    )
    gaps = build("core_supply_gaps", core_supply_bearable=bearable)
    site = {"activity_id": "recyclerie", "supply_kind": "siae", "commune_code": "21001"}
    partners = build(
        "core_partner_sites",
        land_activity_partners=catalogue("land_activity_partners", RECYCLERIES),
        core_supply_sites=[
            site | {"site_id": str(number), "is_direct": True} for number in range(count)
        ],
        land_activities=[{"activity_id": "recyclerie", "catchment_road_min": 20}],
        land_thresholds=[{"threshold_id": "supply_crow_km_per_min", "value": 0.5}],
    )
    carriers = build(
        "core_supply_carriers",
        core_opportunities=candidates(*RECYCLERIES),
        core_partner_sites=partners,
        core_supply_distances=[{"epci_code": A, "commune_code": "21001", "crow_km": 6.0}],
        core_supply_counts=counts,
    )
    return marks(
        con,
        RECYCLERIES,
        crit_manque_offre=build(
            "crit_manque_offre", core_supply_gaps=gaps, core_reach=reach, land_activities=catchments
        ),
        crit_portage=build("crit_portage", core_supply_carriers=carriers),
    )


def test_a_recyclerie_at_twelve_minutes_lowers_the_generalist_and_raises_the_specialised(
    build, con
):
    generalist, specialised = with_recycleries(build, con, 0)
    generalist_after, specialised_after = with_recycleries(build, con, 1)
    assert generalist_after < generalist
    assert specialised_after > specialised


def test_a_priority_neighbourhood_raises_what_is_made_for_it(build, con):
    def found(*programmes):
        # One other EPCI has the programme: its list is loaded, here or not.
        loaded = [{"epci_code": "200000009", "programme_id": "qpv"}, *programmes]
        rows = build(
            "crit_transition",
            core_opportunities=candidates(*DISTRICT),
            land_activity_programmes=catalogue("land_activity_programmes", DISTRICT),
            core_epci_programmes=loaded,
        )
        return marks(con, DISTRICT, crit_transition=rows)

    without, with_one = found(), found({"epci_code": A, "programme_id": "qpv"})
    assert all(after > before for before, after in zip(without, with_one, strict=True))


def test_a_landlord_is_what_urban_care_cannot_do_without_and_what_a_conciergerie_can_use(build):
    wanted = catalogue("land_activity_resources", DISTRICT)
    kinds = [
        {"resource_kind_id": name, "label_fr": name}
        for name in sorted({row["resource_kind_id"] for row in wanted})
    ]

    def matched(*landlords):
        return build(
            "core_resource_match",
            core_opportunities=candidates(*DISTRICT),
            land_activity_resources=wanted,
            land_resource_kinds=kinds,
            core_resources=[
                {"epci_code": A, "resource_kind_id": kind, "source_fr": "registre local"}
                for kind in ("other", *landlords)
            ],
            core_epci_resources=[
                {"epci_code": A, "resource_kind_id": kind, "resource_count": 1}
                for kind in landlords
            ],
        )

    def gates(matches):
        rows = build(
            "core_gates",
            core_opportunities=candidates(*DISTRICT),
            land_activities=[{"activity_id": name} for name in DISTRICT],
            core_resource_match=matches,
        )
        return {row["activity_id"]: row["gate_resources"] for row in rows}

    without, with_one = matched(), matched("social_landlord")
    assert gates(without)["proprete_quartier"] == "a_verifier"
    assert gates(with_one)["proprete_quartier"] == "oui"
    assert build("crit_ressources", core_resource_match=without) == []
    told = build("crit_ressources", core_resource_match=with_one)
    assert [(row["activity_id"], row["counted_count"]) for row in told] == [
        ("conciergerie_q", 1),
        ("proprete_quartier", 1),
    ]
