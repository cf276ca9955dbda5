"""What the law says of a carrier before anything is known of the project."""

from datetime import date

import pytest

from generator.carriers.readings import readings
from generator.catalogues import read_catalogue
from generator.settings import shipped

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def told():
    return readings(read_catalogue([shipped("data")]).carriers, TODAY)


def test_every_carrier_of_the_catalogue_is_told_and_every_sentence_has_its_article(told):
    assert set(told["carrier_id"]) == set(read_catalogue([shipped("data")]).carriers)
    assert told["rule_article_fr"].notna().all()
    assert told["rule_sentence_fr"].str.len().min() > 0


def test_no_question_is_asked_twice_of_one_carrier_under_one_article(told):
    keys = ["carrier_id", "rule_sentence_fr", "rule_article_fr"]
    assert not told.duplicated(keys).any()


def test_only_what_is_refused_says_what_would_have_to_change(told):
    has_change = told["rule_change_fr"].notna()
    assert set(told.loc[has_change, "rule_reading_fr"]) <= {"refuse"}


def test_the_scic_asks_for_three_categories_with_the_article_that_says_so(told):
    scic = told[told["carrier_id"] == "scic"]
    asked = scic[scic["rule_sentence_fr"].str.contains("catégories d'associés")]
    assert asked["rule_article_fr"].str.contains("19 septies").any()
    assert (asked["rule_reading_fr"] == "à vérifier").all()
