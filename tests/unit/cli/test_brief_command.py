"""``generateur brief`` and ``generateur suivi``, as a person types them."""

import json
import re
import shutil
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[3] / "docs" / "cli"
SHOP = "200039055-autopartage"


@pytest.fixture
def brief(generateur, demo_space, tmp_path):
    def call(*words):
        folder = ("--sortie", tmp_path / "sorties", "--json")
        return generateur("--quiet", "--espace", demo_space[0], "brief", *words, *folder)

    return call


def documented(page):
    [line] = re.findall(r"^JSON, .* : (.*)$", (DOCS / page).read_text("utf-8"), re.MULTILINE)
    return set(re.findall(r"`(\w+)`", line))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["200039055"], "200039055"),
        ([SHOP], SHOP),
        ([SHOP, "--porteur", "scic"], f"{SHOP}-scic"),
    ],
)
def test_one_command_prints_the_brief_the_note_or_the_carrier_sheet(brief, words, name):
    done = brief(*words, "--html")
    assert done.status == 0, done.err
    told = json.loads(done.out)
    assert set(told) == documented("brief.md")
    pdf, html = (Path(path) for path in told["fichiers"])
    assert (pdf.stem, html.stem) == (name, name)
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert '<html lang="fr">' in html.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["200039099"], 3, "n'est pas dans ce calcul"),
        (["200039055-piscine"], 3, "200039055-piscine"),
        ([SHOP, "--porteur", "rien"], 3, "scic"),
        (["200039055", "--porteur", "scic"], 2, "un porteur se dit d'une opportunité"),
    ],
)
def test_what_cannot_be_printed_is_refused_and_nothing_is_written(
    brief, tmp_path, words, status, told
):
    refused = brief(*words)
    assert refused.status == status
    assert told in refused.err
    assert not list(tmp_path.glob("sorties/*"))


def test_a_fact_is_recorded_listed_and_tells_who_wrote_it_to_officers_only(
    generateur, demo_space, tmp_path
):
    space = tmp_path / "copie"
    shutil.copytree(demo_space[0], space)

    def suivi(*words):
        return generateur("--quiet", "--espace", space, "suivi", *words, "--json")

    signed = ("--source", "bilan annuel", "--auteur", "A. M.")
    done = suivi(
        "consigner",
        SHOP,
        "--fait",
        "emplois_etp",
        "--valeur",
        "2,5",
        "--date",
        "2026-11-20",
        *signed,
    )
    assert done.status == 0, done.err
    assert set(json.loads(done.out)) == documented("suivi.md")
    [row] = json.loads(suivi("lister").out)
    assert (row["fact"], row["value"], row["author"]) == ("emplois_etp", "2,5", "A. M.")
    assert json.loads(suivi("lister", "--epci", "242100410").out) == []
    refused = suivi("consigner", SHOP, "--fait", "arret", "--date", "2026-11-20", *signed)
    assert refused.status == 3
    assert "un arrêt demande sa cause" in refused.err
