import pytest

pytestmark = pytest.mark.models

KEY = {"opportunity_id": "200000001-garage"}


def form(carrier, rank, verdict):
    return KEY | {"carrier_id": carrier, "fit_rank": rank, "verdict": verdict}


def structure(name, order, verdict="a_verifier"):
    key = {"structure_kind": "siae", "structure_id": name, "structure_name": name}
    return KEY | key | {"shown_order": order, "verdict": verdict}


def built(build, forms, structures=(), possible=()):
    return build(
        "out_opportunity_carriers",
        calc_opportunity_carriers=forms,
        core_shown_structures=structures,
        core_possible_structures=possible,
    )


def published(build, forms, structures=()):
    rows = built(build, forms, structures)
    assert [row["carrier_position"] for row in rows] == list(range(1, len(rows) + 1))
    return [row["structure_name"] or row["carrier_id"] for row in rows]


def test_structures_already_there_come_before_new_ones_and_refused_ones_last(build):
    forms = [form("scop", 3, "non"), form("scic", 2, "a_verifier"), form("association", 1, "oui")]
    told = published(build, forms, [structure("b", 2), structure("c", 3, "non"), structure("a", 1)])
    assert told == ["a", "b", "association", "scic", "c", "scop"]


def test_a_carrier_to_be_found_is_a_row_before_those_refused(build):
    assert published(build, [form("a_trouver", 1, None), form("scop", 2, "non")]) == [
        "a_trouver",
        "scop",
    ]


def test_a_form_tells_how_many_of_the_epci_already_are_one(build):
    forms = [form("aci", 1, "a_verifier"), form("scic", 2, "a_verifier")]
    held = [
        KEY | {"structure_kind": "siae", "structure_id": name, "carrier_id": "aci"} for name in "ab"
    ]
    rows = built(build, forms, possible=held)
    assert [row["existing_count"] for row in rows] == [2, None]
