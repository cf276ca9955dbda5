"""The lists that say who already does what: every reference exists, every word can be met."""

import re
from pathlib import Path

import pytest

from generator.catalogues import read_catalogue
from generator.catalogues.lists import read_lists

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def lists():
    return read_lists([DATA])


@pytest.fixture(scope="module")
def catalogue():
    return read_catalogue([DATA])


def test_words_and_kinds_name_activities_of_the_catalogue(lists, catalogue):
    named = {*lists["land_supply_words"]["activity_id"]}
    named |= {*lists["land_structure_activities"]["activity_id"]}
    assert named <= set(catalogue.activities)


def test_a_word_is_written_as_a_folded_text_holds_it(lists):
    odd = [w for w in lists["land_supply_words"]["word_fr"] if not re.fullmatch(r"[a-z0-9 ]+", w)]
    assert odd == []


def test_a_wide_code_is_one_that_an_activity_has(lists, catalogue):
    codes = {code for activity in catalogue.activities.values() for code in activity.naf.codes}
    assert set(lists["land_broad_naf_codes"]["naf_code"]) <= codes


def test_every_kind_of_structure_is_a_kind_of_supply(lists):
    kinds = set(lists["land_supply_kinds"]["supply_kind"])
    assert set(lists["land_structure_kinds"]["structure_kind"]) <= kinds
    assert set(lists["land_structure_activities"]["structure_kind"]) <= kinds


def test_forms_of_the_social_economy_are_codes_of_four_digits_without_public_bodies(lists):
    codes = lists["land_ess_legal_categories"]["legal_category_code"]
    assert codes.str.fullmatch(r"[5689]\d{3}").all()
