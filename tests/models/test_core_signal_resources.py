import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "activity_id": "jardins"}


def said(build, *resources):
    rows = build(
        "core_signal_resources",
        core_opportunities=[KEY],
        land_activity_resources=[
            {"activity_id": "jardins", "resource_kind_id": kind}
            for kind in ("public_funding", "resident_group", "open_land")
        ],
        land_signal_resources=[
            {
                "match_id": kind,
                "signal_id": signal,
                "resource_kind_id": kind,
                "is_registered": is_registered,
                "said_fr": kind,
            }
            for kind, signal, is_registered in (
                ("public_funding", "interet_general", False),
                ("resident_group", "habitants_engages", True),
                ("social_landlord", "quartier_bailleur", True),
            )
        ],
        core_resources=resources,
    )
    return {row["signal_id"] for row in rows}


def test_what_an_activity_is_made_of_speaks_everywhere(build):
    assert said(build) == {"interet_general"}


def test_people_ready_speak_only_where_the_register_holds_them(build):
    held = {"resource_id": "r1", "epci_code": A, "resource_kind_id": "resident_group"}
    local = held | {"source_fr": "registre local"}
    assert said(build, local) == {"interet_general", "habitants_engages"}
    assert said(build, local | {"epci_code": "200000002"}) == {"interet_general"}
    assert said(build, held | {"source_fr": "Cartofriches"}) == {"interet_general"}


def test_a_resource_held_that_the_activity_does_not_ask_for_says_nothing(build):
    landlord = {"resource_id": "r2", "epci_code": A, "resource_kind_id": "social_landlord"}
    assert said(build, landlord | {"source_fr": "registre local"}) == {"interet_general"}
