"""``generateur structures``: a partner's list, as a person types it."""

import json
import re
from pathlib import Path

import pandas as pd
import pytest

from generator import lookups
from generator.partner_lists import Gazetteer

PAGE = (Path(__file__).parents[3] / "docs" / "cli" / "structures.md").read_text(encoding="utf-8")
TRUE, OTHER = "73282932000074", "80746931700018"
GIVEN = ("--source", "DDETS 21", "--date", "2026-10-01", "--genre", "ei")


@pytest.fixture
def places(monkeypatch):
    codes = pd.DataFrame([("21001", "21001")], columns=["historic_code", "commune_code"])
    names = pd.DataFrame(columns=["departement_code", "folded_name", "commune_code"])
    monkeypatch.setattr(lookups, "known_places", lambda _: Gazetteer(codes, names))


@pytest.fixture
def structures(generateur, tmp_path):
    def call(*words, quiet=True):
        before = ("--quiet",) if quiet else ()
        return generateur(*before, "--espace", tmp_path / "espace", "structures", *words)

    return call


@pytest.fixture
def listed(tmp_path):
    path = tmp_path / "EI 21.csv"
    lines = ("siret;nom;code insee;téléphone", f"{TRUE};Ricochet;21001;0", f"{OTHER};;99;0")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def documented(command, what="un objet"):
    section = PAGE.split(f"## `generateur structures {command}")[1].split("\n## ")[0]
    return set(re.findall(r"`(\w+)`", re.search(rf"JSON, {what} : (.*)\.", section)[1]))


@pytest.mark.usefixtures("places")
def test_a_list_is_checked_without_being_kept(structures, listed, tmp_path):
    done = structures("verifier", listed, "--genre", "ei", "--json")
    assert done.status == 0, done.err
    told = json.loads(done.out)
    assert set(told) == documented("verifier")
    assert (told["nom"], told["lignes"], told["gardees"], told["rejetees"]) == ("ei-21", 2, 1, 1)
    why = "« 99 » n'est pas un code de commune"
    assert told["rejets"] == [{"ligne": 3, "siret": OTHER, "raison": why}]
    assert told["colonnes_non_comprises"] == ["téléphone"]
    assert not (tmp_path / "espace").exists()


@pytest.mark.usefixtures("places")
def test_a_list_is_imported_listed_and_replaced(structures, listed, tmp_path):
    done = structures("importer", listed, *GIVEN, quiet=False)
    assert done.status == 0, done.err
    assert done.out.startswith("ei-21 : 1 structure gardée, 1 ligne rejetée.")
    assert "Colonnes non lues : téléphone." in done.out
    home = tmp_path / "espace" / "structures" / "ei-21"
    assert {path.name for path in home.iterdir()} >= {"liste.csv", "rejets.csv"}

    [row] = json.loads(structures("lister", "--json").out)
    assert set(row) == documented("lister", "une liste")
    assert (row["nom"], row["date"], row["source"], row["structures"]) == (
        "ei-21", "2026-10-01", "DDETS 21", 1,
    )  # fmt: skip
    again = structures("importer", listed, *GIVEN, "--json")
    assert json.loads(again.out)["remplace"] == "2026-10-01"


@pytest.mark.usefixtures("places")
def test_a_list_is_removed_once_it_is_confirmed_and_nothing_else_moves(
    structures, listed, tmp_path
):
    folder = tmp_path / "espace" / "structures"
    assert structures("importer", listed, *GIVEN).status == 0
    assert structures("importer", listed, *GIVEN, "--nom", "autre").status == 0
    before = (folder / "autre" / "liste.csv").read_bytes()

    foreseen = structures("retirer", "ei-21")
    assert foreseen.status == 0
    assert "liste du 1er octobre 2026, DDETS 21, 1\u00a0structure." in foreseen.out
    assert "Rien n’est retiré" in foreseen.out
    assert (folder / "ei-21" / "liste.csv").exists()

    done = structures("retirer", "ei-21", "--accepter", "--json")
    told = json.loads(done.out)
    assert set(told) == documented("retirer")
    assert (told["est_retiree"], told["structures"], told["date"]) == (True, 1, "2026-10-01")
    assert not (folder / "ei-21").exists()
    assert (folder / "autre" / "liste.csv").read_bytes() == before
    assert [row["nom"] for row in json.loads(structures("lister", "--json").out)] == ["autre"]

    again = structures("retirer", "ei-21", "--accepter")
    assert again.status == 3
    assert "Listes gardées : autre." in again.err


@pytest.mark.usefixtures("places")
def test_a_list_that_does_not_read_any_more_is_removed_like_another(structures, listed, tmp_path):
    assert structures("importer", listed, *GIVEN).status == 0
    home = tmp_path / "espace" / "structures" / "ei-21"
    (home / "liste.csv").write_text("siret\n1\n", encoding="utf-8")
    told = json.loads(structures("retirer", "ei-21", "--accepter", "--json").out)
    assert (told["date"], told["est_retiree"]) == (None, True)
    assert not home.exists()


def test_no_name_reaches_out_of_the_lists(structures, tmp_path):
    outside = tmp_path / "espace" / "enquetes" / "liste.csv"
    outside.parent.mkdir(parents=True)
    outside.write_text("x", encoding="utf-8")
    assert structures("retirer", "../enquetes", "--accepter").status == 3
    assert outside.exists()


@pytest.mark.usefixtures("places")
def test_what_is_badly_typed_is_refused_and_nothing_is_kept(structures, listed, tmp_path):
    refused = structures("importer", listed, "--source", "A", "--date", "hier")
    assert (refused.status, "la date n'est pas lisible" in refused.err) == (2, True)
    refused = structures("verifier", listed, "--genre", "siae")
    assert (refused.status, "genre inconnu « siae »" in refused.err) == (2, True)
    refused = structures("verifier", tmp_path / "absente.csv", "--genre", "ei")
    assert (refused.status, "ce fichier n'existe pas" in refused.err) == (3, True)
    assert not (tmp_path / "espace" / "structures").exists()


def test_without_a_table_of_communes_nothing_can_be_placed(structures, listed):
    refused = structures("verifier", listed, "--genre", "ei")
    assert refused.status == 3
    assert "aucune table des communes n'est chargée" in refused.err


def test_a_real_list_never_enters_the_demonstration(generateur, demo_space, listed):
    refused = generateur("--espace", demo_space[0], "structures", "importer", listed, *GIVEN)
    assert refused.status == 3
    assert "données fictives" in refused.err
