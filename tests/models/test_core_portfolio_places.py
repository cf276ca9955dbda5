import pytest

pytestmark = pytest.mark.models

A = "200000001"


def test_a_place_could_be_in_the_communes_known_to_be_hybrid(build):
    communes = {"21002": ("Beta", True), "21001": ("Alpha", True), "21003": ("Gamma", None)}
    rows = build(
        "core_portfolio_places",
        core_cluster_composites=[
            {"commune_code": code, "activity_id": "tiers_lieu"} for code in communes
        ],
        core_cluster_hybrids=[
            {"epci_code": A, "commune_code": code, "is_hybrid": is_hybrid}
            for code, (_, is_hybrid) in communes.items()
        ],
        core_clusters=[
            {"epci_code": A, "commune_code": code, "commune_name": name}
            for code, (name, _) in communes.items()
        ],
    )
    assert rows == [{"portfolio_id": f"{A}-ensemble-tiers_lieu", "place_names_fr": "Alpha, Beta"}]
