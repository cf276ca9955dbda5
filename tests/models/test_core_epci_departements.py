import pytest

pytestmark = pytest.mark.models


def commune(code, departement, epci="A"):
    return {"commune_code": code, "departement_code": departement, "epci_code": epci}


def test_an_epci_across_a_boundary_has_each_of_its_departements_once(build):
    communes = [
        commune("21003", "21"),
        commune("71001", "71"),
        commune("21001", "21"),
        commune("22016", "22", epci=None),
    ]
    rows = build("core_epci_departements", core_communes=communes)
    assert [(r["epci_code"], r["departement_codes"]) for r in rows] == [("A", "21 71")]


def test_one_commune_of_an_unknown_departement_leaves_them_all_unknown(build):
    communes = [commune("21003", "21"), commune("57001", None)]
    [row] = build("core_epci_departements", core_communes=communes)
    assert row["departement_codes"] is None
