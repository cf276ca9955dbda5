"""The whole catalogue, and the same as landing tables."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

import pandas as pd

from generator.catalogues.activities import Activity
from generator.catalogues.carrier_facts import CarrierFact
from generator.catalogues.carriers import Carrier
from generator.catalogues.themes import Theme
from generator.catalogues.value_chains import (
    ValueChain,
    activity_rows,
    evidence_rows,
    link_rows,
)
from generator.catalogues.vocabulary import ResourceKind, ScoreClass

TEXT, NUMBER, WHOLE, FLAG = "string", "Float64", "Int64", "boolean"


@dataclass(frozen=True)
class Catalogue:
    """What people know, by id, once every reference between entries has been checked."""

    activities: dict[str, Activity]
    themes: dict[str, Theme]
    resource_kinds: dict[str, ResourceKind]
    classes: dict[str, ScoreClass]
    carriers: dict[str, Carrier]
    carrier_facts: dict[str, CarrierFact]
    value_chains: dict[str, ValueChain]

    def lexicon(self) -> dict[str, tuple[str, ...]]:
        """Give the words of each theme, as people wrote them."""
        return {theme_id: self.themes[theme_id].words for theme_id in sorted(self.themes)}

    def tables(self) -> dict[str, pd.DataFrame]:
        """Give the landing tables, rows sorted by key, so that file order never matters."""
        activities = self.activities.values()
        tables = {name: make(activities) for name, make in _OF_ACTIVITIES.items()}
        return tables | {
            "land_themes": _themes(self.themes.values()),
            "land_theme_figures": _figures(self.themes.values()),
            "land_resource_kinds": _resource_kinds(self.resource_kinds.values()),
            "land_classes": _classes(self.classes.values()),
            **_value_chains(self.value_chains.values()),
        }


def _table(rows: Iterable[tuple[object, ...]], columns: dict[str, str], keys: int) -> pd.DataFrame:
    """Type the rows and sort them by their first ``keys`` columns."""
    frame = pd.DataFrame(list(rows), columns=list(columns), dtype="object").astype(columns)
    return frame.sort_values(list(columns)[:keys], ignore_index=True)


def _activities(activities: Iterable[Activity]) -> pd.DataFrame:
    columns = {
        "activity_id": TEXT,
        "activity_label_fr": TEXT,
        "description_fr": TEXT,
        "fte_min": NUMBER,
        "fte_max": NUMBER,
        "fte_certainty": TEXT,
        "catchment_people_min": WHOLE,
        "catchment_people_max": WHOLE,
        "catchment_certainty": TEXT,
        "catchment_road_min": NUMBER,
        "delay_months_min": WHOLE,
        "delay_months_max": WHOLE,
        "solvable_users_min": WHOLE,
        "solvable_users_basis": TEXT,
        "solvable_users_certainty": TEXT,
        "capex_eur_min": WHOLE,
        "capex_eur_max": WHOLE,
        "capex_certainty": TEXT,
        "revenue_per_fte_eur": NUMBER,
        "revenue_year": WHOLE,
        "revenue_certainty": TEXT,
        "supplementarite_risk": WHOLE,
        "check_fr": TEXT,
    }
    return _table((_activity_row(activity) for activity in activities), columns, keys=1)


def _activity_row(activity: Activity) -> tuple[object, ...]:
    return (
        activity.id,
        activity.label_fr,
        activity.description_fr,
        activity.fte.min,
        activity.fte.max,
        activity.fte.certainty,
        activity.catchment_people.min,
        activity.catchment_people.max,
        activity.catchment_people.certainty,
        activity.catchment_road_min.value,
        activity.delay_months.min,
        activity.delay_months.max,
        activity.solvable_users.min,
        activity.solvable_users.basis,
        activity.solvable_users.certainty,
        activity.capex_eur.min,
        activity.capex_eur.max,
        activity.capex_eur.certainty,
        activity.revenue_per_fte_eur.value,
        activity.revenue_per_fte_eur.year,
        activity.revenue_per_fte_eur.certainty,
        activity.supplementarite_risk,
        activity.check_fr,
    )


def _activity_themes(activities: Iterable[Activity]) -> pd.DataFrame:
    rows = ((a.id, theme_id, weight) for a in activities for theme_id, weight in a.themes.items())
    return _table(rows, {"activity_id": TEXT, "theme_id": TEXT, "weight": NUMBER}, keys=2)


def _activity_resources(activities: Iterable[Activity]) -> pd.DataFrame:
    rows = (
        (activity.id, kind, is_critical)
        for activity in activities
        for is_critical, kinds in (
            (True, activity.resources.critical),
            (False, activity.resources.useful),
        )
        for kind in kinds
    )
    columns = {"activity_id": TEXT, "resource_kind_id": TEXT, "is_critical": FLAG}
    return _table(rows, columns, keys=2)


def _activity_equipment(activities: Iterable[Activity]) -> pd.DataFrame:
    rows = (
        (a.id, code, a.equipment.vintage) for a in activities for code in a.equipment.substitutes
    )
    return _table(rows, {"activity_id": TEXT, "type_code": TEXT, "vintage": TEXT}, keys=2)


def _activity_naf(activities: Iterable[Activity]) -> pd.DataFrame:
    rows = ((a.id, code, a.naf.revision) for a in activities for code in a.naf.codes)
    return _table(rows, {"activity_id": TEXT, "naf_code": TEXT, "revision": TEXT}, keys=2)


def _activity_skills(activities: Iterable[Activity]) -> pd.DataFrame:
    rows = ((a.id, code) for a in activities for code in a.skills.codes)
    return _table(rows, {"activity_id": TEXT, "rome_code": TEXT}, keys=2)


def _activity_partners(activities: Iterable[Activity]) -> pd.DataFrame:
    rows = ((a.id, partner) for a in activities for partner in a.partners)
    return _table(rows, {"activity_id": TEXT, "partner_activity_id": TEXT}, keys=2)


def _activity_carriers(activities: Iterable[Activity]) -> pd.DataFrame:
    rows = (
        (activity.id, carrier_id, rank)
        for activity in activities
        for rank, carrier_id in enumerate(activity.carriers, start=1)
    )
    columns = {"activity_id": TEXT, "carrier_id": TEXT, "preference_rank": WHOLE}
    return _table(rows, columns, keys=2)


def _activity_programmes(activities: Iterable[Activity]) -> pd.DataFrame:
    rows = ((a.id, programme_id) for a in activities for programme_id in a.programmes)
    return _table(rows, {"activity_id": TEXT, "programme_id": TEXT}, keys=2)


def _activity_parts(activities: Iterable[Activity]) -> pd.DataFrame:
    rows = ((a.id, part) for a in activities for part in a.bundle_of)
    return _table(rows, {"activity_id": TEXT, "part_activity_id": TEXT}, keys=2)


def _themes(themes: Iterable[Theme]) -> pd.DataFrame:
    rows = ((theme.id, theme.code, theme.label_fr) for theme in themes)
    return _table(rows, {"theme_id": TEXT, "theme_code": TEXT, "theme_label_fr": TEXT}, keys=1)


def _figures(themes: Iterable[Theme]) -> pd.DataFrame:
    rows = (
        (theme.id, figure.indicator_id, figure.direction, figure.sentence_fr, figure.source_fr)
        for theme in themes
        for figure in theme.official_figures
    )
    names = ("theme_id", "indicator_id", "direction", "sentence_fr", "source_fr")
    return _table(rows, dict.fromkeys(names, TEXT), keys=2)


def _resource_kinds(kinds: Iterable[ResourceKind]) -> pd.DataFrame:
    rows = ((kind.id, kind.label_fr, kind.family, kind.brownfield_counts) for kind in kinds)
    columns = {
        "resource_kind_id": TEXT,
        "label_fr": TEXT,
        "family": TEXT,
        "brownfield_counts": FLAG,
    }
    return _table(rows, columns, keys=1)


def _classes(classes: Iterable[ScoreClass]) -> pd.DataFrame:
    rows = ((row.class_id, row.label_fr, row.min_score, row.rank_order) for row in classes)
    columns = {
        "class_id": TEXT,
        "class_label_fr": TEXT,
        "min_score": NUMBER,
        "rank_order": WHOLE,
    }
    return _table(rows, columns, keys=1)


def _value_chains(chains: Collection[ValueChain]) -> dict[str, pd.DataFrame]:
    link = {"chain_id": TEXT, "link_id": TEXT}
    return {
        "land_value_chains": _table(
            ((chain.id, chain.label_fr, chain.source_fr) for chain in chains),
            {"chain_id": TEXT, "chain_label_fr": TEXT, "source_fr": TEXT},
            keys=1,
        ),
        "land_chain_links": _table(
            link_rows(chains), link | {"link_order": WHOLE, "link_label_fr": TEXT}, keys=2
        ),
        "land_link_evidence": _table(
            evidence_rows(chains), link | {"evidence_kind": TEXT, "evidence_id": TEXT}, keys=4
        ),
        "land_link_activities": _table(activity_rows(chains), link | {"activity_id": TEXT}, keys=3),
    }


_OF_ACTIVITIES: dict[str, Callable[[Iterable[Activity]], pd.DataFrame]] = {
    "land_activities": _activities,
    "land_activity_themes": _activity_themes,
    "land_activity_resources": _activity_resources,
    "land_activity_equipment": _activity_equipment,
    "land_activity_naf": _activity_naf,
    "land_activity_skills": _activity_skills,
    "land_activity_partners": _activity_partners,
    "land_activity_carriers": _activity_carriers,
    "land_activity_programmes": _activity_programmes,
    "land_activity_parts": _activity_parts,
}
