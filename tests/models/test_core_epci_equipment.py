import pytest

pytestmark = pytest.mark.models

A, B, C = "200000001", "200000002", "200000003"
COMMUNES = [
    {"commune_code": "21001", "epci_code": A},
    {"commune_code": "21002", "epci_code": A},
    {"commune_code": "21003", "epci_code": B},
    {"commune_code": "21004", "epci_code": C},
]


def equipment(code, kind, count, year=2018):
    return {"commune_code": code, "type_code": kind, "year": year, "equipment_count": count}


def counts(build, **more):
    rows = build(
        "core_epci_equipment",
        core_communes=COMMUNES,
        core_commune_equipment=[
            equipment("21001", "B203", 2),
            equipment("21002", "B203", 1),
            equipment("21003", "A501", 4),
            equipment("21001", "A501", 9, year=2013),
        ],
        **more,
    )
    return {(row["epci_code"], row["type_code"]): row["equipment_count"] for row in rows}


def test_a_type_the_bpe_does_not_list_in_a_covered_epci_is_a_true_zero(build):
    assert counts(build) == {(A, "A501"): 0, (A, "B203"): 2 + 1, (B, "A501"): 4, (B, "B203"): 0}


def test_a_type_known_only_from_the_national_norms_is_absent_everywhere(build):
    with_norms = counts(build, land_norms=[{"type_code": "D201", "size_class": 1}])
    assert with_norms[A, "D201"] == 0
    assert (C, "D201") not in with_norms  # the EPCI without any line is not covered
