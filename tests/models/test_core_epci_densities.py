import pytest

pytestmark = pytest.mark.models


def test_the_density_of_an_epci_is_the_one_under_which_most_of_its_people_live(build):
    communes = [("21001", 5000), ("21002", 2000), ("21003", 2500), ("21004", None)]
    labels = ["urbain", "rural", "rural", "rural"]
    rows = build(
        "core_epci_densities",
        core_communes=[
            {"commune_code": code, "epci_code": "200000001", "population": people}
            for code, people in communes
        ],
        core_commune_labels=[
            {"commune_code": code, "label_kind": "density", "label_fr": label}
            for (code, _), label in zip(communes, labels, strict=True)
        ],
    )
    # 5000 people in a town against 2000 + 2500 in the country, in more communes
    assert rows == [{"epci_code": "200000001", "density_label_fr": "urbain"}]
