"""Lists of structures: every row of a file is kept or rejected, and none says who a person is."""

from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from generator.catalogues import read_catalogue
from generator.catalogues.lists import read_lists
from generator.codes import has_luhn_key, is_siret
from generator.errors import DataError
from generator.partner_lists import (
    Establishments,
    Gazetteer,
    Given,
    KeptList,
    check_list,
    import_list,
    kept_lists,
    known_kinds,
)

DATA = Path(__file__).parents[2] / "data"
# SIRET whose control key is true; the second begins with a zero.
TRUE, ZERO, OTHER = "73282932000074", "05880180200016", "80746931700018"
TODAY = date(2026, 11, 23)
PLACES = Gazetteer(
    pd.DataFrame(
        [("21001", "21001"), ("21900", "21001"), ("01004", "01004")],
        columns=["historic_code", "commune_code"],
    ),
    pd.DataFrame(
        [("21", "saint jean", "21001"), ("21", "velars", "21002"), ("21", "velars", "21003")],
        columns=["departement_code", "folded_name", "commune_code"],
    ),
)


@pytest.fixture(scope="module")
def kinds():
    existing = read_lists([DATA])["land_existing_carriers"]
    return known_kinds(read_catalogue([DATA]).carriers.values(), existing)


@pytest.fixture
def given(kinds):
    def make(kind="ei", communes=None, names=None):
        known = Establishments(communes or {}, names or {})
        return Given(kinds, PLACES, known, kinds.get(kind))

    return make


@pytest.fixture
def written(tmp_path):
    def write(*lines, name="liste.csv"):
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


def kept(report):
    return report.reading.kept.astype(object).where(report.reading.kept.notna(), None)


def test_rows_in_are_rows_kept_and_rows_rejected_each_with_its_reason(written, given):
    path = written(
        "SIRET;Nom;Code INSEE",
        f"{TRUE};Les Ateliers;21900",
        f"{TRUE};Les Ateliers;21001",
        "73282932000075;Ricochet;21001",
        "7,3283E+13;Ricochet;21001",
        f"{OTHER};Ricochet;21000",
        ";Ricochet;21001",
    )
    report = check_list(path, given())
    assert kept(report)[["siret", "genre", "nom", "commune_code"]].to_numpy().tolist() == [
        [TRUE, "ei", "Les Ateliers", "21001"]
    ]
    assert report.reading.rejects[["ligne", "raison"]].to_numpy().tolist() == [
        [3, "déjà à la ligne 2, du même genre"],
        [4, "la clé de contrôle du SIRET est fausse"],
        [5, "le tableur a perdu les chiffres du SIRET : mettez la colonne au format texte"],
        [6, "code de commune inconnu : 21000 (un code postal ?)"],
        [7, "SIRET vide"],
    ]
    assert report.rows_in == 1 + 5


def test_a_commune_is_found_by_name_and_departement_or_postal_code_never_by_guess(written, given):
    path = written(
        "siret;ville;cp;dep",
        f"{TRUE};St-Jean CEDEX;21000;",
        f"{OTHER};Velars;;21",
        f"{ZERO};Saint-Jean;;",
    )
    report = check_list(path, given())
    assert kept(report)["commune_code"].tolist() == ["21001"]
    assert report.reading.rejects["raison"].tolist() == [
        "2 communes portent ce nom : Velars (21)",
        "commune « Saint-Jean » sans code ni département",
    ]


def test_a_zero_that_a_spreadsheet_took_is_given_back(tmp_path, given):
    book = openpyxl.Workbook()
    book.active.append(["siret", "nom", "code commune"])
    book.active.append([int(ZERO), "Les Ateliers", 1004])
    path = tmp_path / "liste.xlsx"
    book.save(path)
    report = check_list(path, given())
    assert kept(report)[["siret", "commune_code"]].to_numpy().tolist() == [[ZERO, "01004"]]
    assert dict(report.reading.notes) == {"SIRET dont le zéro initial était perdu": 1}


def test_the_name_of_a_person_is_never_kept(written, given, tmp_path):
    path = written(
        "siret;nom;forme juridique;commune;dep",
        f"{TRUE};Martine Dupont;Entrepreneur individuel;St Jean;21",
        f"{OTHER};Mme Martine Dupont;;St Jean;21",
        f"{ZERO};Régie Pierre Dupont;Association;St Jean;21",
    )
    told = KeptList("ei", "DDETS 21", date(2026, 10, 1))
    report = import_list(path, tmp_path / "structures", given(), told=told, today=TODAY)
    names = kept(report).set_index("siret")[["nom", "nom_cache"]].to_dict("index")
    assert names == {
        TRUE: {"nom": None, "nom_cache": "oui"},
        OTHER: {"nom": None, "nom_cache": "oui"},
        ZERO: {"nom": "Régie Pierre Dupont", "nom_cache": None},
    }
    files = (tmp_path / "structures").rglob("*.csv")
    assert not any("Martine" in path.read_text(encoding="utf-8-sig") for path in files)


def test_sirene_gives_the_commune_and_says_whether_a_name_may_be_shown(written, given):
    path = written("siret;nom", f"{TRUE};", f"{OTHER};Ricochet")
    known = given(communes={TRUE: "21001", OTHER: "21001"}, names={TRUE: "Les Ateliers"})
    rows = kept(check_list(path, known)).set_index("siret")
    assert rows["nom"].to_dict() == {TRUE: "Les Ateliers", OTHER: None}
    assert rows["commune_code"].tolist() == ["21001", "21001"]
    rejects = check_list(written("siret;ville;dep", f"{TRUE};St Jean;21", f"{OTHER};;"), given())
    assert rejects.reading.rejects["raison"].tolist() == ["commune vide"]


def test_each_row_may_tell_its_kind_and_an_unknown_one_is_rejected(written, given):
    path = written(
        "siret;type;code insee;APE;secteur;courriel",
        f"{TRUE};EBE;21001;4520a;=réparer des vélos;a@b.fr",
        f"{OTHER};SIAE;21001;x;;",
        f"{ZERO};RQ;21001;;;",
    )
    report = check_list(path, given(kind=None))
    rows = kept(report).set_index("siret")
    assert rows["genre"].to_dict() == {TRUE: "ebe", ZERO: "regie_quartier"}
    assert rows.loc[TRUE, ["naf_code", "activite"]].tolist() == ["45.20A", "réparer des vélos"]
    assert report.reading.rejects["raison"].tolist() == ["genre inconnu : « SIAE »"]
    assert report.reading.not_understood == ("courriel",)


def test_a_list_whose_columns_cannot_be_told_apart_is_refused_whole(written, given):
    with pytest.raises(DataError) as refused:
        check_list(written("numéro;ville;commune", "1;a;b"), given())
    assert [fault.what for fault in refused.value.faults] == [
        "deux colonnes disent la même chose : ville et commune",
        "aucune colonne n'est le SIRET",
    ]


def test_a_list_of_which_nothing_is_kept_changes_nothing(written, given, tmp_path):
    folder = tmp_path / "structures"
    told = KeptList("ei", "DDETS 21", date(2026, 10, 1))
    good = written("siret;code insee", f"{TRUE};21001")
    import_list(good, folder, given(), told=told, today=TODAY)
    with pytest.raises(DataError, match="la seule ligne est rejetée"):
        import_list(written("siret;code insee", "1;21001"), folder, given(), told=told, today=TODAY)
    assert kept_lists(folder) == [KeptList("ei", "DDETS 21", date(2026, 10, 1), 1)]


def test_importing_again_replaces_the_list_of_that_name_alone(written, given, tmp_path):
    folder = tmp_path / "structures"
    first = KeptList("", "DDETS 21", date(2026, 9, 1))
    path = written("siret;code insee", f"{TRUE};21001", f"{OTHER};21001", name="SIAE 21.csv")
    import_list(path, folder, given(), told=first, today=TODAY)
    import_list(path, folder, given(), told=KeptList("ebe", "CTA", TODAY), today=TODAY)
    path = written("siret;code insee", f"{TRUE};21001", name="SIAE 21.csv")
    again = KeptList("", "DDETS 21", date(2026, 10, 1))
    report = import_list(path, folder, given(), told=again, today=TODAY)
    assert report.replaced == KeptList("siae-21", "DDETS 21", date(2026, 9, 1), 2)
    assert {k.list_id: k.structure_count for k in kept_lists(folder)} == {"siae-21": 1, "ebe": 2}


@pytest.mark.parametrize(
    ("source", "day", "told"),
    [
        ("Mme Martine Dupont", date(2026, 10, 1), "une personne y est nommée"),
        ("DDETS 21", date(2026, 11, 24), "une liste n'est pas datée d'un jour à venir"),
    ],
)
def test_a_source_that_is_a_person_or_a_day_to_come_is_refused(
    written, given, tmp_path, source, day, told
):
    path = written("siret;code insee", f"{TRUE};21001")
    with pytest.raises(DataError, match=told):
        import_list(path, tmp_path / "s", given(), told=KeptList("a", source, day), today=TODAY)
    assert not (tmp_path / "s").exists()


def test_the_establishments_of_la_poste_have_a_key_of_their_own():
    # 3 + 5 + 6 + 1 = 15, a multiple of five, while Luhn's key is false.
    assert is_siret("35600000000010")
    assert not has_luhn_key("35600000000010")
    assert not is_siret("35600000000011")
    assert is_siret("35600000000048")
    assert not is_siret("7328293200007")
    assert not is_siret("0" * 14)
