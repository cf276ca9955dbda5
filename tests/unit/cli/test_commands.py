import json
import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

from generator.catalogues import read_catalogue
from generator.cli.surveys import Voie
from generator.needs.answers.statements import SourceKind
from generator.sources import all_sources

ROOT = Path(__file__).parents[3]
PAGES = [ROOT / "docs" / "cli.md", *sorted((ROOT / "docs" / "cli").glob("*.md"))]
DOCUMENT = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
TEXTS = (
    "Il manque une recyclerie près du bourg.",
    "Plus aucun bus le soir pour rentrer de Dijon !",
    "Un café où se retrouver, l'hiver surtout.",
    "Des gardes d'enfants avant sept heures du matin.",
)
SURVEY = 'Horodateur,Vous êtes,"De quoi manquez-vous, quels sont vos besoins ?"\n' + "".join(
    f'2026/03/{day:02d} 10:00:00,Habitant,"{text}"\n' for day, text in enumerate(TEXTS, start=1)
)


def documented(command):
    """Return the keys that the pages give for the JSON answer of a command."""
    section = re.split(r"^##+ ", DOCUMENT, flags=re.MULTILINE)
    (text,) = [part for part in section if part.startswith(f"`generateur {command}")]
    told = re.search(
        r"^JSON, .*?(?=\n\n|\nChaque élément|\. Avec|\Z)", text, re.DOTALL | re.MULTILINE
    )
    return set(re.findall(r"`(?!null|--)([a-z_0-9]+)`", told[0]))


def commands_of(text):
    listed = text.partition("Commands:")[2] or text.partition("Commandes")[2]
    return re.findall(r"^  ([a-z]+) ", listed, re.MULTILINE)


def answered(done):
    assert done.status == 0, done.err
    return json.loads(done.out)


@pytest.fixture
def survey_file(tmp_path):
    path = tmp_path / "enquete_2026.csv"
    path.write_text(SURVEY, encoding="utf-8")
    return path


def test_every_command_of_the_help_is_in_exactly_one_page(generateur):
    told = [
        name
        for line in re.findall(r"^##+ .*", DOCUMENT, re.MULTILINE)
        for name in re.findall(r"`generateur ([a-z ]+[a-z])", line)
    ]
    real = []
    for name in commands_of(generateur("--help").out):
        for sub in commands_of(generateur(name, "--help").out) or [""]:
            deeper = commands_of(generateur(name, sub, "--help").out) if sub else []
            real += [f"{name} {sub} {last}" for last in deeper] or [f"{name} {sub}".strip()]
    assert sorted(told) == sorted(real)


@pytest.mark.parametrize("page", PAGES[1:], ids=lambda page: page.stem)
def test_a_group_of_commands_has_the_page_of_its_name_and_the_index_leads_there(page):
    text = page.read_text(encoding="utf-8")
    headings = re.findall(r"^## `generateur (\w+)(?: (\w+))?", text, re.MULTILINE)
    assert headings
    assert all(page.stem in words for words in headings)
    assert f"(cli/{page.name})" in PAGES[0].read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_links_of_a_page_lead_to_files(page):
    links = re.findall(r"\]\(([^)#]+\.md)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_option_of_a_command_is_in_the_document(generateur):
    shown = set()
    for command in ("run", "demo", "sources actualiser", "enquete importer", "epci chercher"):
        shown |= set(re.findall(r"--[a-z-]+", generateur(*command.split(), "--help").out))
    assert shown - set(re.findall(r"--[a-z-]+", DOCUMENT)) == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_fits_in_one_sitting(page):
    assert len(page.read_text(encoding="utf-8").splitlines()) <= 200


def test_init_prepares_a_workspace_and_keeps_what_is_there(generateur, tmp_path):
    assert generateur("--espace", tmp_path / "a", "init").status == 0
    (tmp_path / "a" / "generateur.toml").write_text('memoire = "1GB"\n')
    again = generateur("--espace", tmp_path / "a", "init")
    assert again.err.startswith("Espace de travail prêt")
    assert (tmp_path / "a" / "generateur.toml").read_text() == 'memoire = "1GB"\n'


def test_doctor_says_what_is_missing_and_how_to_get_it(generateur, tmp_path):
    found = answered(generateur("--espace", tmp_path, "doctor", "--json"))
    assert set(found) == documented("doctor")
    assert found["python"] is True
    assert found["espace_de_travail"] is False
    assert (
        "absent   calcul_courant   → generateur run"
        in generateur("--espace", tmp_path, "doctor").out
    )


def test_the_sources_are_listed_with_their_licence(generateur, tmp_path):
    rows = answered(generateur("--espace", tmp_path, "sources", "lister", "--json"))
    assert set(rows[0]) == documented("sources lister")
    assert [row["source_id"] for row in rows] == sorted(all_sources())


def test_an_unreadable_source_is_told_and_the_others_are_read(generateur, tmp_path):
    done = generateur(
        "--espace", tmp_path, "sources", "verifier", "--miroir", ROOT / "docs", "--json"
    )
    assert done.status == 3
    rows = json.loads(done.out)
    assert set(rows[0]) == documented("sources verifier")
    readable = {row["source_id"] for row in rows if row["est_lisible"]}
    assert readable == {key for key, source in all_sources().items() if source.is_optional}
    assert done.err.startswith("sources illisibles : associations, bpe_2009")


def test_the_catalogue_that_ships_is_sound(generateur, tmp_path):
    counts = answered(generateur("--espace", tmp_path, "catalogue", "verifier", "--json"))
    assert set(counts) == documented("catalogue verifier")
    assert counts["activites"] == len(list((ROOT / "data" / "activities").glob("*.yaml")))


def test_the_codes_of_a_nomenclature_that_is_nowhere_are_not_said_to_be_checked(
    generateur, tmp_path
):
    found = answered(generateur("--espace", tmp_path, "catalogue", "verifier", "--json"))
    assert [row["est_verifiee"] for row in found["codes"]] == [False, False, False]
    for row in found["codes"]:
        assert row["codes_cites"] > 0
        assert row["message_fr"].endswith("donnez --miroir")
    assert "ROME 2021-07" in generateur("--espace", tmp_path, "catalogue", "verifier").out


def test_codes_are_checked_against_the_mirror_and_each_unknown_one_is_told(generateur, tmp_path):
    rome = tmp_path / "miroir" / "nomenclatures" / "arbo_rome_ogr_202107.csv"
    rome.parent.mkdir(parents=True)
    codes = read_catalogue([ROOT / "data"]).tables()["land_activity_skills"]["rome_code"].unique()
    lines = [f"{code[0]};{code[1:3]};{code[3:]};Métier; " for code in codes]
    rome.write_text("\n".join(["Rome1;Rome2;Rome3;Intitule;OGR", *lines]), encoding="utf-8")
    asked = ("--espace", tmp_path, "catalogue", "verifier", "--miroir", rome.parents[1], "--json")
    # The smallest whole nomenclature has more trades: a file cut short proves nothing.
    [*_, cut_short] = answered(generateur(*asked))["codes"]
    assert not cut_short["est_verifiee"]
    others = [f"N;{rank // 100 + 50};{rank % 100:02};Métier; " for rank in range(500)]
    header = "Rome1;Rome2;Rome3;Intitule;OGR"
    rome.write_text("\n".join([header, *lines, *others]), encoding="utf-8")
    assert [row["est_verifiee"] for row in answered(generateur(*asked))["codes"]] == [
        False,
        False,
        True,
    ]
    rome.write_text("\n".join([header, *lines[2:], *others]), encoding="utf-8")
    refused = generateur(*asked)
    assert refused.status == 3
    for code in codes[:2]:
        assert f"« {code} » n'est pas dans la nomenclature ROME 2021-07" in refused.err


def test_an_activity_of_ones_own_that_is_wrong_is_named(generateur, tmp_path):
    (tmp_path / "catalogues" / "activities").mkdir(parents=True)
    (tmp_path / "catalogues" / "activities" / "x.yaml").write_text("label_fr: [\n")
    done = generateur("--espace", tmp_path, "catalogue", "verifier")
    assert done.status == 3
    assert "x.yaml" in done.err


def test_all_the_faults_of_the_catalogue_and_its_lists_are_told_to_machines_too(
    generateur, tmp_path
):
    folder = tmp_path / "catalogues"
    (folder / "activities").mkdir(parents=True)
    (folder / "activities" / "x.yaml").write_text("label_fr: [\n")
    (folder / "byproducts.csv").write_text("rule_id\nr\n")
    done = generateur("--espace", tmp_path, "catalogue", "verifier", "--json")
    assert done.status == 3
    told = json.loads(done.out)
    assert set(told) == documented("catalogue verifier")
    assert told["activites"] is None
    assert {fault["where"].partition(",")[0] for fault in told["fautes"]} == {
        "activities/x.yaml",
        "catalogues/byproducts.csv",
    }


def test_a_survey_is_shown_without_being_kept(generateur, tmp_path, survey_file):
    shown = answered(
        generateur("--espace", tmp_path / "e", "enquete", "verifier", survey_file, "--json")
    )
    assert set(shown) == documented("enquete verifier")
    assert shown["lignes"] == len(TEXTS)
    assert not (tmp_path / "e").exists()


def test_a_survey_waits_for_its_mapping_to_be_read_then_is_imported(
    generateur, tmp_path, survey_file
):
    words = ("--espace", tmp_path / "e", "enquete", "importer", survey_file, "--epci", "200039055")
    first = generateur(*words)
    assert first.status == 3
    assert "relancez avec --accepter" in first.err
    report = answered(generateur(*words, "--accepter", "--json"))
    assert set(report) == documented("enquete importer")
    assert report["counts"]["rows_in"] == len(TEXTS)
    state = answered(generateur("--espace", tmp_path / "e", "etat", "--json"))
    assert state["enquetes"] == ["enquete-2026"]


def test_the_way_people_spoke_is_chosen_on_the_command_line_and_told(
    generateur, tmp_path, survey_file
):
    words = ("--espace", tmp_path / "e", "enquete", "importer", survey_file, "--epci", "200039055")
    told = generateur(*words, "--accepter", "--voie", "entretien")
    assert told.out.startswith("Enquête « enquete-2026 » importée pour l'EPCI 200039055")
    assert ", voie : entretien." in told.out.splitlines()[0]
    assert answered(generateur(*words, "--accepter", "--json"))["source_kind"] == "enquete"
    wrong = generateur(*words, "--accepter", "--voie", "chiffre_officiel")
    assert wrong.status == 2


def test_the_ways_of_the_command_line_are_those_of_the_statements():
    assert sorted(Voie) == sorted(get_args(SourceKind))


def test_the_demonstration_has_a_folder_of_its_own_when_none_is_given(
    generateur, tmp_path, monkeypatch
):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.runs.run", stopped)
    monkeypatch.delenv("GENERATEUR_ESPACE", raising=False)
    monkeypatch.chdir(tmp_path)
    told = generateur("demo").err
    assert f"Espace de travail de la démonstration : {tmp_path / 'demonstration'}" in told
    assert [path.name for path in tmp_path.iterdir()] == ["demonstration"]
    assert (tmp_path / "demonstration" / "demonstration.txt").exists()


def test_the_demonstration_never_enters_a_workspace_with_real_answers(
    generateur, tmp_path, survey_file
):
    space = tmp_path / "e"
    words = ("enquete", "importer", survey_file, "--epci", "200039055", "--accepter")
    assert generateur("--espace", space, *words).status == 0
    done = generateur("--espace", space, "demo")
    assert done.status == 3
    assert "enquête « enquete-2026 » : la démonstration ne se mêle pas" in done.err
    assert sorted(path.name for path in (space / "enquetes").glob("[!.]*")) == ["enquete-2026"]


def test_nothing_real_enters_the_workspace_of_the_demonstration(
    generateur, demo_space, survey_file
):
    space, _ = demo_space
    for words in (
        ("run", "--dry-run"),
        ("run", "--miroir", ROOT / "docs"),
        ("enquete", "importer", survey_file, "--epci", "200039055", "--accepter"),
    ):
        done = generateur("--espace", space, *words)
        assert done.status == 3
        assert "données fictives de la démonstration" in done.err
    assert len(list((space / "enquetes").glob("[!.]*"))) == 4


def test_the_demonstration_says_where_its_brief_and_its_workbook_are(demo_space):
    _, done = demo_space
    content = answered(done)
    assert set(content) == documented("demo") == documented("run")
    folder = Path(content["publication"])
    assert "opportunites.xlsx" in content["fichiers"]
    assert [name for name in content["fichiers"] if name.endswith("200039055.pdf")]
    assert all((folder / name).is_file() for name in content["fichiers"])
    assert "données fictives" in done.err


def test_no_progress_is_drawn_when_nobody_watches(demo_space):
    assert "\r" not in demo_space[1].err
    assert "\033" not in demo_space[1].err


def test_the_state_of_a_workspace(generateur, demo_space, tmp_path):
    state = answered(generateur("--espace", demo_space[0], "etat", "--json"))
    assert set(state) == documented("etat")
    assert state["calcul_interrompu"] is False
    assert state["publications"] == [f"{state['calcul_courant']}-demonstration"]
    empty = answered(generateur("--espace", tmp_path / "rien", "etat", "--json"))
    assert empty["calcul_courant"] is None


def test_an_epci_is_found_without_accents_and_with_a_misspelling(generateur, demo_space):
    for name in ("ouche et montagne", "Ouch et Montange"):
        rows = answered(generateur("--espace", demo_space[0], "epci", "chercher", name, "--json"))
        assert set(rows[0]) == documented("epci chercher")
        assert "200039055" in [row["epci_code"] for row in rows]


def test_the_parts_of_an_opportunity_recompute_its_score(generateur, demo_space):
    wrong = generateur("--espace", demo_space[0], "expliquer", "200039055-xyz")
    known = re.search(r"par exemple (\S+?)[,)]", wrong.err)[1]
    told = answered(generateur("--espace", demo_space[0], "expliquer", known, "--json"))
    assert set(told) == documented("expliquer")
    keys = re.search(r"Chaque élément de `parts` : (.*)\.", DOCUMENT)[1]
    assert all(set(part) == set(re.findall(r"`(\w+)`", keys)) for part in told["parts"])
    marked = [part for part in told["parts"] if not part["manquant"]]
    weight = sum(part["poids"] for part in marked)
    assert told["score"] == pytest.approx(sum(p["note"] * p["poids"] for p in marked) / weight)


def test_a_dry_run_lists_the_sources_and_writes_nothing(generateur, tmp_path):
    listed = answered(
        generateur("--espace", tmp_path / "e", "run", "--sans", "qpv", "--dry-run", "--json")
    )
    optional = {key for key, source in all_sources().items() if source.is_optional}
    assert set(all_sources()) - set(listed) == {"qpv"} | optional
    assert not (tmp_path / "e").exists()


def test_quiet_leaves_only_the_result(generateur, demo_space, tmp_path):
    space = tmp_path / "copie"
    shutil.copytree(demo_space[0], space)
    done = generateur("--quiet", "--espace", space, "demo")
    assert done.status == 0
    assert done.out.startswith("Publication :")
    assert done.err == ""
