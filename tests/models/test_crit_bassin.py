import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "activity_id": "garage"}


def built(build, minimum, people, certainty="estimation", *, is_complete=True):
    return build(
        "crit_bassin",
        core_opportunities=[KEY],
        land_activities=[
            {
                "activity_id": "garage",
                "catchment_people_min": minimum,
                "catchment_certainty": certainty,
            }
        ],
        core_reach=[{"epci_code": A, "reach_population": people, "is_complete": is_complete}],
    )


def test_people_in_reach_are_set_against_the_smallest_catchment(build):
    [row] = built(build, 4000, 6000)
    assert (row["value"], row["certainty_fr"]) == (6000 / 4000, "estimation, à vérifier")
    [sourced] = built(build, 4000, 6000, "verifie")
    assert sourced["certainty_fr"] == "chiffre sourcé"


def test_an_unknown_reach_or_catchment_leaves_the_axis_missing(build):
    assert built(build, None, 6000) == []
    assert built(build, 4000, None) == []


def test_a_lower_bound_counts_only_when_it_already_reaches_the_ceiling(build):
    assert built(build, 4000, 6000, is_complete=False) == []
    [row] = built(build, 4000, 8000, is_complete=False)
    assert row["value"] == 8000 / 4000
