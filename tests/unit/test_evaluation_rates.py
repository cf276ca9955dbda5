import numpy as np
import pytest

from generator.evaluation.rates import (
    AGE_SHARES,
    CATEGORY_SHARES,
    CENTRAL,
    FIGURES,
    SETTINGS,
    rate_figures,
    simulate,
)


def figures_of(name, simulation_count):
    found = rate_figures(simulation_count, {name: SETTINGS[name]})
    return found.set_index("figure_id")


def test_the_population_made_up_is_whole():
    assert AGE_SHARES.sum() == pytest.approx(1)
    assert CATEGORY_SHARES.sum(axis=1) == pytest.approx([1] * 5)


def test_the_retired_answer_more_than_their_part_so_that_there_is_a_bias_to_mend():
    told, _, margins, _ = simulate(CENTRAL, np.random.default_rng(1))
    census = margins[margins["variable"] == "category_id"].set_index("modality")["population"]
    answered = (told["category_id"] == "cs7").mean()
    assert answered > 1.2 * census["cs7"] / census.sum()


def test_true_rates_are_shares_of_every_commune():
    told, _, _, truth = simulate(CENTRAL, np.random.default_rng(2))
    assert 10 <= len(truth) <= 60
    assert truth.between(0, 1, inclusive="neither").all()
    assert set(told["commune_code"]) <= set(truth.index)


@pytest.mark.slow
def test_smoothing_and_raking_nearly_halve_the_error_and_the_interval_holds_nine_in_ten():
    found = figures_of("central", 100)
    assert found.loc["rmse_cut_share", "value_low"] >= 0.45
    assert 0.88 <= found.loc["coverage_share", "value"] <= 0.92
    assert list(found.index) == list(FIGURES)


@pytest.mark.slow
def test_what_no_margin_can_mend_is_not_mended():
    # People in need answering half again as readily: the interval knows nothing of it.
    assert figures_of("biais_cache", 30).loc["coverage_share", "value_high"] < 0.88


def test_the_same_simulations_give_the_same_figures():
    assert figures_of("central", 2).equals(figures_of("central", 2))
