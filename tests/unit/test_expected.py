import numpy as np
import pandas as pd
import pytest
from scipy.stats import nbinom

from generator.territory.expected import (
    FEWEST_EPCIS,
    MODEL,
    RATE,
    count_bounds,
    expected_counts,
    expected_supply,
    gap_models,
)
from generator.territory.expected_traits import REFERENCE_DENSITY, territory_traits
from generator.territory.quotients import dispersion

COUNT = 240
PEOPLE = np.exp(np.linspace(np.log(4_000), np.log(400_000), COUNT)).round()
CODES = [f"2{number:08d}" for number in range(COUNT)]
OVERSEAS = "EPSG:2975"


def country(**changed):
    epcis = pd.DataFrame({"epci_code": CODES, "population": PEOPLE, "crs": "EPSG:2154"})
    epcis = epcis.astype({"population": "Int64"}).assign(**changed)
    densities = pd.DataFrame({"epci_code": CODES, "density_label_fr": REFERENCE_DENSITY})
    densities.loc[::4, "density_label_fr"] = "Petites villes"
    incomes = pd.DataFrame({"epci_code": CODES[::2], "median_income_eur": 22_000.0})
    return epcis, densities, incomes


def counted(**counts):
    frames = [
        pd.DataFrame(
            {"epci_code": CODES, "type_code": name, "year": 2018, "equipment_count": values}
        )
        for name, values in counts.items()
    ]
    return pd.concat(frames, ignore_index=True)


TRAITS = territory_traits(*country())
# One for a thousand people, in round numbers about it: Poisson's own scatter, and no more.
SHOPS = np.random.default_rng(203).poisson(PEOPLE / 1000)
EQUIPMENT = counted(B203=SHOPS, A101=np.zeros(COUNT, int), Z900=(PEOPLE > 60_000).astype(int))
NOTHING_SHIPPED = pd.DataFrame()
MODELS = gap_models(NOTHING_SHIPPED, TRAITS, EQUIPMENT)
EXPECTED = expected_counts(MODELS, TRAITS).set_index(["epci_code", "type_code"])


def test_as_many_are_expected_as_there_are_people_for_them():
    row = EXPECTED.loc[(CODES[COUNT // 2], "B203")]
    assert row["expected_count"] == pytest.approx(PEOPLE[COUNT // 2] / 1000, rel=0.05)
    assert row["expected_low"] < row["expected_count"] < row["expected_high"]
    assert (row["method"], row["year"]) == (MODEL, 2018)


def test_the_interval_holds_eight_territories_out_of_ten():
    rows = EXPECTED.xs("B203", level="type_code").loc[CODES]
    inside = (rows["expected_low"] <= SHOPS) & (rows["expected_high"] >= SHOPS)
    assert 0.76 <= inside.mean() <= 0.90  # whole numbers hold a little more than their law


def test_bounds_are_the_quantiles_of_the_negative_binomial_law():
    [low], [high] = count_bounds(np.array([5.0]), np.array([0.5]))
    chances = nbinom.cdf([low - 1, low, high - 1, high], 2, 2 / (2 + 5))
    assert chances[0] < 0.1 <= chances[1]
    assert chances[2] < 0.9 <= chances[3]


def test_a_type_in_every_epci_is_almost_sure_everywhere_and_never_quite():
    everywhere = gap_models(NOTHING_SHIPPED, TRAITS, counted(B203=SHOPS + 1))
    chances = expected_counts(everywhere, TRAITS)["present_chance"]
    assert chances.tolist() == pytest.approx([(COUNT + 0.5) / (COUNT + 1)] * COUNT, abs=1e-5)


def test_a_type_in_no_epci_is_expected_nowhere_by_the_rate_of_half_an_equipment():
    rows = EXPECTED.xs("A101", level="type_code").loc[CODES]
    shares = 0.5 * PEOPLE / PEOPLE.sum()
    assert set(rows["method"]) == {RATE}
    assert rows["expected_count"].tolist() == pytest.approx(shares.tolist(), abs=1e-5)
    assert rows["present_chance"].iloc[0] == pytest.approx(0.5 / (COUNT + 1), abs=1e-5)
    assert (rows["expected_low"] == 0).all()


def test_the_threshold_curve_rises_with_the_population():
    chances = EXPECTED.xs("Z900", level="type_code").loc[CODES, "present_chance"]
    assert chances.iloc[0] < 0.1
    assert chances.iloc[-1] > 0.9


def test_an_epci_without_people_or_density_is_left_out_and_a_missing_income_is_not():
    epcis, densities, incomes = country()
    epcis.loc[0, "population"] = pd.NA
    epcis.loc[1, "population"] = 0
    traits = territory_traits(epcis, densities.drop(index=2), incomes)
    assert set(CODES) - set(traits["epci_code"]) == set(CODES[:3])
    unknown = traits.set_index("epci_code")["is_income_unknown"]
    assert (unknown[CODES[4]], unknown[CODES[5]]) == (0, 1)


def test_overseas_is_compared_with_overseas_too():
    crs = [OVERSEAS if number % 5 == 0 else "EPSG:2154" for number in range(COUNT)]
    traits = territory_traits(*country(crs=crs))
    fewer = np.where(traits["is_overseas"] == 1, SHOPS // 4, SHOPS)
    expected = expected_counts(gap_models(NOTHING_SHIPPED, traits, counted(B203=fewer)), traits)
    counts = expected["expected_count"].to_numpy(dtype=float)
    ratios = counts[traits["is_overseas"] == 1] / (PEOPLE[::5] / 1000)
    assert ratios[5:].tolist() == pytest.approx([0.25] * (len(ratios) - 5), rel=0.35)


def test_the_order_of_rows_changes_nothing():
    epcis, densities, incomes = (frame.iloc[::-1] for frame in country())
    traits = territory_traits(epcis, densities, incomes)
    models = gap_models(NOTHING_SHIPPED, traits, EQUIPMENT.sample(frac=1, random_state=7))
    pd.testing.assert_frame_equal(models, MODELS)
    pd.testing.assert_frame_equal(
        expected_counts(models, traits).set_index(EXPECTED.index.names), EXPECTED
    )


def test_a_very_large_epci_does_not_decide_for_the_others():
    # Ten times what its people would have: the others' expected numbers hardly move.
    bent = SHOPS.copy()
    bent[-1] *= 10
    moved = expected_counts(gap_models(NOTHING_SHIPPED, TRAITS, counted(B203=bent)), TRAITS)
    before = EXPECTED.xs("B203", level="type_code").loc[CODES[:120], "expected_count"]
    after = moved.set_index("epci_code").loc[CODES[:120], "expected_count"]
    assert (after / before - 1).abs().max() < 0.1


def test_another_epci_changes_the_others_through_the_fit_only():
    apart = TRAITS.iloc[:-1]
    fewer = expected_counts(MODELS, apart).set_index(["epci_code", "type_code"])
    pd.testing.assert_frame_equal(fewer, EXPECTED.loc[fewer.index])


def test_a_few_epcis_are_not_the_country_and_nothing_is_fitted_on_them():
    few = TRAITS.iloc[: FEWEST_EPCIS - 1]
    models = gap_models(NOTHING_SHIPPED, few, EQUIPMENT)
    assert models.empty
    assert expected_counts(models, few).empty


def test_coefficients_fitted_on_the_country_come_before_any_fit_here():
    few = TRAITS.iloc[:4]
    models = gap_models(MODELS.assign(source_id="demo_gap_models"), few, EQUIPMENT)
    there = expected_counts(models, few).set_index(["epci_code", "type_code"])
    pd.testing.assert_frame_equal(there, EXPECTED.loc[there.index])


def test_the_types_of_an_activity_are_bounded_together():
    expected = pd.DataFrame(
        {
            "epci_code": "200000001",
            "type_code": ["B201", "B202"],
            "expected_count": [4.0, 6.0],
            "dispersion": [0.5, 0.25],
        }
    )
    types = [("alone", "B201"), ("both", "B201"), ("both", "B202")]
    pairs = pd.DataFrame(types, columns=["activity_id", "type_code"])
    rows = expected_supply(expected, pairs).set_index("activity_id")
    # Two laws of means 4 and 6 and extra variances .5 × 16 and .25 × 36, as one law of mean 10.
    for activity, mean, extra in (("alone", 4, 0.5), ("both", 10, (8 + 9) / 100)):
        [low], [high] = count_bounds(np.array([mean]), np.array([extra]))
        assert rows.loc[activity, ["expected_low", "expected_high"]].tolist() == [low, high]


def test_counts_that_scatter_as_poisson_have_no_extra_variance_and_bunched_ones_have():
    rng = np.random.default_rng(5)
    means = np.full(4000, 10.0)
    assert dispersion(rng.poisson(means).astype(float), means) < 0.01
    bunched = rng.negative_binomial(1 / 0.5, 1 / (1 + 0.5 * means)).astype(float)
    assert dispersion(bunched, means) == pytest.approx(0.5, rel=0.1)
