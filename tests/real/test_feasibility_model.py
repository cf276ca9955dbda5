"""The shipped feasibility model was learned from the panels it names, and does what it says."""

import pytest

from generator.evaluation.panels import read_panel, type_codes
from generator.settings import shipped
from generator.territory.feasibility.keeping import read_model

pytestmark = pytest.mark.real


def test_the_shipped_model_was_learned_from_these_panels(mirror):
    paths = [mirror / "backtest" / f"equipment_epci_{year}.parquet" for year in (2009, 2013, 2018)]
    panel = read_panel(paths, None, 3)
    kept = read_model((shipped("data") / "feasibility" / "modele.json").read_bytes(), "modele.json")
    assert (kept.hashes, kept.years, kept.types) == (panel.hashes, panel.years, panel.types)
    assert kept.codes == type_codes(paths, panel.types)
    assert (kept.model.modelled == panel.teaching_types()).all()
    # Every entry of the two windows is in the rates by type: nothing was learned twice.
    entered = sum(
        int((panel.present(end) & ~panel.present(end - 1))[:, kept.model.modelled].sum())
        for end in (1, 2)
    )
    assert kept.model.entries.entered.sum() == entered
    assert kept.measures["auc"]["bas"] > 0.85
