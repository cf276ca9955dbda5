import pytest

pytestmark = pytest.mark.models

A = "200000001"
GAP = {"epci_code": A, "chain_id": "pain", "link_id": "moulin", "link_label_fr": "meunerie"}


def told(build, missing=(), **seen):
    return build(
        "out_value_chains",
        core_value_chains=[
            {"epci_code": A, "chain_id": "pain", "link_id": name, "link_label_fr": name}
            | {"link_order": order, "is_seen": is_seen}
            | {"evidence_fr": f"preuve de {name}" if is_seen else None}
            for order, (name, is_seen) in enumerate(seen.items())
        ],
        core_missing_links=missing,
        land_value_chains=[
            {"chain_id": "pain", "chain_label_fr": "Blé et pain", "source_fr": "terrain"}
        ],
    )


def test_each_link_is_said_seen_not_seen_in_the_data_or_unknown(build):
    [row] = told(build, blé=True, meunerie=False, pain=True, vente=None)
    assert row["sentence_fr"] == (
        "Blé et pain. Vu : blé – preuve de blé ; pain – preuve de pain."
        " Pas vu dans les données : meunerie. Inconnu, faute de source : vente."
    )
    assert "absent" not in row["sentence_fr"]


def test_the_missing_link_names_the_activities_that_would_fill_it(build):
    gap = GAP | {"activity_ids": "meunerie", "activity_labels_fr": "Moulin local"}
    [row] = told(build, [gap], blé=True, meunerie=False, pain=True)
    assert row["sentence_fr"].endswith(
        " Un seul maillon n’est pas vu ; à étudier pour le remplir : Moulin local."
    )
    assert (row["missing_link_fr"], row["activity_ids"]) == ("meunerie", "meunerie")


def test_a_missing_link_that_no_activity_fills_is_said_so(build):
    [row] = told(build, [GAP], blé=True, meunerie=False, pain=True)
    assert row["sentence_fr"].endswith("aucune activité du catalogue ne le remplit.")


def test_a_chain_of_which_nothing_is_seen_is_not_told(build):
    assert told(build, blé=False, meunerie=None, pain=False) == []
