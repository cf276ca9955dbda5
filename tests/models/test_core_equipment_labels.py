import pytest

pytestmark = pytest.mark.models


def test_the_last_nomenclature_gives_the_label_and_other_nomenclatures_none(build):
    rows = build(
        "core_equipment_labels",
        land_nomenclatures=[
            {"nomenclature_id": "bpe_type", "code": "B201", "label_fr": "Supérettes", "year": 2013},
            {"nomenclature_id": "bpe_type", "code": "B201", "label_fr": "Supérette", "year": 2018},
            {"nomenclature_id": "naf", "code": "47.11", "label_fr": "Commerce", "year": 2018},
        ],
    )
    assert rows == [{"type_code": "B201", "type_label_fr": "Supérette"}]
