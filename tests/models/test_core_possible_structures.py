import pytest

pytestmark = pytest.mark.models

A = "200000001"
WORDS = "code NAF 94.99Z, mots « garage solidaire »"
CARRIERS = {"ACI": "aci", "ETTI": "etti", "active": "association", "FS": None}


def asked(build, kind, status, *, doing=None, epci=A):
    key = {"structure_kind": kind, "structure_id": "S1"}
    told = {"activity_id": "garage", "commune_code": "21001", "is_direct": False}
    structure = {"structure_name": "Les Ateliers", "epci_code": epci, "commune_name": "Ici"}
    return build(
        "core_possible_structures",
        core_opportunities=[
            {"opportunity_id": f"{A}-garage", "epci_code": A, "activity_id": "garage"}
        ],
        land_activity_carriers=[
            {"activity_id": "garage", "carrier_id": name} for name in ("association", "aci")
        ],
        core_carrier_structures=[
            key | structure | {"carrier_id": CARRIERS[status], "is_enough": kind == "siae"}
        ],
        core_structure_activities=[key | told | {"basis_fr": doing}] if doing else [],
    )


def test_an_insertion_workshop_is_asked_for_what_names_its_status(build):
    [row] = asked(build, "siae", "ACI")
    assert (row["carrier_id"], row["commune_name"], row["is_direct"]) == ("aci", "Ici", None)
    assert asked(build, "siae", "ETTI") == []


def test_an_association_is_asked_only_when_it_may_do_it(build):
    assert asked(build, "association", "active") == []
    [row] = asked(build, "association", "active", doing=WORDS)
    assert row["is_direct"] is False


def test_who_does_it_and_has_the_status_is_asked_once(build):
    assert len(asked(build, "siae", "ACI", doing=WORDS)) == 1


def test_a_directory_that_tells_no_legal_form_leaves_the_carrier_unknown(build):
    [row] = asked(build, "france_services", "FS", doing=WORDS)
    assert row["carrier_id"] is None


def test_a_structure_of_another_epci_is_not_asked(build):
    assert asked(build, "siae", "ACI", epci="200000002") == []


def test_a_wide_code_alone_says_nothing_of_one_structure(build):
    assert asked(build, "association", "active", doing="code NAF 94.99Z") == []
    assert len(asked(build, "association", "active", doing="mots « garage »")) == 1
