import pytest

pytestmark = pytest.mark.models

A = "200000001"


def test_a_set_is_told_with_the_name_of_its_kind(build):
    rows = build(
        "out_portfolios",
        calc_portfolios=[
            {"portfolio_id": f"{A}-{kind}", "epci_code": A, "set_kind": kind, "is_proposed": False}
            for kind in ("ebe", "tiers_lieu", "aucun")
        ],
    )
    assert [row["set_kind_label_fr"] for row in rows] == [
        "toutes les sortes",
        "entreprise à but d’emploi",
        "lieu partagé",
    ]
