import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "activity_id": "recyclerie"}


def said(build, ties=(), kinds=None):
    kinds = kinds or {"a": "ess", "b": "collectivite", "c": "entreprise"}
    rows = build(
        "core_signal_actors",
        core_opportunities=[KEY],
        land_activity_resources=[{"activity_id": "recyclerie", "resource_kind_id": "workshop"}],
        core_actor_resources=[
            {
                "epci_code": A,
                "actor_id": name,
                "resource_kind_id": "farmland" if name == "c" else "workshop",
            }
            for name in kinds
        ],
        land_actors=[
            {"actor_id": name, "epci_code": A, "actor_kind": kind} for name, kind in kinds.items()
        ],
        land_ties=[
            {"tie_id": str(n), "actor_id": one, "other_actor_id": other}
            for n, (one, other) in enumerate(ties)
        ],
    )
    return [row["signal_id"] for row in rows]


def test_two_concerned_actors_with_a_tie_already_act_together(build):
    assert said(build, [("a", "b"), ("b", "a")]) == ["acteurs_lies"]


def test_a_tie_with_an_actor_that_the_activity_does_not_concern_says_nothing(build):
    assert said(build, [("a", "c")]) == []
    assert said(build) == []


def test_a_concerned_group_of_inhabitants_wants_in(build):
    assert said(build, kinds={"a": "collectif_habitants", "b": "ess"}) == ["habitants_engages"]
    assert said(build, kinds={"c": "collectif_habitants"}) == []
