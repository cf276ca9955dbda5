"""The synthetic territories hold what their docstring says."""

import numpy as np
import pandas as pd
import pytest

from .draws import (
    FLAT_SHARE,
    NOISE_RATIO_MAX,
    PARTIAL_GAP,
    SECOND_RATIO,
    Draw,
    draw_country,
)
from .places import RADIUS_KM, sites_of_the_country
from .plantable import (
    BACKGROUND,
    SEVERAL,
    Activity,
    activities,
    plantable,
    population_range,
    resourced_rivals,
    theme_ids,
)

SEED, PLANTED, UNPLANTED = 20_180, 200, 50
CATALOGUE = {activity.activity_id: activity for activity in activities()}
TABLES = ("communes", "equipment", "answers", "register")
NEIGHBOUR_KM = 25  # 20 minutes by road, the longest catchment among typed activities


@pytest.fixture(scope="module")
def country() -> list[Draw]:
    return draw_country(SEED, PLANTED, UNPLANTED)


@pytest.fixture(scope="module")
def planted(country) -> list[tuple[Draw, Activity]]:
    return [(d, CATALOGUE[d.planted_activity_id]) for d in country if d.planted_activity_id]


@pytest.fixture(scope="module")
def quiet(country) -> list[Draw]:
    return [draw for draw in country if draw.planted_activity_id is None]


def told_shares(answers: pd.DataFrame) -> pd.Series:
    """Return the share of the persons who tell each theme, the most told first."""
    return answers["theme_id"].value_counts() / answers["respondent_id"].nunique()


def crow_km(places: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Return the distance of each place to each other one, latitudes and longitudes in degrees."""
    latitude, longitude = (
        np.radians(np.subtract.outer(places[:, i], others[:, i])) for i in (0, 1)
    )
    middle = np.radians(np.add.outer(places[:, 0], others[:, 0]) / 2)
    return 6_371 * np.hypot(latitude, longitude * np.cos(middle))


def test_the_same_seed_draws_the_same_country_and_another_does_not():
    once, again, other = (draw_country(seed, 8, 5) for seed in (SEED, SEED, SEED + 1))
    for first, second in zip(once, again, strict=True):
        assert first.planted_activity_id == second.planted_activity_id
        for table in TABLES:
            pd.testing.assert_frame_equal(getattr(first, table), getattr(second, table))
    assert not once[0].communes.equals(other[0].communes)


def test_a_country_too_small_for_its_epcis_is_refused():
    with pytest.raises(ValueError, match="room"):
        draw_country(SEED, 1_000, 0)


def test_codes_are_distinct_and_look_like_the_mainland(country):
    epci_codes = [draw.epci_code for draw in country]
    assert len(set(epci_codes)) == len(epci_codes)
    assert all(len(code) == 9 and code.isdigit() for code in epci_codes)
    codes = pd.concat([draw.communes["commune_code"] for draw in country])
    assert codes.is_unique
    assert codes.str.fullmatch(r"\d{5}").all()
    assert not codes.str[:2].isin(["00", "20", "96", "97", "98"]).any()


def test_nobody_is_in_reach_of_a_neighbours_supply(country):
    sites = sites_of_the_country()
    from_site_to_site = crow_km(sites, sites)
    np.fill_diagonal(from_site_to_site, np.inf)
    assert from_site_to_site.min() - 2 * RADIUS_KM > NEIGHBOUR_KM
    for draw in country:
        places = draw.communes[["latitude", "longitude"]].to_numpy()
        # 0.05 km: a sphere of 111.2 km a degree, and coordinates rounded to a metre
        assert crow_km(places, sites).min(axis=1).max() < RADIUS_KM + 0.05


def test_rows_stand_in_the_communes_of_their_epci(country):
    for draw in country:
        codes = draw.communes["commune_code"]
        assert 5 <= len(codes) <= 60
        assert 3_000 <= draw.communes["population"].sum() <= 300_000
        for table in (draw.equipment, draw.answers, draw.register):
            assert table["commune_code"].isin(codes).all()
        assert (draw.equipment["equipment_count"] > 0).all()
        assert not draw.equipment.duplicated(["commune_code", "type_code"]).any()
        assert not draw.answers.duplicated(["respondent_id", "theme_id"]).any()
        persons = draw.answers.drop_duplicates(["respondent_id", "commune_code", "source_kind"])
        assert persons["respondent_id"].is_unique
        assert all(theme is None or theme in theme_ids() for theme in draw.answers["theme_id"])


def test_the_equipment_is_that_of_the_catalogue_and_follows_the_national_law(quiet):
    cited = {code for activity in activities() for code in activity.type_codes}
    assert set(BACKGROUND) == cited
    thousands = sum(draw.communes["population"].sum() for draw in quiet) / 1_000
    counts = pd.concat([d.equipment for d in quiet]).groupby("type_code")["equipment_count"].sum()
    for code, rate in BACKGROUND.items():
        expected = rate * thousands
        assert abs(counts.get(code, 0) - expected) < 5 * np.sqrt(expected), code


def test_the_planted_theme_is_the_most_told_in_the_survey_and_in_the_interviews(planted):
    close = 0
    for draw, activity in planted:
        answers = draw.answers
        assert 60 <= answers["respondent_id"].nunique() <= 400
        assert answers["respondent_kind"].nunique() >= 3
        assert set(answers["source_kind"]) == {"enquete", "entretien"}
        shares = told_shares(answers)
        assert shares.index[0] == activity.main_theme_id
        assert shares.iloc[0] >= 0.30
        assert shares.iloc[1] <= shares.iloc[0] * SECOND_RATIO[1]
        assert shares.iloc[2] <= shares.iloc[0] * NOISE_RATIO_MAX
        close += shares.iloc[1] > shares.iloc[0] * NOISE_RATIO_MAX
        interviews = answers[answers["source_kind"] == "entretien"]["theme_id"].value_counts()
        assert interviews.index[0] == activity.main_theme_id
        assert interviews.iloc[0] >= 3
    assert 0 < close < len(planted) / 4


def test_the_register_holds_the_critical_kinds_and_feeds_no_rival_of_the_need(planted):
    for draw, activity in planted:
        kinds = frozenset(draw.register["resource_kind_id"])
        assert activity.critical <= kinds
        rivals = resourced_rivals(activity, kinds, float(draw.communes["population"].sum()))
        second = told_shares(draw.answers)
        loud = set(second[second > second.iloc[0] * NOISE_RATIO_MAX].index)
        assert not loud & {rival.main_theme_id for rival in rivals}


def test_the_planted_equipment_is_nearly_absent_where_several_are_expected(planted):
    partial = 0
    for draw, activity in planted:
        types = draw.equipment["type_code"].isin(activity.type_codes)
        there = draw.equipment.loc[types, "equipment_count"].sum()
        expected = activity.expected_per_1000 * draw.communes["population"].sum() / 1_000
        assert expected >= SEVERAL
        assert there <= max(1, expected * PARTIAL_GAP[1])
        partial += there >= expected * PARTIAL_GAP[0]
    assert 0 < partial < len(planted) / 3


def test_every_activity_that_may_be_planted_is(planted):
    assert {activity.activity_id for _, activity in planted} == {a.activity_id for a in plantable()}


def test_an_activity_that_nothing_tells_from_its_rival_is_not_planted():
    # car sharing needs vehicles, for mobility, from fewer people, and has no equipment type
    assert population_range(CATALOGUE["location"]) is None
    # a neighbourhood concierge needs the same premises, and its post offices are too few to be seen
    assert population_range(CATALOGUE["multiservice"]) is None
    # a caterer needs the same kitchen as the canteen, but 60,000 people: 60,000 * 0.9
    assert population_range(CATALOGUE["cantine"])[1] == 54_000


def test_nothing_stands_out_where_nothing_is_planted(quiet):
    surveyed = [draw for draw in quiet if len(draw.answers)]
    assert 0 < len(surveyed) < len(quiet)
    for draw in surveyed:
        shares = told_shares(draw.answers)
        assert shares.index.isin(theme_ids()).all()
        assert shares.max() <= FLAT_SHARE[1] if len(shares) else True
    assert any(told_shares(draw.answers).sum() < 0.2 for draw in surveyed)
    assert any(draw.register.empty for draw in surveyed)
    assert all(draw.register.empty for draw in quiet if draw.answers.empty)
