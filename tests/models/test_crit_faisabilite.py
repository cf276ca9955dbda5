import pytest

pytestmark = pytest.mark.models

KEY = {"epci_code": "200000001", "activity_id": "garage"}


def values(build, **told):
    row = KEY | {"is_present": False, "sentence_fr": "phrase"} | told
    return [found["value"] for found in build("crit_faisabilite", core_feasibility=[row])]


def test_feasibility_is_the_chance_that_an_absent_equipment_appears(build):
    assert values(build, chance_share=0.35) == [0.35]


def test_what_is_already_there_has_the_ceiling(build):
    assert values(build, is_present=True) == [0.65]


def test_an_activity_without_a_series_has_no_feasibility_figure(build):
    assert values(build) == []
