import pytest

pytestmark = pytest.mark.models

A = "200000001"


def actor(name, kind="ess"):
    return {"actor_id": name, "epci_code": A, "actor_kind": kind}


def tied(build, actors, ties):
    told = [
        {"tie_id": f"{one}-{other}", "actor_id": one, "other_actor_id": other}
        for one, other in ties
    ]
    rows = build("core_actors", land_actors=actors, land_ties=told)
    return {row["actor_id"]: row["is_tied"] for row in rows}


def test_a_tie_is_that_of_both_actors(build):
    actors = [actor("a"), actor("b"), actor("c")]
    assert tied(build, actors, [("a", "b")]) == {"a": True, "b": True, "c": False}


def test_several_ties_of_an_actor_count_it_once(build):
    actors = [actor("a"), actor("b"), actor("c")]
    assert len(tied(build, actors, [("a", "b"), ("b", "a"), ("a", "c")])) == 3


@pytest.mark.parametrize("kind", ["habitant", "salarie"])
def test_a_person_alone_is_never_counted_but_its_ties_are_those_of_the_organisation(build, kind):
    assert tied(build, [actor("a"), actor("p", kind)], [("p", "a")]) == {"a": True}
