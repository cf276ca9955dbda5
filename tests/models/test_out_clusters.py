import pytest

pytestmark = pytest.mark.models

A = "200000001"
CHENOVE = {
    "epci_code": A,
    "commune_code": "21166",
    "commune_name": "Chenôve",
    "theme_ids": "emploi, mobilite",
    "resource_kind_ids": "machines, workshop",
    "resource_labels_fr": "atelier ; machines",
    "is_in_qpv": True,
}


def places(build, clusters, **more):
    return build(
        "out_clusters",
        core_clusters=clusters,
        land_themes=[
            {"theme_id": "emploi", "theme_label_fr": "Emploi et formation"},
            {"theme_id": "mobilite", "theme_label_fr": "Mobilité"},
        ],
        **more,
    )


def test_a_hybrid_place_comes_with_its_themes_and_its_sentence(build):
    [row] = places(
        build,
        [CHENOVE],
        core_cluster_hybrids=[{"commune_code": "21166", "is_hybrid": True}],
        core_cluster_sentences=[{"commune_code": "21166", "sentence_fr": "À Chenôve…"}],
    )
    assert row["theme_labels_fr"] == "Emploi et formation ; Mobilité"
    assert row["resource_labels_fr"] == "atelier ; machines"
    assert (row["is_hybrid"], row["sentence_fr"]) == (True, "À Chenôve…")


def test_a_place_with_a_resource_only_keeps_an_unknown_hybrid(build):
    [row] = places(build, [CHENOVE | {"theme_ids": None}])
    assert (row["theme_labels_fr"], row["is_hybrid"], row["sentence_fr"]) == (None, None, None)


def test_a_place_with_nothing_that_may_be_told_is_left_out(build):
    assert places(build, [CHENOVE | {"theme_ids": None, "resource_kind_ids": None}]) == []


def test_of_each_kind_at_reach_only_the_nearest_commune_is_told(build):
    def pair(kind, code, km):
        return {
            "commune_code": "21166",
            "resource_kind_id": kind,
            "resource_commune_code": code,
            "resource_commune_name": f"C{code}",
            "crow_km": km,
        }

    [row] = places(
        build,
        [CHENOVE],
        core_cluster_reach=[
            pair("vehicles", "21003", 7.04),
            pair("vehicles", "21002", 4.26),
            pair("friche", "21003", 7.04),
        ],
        land_resource_kinds=[{"resource_kind_id": "vehicles", "label_fr": "véhicules"}],
    )
    assert row["reach_fr"] == "friches (C21003, 7,0 km) ; véhicules (C21002, 4,3 km)"
