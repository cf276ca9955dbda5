"""Surveys of people of two ages: what their published confidence leaves possible of the few."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from generator.catalogues.lists import read_lists
from generator.needs.rates.raking import respondent_weights, trim
from generator.needs.rates.representativeness import representativeness
from generator.needs.rates.shares import effective_size
from generator.settings import shipped
from generator.warehouse.engine import EngineOptions, connect
from generator.warehouse.models import read_model
from tests.golden.surveys import epci_of, margins_of

PERSONS = 11
FEW = range(1, PERSONS)
LEAST, MOST = 30, 200  # persons asked
SHARES = (0.01, 0.1, 0.3, 0.5)  # of the population, in the first of the two ages
MODELS = ("core_weighed_surveys", "core_survey_classes", "core_survey_confidence")
TOLD = ["share", "persons", "representativeness_fr", "effective_answers_fr", "is_fragile",
        "confidence_fr"]  # fmt: skip


def worth(young: int, old: int, share: float) -> float:
    """Count the answers of equal weight that two ages are worth, weighed to the population."""
    asked = young + old
    if not young or not old:
        return float(asked)
    weights = share * asked / young, (1 - share) * asked / old
    return effective_size(trim(np.repeat(weights, (young, old))))


@pytest.fixture(scope="module")
def splits() -> pd.DataFrame:
    """Every way to have people of two ages, with what only the house knows of it."""
    rows = [
        (share, persons, young, 1 - abs(young / persons - share),
         worth(young, persons - young, share))
        for share in SHARES
        for persons in range(LEAST, MOST + 1)
        for young in range(persons + 1)
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["share", "persons", "young", "representativeness", "n_eff"])
    named = frame.assign(epci_code=[epci_of(number) for number in range(len(frame))])
    return named.assign(respondent_count=frame["persons"], told_count=frame["persons"])


@pytest.fixture(scope="module")
def told(splits) -> pd.DataFrame:
    """What the models of the house tell of each, with the bounds that are kept in data/."""
    given = read_lists([shipped("data")]) | {
        "calc_representativeness": splits,
        "calc_respondent_weights": splits[["epci_code"]].assign(is_raked=True),
        "calc_survey_suppression": splits[["epci_code"]].head(0),
    }
    with connect(EngineOptions(memory_limit="500MB", threads=1)) as con:
        for name in MODELS:
            model = read_model(Path(shipped("sql")) / "2_needs" / f"{name}.sql", con)
            for table in model.reads:
                con.register(table, given[table])
            given[name] = con.sql(model.sql).df()
    said = splits.merge(given[MODELS[-1]], on="epci_code")
    assert len(said) == len(splits)
    return said


def too_narrow(told: pd.DataFrame, columns: list[str]) -> list[tuple[object, ...]]:
    """List what is told that leaves too few numbers for an age of ten persons at most.

    The reader looks for the first age, the other, or the fewer of both whichever that is.
    """
    found = []
    for said, rows in told.groupby(columns, dropna=False):
        young, old = rows["young"], rows["persons"] - rows["young"]
        for possible in (set(young), set(old), set(np.minimum(young, old))):
            has_few = not possible.isdisjoint(FEW)
            if has_few and len(possible) < PERSONS and not possible.issuperset(FEW):
                found.append((*said, min(possible), max(possible)))
    return found


@pytest.mark.slow
def test_what_is_told_of_the_answers_leaves_the_few_of_an_age_uncounted(told):
    assert too_narrow(told, TOLD) == []


@pytest.mark.slow
def test_the_figure_that_was_told_before_counted_the_few(told):
    """Else an attack that finds nothing would prove nothing."""
    here = told[(told["share"] == 0.5) & (told["persons"] == 100)]
    figures = here.assign(effective_count=here["n_eff"].round())
    assert (67, 3, 3) in too_narrow(figures, ["effective_count"])


@pytest.mark.slow
def test_large_surveys_are_said_to_be_worth_much(told):
    assert set(told["effective_answers_fr"].dropna()) == {
        "moins de 30 réponses", "30 réponses ou plus", "100 réponses ou plus",
    }  # fmt: skip
    assert told["is_fragile"].eq(other=False).any()


@pytest.mark.parametrize(("persons", "least"), [(90, 30), (190, 100), (420, 300)])
def test_the_bounds_kept_in_data_are_those_under_which_ten_persons_would_show(persons, least):
    # Ten weigh 5 at most: (Σw)² / Σw² is persons² / (10 × 25 + (persons − 50)² / (persons − 10)).
    few = persons**2 / (10 * 25 + (persons - 50) ** 2 / (persons - 10))
    assert few >= least
    classes = pd.read_csv(shipped("data") / "effective_classes.csv").set_index("count_min")
    assert classes.loc[least, "persons_min"] == persons
    assert worth(10, persons - 10, 0.99) == pytest.approx(few)


def test_the_classes_of_size_begin_where_a_survey_is_fragile():
    data = shipped("data")
    thresholds = pd.read_csv(data / "thresholds.csv").set_index("threshold_id")["value"]
    classes = pd.read_csv(data / "effective_classes.csv").set_index("count_min")["persons_min"]
    bound = thresholds["effective_answers_min"]
    # Whoever is not told « 30 réponses ou plus » must not be told less either.
    assert classes[bound] == classes[0]


def test_two_ages_are_worth_here_what_the_raking_of_the_house_makes_of_them():
    people = pd.DataFrame({"age_band": ["15-29"] * 97 + ["75+"] * 3}).assign(
        epci_code=epci_of(0), category_id=pd.NA
    )
    people["respondent_id"] = [f"p{rank:03d}" for rank in range(len(people))]
    margins = margins_of(0, de_15=50, de_75=50)
    weights = respondent_weights(people, margins)
    weighed = people.merge(weights, on=["epci_code", "respondent_id"])
    [size] = representativeness(weighed, margins)["n_eff"]
    assert size == pytest.approx(worth(97, 3, 0.5))
    assert round(size) == 67
