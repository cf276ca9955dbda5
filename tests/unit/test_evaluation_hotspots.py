import pytest

from generator.evaluation.hotspots import hot_spot_figures


@pytest.mark.slow
def test_controlled_hot_spots_are_hardly_ever_false_where_raw_ones_are():
    found = hot_spot_figures(8).set_index(["setting", "figure_id"])["value"]
    # One-sided p < .05 and a high commune, one in two: 300 × .05 / 2 = 7.5 expected.
    assert 4 < found["sans_foyer_300", "false_raw_per_300"] < 11
    assert found["sans_foyer_300", "false_kept_per_300"] < 1
    assert found["sans_foyer_40", "false_kept_per_300"] < 2
    # A clear contrast, .6 among .2, is found one time in four at least; a faint one is often not.
    assert found["foyer_60%", "planted_found_share"] > 0.25
    assert found["foyer_40%", "planted_found_share"] < found["foyer_60%", "planted_found_share"]


def test_the_same_territories_give_the_same_figures():
    assert hot_spot_figures(1).equals(hot_spot_figures(1))
