import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array

from generator.territory.access.floating import floating_access, journeys_within, stepped
from generator.territory.access.places import places_of
from generator.territory.access.reach import floating_table
from generator.territory.access.table import journeys_of
from tests.unit.test_access_nearest import HYPOTHESES, NO_ROAD, NO_TIMES, communes, counts, times

LIMITS, WEIGHTS = np.array([5.0, 10.0, 15.0]), np.array([1.0, 0.3, 0.1])
STEPS = pd.DataFrame({"minutes_max": LIMITS, "weight": WEIGHTS})
NO_LABELS = pd.DataFrame(columns=["commune_code", "label_kind", "label_fr"])


def in_reach(centres, there, told=NO_TIMES):
    places = places_of(centres, NO_LABELS, NO_ROAD, HYPOTHESES)
    table = floating_table(places, there, journeys_of(told, places), STEPS)
    return table.set_index(["commune_code", "type_code"])["in_reach_per_1000"]


def test_a_step_includes_its_end_and_nothing_counts_beyond_the_last():
    minutes = np.array([0.0, 5.0, 5.1, 10.0, 15.0, 15.1])
    assert stepped(minutes, LIMITS, WEIGHTS).tolist() == [1, 1, 0.3, 0.3, 0.1, 0]


def test_people_nearby_share_an_equipment_with_those_on_the_spot():
    # 4 km as the crow flies are 8 minutes: those 100 people count for 0.3
    found = in_reach(communes(("21001", 0, 0), ("21002", 4000, 0)), counts(("21001", "D201")))
    ratio = 1000 * 1 / (100 + 0.3 * 100)
    assert found[("21001", "D201")] == pytest.approx(ratio, abs=1e-6)
    assert found[("21002", "D201")] == pytest.approx(0.3 * ratio, abs=1e-6)


def test_an_equipment_across_the_border_of_the_epci_counts():
    found = in_reach(communes(("21001", 0, 0), ("58001", 1000, 0)), counts(("58001", "D201")))
    assert found[("21001", "D201")] == 1000 / 200


def test_an_equipment_across_the_sea_does_not_count():
    found = in_reach(communes(("56069", 0, 0), ("56098", 1000, 0)), counts(("56098", "D201")))
    assert found[("56069", "D201")] == 0


def test_a_place_whose_people_are_not_known_makes_the_share_unknown():
    centres = communes(("21001", 0, 0), ("21002", 1000, 0), ("21003", 90000, 0))
    centres["population"] = pd.array([100, None, 50], dtype="Int64")
    found = in_reach(centres, counts(("21001", "D201"), ("21003", "D201")))
    assert found.loc["21001"].isna().all()
    assert found[("21003", "D201")] == 1000 / 50


def test_an_equipment_that_nobody_shares_is_not_infinity():
    centres = communes(("21001", 0, 0)).assign(population=0)
    assert in_reach(centres, counts(("21001", "D201"))).isna().all()


def test_a_measured_journey_takes_the_place_of_its_hypothesis():
    centres = communes(("21001", 0, 0), ("21002", 4000, 0))
    told = times(("21002", "21001", 12.0))
    found = in_reach(centres, counts(("21001", "D201")), told)
    assert found[("21001", "D201")] == pytest.approx(1000 / (100 + 0.1 * 100), abs=1e-6)


# The oracle still uses an option that pandas is taking away.
@pytest.mark.filterwarnings("ignore:The inplace keyword")
def test_access_of_pysal_gives_the_same_shares_to_the_ninth_decimal():
    access = pytest.importorskip("access")
    from access.weights import step_fn

    rng = np.random.default_rng(20261123)
    count = 60
    spots, pace = rng.uniform(0, 20_000, (count, 2)), np.full(count, 2.0)
    people, supply = rng.integers(1, 5000, count), rng.integers(0, 4, count)
    zones = np.zeros(count, dtype=np.int64)
    origin, destination, minutes = journeys_within(spots, zones, pace, 15.0)
    names = [f"{place:05d}" for place in range(count)]
    cost = pd.DataFrame(
        {
            "origin": [*(names[i] for i in origin), *names],
            "dest": [*(names[i] for i in destination), *names],
            "cost": [*minutes, *np.zeros(count)],
        }
    )
    oracle = access.Access(
        demand_df=pd.DataFrame({"geoid": names, "people": people}),
        demand_index="geoid",
        demand_value="people",
        supply_df=pd.DataFrame({"geoid": names, "equipments": supply}),
        supply_index="geoid",
        supply_value="equipments",
        cost_df=cost,
        cost_origin="origin",
        cost_dest="dest",
        cost_name="cost",
    )
    steps = step_fn(dict(zip(LIMITS.tolist(), WEIGHTS.tolist(), strict=True)))
    theirs = oracle.enhanced_two_stage_fca(name="e", weight_fn=steps, max_cost=15)["e_equipments"]
    weight = np.append(stepped(minutes, LIMITS, WEIGHTS), np.ones(count))
    ends = (np.append(origin, np.arange(count)), np.append(destination, np.arange(count)))
    reach = csr_array((weight, ends), shape=(count, count))
    ours = floating_access(reach, people.astype(float), supply[:, None].astype(float))[:, 0]
    assert np.abs(ours - theirs.reindex(names).to_numpy()).max() < 1e-9
    assert (ours > 0).any()


def test_people_of_a_place_without_a_centre_share_what_journeys_lead_others_to():
    centres = communes(("21001", 0, 0), ("21002", None, None))
    told = times(("21001", "21002", 4.0), ("21002", "21001", 4.0))
    found = in_reach(centres, counts(("21002", "D201")), told)
    assert found[("21001", "D201")] == 1000 / 200
