"""The tables of the territory that Python makes, each with what it reads."""

from generator.territory.geography import commune_history, commune_passages
from generator.territory.neighbours import commune_neighbours
from generator.territory.places import commune_names, structure_names, structure_points
from generator.territory.signals import signal_sentences
from generator.warehouse.building import PythonTable


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
    ]
