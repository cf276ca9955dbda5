import pytest

pytestmark = pytest.mark.models

KINDS = [
    {"resource_kind_id": "workshop", "label_fr": "atelier"},
    {"resource_kind_id": "vehicles", "label_fr": "véhicules"},
]


def known(*pairs):
    return [
        {"resource_id": f"r{number}", "commune_code": commune, "resource_kind_id": kind}
        for number, (commune, kind) in enumerate(pairs)
    ]


def test_each_kind_known_in_a_commune_is_told_once_in_plain_words(build):
    rows = build(
        "core_cluster_resources",
        core_resources=known(
            ("21001", "workshop"), ("21001", "vehicles"), ("21001", "workshop"),
            ("21002", "vehicles"),
        ),
        land_resource_kinds=KINDS,
    )  # fmt: skip
    assert rows == [
        {"commune_code": "21001", "resource_count": 3, "resource_kind_ids": "vehicles, workshop",
         "resource_labels_fr": "atelier ; véhicules"},
        {"commune_code": "21002", "resource_count": 1, "resource_kind_ids": "vehicles",
         "resource_labels_fr": "véhicules"},
    ]  # fmt: skip


def test_a_brownfield_has_a_label_though_it_is_no_kind_of_the_catalogue(build):
    [row] = build(
        "core_cluster_resources", core_resources=known(("21001", "friche")),
        land_resource_kinds=KINDS,
    )  # fmt: skip
    assert (row["resource_kind_ids"], row["resource_labels_fr"]) == ("friche", "friches")


def test_a_resource_without_a_place_is_in_no_commune(build):
    assert build("core_cluster_resources", core_resources=known((None, "workshop"))) == []
