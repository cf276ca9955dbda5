import pytest

pytestmark = pytest.mark.models


def test_a_programme_comes_from_the_epci_from_a_commune_or_from_a_district_once(build):
    a, b = "200000001", "200000002"
    rows = build(
        "core_epci_programmes",
        core_communes=[
            {"commune_code": "21001", "epci_code": a},
            {"commune_code": "21002", "epci_code": b},
        ],
        core_epcis=[{"epci_code": a}, {"epci_code": b}],
        core_commune_labels=[
            {"commune_code": "21001", "label_kind": "programme", "label_fr": "pvd"},
            {"commune_code": "21001", "label_kind": "density", "label_fr": "rural"},
        ],
        land_labels=[
            {
                "territory_kind": "epci",
                "territory_code": a,
                "label_kind": "programme",
                "label_fr": programme,
            }
            for programme in ("pvd", "ti")
        ],
        land_contours=[{"territory_kind": "qpv", "territory_code": "QP1", "commune_code": "21900"}],
        calc_commune_passages=[{"historic_code": "21900", "commune_code": "21002"}],
    )
    assert [(row["epci_code"], row["programme_id"]) for row in rows] == [
        (a, "pvd"),
        (a, "ti"),
        (b, "qpv"),
    ]
