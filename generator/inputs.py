"""What a build reads beside public sources: the catalogue, and all that people wrote down."""

from datetime import date
from pathlib import Path

import pandas as pd

from generator.carriers.fit import signal_groups
from generator.catalogues import Catalogue
from generator.catalogues.feasibility import read_feasibility_model
from generator.catalogues.lists import read_lists
from generator.decisions import (
    current_byproduct_decisions,
    current_opinions,
    current_signal_answers,
    read_theme_corrections,
    read_topic_corrections,
)
from generator.intake import load_margins, load_proposals, load_statements
from generator.registers import (
    load_people_and_ties,
    load_resources,
    read_decisions,
    read_dictionary,
)
from generator.sources.arrival.travel_times import load_travel_times
from generator.warehouse.workspace import Workspace


def inputs_of(
    workspace: Workspace, data: Path, catalogue: Catalogue, today: date
) -> dict[str, pd.DataFrame]:
    """Read the landing tables of the catalogue, the surveys, the registers and the decisions.

    Raises
    ------
    DataError
        All the faults of the first of them that is at fault.
    """
    folders = [data, workspace.catalogues]
    labels = {kind.id: kind.label_fr for kind in catalogue.resource_kinds.values()}
    lists = read_lists(folders)
    return {
        **catalogue.tables(),
        **lists,
        "land_feasibility_model": read_feasibility_model(folders),
        "land_statements": load_statements(workspace.surveys),
        "land_margins": load_margins(workspace.surveys),
        "land_travel_times": load_travel_times(workspace.root),
        "land_resources": load_resources(
            workspace.registers,
            set(labels),
            proposals=load_proposals(workspace.surveys),
            decisions=read_decisions(workspace.decisions, set(labels)),
        ),
        **load_people_and_ties(workspace.registers, read_dictionary(data, labels), today),
        **_decided(workspace.decisions, catalogue, lists),
    }


def _decided(
    folder: Path, catalogue: Catalogue, lists: dict[str, pd.DataFrame]
) -> dict[str, pd.DataFrame]:
    activities = set(catalogue.activities)
    groups = signal_groups(lists["land_carrier_signals"])
    return {
        "land_theme_corrections": read_theme_corrections(folder, set(catalogue.themes)),
        "land_topic_corrections": read_topic_corrections(folder),
        "land_cle_opinions": current_opinions(folder, activities),
        "land_signal_answers": current_signal_answers(folder, activities, groups),
        "land_byproduct_decisions": current_byproduct_decisions(folder, activities),
    }
