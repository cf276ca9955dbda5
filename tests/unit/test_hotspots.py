import numpy as np
import pandas as pd
import pytest
from scipy.stats import false_discovery_control

from generator.needs.hotspots import hot_spots

EPCI = "200039055"
OTHER = "242101509"
SIDE = 8
BLOCK = {f"21{row}{column:02d}" for row in (1, 2, 3) for column in (1, 2, 3)}


def code(row, column):
    return f"21{row}{column:02d}"


CELLS = [(row, column) for row in range(SIDE) for column in range(SIDE)]
STEPS = [(0, 1), (1, -1), (1, 0), (1, 1)]
# A chessboard of communes that touch by sides and corners: up to eight neighbours each.
NEIGHBOURS = pd.DataFrame(
    [
        (code(row, column), code(row + down, column + right))
        for row, column in CELLS
        for down, right in STEPS
        if (row + down, column + right) in CELLS
    ],
    columns=["commune_code", "neighbour_code"],
)


def rates(shares, epci=EPCI, theme="sante"):
    return pd.DataFrame(
        {
            "epci_code": epci,
            "theme_id": theme,
            "commune_code": list(shares),
            "smoothed_share": pd.array(list(shares.values()), dtype="Float64"),
        }
    )


def board(high=0.6, seed=3):
    noise = np.random.default_rng(seed).normal(0, 0.02, len(CELLS))
    return {
        code(*cell): 0.2 + (high - 0.2) * (code(*cell) in BLOCK) + float(step)
        for cell, step in zip(CELLS, noise, strict=True)
    }


def test_a_block_of_communes_that_voice_a_need_more_is_a_hot_spot():
    found = hot_spots(rates(board()), NEIGHBOURS)
    hot = set(found.loc[found["is_hot_spot"], "commune_code"])
    assert code(2, 2) in hot
    assert len(hot & BLOCK) >= 5
    assert hot <= BLOCK


def test_rates_dealt_at_random_make_no_hot_spot():
    assert not hot_spots(rates(board(high=0.2)), NEIGHBOURS)["is_hot_spot"].any()


def test_one_high_commune_amid_low_ones_is_no_hot_spot():
    lone = board(high=0.2) | {code(4, 4): 0.9}
    found = hot_spots(rates(lone), NEIGHBOURS).set_index("commune_code")
    assert not found["is_hot_spot"].any()
    assert found.loc[code(4, 4), "local_moran"] < 0


def test_a_block_of_low_communes_is_no_hot_spot():
    found = hot_spots(rates(board(high=-0.2)), NEIGHBOURS).set_index("commune_code")
    assert found.loc[code(2, 2), "q_value"] <= 0.1
    assert not found.loc[sorted(BLOCK), "is_hot_spot"].any()


def test_the_statistic_is_anselins():
    # Local Moran: standardised rate × mean standardised rate of neighbours, × (n − 1) / n.
    shares = board()
    found = hot_spots(rates(shares), NEIGHBOURS).set_index("commune_code")
    values = pd.Series(shares)
    z = (values - values.mean()) / values.std(ddof=0)
    around = z[[code(0, 1), code(1, 0), code(1, 1)]].mean()
    expected = z[code(0, 0)] * around * (len(z) - 1) / len(z)
    assert found.loc[code(0, 0), "local_moran"] == pytest.approx(expected)


def test_q_values_are_benjamini_and_hochbergs_within_one_theme():
    found = hot_spots(rates(board()), NEIGHBOURS)
    expected = false_discovery_control(found["p_value"].to_numpy(dtype=float))
    assert found["q_value"].tolist() == pytest.approx(expected)


def test_nothing_is_said_under_ten_communes_with_answers():
    nine = dict(list(board().items())[:9])
    assert hot_spots(rates(nine), NEIGHBOURS).empty
    ten = dict(list(board().items())[:10])
    assert len(hot_spots(rates(ten), NEIGHBOURS)) == 10


def test_an_island_is_not_tested_and_moves_nobody():
    shares = board()
    found = hot_spots(rates(shares | {"29155": 0.99}), NEIGHBOURS).set_index("commune_code")
    assert found.loc["29155", ["local_moran", "p_value", "q_value"]].isna().all()
    assert not found.loc["29155", "is_hot_spot"]
    alone = hot_spots(rates(shares), NEIGHBOURS).set_index("commune_code")
    assert found.drop("29155")["q_value"].equals(alone["q_value"])


def test_without_any_neighbour_nothing_is_tested():
    found = hot_spots(rates(board()), NEIGHBOURS.head(0))
    assert found["q_value"].isna().all()
    assert not found["is_hot_spot"].any()


def test_the_same_rate_everywhere_is_not_tested():
    found = hot_spots(rates(dict.fromkeys(board(), 0.3)), NEIGHBOURS)
    assert found["p_value"].isna().all()
    assert not found["is_hot_spot"].any()


def test_row_order_the_sense_of_borders_and_another_epci_change_nothing():
    alone = hot_spots(rates(board()), NEIGHBOURS)
    turned = NEIGHBOURS.rename(
        columns={"commune_code": "neighbour_code", "neighbour_code": "commune_code"}
    )
    elsewhere = rates({f"71{number:03d}": number / 20 for number in range(12)}, epci=OTHER)
    both = pd.concat([elsewhere, rates(board())]).sample(frac=1, random_state=2)
    borders = pd.concat([turned, NEIGHBOURS]).sample(frac=1, random_state=3)
    together = hot_spots(both, borders)
    assert together[together["epci_code"] == EPCI].reset_index(drop=True).equals(alone)
