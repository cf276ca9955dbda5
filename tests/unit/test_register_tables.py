from pathlib import Path

import pandas as pd
import pytest

from generator.errors import CatalogueError, DataError
from generator.registers import read_dictionary
from generator.resources.sheets import Dictionary
from generator.resources.tables import Place, check_tables, to_texts

KINDS = {"workshop": "atelier, hangar ou entrepôt", "wood_flow": "bois et forêt"}
EPCI = "200039055"
TOWN = {"actor_id": "act-1", "actor_kind": "collectivite", "actor_name": "Bourg", "epci_code": EPCI}
FIRM = {"actor_id": "act-2", "actor_kind": "entreprise", "actor_name": "Scierie", "epci_code": EPCI}
TIE = {
    "tie_id": "lien-1", "actor_id": "act-1", "other_actor_id": "act-2",
    "tie_kind": "organisationnel",
}  # fmt: skip


@pytest.fixture(scope="module")
def dictionary():
    return read_dictionary(Path("data"), KINDS)


@pytest.fixture
def check(dictionary):
    def checked(elsewhere=frozenset(), **rows):
        texts = {}
        for sheet in dictionary.sheets:
            given = rows.get(sheet.id, [])
            index = pd.Index(range(3, 3 + len(given)), name="source_row")
            frame = pd.DataFrame(given, index=index, columns=list(sheet.names))
            texts[sheet.id] = frame.astype("string")
        places = {sheet.id: Place(sheet.label_fr, by_label=True) for sheet in dictionary.sheets}
        return check_tables(texts, dictionary, places, {"resources": frozenset(elsewhere)})

    return checked


@pytest.fixture
def faults(check):
    def told(**rows):
        with pytest.raises(DataError) as refused:
            check(**rows)
        return [str(fault) for fault in refused.value.faults]

    return told


def test_the_tables_are_typed_and_ordered_by_identifier(check):
    tables = check(actors=[FIRM, TOWN | {"decision_days": "60", "may_be_named": "oui"}])
    assert list(tables) == [
        "resources", "skills", "actors", "ties", "contributions", "participations", "premises",
        "structures", "colleges", "members", "facts",
    ]  # fmt: skip
    actors = tables["actors"]
    assert actors["actor_id"].tolist() == ["act-1", "act-2"]
    assert actors["decision_days"].dtype == "Int64"
    assert actors["decision_days"].isna().tolist() == [False, True]
    assert bool(actors["may_be_named"][0]) is True
    assert tables["premises"].empty
    assert tables["premises"]["rent_eur_per_month"].dtype == "Float64"


def test_a_blank_stays_blank_and_a_zero_stays_zero(check):
    place = {"premises_label_fr": "École", "epci_code": EPCI}
    free = place | {"premises_id": "a", "rent_eur_per_month": "0", "rent_year": "2026"}
    unknown = place | {"premises_id": "b"}
    rents = check(premises=[free, unknown])["premises"]["rent_eur_per_month"]
    assert rents[0] == 0
    assert pd.isna(rents[1])


def test_what_is_kept_is_read_again_as_it_was(check):
    tables = check(actors=[TOWN, FIRM | {"facilitation_fte": "0,2"}], ties=[TIE])
    again = check(
        **{
            name: to_texts(table).astype(object).where(table.notna(), None).to_dict("records")
            for name, table in tables.items()
        }
    )
    for name, table in tables.items():
        pd.testing.assert_frame_equal(again[name], table)


@pytest.mark.parametrize("kind", ["habitant", "salarie"])
def test_the_name_of_a_person_is_refused_and_never_repeated(faults, kind):
    person = {"actor_id": "act-1", "actor_kind": kind, "actor_name": "Jo Dupont", "epci_code": EPCI}
    (told,) = faults(actors=[person])
    assert told == (
        "Acteurs, ligne 3, colonne « Nom de l'organisation » : "
        "un nom de personne ne s'enregistre pas. Videz cette case."
    )


def test_a_person_needs_no_name_and_an_organisation_does(check, faults):
    person = {"actor_id": "act-1", "actor_kind": "habitant", "epci_code": EPCI}
    assert check(actors=[person])["actors"]["actor_name"].isna().all()
    (told,) = faults(actors=[TOWN | {"actor_name": None}])
    assert "« Nom de l'organisation » : la case est vide" in told


def test_a_tie_names_two_different_known_actors(faults):
    told = faults(
        actors=[TOWN, FIRM],
        ties=[TIE | {"other_actor_id": "act-1"}, TIE | {"tie_id": "lien-2", "actor_id": "act-9"}],
    )
    assert "Liens, ligne 3, colonne « Autre acteur » : « act-1 » est nommé deux fois" in told[0]
    assert "Liens, ligne 4, colonne « Acteur » : « act-9 » n'est l'identifiant d'aucune" in told[1]


def test_a_reference_nearly_right_is_told_with_the_nearest(faults):
    (told,) = faults(actors=[TOWN, FIRM], ties=[TIE | {"actor_id": "act_1"}])
    assert told.endswith("Vouliez-vous écrire « act-1 » ? Sinon, ajoutez cette ligne.")


def test_each_occupant_of_a_place_is_a_known_actor(check, faults):
    place = {"premises_id": "loc-1", "premises_label_fr": "École", "epci_code": EPCI}
    both = place | {"occupant_actor_ids": "act-1 ; act-2"}
    kept = check(actors=[TOWN, FIRM], premises=[both])["premises"]
    assert kept["occupant_actor_ids"].tolist() == ["act-1; act-2"]
    (told,) = faults(actors=[TOWN], premises=[both])
    assert "« act-2 »" in told


def test_a_place_may_name_a_resource_of_another_register(check):
    place = {"premises_id": "loc-1", "premises_label_fr": "École", "epci_code": EPCI}
    assert len(check({"res-9"}, premises=[place | {"resource_id": "res-9"}])["premises"]) == 1


def test_an_identifier_taken_by_another_register_is_refused(faults):
    row = {
        "resource_id": "res-9", "epci_code": EPCI, "resource_kind_id": "workshop",
        "resource_label_fr": "Hangar",
    }  # fmt: skip
    (told,) = faults(elsewhere={"res-9"}, resources=[row])
    assert "« res-9 » est déjà pris dans un autre registre" in told


def test_a_repeated_identifier_is_told_on_each_of_its_lines(faults):
    told = faults(actors=[TOWN, FIRM | {"actor_id": "act-1"}])
    assert [sentence.split(",")[1] for sentence in told] == [" ligne 3", " ligne 4"]


@pytest.mark.parametrize(
    ("kind", "column", "is_admitted"),
    [
        ("argent", "amount_eur", True),
        ("heures", "amount_eur", False),
        ("heures", "hours_count", True),
        ("argent", "hours_count", False),
        ("espace", "area_m2", True),
        ("donnees", "area_m2", False),
    ],
)
def test_valued_hours_never_mix_with_money(check, faults, kind, column, is_admitted):
    row = {
        "contribution_id": "con-1", "actor_id": "act-1", "project_fr": "École ouverte",
        "direction": "apport", "contribution_kind": kind, column: "12",
    }  # fmt: skip
    if is_admitted:
        assert check(actors=[TOWN], contributions=[row])["contributions"][column].tolist() == [12]
    else:
        (told,) = faults(actors=[TOWN], contributions=[row])
        assert told.endswith("Videz cette case.")


def test_a_tie_does_not_end_before_it_begins(faults):
    dates = {"start_date": "2025-01-01", "end_date": "2024-12-31"}
    (told,) = faults(actors=[TOWN, FIRM], ties=[TIE | dates])
    assert "« Jusqu'au » : 2024-12-31 vient avant 2025-01-01" in told


def test_a_siret_begins_with_its_siren(faults):
    numbers = {"siren": "356000000", "siret": "73282932000074"}
    (told,) = faults(actors=[FIRM | numbers])
    assert "ne commence pas par « 356000000 »" in told


SKILL = {
    "skill_id": "comp-1", "epci_code": EPCI, "rome_code": "A1203",
    "people_kind": "personne_privee_emploi", "persons_count": "12", "census_date": "2026-03-14",
    "census_source_fr": "comité local pour l'emploi",
}  # fmt: skip


def test_a_skill_is_a_number_of_persons_and_a_trade_of_the_rome(check):
    skills = check(skills=[SKILL | {"rome_code": "a 1203", "is_wished": "oui"}])["skills"]
    assert skills["rome_code"].tolist() == ["A1203"]
    assert skills["persons_count"].tolist() == [12]
    assert bool(skills["is_wished"][0]) is True


@pytest.mark.parametrize("code", ["A12", "Z1203", "12345", "A12O3"])
def test_what_is_no_code_of_the_rome_is_refused_with_an_example(faults, code):
    (told,) = faults(skills=[SKILL | {"rome_code": code}])
    assert f"« {code} » n'est pas un code de métier ROME" in told
    assert "A1203" in told


@pytest.mark.parametrize("count", ["0", "2,5", "-3"])
def test_a_skill_is_that_of_whole_persons_of_one_at_least(faults, count):
    (told,) = faults(skills=[SKILL | {"persons_count": count}])
    assert "colonne « Personnes »" in told


def test_a_skill_says_who_counted_it_and_when(faults):
    unsaid = SKILL | {"census_date": None, "census_source_fr": None}
    assert ["la case est vide" in told for told in faults(skills=[unsaid])] == [True, True]


def test_a_rent_says_its_year(faults):
    place = {"premises_id": "loc-1", "premises_label_fr": "École", "epci_code": EPCI}
    (told,) = faults(premises=[place | {"rent_eur_per_month": "250"}])
    assert "« Année des loyers » : la case est vide alors qu'une autre de la ligne" in told


def test_all_the_faults_of_all_the_tables_are_told_at_once_down_each_sheet(faults):
    told = faults(
        actors=[TOWN | {"epci_code": "12"}, FIRM | {"actor_kind": "usine"}],
        ties=[TIE | {"start_date": "hier"}],
    )
    assert [sentence.split(", colonne")[0] for sentence in told] == [
        "Acteurs, ligne 3",
        "Acteurs, ligne 4",
        "Liens, ligne 3",
    ]


def test_a_condition_on_an_unreadable_cell_is_not_told_twice(faults):
    assert len(faults(actors=[FIRM | {"actor_kind": "usine", "siren": "732829320"}])) == 1


def broken(**change):
    key = {"id": "a", "label_fr": "A", "type": "key", "note_fr": "n", "example": "EXEMPLE"}
    other = {"id": "b", "label_fr": "B", "type": "label", "note_fr": "n", "example": ""} | change
    sheet = {"id": "s", "file": "s", "label_fr": "S", "about_fr": "s", "columns": [key, other]}
    return Dictionary.model_validate({"lists": {}, "sheets": [sheet]})


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"type": "choice", "choices": "rien"}, "la liste « rien » n'existe pas"),
        ({"type": "reference", "to": "t"}, "la feuille « t » n'existe pas"),
        ({"not_before": "z"}, "la colonne « z » n'existe pas"),
        ({"label_fr": " a "}, "deux intitulés se confondent"),
    ],
)
def test_a_dictionary_with_a_loose_end_is_refused(change, sentence):
    with pytest.raises(ValueError, match=sentence):
        broken(**change)


def test_a_missing_or_broken_dictionary_is_told(tmp_path):
    with pytest.raises(CatalogueError, match="ce fichier est absent"):
        read_dictionary(tmp_path, KINDS)
    (tmp_path / "register_sheets.yaml").write_text("[", encoding="utf-8")
    with pytest.raises(CatalogueError, match="n'est pas un YAML"):
        read_dictionary(tmp_path, KINDS)
    (tmp_path / "register_sheets.yaml").write_text("lists: {}\nsheets: []\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"register_sheets\.yaml, sheets"):
        read_dictionary(tmp_path, KINDS)
