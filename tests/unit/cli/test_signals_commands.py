"""``generateur porteurs signaux``: what is known of the twelve signals, and a person's answer."""

import json
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

PAGE = (Path(__file__).parents[3] / "docs" / "cli" / "signaux.md").read_text(encoding="utf-8")
BODY = ("--dit-par", "le conseil communautaire", "--auteur", "A. M.")


@pytest.fixture
def space(demo_space, tmp_path):
    shutil.copytree(demo_space[0], tmp_path / "copie")
    return tmp_path / "copie"


@pytest.fixture
def signaux(generateur, space):
    def call(*words):
        return generateur("--quiet", "--espace", space, "porteurs", "signaux", *words)

    return call


@pytest.fixture
def known(generateur, space):
    wrong = generateur("--espace", space, "expliquer", "200039055-xyz")
    return re.search(r"par exemple (\S+?)[,)]", wrong.err)[1]


def documented(command):
    section = PAGE.split(f"## `generateur porteurs signaux {command}")[1].split("\n## ")[0]
    return set(re.findall(r"`(\w+)`", re.search(r"JSON, .* : (.*)\.", section)[1]))


def states(signaux, known):
    rows = json.loads(signaux("lister", known, "--json").out)
    assert {frozenset(row) for row in rows} == {frozenset(documented("lister"))}
    return {row["signal"]: row for row in rows}


def test_the_twelve_signals_are_told_with_their_question(signaux, known):
    before = states(signaux, known)
    assert len(before) == 12
    seat = before["collectivite_siege"]
    assert (seat["reponse"], seat["origine"], seat["dit"]) == ("inconnu", None, None)
    assert seat["question"] in signaux("lister", known).out


def test_an_answer_waits_for_the_next_build_and_then_says_who_said_it(
    generateur, space, signaux, known
):
    done = signaux(
        "consigner", known, "collectivite_siege", "oui", *BODY, "--motif", "Vote", "--json"
    )
    assert done.status == 0, done.err
    written = json.loads(done.out)
    assert set(written) == documented("consigner")
    waiting = states(signaux, known)["collectivite_siege"]
    assert (waiting["reponse"], waiting["origine"]) == ("oui", "personne")
    assert waiting["dans_le_calcul"] is False

    assert generateur("--espace", space, "demo").status == 0
    assert states(signaux, known)["collectivite_siege"]["dans_le_calcul"] is True
    published = space.rglob("out_opportunity_carriers.csv")
    table = pd.read_csv(
        max(published, key=lambda p: p.stat().st_mtime), sep=";", encoding="utf-8-sig"
    )
    told = table.loc[table["opportunity_id"] == known, "fit_for_fr"].dropna().tolist()
    assert any("dit par le conseil communautaire, le " in sentence for sentence in told)
    assert not any("Vote" in sentence for sentence in told)


def test_an_unknown_opportunity_or_signal_is_a_clear_fault(signaux, known):
    refused = signaux("consigner", "200039055-piscine", "collectivite_siege", "oui", *BODY)
    assert refused.status == 3
    assert "cette opportunité n'est pas dans le calcul" in refused.err
    refused = signaux("consigner", known, "lune", "peut-être", *BODY)
    assert refused.status == 3
    assert "signal inconnu « lune »" in refused.err
    assert "réponse inconnue « peut-être »" in refused.err
    assert signaux("lister", "200039055-piscine").status == 3
