"""What a build reads of the lists kept: the last writing of each structure, with its date."""

from datetime import date
from pathlib import Path

import pytest

from generator.catalogues import read_catalogue
from generator.catalogues.lists import read_lists
from generator.errors import DataError
from generator.partner_lists import LISTED_COLUMNS, KeptList, known_kinds, load_lists, remove_list

DATA = Path(__file__).parents[2] / "data"
TRUE, OTHER = "73282932000074", "80746931700018"
HEADER = "siret;genre;nom;nom_cache;commune_code;naf_code;activite;liste_du;source\n"
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def kinds():
    existing = read_lists([DATA])["land_existing_carriers"]
    return known_kinds(read_catalogue([DATA]).carriers.values(), existing)


@pytest.fixture
def folder(tmp_path):
    def keep(name, *lines):
        home = tmp_path / "structures" / name
        home.mkdir(parents=True)
        (home / "liste.csv").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8-sig")
        return home.parent

    return keep


def test_no_list_is_no_structure(tmp_path, kinds):
    structures, listed, sources = load_lists(tmp_path / "structures", kinds, TODAY, 12)
    assert structures == {}
    assert list(listed) == list(LISTED_COLUMNS)
    assert listed.empty
    assert sources.empty


def test_a_structure_says_by_which_list_it_is_what(folder, kinds):
    home = folder("ei-21", f"{TRUE};ei;Ricochet;;21001;45.20A;vélos;2026-10-01;DDETS 21")
    structures, listed, sources = load_lists(home, kinds, TODAY, 12)
    [landed] = structures["liste_ei_21"].to_dict("records")
    assert (landed["structure_kind"], landed["structure_id"]) == ("liste", f"{TRUE}-ei")
    assert (landed["structure_name"], landed["description"]) == ("Ricochet", "vélos")
    [told] = listed.to_dict("records")
    assert (told["carrier_id"], told["is_enough"], told["label_fr"]) == (
        "ei", True, "entreprise d’insertion",
    )  # fmt: skip
    assert told["met_fr"] == (
        "donnée comme entreprise d’insertion par la liste du 1er octobre 2026, DDETS 21"
    )
    assert sources["source_id"].tolist() == ["liste_ei_21"]


def test_a_build_made_after_a_list_is_removed_reads_the_others_only(folder, kinds):
    home = folder("ei-21", f"{TRUE};ei;Ricochet;;21001;;;2026-10-01;DDETS 21")
    folder("geiq", f"{OTHER};geiq;Geiq 21;;21001;;;2026-10-01;DDETS 21")
    remove_list(home, "ei-21", is_confirmed=True)
    structures, listed, sources = load_lists(home, kinds, TODAY, 12)
    assert list(structures) == ["liste_geiq"]
    assert listed["carrier_id"].tolist() == ["geiq"]
    assert sources["source_id"].tolist() == ["liste_geiq"]


def test_a_structure_in_two_lists_is_of_the_more_recent(folder, kinds):
    folder(
        "avant", f"{TRUE};ei;Ancien;;21001;;;2026-09-30;A", f"{TRUE};ebe;X;;21001;;;2026-09-30;A"
    )
    home = folder("zapres", f"{TRUE};ei;Nouveau;;21001;;;2026-10-01;B")
    structures, listed, _ = load_lists(home, kinds, TODAY, 12)
    names = {key: frame["structure_name"].tolist() for key, frame in structures.items()}
    assert names == {"liste_avant": ["X"], "liste_zapres": ["Nouveau"]}
    assert listed["structure_id"].is_unique


def test_a_list_says_that_it_is_old_once_the_months_have_passed():
    kept = KeptList("ei", "DDETS 21", date(2025, 11, 24))
    assert not kept.is_old(TODAY, 12)
    assert kept.is_old(date(2026, 11, 24), 12)
    assert "à mettre à jour" in kept.told(date(2026, 11, 24), 12)
    assert kept.told(TODAY, 12) == "la liste du 24 novembre 2025, DDETS 21"


def test_a_name_not_kept_is_not_told(folder, kinds):
    home = folder(
        "ei", f"{TRUE};ei;;oui;21001;;;2026-10-01;A", f"{OTHER};ei;;;21001;;;2026-10-01;A"
    )
    structures, listed, _ = load_lists(home, kinds, TODAY, 12)
    assert structures["liste_ei"]["structure_name"].tolist() == [
        "structure dont le nom n’est pas montré",
        "structure que sa liste ne nomme pas",
    ]
    assert listed["is_named"].tolist() == [False, False]


def test_a_status_is_enough_to_be_asked_and_a_form_is_not(kinds):
    assert {name: kinds[name].is_enough for name in ("ei", "ebe", "geiq", "association", "scic")} == {
        "ei": True, "ebe": True, "geiq": True, "association": False, "scic": False,
    }  # fmt: skip
    assert kinds["france_services"].carrier_id is None
    assert "siae" not in kinds


def test_all_the_faults_of_all_the_lists_are_told_at_once(folder, kinds):
    folder("a", "123;lune;X;;21;;;hier;")
    home = folder("b", f"{TRUE};ei;;;21001;;;2026-10-01;A", f"{TRUE};ei;;;21001;;;2026-10-02;A")
    with pytest.raises(DataError) as refused:
        load_lists(home, kinds, TODAY, 12)
    assert [f"{fault.where} {fault.what}" for fault in refused.value.faults] == [
        "structures/a/liste.csv, ligne 2 SIRET faux ou vide",
        "structures/a/liste.csv, ligne 2 genre inconnu",
        "structures/a/liste.csv, ligne 2 code de commune faux ou vide",
        "structures/a/liste.csv, ligne 2 source vide",
        "structures/a/liste.csv, ligne 2 date illisible (écrivez-la comme 2026-10-01)",
        "structures/b/liste.csv une liste a un seul jour et une seule source",
        "structures/b/liste.csv structure écrite deux fois",
    ]
