import pytest

pytestmark = pytest.mark.models

A = "200000001"


def link(build, evidence):
    """Judge one link of two pieces of evidence, each seen, not seen, or left out as unknown."""
    [row] = build(
        "core_value_chains",
        core_epcis=[{"epci_code": A}],
        land_chain_links=[
            {"chain_id": "pain", "link_id": "four", "link_order": 1, "link_label_fr": "four"}
        ],
        land_link_evidence=[
            {"chain_id": "pain", "link_id": "four"} | {"evidence_kind": kind, "evidence_id": name}
            for kind, name in (("equipment", "B203"), ("resource", "machines"))
        ],
        core_link_evidence=[
            {"epci_code": A, "evidence_kind": kind, "evidence_id": name}
            | {"evidence_label_fr": name, "is_seen": evidence[name]}
            for kind, name in (("equipment", "B203"), ("resource", "machines"))
            if name in evidence
        ],
    )
    return row["is_seen"], row["evidence_fr"]


def test_one_piece_of_evidence_is_enough_to_see_a_link(build):
    assert link(build, {"B203": True}) == (True, "B203")
    assert link(build, {"B203": True, "machines": False}) == (True, "B203")
    assert link(build, {"B203": True, "machines": True}) == (True, "B203 / machines")


def test_a_link_is_not_seen_when_every_piece_of_evidence_was_looked_for(build):
    assert link(build, {"B203": False, "machines": False}) == (False, None)


def test_a_source_that_was_not_loaded_leaves_the_link_unknown(build):
    assert link(build, {"B203": False}) == (None, None)
    assert link(build, {}) == (None, None)


def test_the_same_word_of_another_kind_of_evidence_says_nothing(build):
    rows = build(
        "core_value_chains",
        core_epcis=[{"epci_code": A}],
        land_chain_links=[{"chain_id": "c", "link_id": "l", "link_order": 1}],
        land_link_evidence=[
            {"chain_id": "c", "link_id": "l", "evidence_kind": "resource", "evidence_id": "x"}
        ],
        core_link_evidence=[
            {"epci_code": A, "evidence_kind": "structure", "evidence_id": "x", "is_seen": True}
        ],
    )
    assert [row["is_seen"] for row in rows] == [None]
