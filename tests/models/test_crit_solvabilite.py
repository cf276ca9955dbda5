import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "activity_id": "creche"}
BASES = [
    {
        "users_basis_id": "naissances_par_an",
        "singular_fr": "naissance par an",
        "plural_fr": "naissances par an",
    }
]


def built(build, people, *, is_complete=True, **told):
    activity = {
        "activity_id": "creche",
        "solvable_users_min": 80,
        "solvable_users_basis": "naissances_par_an",
        "solvable_users_certainty": "estimation",
    }
    users = {"epci_code": A, "users_basis": "naissances_par_an", "user_count": people}
    return build(
        "crit_solvabilite",
        core_opportunities=[KEY],
        land_activities=[activity | told],
        core_reach_users=[users | {"is_complete": is_complete}],
        land_user_bases=BASES,
    )


def test_people_of_the_right_kind_are_set_against_the_users_needed(build):
    [row] = built(build, 240)
    assert row["value"] == 240 / 80
    assert (row["people_fr"], row["certainty_fr"]) == (
        "naissances par an",
        "estimation, à vérifier",
    )
    [one] = built(build, 1)
    assert one["people_fr"] == "naissance par an"


def test_the_revenue_a_job_needs_is_told_only_when_it_is_known(build):
    assert built(build, 240)[0]["revenue_fr"] == ""
    [row] = built(build, 240, revenue_per_fte_eur=40000.0, revenue_year=2023)
    assert row["revenue_fr"] == " ; recettes nécessaires par emploi : 40\u202f000\u00a0€ (2023)"


def test_users_that_nothing_counts_or_that_are_not_told_leave_the_axis_missing(build):
    assert built(build, 240, solvable_users_basis="membres") == []
    assert built(build, 240, solvable_users_min=None) == []
    assert built(build, None) == []


def test_a_lower_bound_counts_only_when_it_already_reaches_the_ceiling(build):
    assert built(build, 80 * 20 - 1, is_complete=False) == []
    [row] = built(build, 80 * 20, is_complete=False)
    assert (row["value"], row["bound_fr"]) == (20, " au moins")
