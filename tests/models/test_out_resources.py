import pytest

pytestmark = pytest.mark.models


def test_a_resource_is_told_with_its_kind_and_its_commune_when_they_are_known(build):
    placed, elsewhere = build(
        "out_resources",
        core_resources=[
            {"resource_id": "r1", "resource_kind_id": "local", "commune_code": "21001"},
            {"resource_id": "r2", "resource_kind_id": "inconnu", "commune_code": None},
        ],
        land_resource_kinds=[{"resource_kind_id": "local", "label_fr": "Local vacant"}],
        core_communes=[{"commune_code": "21001", "commune_name": "Ahuy"}],
    )
    assert (placed["resource_kind_label_fr"], placed["commune_name"]) == ("Local vacant", "Ahuy")
    assert (elsewhere["resource_kind_label_fr"], elsewhere["commune_name"]) == ("inconnu", None)


def test_what_public_files_show_stands_once_an_epci_without_a_commune(build):
    seen = {
        "epci_code": "200000001",
        "match_id": "siae_prescribers",
        "resource_kind_id": "prescribers",
        "resource_label_fr": "3 structures d’insertion peuvent servir, à vérifier",
        "source_fr": "le marché de l’inclusion, 2020",
    }
    [row] = build("out_resources", core_public_resources=[seen])
    assert row["resource_id"] == "public-siae_prescribers-200000001"
    assert row["commune_name"] is None
    assert row["resource_label_fr"].startswith("3 structures")
