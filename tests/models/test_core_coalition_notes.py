import pytest

pytestmark = pytest.mark.models

A, B, C = "200000001", "200000002", "200000003"


def actor(name, epci, kind="ess", roles=None):
    told = {"actor_id": name, "epci_code": epci, "actor_kind": kind}
    return told | {"coalition_roles": roles}


def notes(build, *actors):
    rows = build(
        "core_coalition_notes",
        core_epcis=[{"epci_code": code} for code in (A, B, C)],
        land_actors=actors,
    )
    return {row["epci_code"]: row["coalitions_note_fr"].partition(" :")[0] for row in rows}


def test_an_epci_where_one_organisation_has_a_role_needs_no_note(build):
    told = notes(build, actor("a", A), actor("b", A, roles="porteur"), actor("c", B))
    assert told == {
        B: "les rôles possibles des acteurs ne sont pas notés",
        C: "aucun acteur n’est au registre",
    }


def test_a_person_alone_is_not_an_actor_to_look_among(build):
    told = notes(build, actor("a", A, kind="habitant", roles="porteur"))
    assert told[A] == "aucun acteur n’est au registre"
