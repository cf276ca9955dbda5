"""Skills, actors and ties of the registers: all the files of each, and only what is needed."""

from datetime import date
from pathlib import Path

import pytest

from generator.errors import DataError
from generator.registers import load_people_and_ties, read_dictionary
from generator.registers.landed import LANDED

KINDS = {"workshop": "atelier, hangar ou entrepôt", "machines": "machines et outillage"}
DICTIONARY = read_dictionary(Path(__file__).parents[2] / "data", KINDS)
TODAY = date(2026, 11, 23)
EPCI = "200039055"
SKILLS = "skill_id;epci_code;commune_code;rome_code;people_kind;persons_count;census_date"
SKILLS += ";census_source_fr;note_fr"
ACTORS = "actor_id;actor_kind;actor_name;epci_code;sought_resource_kind_ids;values_fr"
TIES = "tie_id;actor_id;other_actor_id;tie_kind;start_date;end_date"
TOWN = f'act-1;collectivite;Bourg;{EPCI};"workshop ; machines";que l’école serve'
ACCEPTING = [(1, "Ferme", "oui"), (2, "Forge", "non"), (3, "Four", "")]
FIRM = f"act-2;entreprise;Scierie;{EPCI};;"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "registres"


def write(folder, name, header, *lines):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("\n".join([header, *lines, ""]), encoding="utf-8")


def skill(name, rome="A1203", persons=12):
    people = f"personne_privee_emploi;{persons};2026-03-14;comité local;vu avec Mme Durand"
    return f"{name};{EPCI};21231;{rome};{people}"


def landed(folder):
    return load_people_and_ties(folder, DICTIONARY, TODAY)


def test_no_register_gives_empty_tables_with_their_columns(folder):
    tables = landed(folder)
    assert {name: list(table) for name, table in tables.items()} == {
        f"land_{name}": list(columns) for name, columns in LANDED.items()
    }
    assert all(table.empty for table in tables.values())
    assert tables["land_skills"]["persons_count"].dtype == "Int64"


def test_every_file_of_skills_is_read_in_the_order_of_identifiers(folder):
    write(folder, "competences.csv", SKILLS, skill("comp-2"))
    write(folder, "competences_sud.csv", SKILLS, skill("comp-1", "D1106"))
    skills = landed(folder)["land_skills"]
    assert skills["skill_id"].tolist() == ["comp-1", "comp-2"]
    assert skills["persons_count"].tolist() == [12, 12]


def test_only_who_accepts_it_is_named(folder):
    header = "actor_id;actor_kind;actor_name;epci_code;may_be_named;coalition_roles"
    rows = [f"act-{n};ess;{name};{EPCI};{said};porteur" for n, name, said in ACCEPTING]
    write(folder, "acteurs.csv", header, *rows)
    actors = landed(folder)["land_actors"]
    assert actors["actor_name"].dropna().tolist() == ["Ferme"]
    assert actors["coalition_roles"].tolist() == ["porteur"] * 3


def test_no_name_no_commune_and_no_free_text_is_landed(folder):
    write(folder, "competences.csv", SKILLS, skill("comp-1"))
    write(folder, "acteurs.csv", ACTORS, TOWN)
    tables = landed(folder)
    said = " ".join(table.astype("string").to_csv() for table in tables.values())
    assert not any(word in said for word in ("Durand", "comité", "Bourg", "école", "21231"))
    assert tables["land_actors"]["sought_resource_kind_ids"].tolist() == ["workshop; machines"]


def test_a_tie_may_name_an_actor_of_another_file(folder):
    write(folder, "acteurs.csv", ACTORS, TOWN)
    write(folder, "acteurs_sud.csv", ACTORS, FIRM)
    write(folder, "liens.csv", TIES, "lien-1;act-1;act-2;organisationnel;;")
    assert landed(folder)["land_ties"]["other_actor_id"].tolist() == ["act-2"]


@pytest.mark.parametrize(
    ("start", "end", "lasts"),
    [
        ("", "", True),
        ("2024-01-01", "2026-11-23", True),
        ("2024-01-01", "2026-11-22", False),
        ("2026-11-24", "", False),
        ("2026-11-23", "", True),
    ],
)
def test_only_the_ties_that_last_are_landed(folder, start, end, lasts):
    write(folder, "acteurs.csv", ACTORS, TOWN, FIRM)
    write(folder, "liens.csv", TIES, f"lien-1;act-1;act-2;organisationnel;{start};{end}")
    assert len(landed(folder)["land_ties"]) == lasts


def test_the_faults_of_all_the_files_are_told_at_once(folder):
    write(folder, "competences.csv", SKILLS, skill("comp-1", "Z9"), skill("comp-2", persons=0))
    write(folder, "liens.csv", TIES, "lien-1;act-8;act-9;organisationnel;;")
    with pytest.raises(DataError) as refused:
        landed(folder)
    told = [str(fault).split(" : ")[0] for fault in refused.value.faults]
    assert told == [
        "registres/competences.csv, ligne 2, colonne « rome_code »",
        "registres/competences.csv, ligne 3, colonne « persons_count »",
        "registres/liens.csv, ligne 2, colonne « actor_id »",
        "registres/liens.csv, ligne 2, colonne « other_actor_id »",
    ]


def test_one_identifier_in_two_files_is_told_in_both(folder):
    write(folder, "competences.csv", SKILLS, skill("comp-1"))
    write(folder, "competences_sud.csv", SKILLS, skill("comp-1", "D1106"))
    with pytest.raises(DataError) as refused:
        landed(folder)
    assert len(refused.value.faults) == 2
    assert "« comp-1 » est déjà pris dans un autre registre" in str(refused.value)
