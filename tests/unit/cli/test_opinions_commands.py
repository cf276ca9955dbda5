"""``generateur avis``: an opinion of the local committee, as a person types it."""

import json
import re
import shutil
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[3] / "docs" / "cli" / "avis.md").read_text(encoding="utf-8")


@pytest.fixture
def space(demo_space, tmp_path):
    shutil.copytree(demo_space[0], tmp_path / "copie")
    return tmp_path / "copie"


@pytest.fixture
def avis(generateur, space):
    def call(*words):
        return generateur("--quiet", "--espace", space, "avis", *words)

    return call


@pytest.fixture
def known(generateur, space):
    wrong = generateur("--espace", space, "expliquer", "200039055-xyz")
    return re.search(r"par exemple (\S+?)[,)]", wrong.err)[1]


def documented():
    return set(re.findall(r"`(\w+)`", re.search(r"JSON, .* : (.*)", PAGE)[1]))


def test_an_opinion_is_recorded_listed_and_never_says_its_reason_to_people(avis, known):
    words = ("consigner", known, "--avis", "defavorable", "--date", "2026-11-20")
    done = avis(*words, "--motif", "Deux ateliers proches", "--auteur", "A. M.")
    assert done.status == 0, done.err
    assert done.out.startswith(f"{known} : avis defavorable du 2026-11-20")
    assert "ateliers" not in done.out + done.err
    [row] = json.loads(avis("lister", "--json").out)
    assert set(row) == documented()
    assert (row["reason"], row["author"]) == ("Deux ateliers proches", "A. M.")
    assert "ateliers" not in avis("lister").out
    assert json.loads(avis("lister", "--epci", "242100410", "--json").out) == []


def test_an_opinion_on_what_is_no_opportunity_is_refused(avis):
    words = ("--avis", "favorable", "--date", "2026-11-20", "--auteur", "A. M.")
    refused = avis("consigner", "200039055-piscine", *words)
    assert refused.status == 3
    assert "cette opportunité n'est pas dans le calcul" in refused.err


def test_a_word_that_is_no_opinion_is_refused_with_the_words_that_are(avis, known):
    refused = avis("consigner", known, "--avis", "bof", "--date", "2026-11-20", "--auteur", "A")
    assert refused.status == 3
    assert "favorable, favorable_sous_reserve, defavorable" in refused.err


def test_nothing_recorded_is_an_empty_list(avis):
    assert json.loads(avis("lister", "--json").out) == []
