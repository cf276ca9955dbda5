import pytest

pytestmark = pytest.mark.models

THRESHOLD = {"threshold_id": "persons_published_min", "value": 11.0}
MILESTONES = [
    {"milestone_month_count": 6, "from_month_count": 3, "before_month_count": 9},
    {"milestone_month_count": 12, "from_month_count": 9, "before_month_count": 18},
]
OPENED = {"fact": "ouverture", "observed_date": "2025-01-15", "is_persons": False}


def followed(build, *facts):
    return build(
        "core_followups",
        land_followups=[{"opportunity_id": "200000001-garage"} | fact for fact in facts],
        land_thresholds=[THRESHOLD],
        land_followup_milestones=MILESTONES,
    )


def users(value, day="2025-12-20"):
    return {
        "fact": "usagers",
        "unit_fr": "personnes",
        "observed_date": day,
        "is_persons": True,
        "value": value,
    }


@pytest.mark.parametrize(
    ("count", "published", "is_suppressed"),
    [(0, 0, False), (1, None, True), (10, None, True), (11, 11, False)],
)
def test_few_users_are_withheld_and_none_is_told(build, count, published, is_suppressed):
    [row] = followed(build, users(count))
    assert (row["followup_value"], row["is_suppressed"]) == (published, is_suppressed)


def test_a_count_of_jobs_or_partners_is_not_of_persons_asked(build):
    fact = {
        "fact": "partenaires",
        "unit_fr": "structures",
        "observed_date": "2025-12-20",
        "is_persons": False,
        "value": 3,
    }
    [row] = followed(build, fact)
    assert row["followup_value"] == 3


def test_an_observation_is_dated_from_the_opening_in_whole_months(build):
    # From 15 January to 14 July is five months and a day short of six.
    rows = followed(build, OPENED, users(20, "2025-07-14"), users(30, "2025-12-20"))
    found = {str(row["observed_date"]): row for row in rows if row["followup_fact"] == "usagers"}
    assert (
        found["2025-07-14"]["months_since_opening"],
        found["2025-07-14"]["milestone_month_count"],
    ) == (5, 6)
    assert (
        found["2025-12-20"]["months_since_opening"],
        found["2025-12-20"]["milestone_month_count"],
    ) == (11, 12)


def test_without_an_opening_no_month_is_guessed(build):
    [row] = followed(build, users(20))
    assert row["months_since_opening"] is None
    assert row["milestone_month_count"] is None


def test_the_territory_and_the_activity_are_read_in_the_identifier(build):
    [row] = followed(build, OPENED)
    assert (row["epci_code"], row["activity_id"]) == ("200000001", "garage")
