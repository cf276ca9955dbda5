"""What is published of the weights learned from invented officers: figures, page, targets."""

from datetime import date

import pandas as pd
import pytest

from generator.evaluation.record import merged
from generator.evaluation.report import page_fr
from generator.evaluation.targets import verdicts
from generator.evaluation.weightings import ASKED, SETTINGS, simulated_figures

VOTED = pd.Series({"besoin": 3.0, "bassin": 2.0, "delai": 1.0})


@pytest.fixture(scope="module")
def figures():
    return simulated_figures(VOTED, officers=4)


def test_each_setting_is_measured_with_what_is_unknown_in_it(figures):
    assert figures["criteres"] == len(VOTED)
    assert figures["questions"] == ASKED
    unknown = {name: told["part_inconnue"] for name, told in figures["reglages"].items()}
    assert unknown == SETTINGS
    for told in figures["reglages"].values():
        assert set(told["tau"]) == {"aucune", "au_hasard", "informatives"}


def test_what_is_unknown_to_the_calculation_does_not_move_what_was_voted(figures):
    few, today = figures["reglages"].values()
    assert few["tau"]["aucune"] == today["tau"]["aucune"]


def test_the_same_seed_gives_the_same_figures_and_another_does_not(figures):
    assert simulated_figures(VOTED, officers=4) == figures
    assert simulated_figures(VOTED, officers=4, seed=1) != figures


def test_the_page_tells_both_settings_and_the_targets_their_verdict(figures):
    record = merged({}, "ponderations", figures, date(2026, 11, 23))
    page = page_fr(record)
    assert "4 agents inventés, 40 opportunités et 3 critères chacun, 25 questions" in page
    assert all(f"| {round(100 * missing)}\u202f% |" in page for missing in SETTINGS.values())
    told = {one["cible"]: one for one in verdicts(record)}
    learned = figures["reglages"]["peu_d_inconnues"]["tau"]["informatives"]["valeur"]
    assert told["poids_appris"]["mesure"] == learned
    assert told["poids_appris"]["au_moins"] == 0.86
    assert told["gain_des_questions"]["au_moins"] == 0.09
    assert "poids_appris" not in {one["cible"] for one in verdicts({})}
