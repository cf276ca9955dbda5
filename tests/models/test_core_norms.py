import pytest

pytestmark = pytest.mark.models

EPCIS = [
    {"epci_code": "200000001", "population": 6000, "size_class": 1},
    {"epci_code": "200000002", "population": 4000, "size_class": 1},
    {"epci_code": "200000003", "population": 90000, "size_class": 2},
    {"epci_code": "200000004", "population": None, "size_class": None},
]
EQUIPMENT = [
    {"epci_code": epci["epci_code"], "type_code": "B203", "year": 2018, "equipment_count": count}
    for epci, count in zip(EPCIS, (5, 0, 60, 7), strict=True)
]


def test_a_norm_is_measured_on_the_epcis_of_the_same_size(build):
    small, large = build("core_norms", core_epcis=EPCIS, core_epci_equipment=EQUIPMENT)
    assert (small["epci_count"], small["present_share"]) == (2, 1 / 2)
    assert small["rate_per_1000"] == 1000 * (5 + 0) / (6000 + 4000)
    assert (large["epci_count"], large["present_share"]) == (1, 1.0)


def test_norms_fitted_on_the_whole_country_come_before_those_measured_here(build):
    fitted = {
        "type_code": "B203",
        "size_class": 1,
        "epci_count": 500,
        "present_share": 0.8,
        "rate_per_1000": 0.6,
        "year": 2018,
    }
    rows = build("core_norms", core_epcis=EPCIS, core_epci_equipment=EQUIPMENT, land_norms=[fitted])
    assert rows == [fitted]
