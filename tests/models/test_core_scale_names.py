import pytest

pytestmark = pytest.mark.models


def test_a_living_area_bears_the_name_of_the_commune_at_its_centre_even_recoded(build):
    rows = build(
        "core_scale_names",
        core_communes=[
            {"commune_code": "21231", "commune_name": "Dijon", "bassin_vie_code": "21999"},
            {"commune_code": "21001", "commune_name": "Agencourt", "bassin_vie_code": "21999"},
        ],
        calc_commune_passages=[{"historic_code": "21999", "commune_code": "21231"}],
        land_memberships=[
            {"zone_kind": "zone_emploi", "zone_code": "2711", "zone_name": name, "year": year}
            for name, year in (("Dijon", 2024), (None, 2023))
        ],
    )
    assert [(row["zone_kind"], row["zone_code"], row["zone_name"]) for row in rows] == [
        ("bassin_vie", "21999", "Dijon"),
        ("zone_emploi", "2711", "Dijon"),
    ]
