"""``generateur sousproduits``: what a flow could become, as a person confirms it or not."""

import json
import re
import shutil
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[3] / "docs/cli/sousproduits.md").read_text(encoding="utf-8")
WOOD = "fictif-10:imprimerie"


@pytest.fixture
def space(demo_space, tmp_path):
    shutil.copytree(demo_space[0], tmp_path / "copie")
    return tmp_path / "copie"


@pytest.fixture
def flows(generateur, space):
    def call(*words):
        return generateur("--quiet", "--espace", space, "sousproduits", *words)

    return call


def statuses(flows):
    return {row["proposal_id"]: row["status"] for row in json.loads(flows("lister", "--json").out)}


def test_a_proposal_waits_is_confirmed_then_set_aside_and_the_last_word_stands(flows):
    assert statuses(flows)[WOOD] == "a_confirmer"
    words = ("--raison", "Le menuisier veut bien", "--auteur", "A. M.")
    done = flows("confirmer", WOOD, *words)
    assert done.status == 0, done.err
    assert done.out.startswith(f"{WOOD} : confirmee (par A. M.).")
    assert "menuisier" not in done.out
    assert statuses(flows)[WOOD] == "confirmee"
    assert flows("ecarter", WOOD, *words).status == 0
    assert statuses(flows)[WOOD] == "ecartee"


def test_the_list_has_the_keys_of_its_page_and_only_those_of_the_epci_asked_for(flows):
    rows = json.loads(flows("lister", "--epci", "200039055", "--json").out)
    documented = set(re.findall(r"`(\w+)`", re.search(r"JSON de `lister`.* : (.*)", PAGE)[1]))
    assert set(rows[0]) == documented
    assert json.loads(flows("lister", "--epci", "242101442", "--json").out) == []
    assert "chutes de chêne" in flows("lister").out


def test_what_no_rule_proposed_is_refused(flows):
    refused = flows("confirmer", "fictif-10:compost", "--raison", "Oui", "--auteur", "A. M.")
    assert refused.status == 3
    assert "aucune proposition ne porte cet identifiant" in refused.err


def test_a_reason_is_asked_for(flows):
    assert flows("confirmer", WOOD, "--auteur", "A. M.").status == 2
    assert flows("ecarter", WOOD, "--raison", " ", "--auteur", "A. M.").status == 3
