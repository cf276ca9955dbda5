"""Surveys sent through the real chain, then attacked with what is published of them alone."""

import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from generator.settings import shipped
from tests.golden.attacker import (
    BOTH,
    PLACE,
    THEME,
    Found,
    Name,
    Puzzle,
    given_back,
    puzzle_of,
)
from tests.golden.surveys import (
    MOST_PLACES,
    Survey,
    commune_of,
    epci_of,
    margins_of,
    people,
    published_of,
    random_survey,
)

PERSONS = 11
SEED = 20_261_130
SURVEYS = 200
# « aucune des personnes ayant répondu n’a parlé » tells a true zero, and no share.
SHARE_SAID = re.compile(r"\d\s%\sdes personnes ayant répondu ont parlé du thème «([^»]+)»")
SHARES = ("smoothed_share", "share_low", "share_high")

ONE_OR_TWO, NEARLY_ALL, ONE_NEED, ALONE, AGES, FEW_OLD, VOICES, SMOOTHED = range(8)
# What the tables outside disclosure.py still give back, one minimal survey each.
SMALL_SURVEYS: list[Survey] = [
    # 9 communes of 1 person and one of 2 make the 11 persons of a total that could be told.
    [person for place in range(9) for person in people(1, place, "sante")] + people(2, 9, "sante"),
    # 60 of 61 persons speak of it, 50 of them live in one commune: 49 or 50 of those do.
    people(50, 0, "mobilite") + people(6, 1, "mobilite") + people(4, 2, "mobilite") + people(1, 2),
    # Each chose one need: 40 of a commune less 25 and 12 shown are 3.
    people(25, 0, "mobilite") + people(12, 0, "sante") + people(3, 0, "logement")
    + people(17, 1, "logement") + people(20, 1, "mobilite") + people(20, 1, "sante"),
    people(1, 3, "sante", age_band="75+"),
    # 9 of 29 young persons speak of mobility, and all of the 40 old ones.
    people(9, None, "sante", "mobilite", age_band="15-29")
    + people(20, None, "sante", age_band="15-29") + people(40, None, "mobilite", age_band="75+"),
    people(97, None, "sante", age_band="15-29") + people(3, None, "mobilite", age_band="75+"),
    people(40, None, "emploi") + people(30, None, "mobilite") + people(14, None, "sante")
    + people(6, None, "culture") + people(5, None, "commerces"),
    people(26, 0, "emploi") + people(22, 0) + people(5, 1, "emploi")
    + people(11, None, "emploi") + people(9, None),
]  # fmt: skip


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    margins = [
        margins_of(ALONE, de_15=30, de_30=25, de_45=20, de_60=15, de_75=10),
        margins_of(AGES, de_15=50, de_75=50),
        margins_of(FEW_OLD, de_15=50, de_75=50),
    ]
    folder = tmp_path_factory.mktemp("petites")
    return published_of(folder, SMALL_SURVEYS, communes=12, margins=pd.concat(margins))


def row_of(tables: dict[str, pd.DataFrame], name: str, number: int) -> pd.Series:
    table = tables[name]
    return table[table["epci_code"] == epci_of(number)].iloc[0]


def test_a_puzzle_finds_how_few_and_how_many():
    # 13 persons in two communes, one of at least 4: the other holds 9 at most.
    puzzle = Puzzle()
    puzzle.add(("a",), low=4)
    puzzle.add(("b",))
    puzzle.add(("whole",), 13, 13)
    puzzle.same([("a",), ("b",)], [("whole",)])
    assert sorted(puzzle.solved(lambda name: name)) == [(("a",), 4, 13), (("b",), 0, 9)]


def test_a_puzzle_whose_tables_contradict_each_other_is_no_answer():
    puzzle = Puzzle()
    puzzle.add(("part",), low=5)
    puzzle.add(("whole",), 3, 3)
    puzzle.never_more([("part",)], [("whole",)])
    with pytest.raises(AssertionError, match="contredisent"):
        list(puzzle.solved(lambda name: name))


def test_a_total_is_withheld_where_known_communes_leave_one_or_two_persons_each(small):
    # The basins of needs tell which ten communes answered: 11 persons in ten of them.
    assert pd.isna(row_of(small, "out_territories", ONE_OR_TWO)["statement_count"])
    assert given_back(small, epci_of(ONE_OR_TWO), PERSONS) == []


def test_the_reader_cannot_count_by_difference_those_of_a_commune_who_spoke(small):
    cell = (BOTH, commune_of(NEARLY_ALL, 0), "mobilite")
    ranges = {
        name: (low, high)
        for name, low, high in puzzle_of(small, epci_of(NEARLY_ALL)).solved(lambda name: name)
    }
    # Were the commune's 50 persons told, at least 60 - (61 - 50) = 49 of them would have spoken.
    low, high = ranges[cell]
    assert high - low + 1 >= PERSONS


def test_the_reader_finds_49_or_50_where_the_commune_is_told(small):
    here = commune_of(NEARLY_ALL, 0)
    tables = planted(small, "out_communes", {here: 50})
    found = given_back(tables, epci_of(NEARLY_ALL), PERSONS)
    assert ((BOTH, here, "mobilite"), 49, 50) in [(hit.name, hit.low, hit.high) for hit in found]


def test_the_reader_who_knows_that_each_chose_one_need_finds_3_where_crossings_are_told(small):
    here = commune_of(ONE_NEED, 0)
    tables = planted(small, "out_communes", {here: 40})
    rows = [
        {"epci_code": epci_of(ONE_NEED), "commune_code": here, "theme_id": theme,
         "statement_count": count}
        for theme, count in (("mobilite", 25), ("sante", 12))
    ]  # fmt: skip
    tables["out_place_needs"] = pd.DataFrame(rows)
    found = given_back(tables, epci_of(ONE_NEED), PERSONS, one_need_each=True)
    assert ((BOTH, here, "logement"), 3, 3) in [(hit.name, hit.low, hit.high) for hit in found]


def planted(tables, name: str, counts: dict[str, int]) -> dict[str, pd.DataFrame]:
    """Tell the numbers of persons of communes that were withheld."""
    told = tables[name]["commune_code"].map(counts).astype("Int64")
    unprotected = told.fillna(tables[name]["statement_count"].astype("Int64"))
    return dict(tables) | {name: tables[name].assign(statement_count=unprotected)}


def test_a_need_that_nearly_all_voice_gives_back_no_commune(small):
    assert given_back(small, epci_of(NEARLY_ALL), PERSONS) == []


def test_a_reader_who_knows_that_each_chose_one_need_finds_nothing(small):
    assert given_back(small, epci_of(ONE_NEED), PERSONS, one_need_each=True) == []


def test_the_age_of_the_only_person_who_answered_is_not_told(small):
    # 1 − ½ Σ|p − q| is then the share of population of that person's own age: 10 % here.
    assert pd.isna(row_of(small, "out_surveys", ALONE)["representativeness_fr"])


def test_the_commune_of_the_only_person_who_answered_is_not_told(small):
    communes = small["out_communes"]
    here = communes[communes["epci_code"] == epci_of(ALONE)]
    assert here["need_basin_id"].isna().all()


def test_the_few_of_an_age_cannot_be_counted_from_the_representativeness(small):
    # R = 1 − |p − 0.5|, p being the share of old ones: under 0.7 they may be 0 to 19.
    told = row_of(small, "out_surveys", FEW_OLD)["representativeness_fr"]
    fitting = [old for old in range(50) if said_of(1 - abs(old / 100 - 0.5), 100) == told]
    assert told == "éloignée"
    assert fitting == list(range(20))


def test_the_few_of_an_age_cannot_be_counted_from_what_answers_are_worth(small):
    # 3 old ones of 100 weigh 5 each and leave 67 answers, as 4 leave 60 and 13 leave 45.
    told = row_of(small, "out_surveys", FEW_OLD)
    assert told["effective_answers_fr"] == "30 réponses ou plus"
    assert told["confidence_fr"] == "fragile : réponses peu représentatives"


@pytest.mark.parametrize("persons", [37, 50, 51, 55, 73, 74, 100, 1_000])
@pytest.mark.parametrize("young", [0.1, 0.3, 0.5])
def test_a_class_told_above_fragile_leaves_many_numbers_of_one_age(persons, young):
    likenesses = [(old, 1 - abs(old / persons - young)) for old in range(persons + 1)]
    told = [said_of(likeness, persons) for _, likeness in likenesses]
    kept = [name for name in ("très proche", "proche") if name in told]
    # 0.3 of the persons at least when all above 0.7 is one class, 0.15 from 74 persons on.
    assert all(told.count(name) >= PERSONS for name in kept)
    assert bool(kept) == (persons > 50)  # 0.2 × 50 is ten: under 0.7 one age would have nine


def test_the_classes_of_likeness_begin_where_a_survey_is_fragile():
    data = shipped("data")
    thresholds = pd.read_csv(data / "thresholds.csv").set_index("threshold_id")["value"]
    classes = pd.read_csv(data / "likeness_classes.csv")
    assert thresholds["representativeness_min"] in classes["likeness_min"].to_list()


def said_of(likeness: float, persons: int) -> str | None:
    """Give the class of a likeness, as the list people keep says it; None where none may be."""
    classes = pd.read_csv(shipped("data") / "likeness_classes.csv").sort_values("rank_order")
    fits = (classes["likeness_min"] <= likeness) & (classes["persons_min"] <= persons)
    return next(iter(classes.loc[fits, "label_fr"]), None)


def test_the_weighted_share_of_a_need_does_not_count_those_of_one_age(small):
    # Half the population is young: share = ½ young/29 + ½ old/40, with young + old = 49.
    parts = small["out_opportunity_parts"]
    here = parts["opportunity_id"].str.startswith(epci_of(AGES))
    values = parts.loc[here & (parts["criterion_id"] == "besoin"), "value"].dropna()
    shares = values.to_numpy(dtype=float) * 2  # one kind of source counts for half
    exact = [young / 29 / 2 + (49 - young) / 40 / 2 for young in range(9, 30)]
    told = [share for share in exact if np.isclose(shares, share, rtol=0, atol=1e-9).any()]
    assert len(told) != 1


def test_no_chance_of_being_first_is_told_where_a_need_is_withheld(small):
    needs = small["out_needs"]
    here = needs[needs["epci_code"] == epci_of(VOICES)]
    assert here["is_suppressed"].any()
    assert here["first_three_probability"].isna().all()


def test_no_smoothed_share_is_told_where_it_borrows_from_one_untold_commune(small):
    # 26 of 48 speak there; its only neighbour has 5 persons, and the share would count them.
    row = row_of(small, "out_place_needs", SMOOTHED)
    assert row["statement_count"] == 26
    assert row[list(SHARES)].isna().all()


@pytest.fixture(scope="module")
def surveys() -> list[Survey]:
    rng = np.random.default_rng(SEED)
    return [random_survey(rng) for _ in range(SURVEYS)]


@pytest.fixture(scope="module")
def tables(surveys, tmp_path_factory):
    return published_of(tmp_path_factory.mktemp("hasard"), surveys, communes=MOST_PLACES)


def truth(survey: Survey, number: int, name: Name) -> int:
    """Count the persons of a survey that the reader looks for."""
    place = {PLACE: name[1:2], BOTH: name[1:2]}.get(name[0])
    theme = {THEME: name[1:2], BOTH: name[2:]}.get(name[0])
    return sum(
        (place is None or (p.commune is not None and commune_of(number, p.commune) in place))
        and (theme is None or not p.themes.isdisjoint(theme))
        for p in survey
    )


@pytest.fixture(scope="module")
def found(tables) -> list[Found]:
    return [
        hit for number in range(SURVEYS) for hit in given_back(tables, epci_of(number), PERSONS)
    ]


@pytest.mark.slow
def test_the_reader_is_never_mistaken(surveys, tables):
    """Else an attack that finds nothing would prove nothing."""
    for number, survey in enumerate(surveys):
        puzzle = puzzle_of(tables, epci_of(number))
        for name in puzzle.places:
            told = puzzle.told(name)
            assert told is None or told == truth(survey, number, name)
        for name, low, high in puzzle.solved(lambda name: name[0]):
            assert low <= truth(survey, number, name) <= high


@pytest.mark.slow
def test_no_total_theme_or_commune_of_two_hundred_surveys_is_given_back(found):
    assert [hit for hit in found if hit.name[0] != BOTH] == []


@pytest.mark.slow
def test_no_theme_of_a_commune_of_two_hundred_surveys_is_given_back(found):
    assert found == []


@pytest.fixture(scope="module")
def single(surveys) -> list[Survey]:
    """Keep of the same surveys those who voiced something, and one theme of each."""
    kept = [[replace(p, themes=frozenset({min(p.themes)})) for p in s if p.themes] for s in surveys]
    return [survey for survey in kept if survey]


@pytest.mark.slow
def test_a_reader_who_knows_that_each_chose_one_need_is_given_back_nothing(
    single, tmp_path_factory
):
    told = published_of(tmp_path_factory.mktemp("un-seul"), single, communes=MOST_PLACES)
    known = {"one_need_each": True}
    puzzles = [puzzle_of(told, epci_of(number), **known) for number in range(len(single))]
    for number, (survey, puzzle) in enumerate(zip(single, puzzles, strict=True)):
        for name in puzzle.places:
            low, high = puzzle.bound(name)
            assert low <= truth(survey, number, name) <= high
    found = [given_back(told, epci_of(number), PERSONS, **known) for number in range(len(single))]
    assert [hit for hits in found for hit in hits] == []


@pytest.mark.slow
def test_a_total_withheld_takes_its_shares_and_its_classes_with_it(tables):
    asked = tables["out_surveys"].set_index("epci_code")
    withheld = asked.index[asked["statement_count"].isna()]
    assert len(withheld)
    classes = ["effective_answers_fr", "representativeness_fr"]
    assert asked.loc[withheld, classes].isna().all(axis=None)
    needs = tables["out_needs"]
    shares = ["statement_share", "weighted_share", "share_low", "share_high"]
    silent = needs["epci_code"].isin(withheld) | needs["is_suppressed"]
    assert needs.loc[silent, [*shares, "first_three_probability"]].isna().all(axis=None)
    assert not tables["out_unheard"]["epci_code"].isin(withheld).any()


@pytest.mark.slow
def test_a_sentence_says_shares_of_told_needs_only(tables):
    parts = tables["out_opportunity_parts"]
    said = parts.loc[parts["criterion_id"] == "besoin", ["opportunity_id", "sentence_fr"]]
    needs = tables["out_needs"]
    told = needs[needs["weighted_share"].notna()]
    known = set(zip(told["epci_code"], told["theme_label_fr"].str.casefold(), strict=True))
    named = {
        (row.opportunity_id.split("-")[0], theme.strip().casefold())
        for row in said.itertuples()
        for theme in SHARE_SAID.findall(row.sentence_fr)
    }
    assert named
    assert named <= known
