import pytest

pytestmark = pytest.mark.models

KEY = {"opportunity_id": "200000001-garage"}
MOST = {"threshold_id": "carrier_structures_shown_max", "value": 2}


def structure(name, carrier="aci", **told):
    return KEY | {
        "structure_kind": "siae",
        "structure_id": name,
        "structure_name": name,
        "carrier_id": carrier,
        "met_fr": "conventionnée",
        **told,
    }


def shown(build, *structures, law=(), carriers=()):
    rows = build(
        "core_shown_structures",
        core_possible_structures=structures,
        calc_opportunity_carriers=[KEY | row for row in law],
        core_carrier_law=carriers,
        land_thresholds=[MOST],
    )
    return sorted(rows, key=lambda row: row["shown_order"])


def test_who_does_it_comes_before_who_may_then_before_who_has_the_status(build):
    rows = shown(
        build,
        structure("status"),
        structure("does", is_direct=True, basis_fr="code NAF 45.20A"),
        structure("may", is_direct=False, basis_fr="mots « garage »"),
    )
    assert [row["structure_name"] for row in rows] == ["does", "may"]
    assert rows[0]["reason_fr"] == "Elle le fait sans doute déjà (code NAF 45.20A) ; conventionnée."
    assert shown(build, structure("s"))[0]["reason_fr"] == "Elle en a le statut : conventionnée."


def test_a_structure_is_never_eligible_and_is_refused_with_its_kind_of_carrier(build):
    law = [
        {"carrier_id": "aci", "verdict": "oui", "reason_fr": "permis"},
        {"carrier_id": "ei", "verdict": "non", "reason_fr": "refusé", "to_change_fr": "changer"},
    ]
    allowed, refused = shown(build, structure("b", "ei", is_direct=True), structure("a"), law=law)
    assert (allowed["structure_name"], allowed["verdict"]) == ("a", "a_verifier")
    assert (refused["verdict"], refused["reason_fr"]) == ("non", "refusé")
    assert (allowed["to_change_fr"], refused["to_change_fr"]) == (None, "changer")


def test_where_many_have_only_the_status_none_is_named_before_the_others(build):
    many = [structure(name) for name in ("a", "b", "c")]
    assert shown(build, *many) == []
    doer = structure("d", is_direct=True, basis_fr="code NAF 45.20A")
    assert [row["structure_name"] for row in shown(build, *many, doer)] == ["d"]
    assert len(shown(build, *many[:2])) == 2


def test_a_structure_whose_carrier_the_activity_does_not_name_is_to_be_verified(build):
    [row] = shown(build, structure("a", "ai"))
    assert (row["verdict"], row["articles_fr"]) == ("a_verifier", None)


def test_a_structure_bears_the_label_and_the_articles_of_its_carrier_whoever_names_it(build):
    named = {"carrier_id": "ai", "carrier_label_fr": "Association intermédiaire (AI)"}
    law = [named | {"articles_fr": "art. L5132-7"}]
    [row] = shown(build, structure("a", "ai", label_fr="association intermédiaire"), carriers=law)
    assert (row["label_fr"], row["articles_fr"]) == (named["carrier_label_fr"], "art. L5132-7")
    [row] = shown(build, structure("f", None, label_fr="espace France Services"))
    assert row["label_fr"] == "Espace France Services"
