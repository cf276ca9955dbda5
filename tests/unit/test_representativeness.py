import pandas as pd
import pytest

from generator.needs.rates.representativeness import KINDS, representativeness, unheard

EPCI = "200039055"
OTHER = "242101509"
AGES = {"15-29": 100, "30-44": 100, "45-59": 100, "60-74": 100, "75+": 100}
NONE = pd.DataFrame(columns=["epci_code", "variable", "modality", "population"])
POPULATIONS = pd.DataFrame(
    {"epci_code": EPCI, "commune_code": ["21001", "21002", "21003"], "population": [300, 700, 0]}
)


def census(variable, populations):
    rows = [(EPCI, variable, *pair) for pair in populations.items()]
    return pd.DataFrame(rows, columns=list(NONE.columns))


def people(epci=EPCI, **columns):
    size = len(next(iter(columns.values())))
    blank = dict.fromkeys(("age_band", "category_id", "commune_code", "respondent_kind"))
    told = {name: pd.array(columns.get(name, [pd.NA] * size), dtype="string") for name in blank}
    names = [f"r{number}" for number in range(size)]
    return pd.DataFrame({"epci_code": epci, "respondent_id": names, "weight": 1.0} | told)


def rows_of(frame, variable):
    return frame[frame["variable"] == variable].set_index("modality")


def test_respondents_like_the_people_have_a_representativeness_of_one():
    told = people(age_band=list(AGES))
    measured = representativeness(told, census("age_band", AGES))
    assert measured["representativeness"].tolist() == pytest.approx([1])
    assert measured["n_eff"].tolist() == [5]


def test_representativeness_falls_by_half_the_sum_of_the_gaps():
    # Half are 15-29 for a fifth, half 75+ for a fifth; three fifths are not there.
    told = people(age_band=["15-29", "75+"])
    measured = representativeness(told, census("age_band", AGES))
    assert measured["representativeness"].tolist() == pytest.approx([1 - (0.3 * 2 + 0.2 * 3) / 2])


def test_the_worst_of_two_variables_is_kept():
    both = pd.concat([census("age_band", AGES), census("category_id", {"cs5": 50, "cs7": 50})])
    told = people(age_band=list(AGES), category_id=["cs7"] * 5)
    assert representativeness(told, both)["representativeness"].tolist() == pytest.approx([0.5])


def test_who_does_not_tell_an_age_is_not_counted_against_anyone():
    told = people(age_band=[*AGES, pd.NA, pd.NA, "moins de 15"])
    measured = representativeness(told, census("age_band", AGES))
    assert measured["representativeness"].tolist() == pytest.approx([1])
    assert measured["respondent_count"].tolist() == [8]


@pytest.mark.parametrize("margins", [NONE, census("category_id", {"cs5": 50, "cs7": 50})])
def test_without_a_margin_to_compare_with_it_cannot_be_measured(margins):
    measured = representativeness(people(age_band=list(AGES)), margins)
    assert measured["representativeness"].isna().all()
    assert measured["n_eff"].tolist() == [5]


def test_an_age_under_half_its_place_or_absent_was_not_heard():
    # A fifth each is due, a tenth is half of it: 1 in 11 is under, 2 in 11 is not.
    told = people(age_band=["15-29"] * 1 + ["30-44"] * 2 + ["45-59"] * 4 + ["60-74"] * 4)
    found = rows_of(unheard(told, census("age_band", AGES), POPULATIONS), "age_band")
    assert found["is_unheard"].to_dict() == {
        "15-29": True, "30-44": False, "45-59": False, "60-74": False, "75+": True,
    }  # fmt: skip
    assert found.loc["15-29", "respondent_share"] == pytest.approx(1 / 11)
    assert found.loc["15-29", "population_share"] == pytest.approx(1 / 5)


def test_without_margins_only_an_absence_can_be_told():
    found = rows_of(unheard(people(age_band=["15-29", "75+"]), NONE, POPULATIONS), "age_band")
    assert found.loc["30-44", "is_unheard"]
    assert found.loc["15-29", "is_unheard"] is pd.NA
    assert found["population_share"].isna().all()


def test_an_age_never_asked_has_nothing_to_say():
    told = people(respondent_kind=["habitant"])
    assert rows_of(unheard(told, NONE, POPULATIONS), "age_band").empty
    asked = rows_of(unheard(told, census("age_band", AGES), POPULATIONS), "age_band")
    assert asked["is_unheard"].isna().all()


def test_a_commune_without_an_answer_was_not_heard_unless_nobody_lives_there():
    told = people(commune_code=["21001", "21001", pd.NA, "71001"])
    found = rows_of(unheard(told, NONE, POPULATIONS), "commune_code")
    assert found["is_unheard"].to_dict() == {"21001": False, "21002": True, "21003": False}
    assert found.loc["21001", "respondent_share"] == 1
    assert found.loc["21002", "population_share"] == 0.7


def test_without_a_commune_column_no_commune_is_said_unheard():
    found = rows_of(unheard(people(age_band=["75+"]), NONE, POPULATIONS), "commune_code")
    assert found.loc[["21001", "21002"], "is_unheard"].isna().all()


def test_the_kinds_that_did_not_speak_are_named():
    told = people(respondent_kind=["habitant", "habitant", "association", "inconnu"])
    found = rows_of(unheard(told, NONE, POPULATIONS), "respondent_kind")
    assert list(found.index) == list(KINDS)
    assert found.index[found["is_unheard"]].tolist() == [
        "entreprise", "acteur_public", "acteur_local",
    ]  # fmt: skip


def test_another_epci_moves_nothing():
    told = people(age_band=["15-29", "75+"], commune_code=["21001", "21002"])
    both = pd.concat([people(epci=OTHER, age_band=["75+"]), told])
    margins = census("age_band", AGES)
    alone = unheard(told, margins, POPULATIONS)
    together = unheard(both, margins, POPULATIONS)
    assert together[together["epci_code"] == EPCI].reset_index(drop=True).equals(alone)
    assert representativeness(both, margins)["epci_code"].tolist() == [EPCI, OTHER]


def test_nobody_at_all_gives_empty_tables():
    assert unheard(people(age_band=[]), NONE, POPULATIONS).empty
    assert representativeness(people(age_band=[]), NONE).empty
