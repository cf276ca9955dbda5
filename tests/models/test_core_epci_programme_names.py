import pytest

pytestmark = pytest.mark.models

A, B = "200000001", "200000002"


def test_the_programmes_of_a_territory_are_named_in_one_line(build):
    rows = build(
        "core_epci_programme_names",
        core_epci_programmes=[
            {"epci_code": A, "programme_id": "pvd"},
            {"epci_code": A, "programme_id": "acv"},
            {"epci_code": B, "programme_id": "nouveau"},
        ],
        land_programmes=[
            {"programme_id": "acv", "label_fr": "Action cœur de ville"},
            {"programme_id": "pvd", "label_fr": "Petites villes de demain"},
        ],
    )
    assert {row["epci_code"]: row["programmes_fr"] for row in rows} == {
        A: "Action cœur de ville ; Petites villes de demain",
        B: "nouveau",  # a programme nobody named yet keeps its identifier
    }
