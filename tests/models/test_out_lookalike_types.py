import pytest

pytestmark = pytest.mark.models


def test_a_type_bears_its_last_label_or_else_its_code(build):
    missing = {"epci_code": "200000001", "having_count": 8, "lookalike_count": 10}
    rows = build(
        "out_lookalike_types",
        calc_lookalike_types=[missing | {"type_code": code} for code in ("B201", "Z999")],
        core_equipment_labels=[{"type_code": "B201", "type_label_fr": "Supérette et bazar"}],
    )
    assert [row["type_label_fr"] for row in rows] == ["Supérette et bazar", "Z999"]
