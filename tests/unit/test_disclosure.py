import itertools

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers, lists, randoms

from generator.disclosure import persons_threshold, withheld
from generator.errors import CatalogueError

PERSONS = 11


def table(**groups: dict[str, int | None]) -> pd.DataFrame:
    rows = [(epci, theme, n) for epci, cells in groups.items() for theme, n in cells.items()]
    frame = pd.DataFrame(rows, columns=["epci_code", "theme_id", "respondent_count"])
    return frame.astype({"respondent_count": "Int64", "epci_code": "string", "theme_id": "string"})


def hidden(counts: pd.DataFrame, threshold: int = PERSONS) -> dict[tuple[str, str], bool]:
    """Each withheld cell, and whether it is only there to protect another."""
    rows = withheld(
        counts, group="epci_code", cell="theme_id", count="respondent_count", threshold=threshold
    )
    assert rows["is_suppressed"].all()
    cells = zip(rows["epci_code"], rows["theme_id"], strict=True)
    return dict(zip(cells, rows["is_secondary"], strict=True))


def test_counts_under_eleven_persons_are_withheld_and_eleven_is_shown():
    counts = table(A={"sante": 10, "mobilite": 4, "logement": 11, "energie": 40})
    assert hidden(counts) == {("A", "sante"): False, ("A", "mobilite"): False}


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


def test_a_zero_protects_a_small_count_that_has_no_other_neighbour():
    counts = table(A={"sante": 4, "mobilite": 0, "logement": 0})
    assert hidden(counts) == {("A", "sante"): False, ("A", "logement"): True}


def test_a_group_of_one_cell_has_no_neighbour_to_take():
    assert hidden(table(A={"sante": 4})) == {("A", "sante"): False}


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


def test_a_total_can_be_checked_as_its_own_group():
    totals = table(A={"sante": 4}, B={"sante": 40})
    rows = withheld(
        totals, group="epci_code", cell="epci_code", count="respondent_count", threshold=11
    )
    assert rows["epci_code"].tolist() == ["A"]


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


def sharings(total: int, values: list[range]) -> list[tuple[int, ...]]:
    return [shared for shared in itertools.product(*values) if sum(shared) == total]


@settings(deadline=None)
@given(lists(integers(0, 9), min_size=2, max_size=5))
def test_subtraction_gives_back_no_withheld_count(numbers):
    """The reader knows the total, what is shown, and that what is withheld is a small count,
    or protects one: nobody can say of any withheld cell how many persons it holds."""
    cells = hidden(table(A={str(i): n for i, n in enumerate(numbers)}), LIMIT)
    secret = [numbers[int(cell)] for _, cell in cells]
    nothing_else_to_hide = len(secret) == len(numbers) and set(secret) in ({1}, {LIMIT - 1})
    if not secret or sum(numbers) < LIMIT or nothing_else_to_hide:
        return  # such a total must be withheld itself
    no_neighbour_was_taken = not any(cells.values())
    most = LIMIT - 1 if no_neighbour_was_taken else sum(secret)
    least = 0 if 0 in secret else 1
    found = sharings(sum(secret), [range(least, most + 1)] * len(secret))
    for place in range(len(secret)):
        assert len({shared[place] for shared in found}) > 1


@given(lists(integers(2, 40), min_size=2, max_size=8))
def test_no_more_is_withheld_than_the_small_counts_and_one_neighbour(numbers):
    cells = hidden(table(A={str(i): n for i, n in enumerate(numbers)}))
    assert sum(cells.values()) <= 1
