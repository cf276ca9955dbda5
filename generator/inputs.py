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
    current_followups,
    current_opinions,
    current_opportunity_decisions,
    current_signal_answers,
    read_theme_corrections,
    read_topic_corrections,
)
from generator.intake import load_margins, load_proposals, load_statements
from generator.partner_lists import OLD_LIST, known_kinds, load_lists
from generator.registers import (
    dictionary_of,
    load_people_and_ties,
    load_resources,
    load_structures,
    read_decisions,
)
from generator.sources.arrival.travel_times import load_travel_times
from generator.warehouse.workspace import Workspace

Frames = dict[str, pd.DataFrame]


def inputs_of(
    workspace: Workspace, data: Path, catalogue: Catalogue, today: date, bulletin: Frames
) -> tuple[Frames, Frames]:
    """Read the landing tables of the catalogue, the surveys, the registers and the decisions.

    Parameters
    ----------
    bulletin
        What is said of the public sources (``land_sources``, ``land_notes``).

    Returns
    -------
    tables, lists
        The landing tables, the bulletin among them; and, by their id as sources, the rows of
        ``land_structures`` that lists given by partners hold.

    Raises
    ------
    DataError
        All the faults of the first of them that is at fault.
    """
    folders = [data, workspace.catalogues]
    kinds = set(catalogue.resource_kinds)
    dictionary = dictionary_of(data, catalogue)
    lists = read_lists(folders)
    structures, listed, sources = _listed(workspace, catalogue, lists, today)
    tables = {
        **catalogue.tables(),
        **lists,
        "land_feasibility_model": read_feasibility_model(folders),
        "land_statements": load_statements(workspace.surveys),
        "land_margins": load_margins(workspace.surveys),
        "land_travel_times": load_travel_times(workspace.root),
        "land_resources": load_resources(
            workspace.registers,
            kinds,
            proposals=load_proposals(workspace.surveys),
            decisions=read_decisions(workspace.decisions, kinds),
        ),
        **load_people_and_ties(workspace.registers, dictionary, today),
        **load_structures(workspace.registers, dictionary, catalogue),
        **_decided(workspace.decisions, catalogue, lists),
        "land_listed_structures": listed,
        **bulletin,
    }
    if structures:
        public = bulletin["land_sources"]
        together = pd.concat([public, sources]).astype(public.dtypes.to_dict())
        tables["land_sources"] = together.sort_values("source_id", ignore_index=True)
    return tables, structures


def _listed(
    workspace: Workspace, catalogue: Catalogue, lists: Frames, today: date
) -> tuple[Frames, pd.DataFrame, pd.DataFrame]:
    kinds = known_kinds(catalogue.carriers.values(), lists["land_existing_carriers"])
    limits = lists["land_thresholds"].set_index("threshold_id")["value"]
    return load_lists(workspace.structures, kinds, today, float(limits[OLD_LIST]))


def _decided(folder: Path, catalogue: Catalogue, lists: Frames) -> Frames:
    activities = set(catalogue.activities)
    groups = signal_groups(lists["land_carrier_signals"])
    reasons = set(lists["land_decision_reasons"]["reason_id"])
    return {
        "land_theme_corrections": read_theme_corrections(folder, set(catalogue.themes)),
        "land_topic_corrections": read_topic_corrections(folder),
        "land_cle_opinions": current_opinions(folder, activities),
        "land_signal_answers": current_signal_answers(folder, activities, groups),
        "land_opportunity_decisions": current_opportunity_decisions(folder, reasons),
        "land_byproduct_decisions": current_byproduct_decisions(folder, activities),
        "land_followups": current_followups(folder, activities),
    }
