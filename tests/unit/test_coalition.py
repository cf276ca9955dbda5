"""The smallest coalition: as small as trying every set, never forced, always the same."""

import random
import time
from itertools import combinations, product

import pytest

from generator.carriers.coalition import (
    Actor,
    Asked,
    CategoryRule,
    Tie,
    check_actors,
    uncovered_by,
)
from generator.carriers.coalition_solving import EXACT, GREEDY, smallest_coalition
from generator.errors import DataError
from tests.unit.coalition_rules import scic_categories

ROLES = ["porteur", "local", "financement", "prescription", "clientele", "matiere"]
CATEGORIES = ["salaries", "producteurs", "beneficiaires", "benevoles", "collectivites"]


def words(draw, among, most):
    return frozenset(draw.sample(among, draw.randint(0, most)))


def drawn(seed, count=None):
    """Draw actors and what is asked of them, some of it that nobody covers."""
    draw = random.Random(seed)  # noqa: S311 (problems to solve, not secrets)
    count = count or draw.randint(1, 7)
    actors = [
        Actor(
            f"act-{n:02}",
            roles=words(draw, ROLES, 3),
            categories=words(draw, CATEGORIES, 2),
            contributions=words(draw, ["argent", "heures"], 1),
        )
        for n in range(count)
    ]
    rules = [
        CategoryRule(),
        CategoryRule(draw.randint(1, 4)),
        scic_categories(has_employees=True),
        scic_categories(has_employees=False),
    ]
    asked = Asked(words(draw, ROLES, 5), words(draw, ["argent", "heures"], 2), draw.choice(rules))
    return draw.sample(actors, count), asked


def missing(chosen, asked):
    """Count what a set leaves, by trying every way of counting each actor in one category."""
    roles = {role for actor in chosen for role in actor.roles}
    brought = {name for actor in chosen for name in actor.contributions}
    rule = asked.rule
    ways = product(*(sorted(actor.categories) or [None] for actor in chosen))
    least = min(
        max(sum(filled.isdisjoint(wanted) for wanted in rule.each_of), rule.least - len(filled))
        for filled in ({category for category in way if category} for way in ways)
    )
    return len(asked.roles - roles) + len(asked.contributions - brought) + max(0, least)


def best_of_all(actors, asked):
    in_order = sorted(actors, key=lambda actor: actor.actor_id)
    sets = [s for size in range(len(actors) + 1) for s in combinations(in_order, size)]
    return min((missing(s, asked), len(s), tuple(a.actor_id for a in s)) for s in sets)


@pytest.mark.parametrize("start", range(0, 500, 50))
def test_the_search_finds_what_trying_every_coalition_finds(start):
    for seed in range(start, start + 50):
        actors, asked = drawn(seed)
        found = smallest_coalition(actors, asked)
        told = (found.uncovered.count, len(found.chosen), found.chosen)
        assert told == best_of_all(actors, asked), seed
        assert (found.method, found.gap_actors, found.gap_share) == (EXACT, 0, 0)


@pytest.mark.parametrize("seed", range(100))
def test_one_by_one_covers_as_much_and_says_how_far_from_the_least_it_may_be(seed):
    actors, asked = drawn(seed, count=7)
    exact = smallest_coalition(actors, asked)
    found = smallest_coalition(actors, asked, nodes=0, seconds=1e-9)
    assert found.uncovered.count == exact.uncovered.count
    if found.method == GREEDY:
        assert len(exact.chosen) >= len(found.chosen) - found.gap_actors
        assert found.gap_share == pytest.approx(
            found.gap_actors / len(found.chosen) if found.chosen else 0
        )


def test_the_search_that_is_stopped_says_it_is_approached():
    actors, asked = drawn(1, count=60)
    found = smallest_coalition(actors, asked, nodes=0, seconds=1e-9)
    assert found.method == GREEDY


@pytest.mark.parametrize("seed", range(5))
def test_eighty_actors_take_less_than_two_seconds_each_way(seed):
    actors, asked = drawn(seed, count=80)
    asked = Asked(
        frozenset(ROLES), frozenset({"argent", "heures"}), scic_categories(has_employees=True)
    )
    for seconds in (0.8, 1e-9):
        start = time.perf_counter()
        smallest_coalition(actors, asked, seconds=seconds)
        assert time.perf_counter() - start < 2


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_the_actors_changes_nothing(seed):
    actors, asked = drawn(seed, count=12)
    assert smallest_coalition(actors, asked) == smallest_coalition(actors[::-1], asked)


def actor(actor_id, roles=(), categories=()):
    return Actor(actor_id, roles=frozenset(roles), categories=frozenset(categories))


SCIC = Asked(frozenset({"porteur", "local"}), rule=scic_categories(has_employees=True))


def test_an_associate_is_counted_in_one_category_only():
    # The users who work there are employees or beneficiaries, not both: three actors are needed.
    town = actor("a", ["porteur", "local"], ["collectivites"])
    users = actor("b", categories=["salaries", "beneficiaires"])
    staff = actor("c", categories=["salaries"])
    alone = smallest_coalition([town, users], SCIC)
    assert alone.uncovered.count == 1
    together = smallest_coalition([town, users, staff], SCIC)
    assert together.chosen == ("a", "b", "c")
    assert together.uncovered.count == 0
    assert dict(together.seating) == {"a": "collectivites", "b": "beneficiaires", "c": "salaries"}


def test_what_nobody_covers_is_told_and_never_forced():
    found = smallest_coalition([actor("a", ["porteur"], ["collectivites"])], SCIC)
    assert found.chosen == ("a",)
    assert found.uncovered.roles == ("local",)
    assert found.uncovered.categories == (frozenset({"beneficiaires"}), frozenset({"salaries"}))
    assert found.uncovered.more_categories == 0  # the town and the two others make three


def test_nobody_at_all_leaves_everything():
    found = smallest_coalition([], SCIC)
    assert (found.chosen, found.uncovered.count) == ((), 2 + 3)


def test_an_actor_that_brings_nothing_asked_for_is_not_taken():
    found = smallest_coalition(
        [actor("a", ["matiere"]), actor("b", ["local"])], Asked(frozenset({"local"}))
    )
    assert found.chosen == ("b",)


def test_producers_stand_for_employees_only_where_there_are_none():
    members = [actor("a", categories=["producteurs"]), actor("b", categories=["beneficiaires"])]
    without, _ = uncovered_by(members, Asked(rule=scic_categories(has_employees=False)))
    with_staff, _ = uncovered_by(members, Asked(rule=scic_categories(has_employees=True)))
    assert (without.categories, without.more_categories) == ((), 1)
    assert with_staff.categories == (frozenset({"salaries"}),)


def test_every_word_nobody_knows_is_told_at_once():
    twice = [actor("a", ["locale"]), actor("a", categories=["usagers"])]
    with pytest.raises(DataError) as refused:
        check_actors(twice, SCIC, [Tie("a", "z")])
    told = str(refused.value)
    for sentence in (
        "acteur « a » : cet acteur est écrit deux fois",
        "le rôle « locale » n'est pas connu. Vouliez-vous écrire « local » ?",
        "la catégorie « usagers » n'est pas connue",
        "l'acteur « z » n'est pas connu",
    ):
        assert sentence in told
    assert len(refused.value.faults) == 4
