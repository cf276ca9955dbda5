import pytest

pytestmark = pytest.mark.models


@pytest.mark.parametrize(
    ("is_hot_spot", "told"),
    [
        (True, "besoin plus concentré ici et autour qu’ailleurs"),
        (False, "pas de concentration établie"),
        (None, "trop peu de communes pour le dire"),
    ],
)
def test_a_place_says_whether_a_need_gathers_there(build, is_hot_spot, told):
    key = {"epci_code": "200000001", "commune_code": "21001", "theme_id": "sante"}
    [row] = build(
        "out_place_needs",
        core_place_needs=[key | {"is_hot_spot": is_hot_spot, "respondent_count": 15}],
        core_communes=[{"commune_code": "21001", "commune_name": "Agey"}],
        land_themes=[{"theme_id": "sante", "theme_label_fr": "Santé"}],
    )
    assert (row["hot_spot_fr"], row["commune_name"]) == (told, "Agey")
