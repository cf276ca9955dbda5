import pytest

pytestmark = pytest.mark.models


def test_a_label_given_to_both_parts_of_a_merged_commune_is_said_once(build):
    label = {"territory_kind": "commune", "label_kind": "programme", "label_fr": "pvd"}
    rows = build(
        "core_commune_labels",
        land_labels=[
            label | {"territory_code": "21001"},
            label | {"territory_code": "21002"},
            label | {"territory_kind": "epci", "territory_code": "200000001"},
        ],
        calc_commune_passages=[
            {"historic_code": "21001", "commune_code": "21001"},
            {"historic_code": "21002", "commune_code": "21001"},
        ],
    )
    assert rows == [{"commune_code": "21001", "label_kind": "programme", "label_fr": "pvd"}]
