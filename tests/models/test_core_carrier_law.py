import pytest

pytestmark = pytest.mark.models


def test_a_carrier_that_two_activities_name_is_told_once(build):
    ai = {"carrier_id": "ai", "carrier_label_fr": "AI", "articles_fr": "art. L5132-7"}
    rows = build(
        "core_carrier_law", calc_activity_carriers=[ai | {"activity_id": name} for name in "ab"]
    )
    assert rows == [ai]
