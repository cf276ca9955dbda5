import datetime as dt

import pytest

pytestmark = pytest.mark.models


def test_a_fact_is_published_with_the_name_of_its_activity_and_its_day(build):
    [row] = build(
        "out_followups",
        core_followups=[
            {
                "opportunity_id": "200000001-garage",
                "epci_code": "200000001",
                "activity_id": "garage",
                "followup_fact": "usagers",
                "observed_date": dt.date(2026, 11, 20),
                "followup_value": 45.0,
            }
        ],
        land_activities=[{"activity_id": "garage", "activity_label_fr": "Garage solidaire"}],
    )
    assert (row["activity_label_fr"], row["observed_date"]) == ("Garage solidaire", "2026-11-20")
    assert row["followup_value"] == 45.0
