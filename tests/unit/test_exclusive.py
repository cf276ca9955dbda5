"""Communes × themes where each person voiced one theme at most."""

from string import ascii_lowercase

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis.strategies import DrawFn, composite, integers, permutations

from generator.disclosure.exclusive import OTHERS, SUM, protected, table_of
from tests.golden.attacker import Name, Puzzle

PERSONS = 11


def hidden(crossed: list[list[int]]) -> list[list[bool]]:
    """Withhold small crossings of a survey where everybody named a commune and a theme."""
    counts = whole(crossed)
    small = (counts > 0) & (counts < PERSONS)
    return shielded(counts, small, PERSONS)[:OTHERS, :OTHERS].tolist()


def shielded(counts: np.ndarray, small: np.ndarray, limit: int) -> np.ndarray:
    """Protect a table whose communes and themes are named after their order."""
    rows, columns = counts.shape
    places, themes = (list(ascii_lowercase[: size + OTHERS]) for size in (rows, columns))
    return protected(counts, small, limit, places=places, themes=themes)


def whole(crossed: list[list[int]]) -> np.ndarray:
    told = np.array(crossed)
    return table_of(told, told.sum(axis=1), told.sum(axis=0), int(told.sum()))


def test_the_few_of_a_commune_are_hidden_among_others_of_the_commune_and_of_the_theme():
    # 40 less 25 and 12 are 3, and 33 of the theme less 30 are 3: neither may be all told, and what
    # 12 and 3 exchange the other commune must give back. 25 and 30 of the first theme hide nothing.
    assert hidden([[25, 12, 3], [30, 30, 30]]) == [[False, True, True], [False, True, True]]


def test_a_count_that_is_not_needed_in_the_end_is_told():
    # 60 less 3 hides 20, then 20 and 3 exchange with 30 and 40 of the second commune.
    told = np.array(hidden([[3, 20, 50], [30, 40, 50], [50, 50, 50]]))
    assert np.argwhere(told).tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]


def test_nothing_is_hidden_where_every_count_is_large():
    assert hidden([[25, 12], [30, 40]]) == [[False, False], [False, False]]


def test_a_table_whose_persons_voice_several_themes_is_no_such_table():
    crossed = np.array([[20, 20]])
    assert table_of(crossed, np.array([30]), np.array([20, 20]), 30) is None


def test_who_named_no_commune_or_voiced_no_theme_completes_the_sums():
    counts = table_of(np.array([[20]]), np.array([25]), np.array([30]), 50)
    assert counts[0, OTHERS] == 25 - 20
    assert counts[OTHERS, 0] == 30 - 20
    assert counts[OTHERS, OTHERS] == 50 - 25 - (30 - 20)
    assert counts[SUM, SUM] == 50


LIMIT = 4  # a low threshold, so that small tables have counts on both sides of it
MOST = 9  # persons of a crossing


@composite
def tables(draw: DrawFn) -> np.ndarray:
    """Draw one to three communes and themes, with who named none and who voiced none."""
    rows, columns = draw(integers(1, 3)), draw(integers(1, 3))
    numbers = [draw(integers(0, MOST)) for _ in range((rows + 1) * (columns + 1))]
    grid = np.array(numbers).reshape(rows + 1, columns + 1)
    crossed, total = grid[:-1, :-1], int(grid.sum())
    counts = table_of(crossed, grid.sum(axis=1)[:-1], grid.sum(axis=0)[:-1], total)
    assert counts is not None
    return counts


def puzzle_of(counts: np.ndarray, flags: np.ndarray) -> Puzzle:
    """Write what a reader of the table knows, who knows that nobody voiced two themes."""
    puzzle = Puzzle()
    rows, columns = counts.shape
    for row, column in np.ndindex(rows, columns):
        count, is_sum = int(counts[row, column]), (row - rows == SUM) != (column - columns == SUM)
        is_other = OTHERS in {row - rows, column - columns}
        is_nowhere = counts[SUM, column] == 0  # of a theme nobody voiced every zero is known
        if is_nowhere or not (is_other or flags[row, column] or (count == 0 and not is_sum)):
            puzzle.add((row, column), count, count)
        else:
            puzzle.add((row, column), int(is_sum and not is_other and count > 0))
    for row in range(rows):
        parts: list[Name] = [(row, column) for column in range(columns - 1)]
        puzzle.same(parts, [(row, columns - 1)])
    for column in range(columns):
        parts = [(row, column) for row in range(rows - 1)]
        puzzle.same(parts, [(rows - 1, column)])
    return puzzle


def small_in(counts: np.ndarray) -> np.ndarray:
    return (counts > 0) & (counts < LIMIT)


@pytest.mark.slow
@settings(deadline=None)
@given(tables())
def test_no_count_of_a_table_where_each_voiced_one_theme_is_given_back(counts):
    rows, columns = counts.shape
    flags = shielded(counts, small_in(counts), LIMIT)
    assert flags[small_in(counts)].all()
    puzzle = puzzle_of(counts, flags)
    for (row, column), low, high in puzzle.solved(lambda name: name):
        assert low <= counts[row, column] <= high
        if OTHERS not in {row - rows, column - columns} and high > 0:
            assert high - low + 1 >= LIMIT or (low <= 1 and high >= LIMIT - 1)


@settings(deadline=None)
@given(tables())
def test_a_crossing_is_told_only_with_its_commune_and_its_theme(counts):
    flags = shielded(counts, small_in(counts), LIMIT)
    inner = flags[:OTHERS, :OTHERS] | (counts[:OTHERS, :OTHERS] == 0)
    assert inner[flags[:OTHERS, SUM]].all()
    assert inner[:, flags[SUM, :OTHERS]].all()


@composite
def shuffled(draw: DrawFn, counts: np.ndarray) -> tuple[np.ndarray, list[int], list[int]]:
    """Draw an order of the communes and of the themes."""
    sizes = (size + OTHERS for size in counts.shape)
    rows, columns = (draw(permutations(range(size))) for size in sizes)
    return counts, list(rows), list(columns)


@settings(deadline=None)
@given(tables().flatmap(shuffled))
def test_what_is_hidden_does_not_depend_on_the_order_of_rows(drawn):
    counts, rows, columns = drawn
    names = ascii_lowercase
    grid = np.ix_([*rows, OTHERS, SUM], [*columns, OTHERS, SUM])
    mixed = protected(
        counts[grid], small_in(counts)[grid], LIMIT,
        places=[names[row] for row in rows], themes=[names[column] for column in columns],
    )  # fmt: skip
    assert mixed.tolist() == shielded(counts, small_in(counts), LIMIT)[grid].tolist()
