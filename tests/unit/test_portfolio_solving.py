"""The search for a set: as good as trying every set, within the rules, always the same."""

import random
from dataclasses import replace
from itertools import combinations

import pytest

from generator.opportunities.portfolio_solving import (
    EXACT,
    GREEDY,
    Member,
    Problem,
    greedy,
    keeps_rules,
    solve,
    worth,
)

SEEDS = range(100)


def drawn(seed: int, count: int | None = None) -> Problem:
    """Draw a small problem with every kind of rule."""
    draw = random.Random(seed)  # noqa: S311 (problems to solve, not secrets)
    count = count or draw.randint(3, 9)
    members = tuple(
        Member(
            f"activite_{n}",
            {theme: draw.choice([0.5, 1.0]) for theme in draw.sample("abcdef", draw.randint(1, 3))},
            frozenset(draw.sample("uvwxyz", draw.randint(0, 3))),
            frozenset(draw.sample(["atelier", "cuisine"], draw.randint(0, 1))),
            draw.choice([None, 0.5, 1, 3, 5]),
            is_to_check=draw.random() < 0.3,
        )
        for n in range(count)
    )
    pairs = combinations(range(count), 2)
    return Problem(
        members,
        {theme: draw.randint(0, 40) / 100 for theme in "abcdef"},
        size_min=3,
        size_max=6,
        needs_weight=3,
        skills_weight=draw.choice([0, 2]),
        jobs_weight=draw.choice([0, 1]),
        given={"a": 0.5} if draw.random() < 0.3 else {},
        rivals=tuple(pair for pair in pairs if draw.random() < 0.1),
        capacities={"atelier": draw.randint(1, 3)},
        jobs_max=draw.choice([None, 4, 10]),
    )


def every_set(problem: Problem) -> list[tuple[int, ...]]:
    positions = range(len(problem.members))
    sets = [s for size in range(3, 7) for s in combinations(positions, size)]
    return [chosen for chosen in sets if keeps_rules(problem, chosen)]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_search_finds_what_trying_every_set_finds(seed):
    problem = drawn(seed)
    possible, found = every_set(problem), solve(problem)
    if not possible:
        assert found is None
        return
    assert found.method == EXACT
    assert found.gap_share == pytest.approx(0, abs=1e-6)
    best = max(worth(problem, chosen) for chosen in possible)
    assert worth(problem, found.chosen) == pytest.approx(best, abs=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_set_breaks_a_rule_whichever_way_it_was_found(seed):
    problem = drawn(seed, count=20)
    for found in (solve(problem), solve(problem, nodes=0, seconds=1e-9)):
        assert found is None or keeps_rules(problem, found.chosen)
        assert found is None or 3 <= len(found.chosen) <= 6


@pytest.mark.parametrize("seed", range(10))
def test_the_same_question_has_the_same_answer(seed):
    problem = drawn(seed, count=20)
    assert solve(problem) == solve(problem)
    assert greedy(problem) == greedy(problem)


def test_a_search_cut_short_adds_the_best_one_by_one_and_says_so():
    problem = drawn(2, count=25)
    found = solve(problem, seconds=1e-9)
    assert found.method == GREEDY
    assert not found.is_optimal
    assert found.chosen == greedy(problem)
    best = worth(problem, solve(problem).chosen)
    # the gap told is never smaller than the true one
    assert 0 <= 1 - worth(problem, found.chosen) / best <= found.gap_share <= 1


def member(name: str, *themes: str, **more: object) -> Member:
    return Member(name, dict.fromkeys(themes, 1.0), **more)


FOUR = Problem(
    (
        member("a", "mobilite"),
        member("b", "mobilite"),
        member("c", "dechets"),
        member("d", "sante"),
    ),
    {"mobilite": 0.4, "dechets": 0.2, "sante": 0.2},
    size_min=3,
    size_max=6,
)


def test_a_need_counts_once_and_nobody_is_added_for_nothing():
    # « a » and « b » answer the same need: the first by name, and three are enough
    assert solve(FOUR).chosen == (0, 2, 3)
    assert worth(FOUR, (0, 2, 3)) == pytest.approx(1, abs=1e-3)
    assert worth(FOUR, (0, 1, 2)) == pytest.approx((0.4 + 0.2) / 0.8, abs=1e-3)


def test_what_is_ready_goes_before_what_is_to_check():
    first = replace(FOUR.members[0], is_to_check=True)
    assert solve(replace(FOUR, members=(first, *FOUR.members[1:]))).chosen == (1, 2, 3)


def test_an_activity_whose_jobs_are_unknown_does_not_count_as_too_many():
    asked = tuple(replace(m, jobs_min=2.0) for m in FOUR.members[:3])
    problem = replace(FOUR, members=(*asked, FOUR.members[3]), jobs_max=4.0)
    assert solve(problem).chosen == (0, 2, 3)
    assert solve(replace(problem, jobs_max=1.0)) is None


def test_jobs_come_nearer_to_the_volunteers_and_never_pass_them():
    # « a » and « b » answer the same need: « a » employs two at least, « b » twenty
    jobs = (2.0, 20.0, 2.0, None)
    members = tuple(replace(m, jobs_min=n) for m, n in zip(FOUR.members, jobs, strict=True))
    problem = replace(FOUR, members=members, jobs_weight=1)
    assert solve(problem).chosen == (0, 2, 3)  # nobody counted the volunteers
    few = replace(problem, jobs_max=12.0)
    assert solve(few).chosen == (0, 2, 3)
    assert worth(few, (0, 2, 3)) == pytest.approx(1 + (2 + 2) / 12, abs=1e-3)
    many = replace(problem, jobs_max=200.0)
    assert solve(many).chosen == (0, 1, 2, 3)
    assert worth(many, (0, 1, 2, 3)) == pytest.approx(1 + (2 + 20 + 2) / 200, abs=1e-3)


def test_fewer_than_three_make_no_set():
    assert solve(replace(FOUR, members=FOUR.members[:2])) is None
    assert solve(replace(FOUR, rivals=((0, 1), (0, 2), (1, 2), (2, 3)))) is None
