import pytest

pytestmark = pytest.mark.models

A, B = "200000001", "200000002"
KEYS = [{"epci_code": epci, "activity_id": "garage"} for epci in (A, B)]
PRESENT = [
    {"epci_code": A, "programme_id": "pvd"},
    {"epci_code": A, "programme_id": "ti"},
    {"epci_code": B, "programme_id": "ti"},
]


def values(build, *programmes):
    rows = build(
        "crit_transition",
        core_opportunities=KEYS,
        land_activity_programmes=[
            {"activity_id": "garage", "programme_id": programme} for programme in programmes
        ],
        core_epci_programmes=PRESENT,
    )
    return {row["epci_code"]: (row["value"], row["programme_count"]) for row in rows}


def test_a_programme_supports_an_activity_or_not_where_its_list_is_loaded(build):
    assert values(build, "pvd") == {A: (1, 1), B: (0, 0)}
    assert values(build, "pvd", "ti") == {A: (1, 2), B: (1, 1)}


def test_a_programme_that_is_not_loaded_leaves_the_axis_missing(build):
    assert values(build, "tepos") == {}
    # the EPCI without « pvd » may have « tepos »: nobody knows
    assert values(build, "pvd", "tepos") == {A: (1, 1)}
