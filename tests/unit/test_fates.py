"""What became of the communes of a year, on the shortest histories that show each fate."""

import pandas as pd
import pytest

from generator.territory.fates import FATES_FR, RULES_FR, commune_fates, fate_counts
from generator.territory.geography import commune_history

COLUMNS = ["movement_code", "effective_date", "code_before", "code_after"]


def fates(year, today, *moves):
    moved = pd.DataFrame(moves, columns=COLUMNS).assign(type_before="COM", type_after="COM")
    communes = pd.DataFrame({"commune_code": today, "commune_type": "COM", "parent_code": pd.NA})
    return commune_fates(commune_history(moved, communes), moved, year)


def told(found):
    return dict(zip(found["historic_code"], found["fate_id"], strict=True))


def test_a_merger_enlarges_one_commune_and_ends_the_other():
    moves = [("32", "2016-01-01", code, "21001") for code in ("21001", "21002")]
    assert told(fates(2015, ["21001"], *moves)) == {"21001": "agrandie", "21002": "fusionnee"}
    assert told(fates(2016, ["21001"], *moves)) == {"21001": "inchangee"}


def test_a_commune_that_lost_a_part_keeps_its_code_and_is_said_to_be_split():
    moves = [("21", "2020-01-01", "21001", code) for code in ("21001", "21002")]
    assert told(fates(2018, ["21001", "21002"], *moves)) == {"21001": "scindee"}


def test_a_commune_of_another_departement_is_recoded_and_counted_as_such():
    found = fates(1967, ["93001"], ("41", "1968-01-01", "75001", "93001"))
    assert told(found) == {"75001": "recodee"}
    assert fate_counts(found)["autre_departement"] == 1


def test_a_commune_shared_out_between_two_is_lost_and_counted():
    moves = [("30", "1968-03-02", "08227", code) for code in ("08203", "08454")]
    moves += [("30", "1968-03-02", code, code) for code in ("08203", "08454")]
    found = fates(1960, ["08203", "08454"], *moves)
    assert told(found)["08227"] == "partagee"
    counts = fate_counts(found)
    assert (counts["communes"], counts["suivies"], counts["partagee"]) == (3, 2, 1)
    assert "08227" not in told(fates(1990, ["08203", "08454"], *moves))


def test_a_code_given_and_taken_on_one_day_was_no_commune():
    moves = [
        ("41", "2018-01-01", "49144", "44225"),
        ("32", "2018-01-01", "44225", "44180"),
        ("32", "2018-01-01", "44180", "44180"),
    ]
    assert told(fates(2017, ["44180"], *moves)) == {"44180": "agrandie", "49144": "fusionnee"}


@pytest.mark.parametrize("fate", FATES_FR)
def test_every_fate_says_what_is_done_with_a_figure(fate):
    assert RULES_FR[fate]
