import pytest

pytestmark = pytest.mark.models

A = "200000001"
COMMUNES = [{"epci_code": A, "commune_code": code} for code in ("21001", "21002")]
REACH = [{"epci_code": A, "reach_population": 900, "is_complete": True}]


def births(code, value):
    return {"commune_code": code, "indicator_id": "births", "value": value}


def built(build, *indicators, reach=REACH):
    rows = build(
        "core_reach_users",
        core_reach_communes=COMMUNES,
        core_reach=reach,
        core_commune_indicators=indicators,
    )
    return {row["users_basis"]: row["user_count"] for row in rows}


def test_the_figures_of_the_communes_in_reach_add_up(build):
    found = built(build, births("21001", 7.0), births("21002", 0.0))
    assert found == {"habitants": 900, "naissances_par_an": 7 + 0}


def test_a_sum_with_a_commune_unknown_is_not_told(build):
    assert built(build, births("21001", 7.0)) == {"habitants": 900}
    assert built(build, births("21001", 7.0), births("21002", None)) == {"habitants": 900}


def test_figures_that_are_not_of_users_are_left_out(build):
    deaths = {"commune_code": "21001", "indicator_id": "deaths", "value": 3.0}
    assert built(build, deaths, deaths | {"commune_code": "21002"}) == {"habitants": 900}


def test_a_lower_bound_stays_one(build):
    rows = build(
        "core_reach_users",
        core_reach_communes=COMMUNES,
        core_reach=[REACH[0] | {"is_complete": False}],
        core_commune_indicators=[births("21001", 1.0), births("21002", 1.0)],
    )
    assert [row["is_complete"] for row in rows] == [False, False]
