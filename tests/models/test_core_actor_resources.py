import pytest

pytestmark = pytest.mark.models

A, B = "200000001", "200000002"


def kinds(build, resources=(), sought=None):
    rows = build(
        "core_actor_resources",
        core_actors=[{"actor_id": "a", "epci_code": A}],
        land_actors=[{"actor_id": "a", "epci_code": A, "sought_resource_kind_ids": sought}],
        land_resources=list(resources),
    )
    return [(row["epci_code"], row["resource_kind_id"]) for row in rows]


def held(number, epci, kind, actor="a"):
    return {
        "resource_id": f"r{number}", "epci_code": epci, "resource_kind_id": kind, "actor_id": actor
    }  # fmt: skip


def test_what_an_actor_holds_counts_where_it_stands(build):
    assert kinds(build, [held(1, B, "workshop")]) == [(B, "workshop")]


def test_two_workshops_of_one_actor_are_one_kind(build):
    assert kinds(build, [held(1, A, "workshop"), held(2, A, "workshop")]) == [(A, "workshop")]


def test_each_kind_that_an_actor_looks_for_counts(build):
    assert kinds(build, sought="machines; workshop") == [(A, "machines"), (A, "workshop")]


def test_a_resource_of_nobody_known_concerns_nobody(build):
    assert kinds(build, [held(1, A, "workshop", None), held(2, A, "workshop", "x")]) == []
