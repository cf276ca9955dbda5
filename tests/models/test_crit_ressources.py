import pytest

pytestmark = pytest.mark.models

KEY = {"epci_code": "200000001", "activity_id": "garage"}


def built(build, *, has_register):
    match = KEY | {"has_register": has_register, "known_count": 2, "asked_count": 5}
    return build("crit_ressources", core_resource_match=[match])


def test_resources_are_the_share_of_what_is_asked_that_is_known(build):
    [row] = built(build, has_register=True)
    assert row["value"] == 2 / 5


def test_an_epci_without_a_register_has_unknown_resources(build):
    assert built(build, has_register=False) == []
