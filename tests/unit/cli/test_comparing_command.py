"""``generateur comparer`` on the demonstration: the page's keys, the sheet, and what is withheld."""

import json
import re
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

PAGE = (Path(__file__).parents[3] / "docs/cli/comparer.md").read_text(encoding="utf-8")
HERE, FEW, SILENT = "200039055", "242101442", "200039063"


@pytest.fixture
def compare(generateur, demo_space):
    return lambda *words: generateur("--quiet", "--espace", demo_space[0], "comparer", *words)


def documented(start):
    told = re.search(rf"^{start}.*? : (.*?)(?:\.$|\. |\n\n)", PAGE, re.MULTILINE | re.DOTALL)
    return re.findall(r"`(\w+)`", re.sub(r"\(.*?\)", "", told[1], flags=re.DOTALL))


def test_the_answer_has_the_keys_of_its_page(compare):
    done = compare(HERE, FEW, SILENT, "--json")
    assert done.status == 0, done.err
    told = json.loads(done.out)
    assert list(told) == documented("JSON, un objet")
    assert list(told["territoires"][0]) == documented("Chaque élément de `territoires`")
    assert list(told["lignes"][0]) == documented("Chaque élément de `lignes`")
    assert list(told["lignes"][0]["cellules"][0]) == documented("Chaque élément de `cellules`")
    assert list(told["rapprochements"][0]) == documented("Chaque élément de `rapprochements`")
    assert [one["a_une_enquete"] for one in told["territoires"]] == [True, True, False]


def test_nothing_that_is_withheld_comes_back(compare, demo_space):
    release = next((demo_space[0] / "release").glob("[!.]*"))  # a lock stands beside it
    needs = pd.read_parquet(release / "parquet" / "out_needs.parquet")
    withheld = needs[needs["is_suppressed"]].set_index(["epci_code", "theme_id"]).index
    told = json.loads(compare(HERE, FEW, "--json").out)
    cells = {
        (cell["epci_code"], line["ligne_id"]): cell
        for line in told["lignes"]
        if line["partie"] == "besoins"
        for cell in line["cellules"]
    }
    hidden = [cell for key, cell in cells.items() if key in withheld]
    assert hidden
    assert all(cell["texte"].startswith("non publié") for cell in hidden)
    assert {cell["valeur"] for cell in hidden} == {None}


def test_the_sheet_is_written_as_a_workbook_or_for_a_french_spreadsheet(compare, tmp_path):
    book, text = tmp_path / "c.xlsx", tmp_path / "c.csv"
    assert compare(HERE, FEW, "--sortie", book).status == 0
    assert compare(HERE, FEW, "--sortie", text).status == 0
    page = openpyxl.load_workbook(book)["Comparaison"]
    head = [cell.value for cell in page[1]]
    assert head[:4] == ["Partie", "Ligne", "Source", "Années"]
    assert head[4] == "CC Ouche et Montagne (21), 200039055"
    read = pd.read_csv(text, sep=";", encoding="utf-8-sig", dtype="string")
    assert read.set_index("ligne").loc["Habitants", HERE] == "11370"


def test_the_page_to_print_is_a_pdf_and_a_folder_is_refused(compare, tmp_path):
    page = tmp_path / "c.PDF"
    assert compare(HERE, FEW, "--sortie", page).status == 0
    assert page.read_bytes().startswith(b"%PDF-1.7")
    (tmp_path / "dossier.pdf").mkdir()
    refused = compare(HERE, FEW, "--sortie", tmp_path / "dossier.pdf")
    assert (refused.status, "c'est un dossier" in refused.err) == (2, True)


def test_the_demonstration_has_no_one_alike_and_says_so(compare):
    refused = compare(HERE)
    assert refused.status == 3
    assert "moins de onze territoires" in refused.err
    assert compare("12", HERE).status == 2
    assert compare(HERE, "299999999").status == 3
