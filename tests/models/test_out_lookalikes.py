import pytest

pytestmark = pytest.mark.models


A, B = "200000001", "200000002"


def test_a_territory_alike_is_named_with_its_departement(build):
    near = {"epci_code": A, "lookalike_position": 1, "lookalike_code": B, "likeness_distance": 0.2}
    [row] = build(
        "out_lookalikes",
        calc_lookalikes=[near | {"sentence_fr": "Proche."}],
        core_epcis=[{"epci_code": B, "epci_name": "CC voisine", "departement_code": "39"}],
    )
    assert (row["lookalike_name"], row["lookalike_departement_code"]) == ("CC voisine", "39")
