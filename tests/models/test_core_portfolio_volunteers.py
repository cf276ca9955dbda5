import pytest

pytestmark = pytest.mark.models

A = "200000001"


def ceiling(build, *lines):
    rows = build(
        "core_portfolio_volunteers",
        land_resources=[
            {
                "resource_id": str(n),
                "epci_code": A,
                "resource_kind_id": kind,
                "quantity": quantity,
                "quantity_unit_fr": unit,
            }
            for n, (kind, quantity, unit) in enumerate(lines)
        ],
        land_thresholds=[{"threshold_id": "persons_published_min", "value": 11}],
    )
    return [(row["volunteer_ceiling"], row["is_small"]) for row in rows]


def people(quantity, unit="personnes"):
    return ("job_seekers", quantity, unit)


def test_the_lines_of_a_register_add_up(build):
    assert ceiling(build, people(150), people(50, "Personnes volontaires")) == [(200, False)]
    assert ceiling(build, ("volunteers", 12, "personnes")) == []


@pytest.mark.parametrize("count", [1, 7, 10])
def test_any_small_count_gives_the_same_bound(build, count):
    assert ceiling(build, people(count)) == [(10, True)]


def test_a_count_that_may_be_published_bounds_by_itself_and_zero_is_zero(build):
    assert ceiling(build, people(11)) == [(11, False)]
    assert ceiling(build, people(0)) == [(0, False)]


def test_one_line_without_a_number_of_persons_leaves_the_total_unknown(build):
    assert ceiling(build, people(150), people(None, None)) == [(None, False)]
    assert ceiling(build, people(150), people(3, "groupes")) == [(None, False)]
