"""The tables of the territory that Python makes, each with what it reads.

The rooms that load heavy libraries are opened when their table is to be made: a run where nothing
changed, most of them, goes without.
"""

from collections.abc import Mapping

import pandas as pd

from generator.territory.access.reads import (
    ACCESS_READS,
    FLOATING_READS,
    PEOPLE_READS,
    STRUCTURE_READS,
)
from generator.territory.expected_traits import territory_traits
from generator.territory.gap_sentences import gap_sentences
from generator.territory.geography import commune_history, commune_passages
from generator.territory.lookalikes import explained_lookalikes, types_elsewhere
from generator.territory.neighbours import commune_neighbours
from generator.territory.places import commune_names, structure_names, structure_points
from generator.territory.scales import territory_notes, zone_sentences
from generator.territory.signals import signal_sentences
from generator.warehouse.building import PythonTable

Frames = Mapping[str, pd.DataFrame]


def territory_tables() -> list[PythonTable]:
    """List them."""
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
            "calc_commune_neighbours",
            reads=("core_contours", "core_communes", "core_surveyed_epcis"),
            keys=("commune_code", "neighbour_code"),
            make=lambda f: commune_neighbours(
                f["core_contours"], f["core_communes"], f["core_surveyed_epcis"]
            ),
        ),
        PythonTable(
            "calc_signal_sentences",
            reads=("core_official_signals", "land_indicator_kinds"),
            keys=("epci_code", "theme_id", "indicator_id"),
            make=lambda f: signal_sentences(f["core_official_signals"], f["land_indicator_kinds"]),
        ),
        *access_tables(),
        *gap_tables(),
        *comparison_tables(),
        PythonTable(
            "calc_feasibility",
            reads=(
                "core_epci_equipment_years",
                "core_epcis",
                "core_epci_figures",
                "land_feasibility_model",
                "land_feasibility",
            ),
            keys=("epci_code", "type_code"),
            make=_feasibility,
        ),
    ]


def access_tables() -> list[PythonTable]:
    """List those of who reaches what: communes, structures, and the people around."""
    by_type = ("commune_code", "type_code")
    return [
        PythonTable("calc_access", ACCESS_READS, by_type, _access),
        PythonTable("calc_floating", FLOATING_READS, by_type, _floating),
        PythonTable(
            "calc_structure_access",
            STRUCTURE_READS,
            ("commune_code", "activity_id"),
            _structure_access,
        ),
        PythonTable("calc_commune_people", PEOPLE_READS, ("commune_code", "reach_min"), _people),
    ]


def gap_tables() -> list[PythonTable]:
    """List those of what is missing: traits, coefficients, expected numbers, their sentences."""
    keys = ("epci_code", "type_code")
    return [
        PythonTable(
            "calc_territory_traits",
            reads=("core_epcis", "core_epci_densities", "core_epci_figures"),
            keys=("epci_code",),
            make=lambda f: territory_traits(
                f["core_epcis"], f["core_epci_densities"], f["core_epci_figures"]
            ),
        ),
        PythonTable(
            "calc_gap_models",
            reads=("land_gap_models", "calc_territory_traits", "core_epci_equipment"),
            keys=("type_code",),
            make=_gap_models,
        ),
        PythonTable(
            "calc_expected",
            reads=("calc_gap_models", "calc_territory_traits"),
            keys=keys,
            make=_expected,
        ),
        PythonTable(
            "calc_expected_supply",
            reads=("calc_expected", "land_activity_equipment"),
            keys=("epci_code", "activity_id"),
            make=_expected_supply,
        ),
        PythonTable(
            "calc_quotients",
            reads=("calc_gap_models", "calc_territory_traits", "core_epci_equipment"),
            keys=keys,
            make=_quotients,
        ),
        PythonTable(
            "calc_gap_sentences",
            reads=("core_wanted_gaps", "calc_quotients", "land_equipment_words"),
            keys=keys,
            make=lambda f: gap_sentences(
                f["core_wanted_gaps"], f["calc_quotients"], f["land_equipment_words"]
            ),
        ),
    ]


def comparison_tables() -> list[PythonTable]:
    """List those that set a territory beside others: alike, living areas, old perimeters."""
    alike = ("core_epcis", "core_epci_figures", "core_epci_growth", "core_epci_ruralities")
    noted = (
        "core_epcis", "core_epci_perimeters", "core_epci_overlaps", "core_epci_figures",
        "land_figure_perimeters", "core_epci_scales", "core_scale_names", "calc_lookalikes",
    )  # fmt: skip
    return [
        PythonTable(
            "calc_lookalikes",
            reads=alike,
            keys=("epci_code", "lookalike_position"),
            make=explained_lookalikes,
        ),
        PythonTable(
            "calc_lookalike_types",
            reads=("calc_lookalikes", "core_epci_equipment", "core_epcis", "land_nomenclatures"),
            keys=("epci_code", "type_code"),
            make=lambda f: types_elsewhere(
                f["calc_lookalikes"],
                f["core_epci_equipment"],
                f["core_epcis"],
                f["land_nomenclatures"],
            ),
        ),
        PythonTable(
            "calc_scale_sentences",
            reads=("core_epci_scales", "core_scale_names"),
            keys=("epci_code", "zone_kind", "zone_code"),
            make=lambda f: zone_sentences(f["core_epci_scales"], f["core_scale_names"]),
        ),
        PythonTable("calc_territory_notes", reads=noted, keys=("epci_code",), make=territory_notes),
    ]


def _access(frames: Frames) -> pd.DataFrame:
    from generator.territory.access.making import commune_access

    return commune_access(frames)


def _floating(frames: Frames) -> pd.DataFrame:
    from generator.territory.access.making import commune_floating

    return commune_floating(frames)


def _structure_access(frames: Frames) -> pd.DataFrame:
    from generator.territory.access.making import structure_access

    return structure_access(frames)


def _people(frames: Frames) -> pd.DataFrame:
    from generator.territory.access.making import commune_people

    return commune_people(frames)


def _gap_models(frames: Frames) -> pd.DataFrame:
    from generator.territory.expected import gap_models

    return gap_models(
        frames["land_gap_models"], frames["calc_territory_traits"], frames["core_epci_equipment"]
    )


def _expected(frames: Frames) -> pd.DataFrame:
    from generator.territory.expected import expected_counts

    return expected_counts(frames["calc_gap_models"], frames["calc_territory_traits"])


def _expected_supply(frames: Frames) -> pd.DataFrame:
    from generator.territory.expected import expected_supply

    return expected_supply(frames["calc_expected"], frames["land_activity_equipment"])


def _quotients(frames: Frames) -> pd.DataFrame:
    from generator.territory.quotients import location_quotients

    return location_quotients(
        frames["calc_gap_models"], frames["calc_territory_traits"], frames["core_epci_equipment"]
    )


def _feasibility(frames: Frames) -> pd.DataFrame:
    from generator.territory.feasibility.national import epci_feasibility

    return epci_feasibility(frames)
