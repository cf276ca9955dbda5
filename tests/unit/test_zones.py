import pandas as pd
import pytest

from generator.errors import ContractError
from generator.needs.zones import BASIN, IN_ONE_PIECE, zones

EPCI = "200039055"
OTHER = "242101509"
# Ten communes in a row, one kilometre apart, each touching the next.
ROW = [f"210{number:02d}" for number in range(10)]
PLACES = pd.DataFrame({"commune_code": ROW, "x_m": [1_000.0 * n for n in range(10)], "y_m": 0.0})
BORDERS = pd.DataFrame({"commune_code": ROW[:-1], "neighbour_code": ROW[1:]})


def profiles(health, transport, epci=EPCI):
    shares = {"sante": health, "mobilite": transport}
    return pd.DataFrame(
        [
            (epci, theme, commune, share)
            for theme, line in shares.items()
            for commune, share in zip(ROW, line, strict=True)
        ],
        columns=["epci_code", "theme_id", "commune_code", "smoothed_share"],
    )


WEST_EAST = profiles([0.60, 0.61, 0.59, 0.60, 0.61] + [0.10] * 5, [0.10] * 5 + [0.50] * 5)
# Health at both ends, transport in the middle.
ENDS = profiles([0.6] * 3 + [0.1] * 4 + [0.6] * 3, [0.1] * 3 + [0.5] * 4 + [0.1] * 3)


def by_kind(frame, kind):
    return frame[frame["zone_kind"] == kind].set_index("commune_code")["zone_id"].to_dict()


@pytest.mark.parametrize("kind", [BASIN, IN_ONE_PIECE])
def test_west_and_east_are_two_zones_named_by_their_smallest_commune(kind):
    found = by_kind(zones(WEST_EAST, PLACES, BORDERS), kind)
    assert found == dict.fromkeys(ROW[:5], "21000") | dict.fromkeys(ROW[5:], "21005")


def test_a_zone_in_one_piece_does_not_leap_over_others():
    found = by_kind(zones(ENDS, PLACES, BORDERS), IN_ONE_PIECE)
    assert found == (
        dict.fromkeys(ROW[:3], "21000")
        | dict.fromkeys(ROW[3:7], "21003")
        | dict.fromkeys(ROW[7:], "21007")
    )


def test_the_same_need_everywhere_is_one_zone():
    flat = zones(profiles([0.3] * 10, [0.2] * 10), PLACES, BORDERS)
    assert set(by_kind(flat, IN_ONE_PIECE).values()) == {"21000"}


def test_communes_cut_from_the_others_join_the_nearest():
    # The border between 21004 and 21005 is a river: no border, but no piece is left out.
    torn = BORDERS[BORDERS["commune_code"] != "21004"]
    found = by_kind(zones(WEST_EAST, PLACES, torn), IN_ONE_PIECE)
    assert found == dict.fromkeys(ROW[:5], "21000") | dict.fromkeys(ROW[5:], "21005")


def test_without_any_border_every_commune_still_has_its_zone():
    found = by_kind(zones(WEST_EAST, PLACES, BORDERS.head(0)), IN_ONE_PIECE)
    assert set(found) == set(ROW)


@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_communes_are_one_zone(count):
    few = WEST_EAST[WEST_EAST["commune_code"].isin([ROW[0], ROW[9]][:count])]
    found = zones(few, PLACES, BORDERS)
    assert len(found) == 2 * count
    assert set(found["zone_id"]) == {"21000"}


def test_a_commune_without_a_place_is_refused():
    with pytest.raises(ContractError, match=r"commune sans lieu.*21003"):
        zones(WEST_EAST, PLACES[PLACES["commune_code"] != "21003"], BORDERS)


def test_a_commune_without_a_rate_is_refused():
    with pytest.raises(ContractError, match=r"commune sans taux pour un besoin.*21000"):
        zones(WEST_EAST.iloc[1:], PLACES, BORDERS)


def test_row_order_and_another_epci_change_no_zone():
    alone = zones(WEST_EAST, PLACES, BORDERS)
    flat = profiles([0.3] * 10, [0.2] * 10, epci=OTHER)
    both = pd.concat([flat, WEST_EAST]).sample(frac=1, random_state=4)
    together = zones(both, PLACES.iloc[::-1], BORDERS.iloc[::-1])
    assert together[together["epci_code"] == EPCI].reset_index(drop=True).equals(alone)


def test_no_commune_makes_no_zone():
    assert zones(WEST_EAST.head(0), PLACES, BORDERS).empty
