"""``generateur ponderations`` and ``changements``: from questions to a vote, then what it moved."""

import json
import re
import shutil
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

DOCS = Path(__file__).parents[3] / "docs" / "cli"
EPCI = "200039055"


@pytest.fixture(scope="module")
def space(demo_space, tmp_path_factory):
    copy = tmp_path_factory.mktemp("ponderations") / "copie"
    shutil.copytree(demo_space[0], copy)
    return copy


@pytest.fixture
def say(generateur, space):
    return lambda *words: generateur("--quiet", "--espace", space, *words)


def asked(say, count="4"):
    done = say("ponderations", "questions", "--epci", EPCI, "-n", count, "--json")
    assert done.status == 0, done.err
    return json.loads(done.out)


def documented(page, heading):
    part = (DOCS / page).read_text(encoding="utf-8").partition(heading)[2].partition("\n## ")[0]
    return set(re.findall(r"`(\w+)`", part.partition("JSON, ")[2]))


def test_a_build_without_one_before_it_has_nothing_to_compare(say):
    refused = say("changements")
    assert refused.status == 3
    assert "il n'y a pas de calcul avant le calcul courant" in refused.err
    unknown = say("changements", "--depuis", "abcd").err
    assert "le calcul « abcd » n'existe pas. Choisissez parmi : " in unknown


def test_a_number_of_questions_out_of_bounds_is_refused_in_french(say):
    for count in ("0", "201"):
        refused = say("ponderations", "questions", "--epci", EPCI, "-n", count)
        assert refused.status == 3
        assert "Prenez-en de 1 à 200" in refused.err


def test_a_vote_that_has_not_taken_place_is_refused(say):
    words = ("--instance", "CLE", "--auteur", "A. M.", "--date", "2999-01-01")
    refused = say("ponderations", "voter", "proposition-0", *words)
    assert (refused.status, "n'est pas encore passé" in refused.err) == (3, True)


def test_nothing_is_proposed_before_an_answer(say):
    assert "aucune réponse à apprendre" in say("ponderations", "proposer").err


def test_a_pair_that_is_none_and_an_unknown_epci_are_refused(say):
    words = ("--choix", "A", "--auteur", "A. M.")
    assert "n'est pas une paire" in say("ponderations", "repondre", "x", *words).err
    gone = say("ponderations", "repondre", f"{EPCI}:aaa:zzz", *words)
    assert (gone.status, gone.err.count("n'est pas dans le calcul")) == (3, 2)
    assert say("ponderations", "questions", "--epci", "999999999").status == 3


def test_from_questions_to_a_vote_and_no_build_reads_what_is_only_proposed(say, space):
    questions = asked(say)
    assert set(questions[0]) == documented("ponderations.md", "ponderations questions")
    for row in questions:
        words = ("--choix", "A", "--auteur", "A. M.")
        assert say("ponderations", "repondre", row["pair_id"], *words).status == 0
    again = {row["pair_id"] for row in asked(say)}
    assert not again & {row["pair_id"] for row in questions}
    made = json.loads(say("ponderations", "proposer", "--json").out)
    assert sum(row["weight"] for row in made["poids"]) == pytest.approx(
        sum(row["weight_before"] for row in made["poids"])
    )
    name = made["proposition"]
    (space / "generateur.toml").write_text(f'ponderation = "{name}"\n', encoding="utf-8")
    assert "n'a pas été votée" in say("ponderations", "derive").err
    (space / "generateur.toml").write_text("", encoding="utf-8")
    vote = ("--instance", "CLE", "--date", "2026-11-20", "--auteur", "A. M.", "--nom", "vote-1")
    assert say("ponderations", "voter", name, *vote).status == 0
    listed = json.loads(say("ponderations", "lister", "--json").out)
    assert [row["weighting_id"] for row in listed["versions"]] == ["reference", "vote-1"]
    assert [row["is_chosen"] for row in listed["versions"]] == [True, False]
    assert listed["propositions"] == [name]


def test_a_voted_version_once_chosen_is_told_and_what_it_moved_is_weights(say, space):
    shelf = space / "catalogues" / "weightings"
    shelf.mkdir(parents=True, exist_ok=True)
    weights = json.loads(say("ponderations", "lister", "--json").out)["versions"][0]["weights"]
    lines = "".join(f"{name},{9 if name == 'emploi' else w:g}\n" for name, w in weights.items())
    (shelf / "vote-9.csv").write_text(f"criterion_id,weight\n{lines}", encoding="utf-8")
    index = "weighting_id,voted_on,voted_by,why,author\nvote-9,2026-11-20,CLE,emploi,A. M.\n"
    (shelf / "index.csv").write_text(index, encoding="utf-8")
    before = (space / "generateur.toml").read_text(encoding="utf-8")
    (space / "generateur.toml").write_text('ponderation = "vote-9"\n' + before, encoding="utf-8")
    assert say("demo", "--json").status == 0
    told = json.loads(say("changements", "--json").out)
    rows = told["changements"]
    assert set(rows[0]) <= documented("changements.md", "## `generateur changements`")
    assert {row["causes"] for row in rows} <= {"poids", "autres"}
    assert any(
        "Emplois possibles" in r["change_fr"] and "passe de 2 à 9" in r["change_fr"] for r in rows
    )
    for name in ("c.csv", "c.xlsx"):
        assert say("changements", "--sortie", space / name).status == 0
    sheet = pd.read_csv(space / "c.csv", sep=";", decimal=",", encoding="utf-8-sig")
    assert list(sheet["opportunity_id"]) == sorted(row["opportunity_id"] for row in rows)
    page = openpyxl.load_workbook(space / "c.xlsx")["Changements"]
    assert (page["C1"].value, page.max_row) == ("Activité", len(rows) + 1)
    wrote = json.loads(say("expliquer", rows[0]["opportunity_id"], "--json").out)
    assert wrote["ponderation"] == "vote-9"
    drifts = json.loads(say("ponderations", "derive", "--json").out)
    assert set(drifts[0]) == documented("ponderations.md", "ponderations derive")
    assert min(row["kendall_tau"] for row in drifts) < 1
