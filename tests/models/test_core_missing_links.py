import pytest

pytestmark = pytest.mark.models

A = "200000001"


def missing(build, **seen):
    return build(
        "core_missing_links",
        core_value_chains=[
            {"epci_code": A, "chain_id": "pain", "link_id": name, "is_seen": is_seen}
            for name, is_seen in seen.items()
        ],
        land_chain_links=[
            {"chain_id": "pain", "link_id": name, "link_label_fr": f"le {name}"} for name in seen
        ],
        land_link_activities=[
            {"chain_id": "pain", "link_id": "moulin", "activity_id": activity}
            for activity in ("meunerie", "cuma")
        ],
        land_activities=[
            {"activity_id": "meunerie", "activity_label_fr": "Moulin local"},
            {"activity_id": "cuma", "activity_label_fr": "Atelier partagé"},
        ],
        land_thresholds=[{"threshold_id": "chain_links_seen_min", "value": 2}],
    )


def test_the_only_link_not_seen_is_named_with_the_activities_that_would_fill_it(build):
    [row] = missing(build, ble=True, moulin=False, four=True)
    assert (row["link_id"], row["link_label_fr"]) == ("moulin", "le moulin")
    assert row["activity_ids"] == "cuma, meunerie"
    assert row["activity_labels_fr"] == "Atelier partagé ; Moulin local"


def test_a_missing_link_that_no_activity_fills_is_named_alone(build):
    [row] = missing(build, ble=False, moulin=True, four=True)
    assert (row["link_id"], row["activity_ids"]) == ("ble", None)


@pytest.mark.parametrize(
    "seen",
    [
        {"ble": True, "moulin": True, "four": True},  # whole
        {"ble": True, "moulin": False, "four": True, "vente": False},  # two missing
        {"ble": True, "moulin": False},  # one link seen is no chain
        {"ble": True, "moulin": False, "four": True, "vente": None},  # perhaps two missing
        {"ble": True, "moulin": None, "four": True},  # unknown is not missing
    ],
)
def test_otherwise_no_link_is_said_to_be_the_missing_one(build, seen):
    assert missing(build, **seen) == []
