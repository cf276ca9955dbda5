"""Anchors proposed: where the values lie, beside what the headers say, and nothing changed."""

import pandas as pd
import pytest

from generator.evaluation.anchors import anchor_figures, anchor_lines
from generator.territory.expected import FEWEST_EPCIS
from tests.unit.scoring.rows import CRITERIA

NEED = next(one for one in CRITERIA if one.id == "besoin")


def parts(*values, epcis=1):
    """One opportunity an EPCI, then again from the first EPCI."""
    return pd.DataFrame(
        {
            "criterion_id": "besoin",
            "epci_code": [f"{200000000 + rank % epcis}" for rank in range(len(values))],
            "value": pd.array(values, dtype="Float64"),
        }
    )


def line(rows):
    [told] = anchor_figures(rows, [NEED])["criteres"]
    return told


def test_the_5th_and_95th_percentiles_stand_beside_the_floor_and_the_ceiling():
    # 0, 0,01, … 1: five of a hundred and one are under 0,05, as many over 0,95.
    told = line(parts(*[rank / 100 for rank in range(101)]))
    assert (told["plancher_propose"], told["plafond_propose"]) == (0.05, 0.95)
    assert (told["plancher"], told["plafond"]) == (NEED.floor, NEED.ceiling)
    assert told["valeurs"] == 101


def test_what_the_anchors_in_force_cut_is_told_on_each_side():
    size = NEED.ceiling - NEED.floor
    told = line(parts(NEED.floor - 1, NEED.floor, NEED.floor + size / 2, NEED.ceiling + 1))
    assert told["part_sous_le_plancher"] == 1 / 4
    assert told["part_au_dessus_du_plafond"] == 1 / 4


@pytest.mark.parametrize("values", [(), (None, None)])
def test_a_criterion_that_is_unknown_everywhere_has_no_proposal_and_no_share(values):
    told = line(parts(*values))
    assert told["plancher_propose"] is None
    assert told["part_sous_le_plancher"] is None
    assert (told["valeurs"], told["epci"]) == (0, 0)
    assert told["remarque"] == "aucune valeur dans ce calcul"


def test_a_missing_value_is_no_zero():
    assert line(parts(0.4, None, 0.6))["plancher_propose"] == pytest.approx(0.41)
    assert line(parts(0.4, None, 0.6))["valeurs"] == 2


def test_values_all_alike_leave_no_room_between_two_anchors():
    told = line(parts(2, 2, 2))
    assert (told["plancher_propose"], told["plafond_propose"]) == (None, None)
    assert told["remarque"] == "P5 et P95 sont égaux : rien à proposer"


def test_the_order_of_the_rows_changes_nothing():
    rows = parts(0.3, 0.1, None, 0.2, epcis=2)
    assert anchor_figures(rows[::-1], [NEED]) == anchor_figures(rows, [NEED])


def test_a_build_that_is_not_the_country_says_so():
    few = anchor_figures(parts(0.1, 0.2, epcis=2), [NEED])
    assert (few["epci"], few["est_nationale"]) == (2, False)
    assert "Calcul de 2 EPCI" in "\n".join(anchor_lines(few))
    count = FEWEST_EPCIS
    whole = anchor_figures(parts(*[rank / count for rank in range(count)], epcis=count), [NEED])
    assert whole["est_nationale"]
    assert "Calcul de" not in "\n".join(anchor_lines(whole))


def test_the_table_has_a_line_a_criterion_and_a_dash_where_nothing_is_known():
    lines = list(anchor_lines(anchor_figures(parts(0.1, 0.2), CRITERIA)))
    assert sum(one.startswith("| ") for one in lines) == 1 + len(CRITERIA)
    assert any("| — |" in one for one in lines)
    assert lines[-1].startswith("Rien n'a été changé")
