import itertools
import re
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers, lists, randoms

from generator import chain
from generator.catalogues import read_catalogue
from generator.disclosure import (
    outside_counts,
    persons_threshold,
    withheld,
    withheld_crossings,
    withheld_totals,
)
from generator.errors import CatalogueError
from generator.settings import shipped
from generator.warehouse.engine import EngineOptions, connect

PERSONS = 11


def table(**groups: dict[str, int | None]) -> pd.DataFrame:
    rows = [(epci, theme, n) for epci, cells in groups.items() for theme, n in cells.items()]
    frame = pd.DataFrame(rows, columns=["epci_code", "theme_id", "respondent_count"])
    return frame.astype({"respondent_count": "Int64", "epci_code": "string", "theme_id": "string"})


def hidden(
    counts: pd.DataFrame, threshold: int = PERSONS, outside: pd.Series | None = None
) -> dict[tuple[str, str], bool]:
    """Each withheld cell, and whether it is only there to protect another."""
    rows = withheld(
        counts,
        group="epci_code",
        cell="theme_id",
        count="respondent_count",
        threshold=threshold,
        outside=outside,
    )
    assert rows["is_suppressed"].all()
    cells = zip(rows["epci_code"], rows["theme_id"], strict=True)
    return dict(zip(cells, rows["is_secondary"], strict=True))


def totals(**persons: int | None) -> pd.DataFrame:
    frame = pd.DataFrame(persons.items(), columns=["epci_code", "respondent_count"])
    return frame.astype({"respondent_count": "Int64", "epci_code": "string"})


def hidden_totals(
    asked: pd.DataFrame, counts: pd.DataFrame, threshold: int = PERSONS
) -> dict[str, bool]:
    rows = withheld_totals(
        asked, counts, group="epci_code", count="respondent_count", threshold=threshold
    )
    assert rows["is_suppressed"].all()
    return dict(zip(rows["epci_code"], rows["is_secondary"], strict=True))


def test_counts_under_eleven_persons_are_withheld_and_eleven_is_shown():
    # Two counts from 1 to 10 can make 11 in every way: 1 + 10, 2 + 9… 10 + 1.
    counts = table(A={"sante": 10, "mobilite": 1, "logement": 11, "energie": 40})
    assert hidden(counts) == {("A", "sante"): False, ("A", "mobilite"): False}


def test_two_small_counts_whose_sum_is_small_take_a_neighbour_with_them():
    # A published total of 46 less 43 would say that 3 persons are left.
    counts = table(A={"sante": 43, "mobilite": 1, "logement": 2})
    assert hidden(counts)[("A", "sante")]


def test_two_small_counts_that_leave_few_choices_take_a_neighbour_with_them():
    # A published total of 39 less 20 leaves 19, which two counts under 11 make as 9 + 10 only.
    counts = table(A={"sante": 20, "mobilite": 10, "logement": 9})
    assert hidden(counts)[("A", "sante")]


def test_a_true_zero_is_shown():
    assert hidden(table(A={"sante": 0, "mobilite": 30})) == {}


def test_an_unknown_count_is_left_alone():
    assert hidden(table(A={"sante": None, "mobilite": 30})) == {}


def test_one_small_count_alone_takes_its_least_neighbour_with_it():
    counts = table(A={"sante": 3, "mobilite": 50, "logement": 12, "energie": 12})
    assert hidden(counts) == {("A", "sante"): False, ("A", "energie"): True}


def test_two_counts_of_one_person_take_a_neighbour_with_them():
    # Withheld together they make 2, which can only be 1 + 1.
    counts = table(A={"sante": 1, "mobilite": 1, "logement": 20})
    assert hidden(counts)[("A", "logement")]


def test_counts_that_all_hold_the_most_they_can_take_a_neighbour_with_them():
    # Withheld together they make 20, which two counts under 11 can only make as 10 + 10.
    counts = table(A={"sante": 10, "mobilite": 10, "logement": 20})
    assert hidden(counts)[("A", "logement")]


def test_a_zero_protects_small_counts_that_have_no_other_neighbour():
    # Without the zero, 20 could only be 10 + 10.
    counts = table(A={"sante": 10, "mobilite": 10, "logement": 0, "energie": 0})
    assert hidden(counts) == {
        ("A", "sante"): False,
        ("A", "mobilite"): False,
        ("A", "energie"): True,
    }


def test_everything_is_withheld_where_all_the_voices_together_are_few():
    counts = table(A={"sante": 4, "mobilite": 0})
    assert hidden(counts) == {("A", "sante"): False, ("A", "mobilite"): True}


def test_a_group_of_one_cell_has_no_neighbour_to_take():
    assert hidden(table(A={"sante": 4})) == {("A", "sante"): False}


def test_the_few_who_named_no_commune_take_the_smallest_commune_with_them():
    # 53 asked less 20 and 30 shown would say that 3 persons named no commune.
    asked, places = totals(A=53), table(A={"21001": 20, "21002": 30})
    outside = outside_counts(asked, places, group="epci_code", count="respondent_count")
    assert outside.to_dict() == {"A": 53 - 20 - 30}
    assert hidden(places, outside=outside) == {("A", "21001"): True}
    assert hidden_totals(asked, places) == {}


def test_those_who_named_no_commune_hide_a_small_commune_and_the_total_may_be_told():
    # 3 + 20 persons are in no shown commune: nobody can say how many named the small one.
    asked, places = totals(A=63), table(A={"21001": 3, "21002": 40})
    outside = outside_counts(asked, places, group="epci_code", count="respondent_count")
    assert hidden(places, outside=outside) == {("A", "21001"): False}
    assert hidden_totals(asked, places) == {}


def test_persons_counted_in_several_cells_leave_nobody_outside():
    asked, places = totals(A=20), table(A={"21001": 15, "21002": 15})
    outside = outside_counts(asked, places, group="epci_code", count="respondent_count")
    assert outside.to_dict() == {"A": 0}


def test_a_total_too_small_is_withheld_and_a_survey_nobody_answered_is_told():
    assert hidden_totals(totals(A=4, B=40, C=0, D=None), table()) == {"A": False}


def test_a_total_that_gives_back_its_withheld_cells_is_withheld_too():
    # 20 persons in two communes of fewer than 11 are 10 and 10.
    assert hidden_totals(totals(A=20), table(A={"21001": 10, "21002": 10})) == {"A": True}


def test_a_total_whose_cells_are_all_withheld_is_told_when_it_gives_nothing_back():
    # 30 persons of three communes out of many: each may be any number from 0 to 10.
    many = {f"2100{n}": 3 for n in range(10)}
    assert hidden_totals(totals(A=30), table(A=many)) == {}


def test_groups_do_not_protect_each_other():
    one = {"sante": 3, "mobilite": 5}
    other = {"sante": 4, "mobilite": 50}
    apart = hidden(table(A=one)) | hidden(table(B=other))
    assert hidden(table(A=one, B=other)) == apart


@pytest.mark.parametrize(("threshold", "count"), [(5, 1), (11, 2), (20, 3)])
def test_the_threshold_is_the_workspaces_own(threshold, count):
    counts = table(A={"sante": 4, "mobilite": 10, "logement": 19, "energie": 60, "culture": 90})
    primary = [cell for cell, secondary in hidden(counts, threshold).items() if not secondary]
    assert len(primary) == count


def thresholds(value: float | None, name: str = "persons_published_min") -> pd.DataFrame:
    return pd.DataFrame({"threshold_id": [name], "value": pd.array([value], dtype="Float64")})


def test_the_threshold_is_read_from_the_list_people_keep():
    assert persons_threshold(thresholds(11)) == 11
    assert persons_threshold(thresholds(5)) == 5


@pytest.mark.parametrize("given_", [thresholds(4), thresholds(None), thresholds(11, "other")])
def test_a_threshold_under_five_persons_or_absent_is_refused(given_):
    with pytest.raises(CatalogueError, match="persons_published_min"):
        persons_threshold(given_)


def test_nothing_to_withhold_gives_an_empty_table_with_its_types():
    rows = withheld(
        table(A={"sante": 40}),
        group="epci_code",
        cell="theme_id",
        count="respondent_count",
        threshold=PERSONS,
    )
    assert rows.empty
    assert rows.dtypes.astype(str).to_dict() == {
        "epci_code": "string",
        "theme_id": "string",
        "is_suppressed": "boolean",
        "is_secondary": "boolean",
    }


@given(lists(integers(0, 30), min_size=1, max_size=8), randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(numbers, random):
    cells = {f"t{i}": n for i, n in enumerate(numbers)}
    names = list(cells)
    random.shuffle(names)
    assert hidden(table(A={name: cells[name] for name in names})) == hidden(table(A=cells))


LIMIT = 4  # a low threshold, so that every way to share a total can be tried
SMALL = set(range(1, LIMIT))


def sharings(total: int, cells: list[range], outside: range) -> list[tuple[int, ...]]:
    """Every way to share what the shown cells leave of the total among the withheld ones."""
    tried = itertools.product(*cells)
    return [shared for shared in tried if total - sum(shared) in outside]


@settings(deadline=None)
@given(lists(integers(0, 9), min_size=1, max_size=5), integers(0, 6))
def test_subtraction_gives_back_no_withheld_count(numbers, others):
    """The reader subtracts what is shown from the total, and tries every way to share the rest:
    the rest is no small count, and each withheld cell could hold many numbers of persons."""
    asked = totals(A=sum(numbers) + others)
    counts = table(A={str(i): n for i, n in enumerate(numbers)})
    outside = outside_counts(asked, counts, group="epci_code", count="respondent_count")
    cells = hidden(counts, LIMIT, outside)
    if hidden_totals(asked, counts, LIMIT):
        assert len(cells) == len(numbers) or asked["respondent_count"][0] < LIMIT
        return  # nothing to subtract from
    secret = [numbers[int(cell)] for _, cell in cells]
    left = sum(secret) + others
    assert left == 0 or left >= LIMIT
    # A blank is not told from nobody once all is blank; before that it is known to be someone.
    fewest = 0 if 0 in secret or len(secret) == len(numbers) else 1
    only_small = others == 0 and not any(cells.values())
    most = LIMIT - 1 if only_small else left
    anyone = range(1, left + 1) if others else range(1)
    found = sharings(left, [range(fewest, most + 1)] * len(secret), anyone)
    for place in range(len(secret)):
        possible = {shared[place] for shared in found}
        assert possible >= SMALL if only_small else len(possible) >= LIMIT


@given(lists(integers(0, 9), min_size=1, max_size=6), integers(0, 6))
def test_a_total_is_withheld_only_where_every_cell_is(numbers, others):
    asked = totals(A=sum(numbers) + others)
    counts = table(A={str(i): n for i, n in enumerate(numbers)})
    outside = outside_counts(asked, counts, group="epci_code", count="respondent_count")
    if hidden_totals(asked, counts, LIMIT).get("A"):
        assert len(hidden(counts, LIMIT, outside)) == len(numbers)


@given(lists(integers(2, 40), min_size=2, max_size=8))
def test_no_more_is_withheld_than_the_small_counts_and_one_neighbour(numbers):
    cells = hidden(table(A={str(i): n for i, n in enumerate(numbers)}))
    assert sum(cells.values()) <= 1


@pytest.fixture(scope="module")
def made_by_the_chain():
    """Make one of the chain's Python tables from the rows it reads."""
    sql = shipped("sql")
    with connect(EngineOptions(memory_limit="500MB", threads=1)) as con:
        written = [*sql.rglob("*.sql"), *chain.HOUSE.rglob("*.py")]
        texts = " ".join(path.read_text(encoding="utf-8") for path in written)
        given_ = sorted(set(re.findall(r"\bland_\w+", texts)))
        catalogue = read_catalogue([shipped("data")])
        steps = chain.steps(sql, con, catalogue, date(2026, 11, 22), given_)
    return {step.name: step.make for step in steps if hasattr(step, "make")}


def nothing(*columns):
    names = pd.DataFrame({name: pd.Series(dtype="string") for name in columns})
    return names.assign(respondent_count=pd.Series(dtype="Int64"))


def test_the_chain_hides_the_total_of_a_survey_that_gives_back_its_communes(made_by_the_chain):
    # Both told of 20 persons: in A they are 10 and 10, in B 15 of them named no commune.
    places = table(A={"21001": 10, "21002": 10}, B={"21003": 5})
    frames = {
        "core_surveyed_epcis": totals(A=20, B=20),
        "core_place_counts": places.rename(columns={"theme_id": "commune_code"}),
        "land_thresholds": thresholds(PERSONS),
        "core_need_counts": nothing("need_id", "epci_code", "theme_id"),
        "core_place_theme_counts": nothing("need_id", "epci_code", "commune_code"),
        "core_theme_voices": nothing("epci_code", "theme_id", "respondent_id"),
    }
    frames["calc_withheld"] = made_by_the_chain["calc_withheld"](frames)
    communes = made_by_the_chain["calc_place_suppression"](frames)
    assert communes["commune_code"].tolist() == ["21001", "21002", "21003"]
    assert made_by_the_chain["calc_survey_suppression"](frames)["epci_code"].tolist() == ["A"]


def crossed(together):
    rows = pd.DataFrame(
        {
            "epci_code": "A",
            "commune_code": "21001",
            "need_id": "A-mobilite",
            "place_count": [50],
            "need_count": [together],
            "respondent_count": pd.array([pd.NA], dtype="Int64"),
        }
    )
    return withheld_crossings(rows, totals(A=61), threshold=PERSONS)["commune_code"].tolist()


def test_a_commune_is_withheld_where_nearly_everybody_voiced_a_need():
    # 60 of 61 voiced it: 49 or 50 of the 50 of the commune. 30 of 61: from 19 to 30 of them.
    assert crossed(60) == ["21001"]
    assert crossed(30) == []
