"""Structures in the registers: read as their file would be, refused for the same reasons."""

import io
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from generator.carriers.structure_file import read_structure
from generator.carriers.structure_register import named_lines
from generator.catalogues import read_catalogue
from generator.errors import DataError
from generator.registers import (
    check_workbook,
    dictionary_of,
    law_of,
    load_structures,
    registered,
    structure_rules,
    workbook_of,
)
from generator.resources.tables import Place, check_tables
from tests.golden.register_example import EPCIS, WORKBOOK, structures_of_files

DATA = Path(__file__).parents[2] / "data"
CATALOGUE = read_catalogue([DATA])
DICTIONARY = dictionary_of(DATA, CATALOGUE)
EPCI = "200039055"
PLACE = {
    "structure_id": "lieu", "structure_label_fr": "Le Lieu", "epci_code": EPCI,
    "carrier_id": "scic",
}  # fmt: skip
TOWN = {"actor_id": "act-1", "actor_kind": "collectivite", "actor_name": "Bourg", "epci_code": EPCI}
SHEETS = ("structures", "colleges", "members", "facts")


def college(name, **more):
    return {"college_id": name, "structure_id": "lieu", "college_label_fr": name} | more


def member(name, **more):
    return {"member_id": name, "structure_id": "lieu"} | more


def fact(name, value, row="f1"):
    return {"fact_row_id": row, "structure_id": "lieu", "fact_id": name, "fact_value": value}


def checked(**rows):
    """Check rows as a workbook is checked, each sheet's first row on its third line."""
    texts = {}
    for sheet in DICTIONARY.sheets:
        given = rows.get(sheet.id, [])
        index = pd.Index(range(3, 3 + len(given)), name="source_row")
        frame = pd.DataFrame(given, index=index, columns=list(sheet.names))
        texts[sheet.id] = frame.astype("string")
    places = {sheet.id: Place(sheet.label_fr, by_label=True) for sheet in DICTIONARY.sheets}
    return check_tables(texts, DICTIONARY, places, {}, structure_rules(CATALOGUE))


def read(**rows):
    tables = checked(**rows)
    return registered(tables, law_of(CATALOGUE), named_lines(tables))


def refused(**rows):
    with pytest.raises(DataError) as refusal:
        checked(**rows)
    return [str(fault) for fault in refusal.value.faults]


def test_the_example_workbook_gives_the_structures_of_the_two_files(tmp_path):
    tables = check_workbook(WORKBOOK, tmp_path, DICTIONARY, (), structure_rules(CATALOGUE)).tables
    found = registered(tables, law_of(CATALOGUE), named_lines(tables))
    files = structures_of_files(CATALOGUE)
    assert [one.epci_code for one in found] == [EPCIS[structure.id] for structure in files]
    for one, structure in zip(found, files, strict=True):
        read = one.structure.model_dump()
        told = structure.model_dump()
        for name, key in (("members", "actor_id"), ("colleges", "id")):
            for side in (read, told):  # a register keeps its rows by identifier
                side[name] = sorted(side[name] or (), key=lambda part, key=key: part[key])
        assert read == told


def test_a_structure_is_read_with_its_parts_and_the_opportunity_it_would_carry():
    [one] = read(
        structures=[PLACE | {"activity_id": "tiers_lieu", "statuses": "esus"}],
        colleges=[college("a", vote_share="40", categories="salaries"), college("b", vote_share="60 %")],
        members=[member("m1", member_label_fr="Les Amis", college_id="a", category="salaries")],
        facts=[fact("societe_a_des_salaries", "oui"), fact("part_resultat_salaries", "30 %", "f2")],
    )  # fmt: skip
    assert one.opportunity_id == f"{EPCI}-tiers_lieu"
    assert [c.vote_share for c in one.structure.colleges] == [0.4, 0.6]
    assert one.structure.statuses == ("esus",)
    assert one.structure.facts == {"societe_a_des_salaries": True, "part_resultat_salaries": 0.3}
    assert one.structure.members[0].people_count is None


@pytest.mark.parametrize(("written", "colleges"), [(None, None), ("oui", None), ("non", ())])
def test_no_college_and_colleges_nobody_told_are_two_things(written, colleges):
    told = {} if written is None else {"has_colleges": written}
    [one] = read(structures=[PLACE | told])
    assert one.structure.colleges == colleges
    assert one.structure.members_complete is False


def test_only_an_actor_who_accepts_is_named_and_a_person_never_is():
    kinds = [
        ("act-1", "collectivite", "oui"), ("act-2", "ess", None), ("act-3", "ess", "non"),
        ("act-4", "habitant", "oui"),
    ]  # fmt: skip
    actors = [
        {"actor_id": name, "actor_kind": kind, "epci_code": EPCI, "may_be_named": accepts}
        | ({} if kind == "habitant" else {"actor_name": f"Nom {name}"})
        for name, kind, accepts in kinds
    ]
    members = [member(f"m{n}", actor_id=name) for n, (name, _, _) in enumerate(kinds)]
    [one] = read(structures=[PLACE], actors=actors, members=members)
    assert [m.name_fr for m in one.structure.members] == ["Nom act-1", "act-2", "act-3", "act-4"]
    assert one.persons == {"act-4"}


def test_an_organisation_counts_for_one_and_a_group_of_unknown_size_stays_unknown():
    group = {"actor_id": "act-2", "actor_kind": "groupe_salaries", "actor_name": "Équipe"}
    members = [member("m1", actor_id="act-1"), member("m2", actor_id="act-2")]
    [one] = read(
        structures=[PLACE], actors=[TOWN, group | {"epci_code": EPCI}], members=members
    )  # fmt: skip
    assert [m.people_count for m in one.structure.members] == [1, None]


def test_a_person_alone_outside_the_register_of_actors_has_no_name():
    alone = member(
        "m1", member_label_fr="Une habitante", category="beneficiaires", people_count="1"
    )
    [one] = read(structures=[PLACE], members=[alone])
    assert one.structure.members[0].label_fr is None


def test_all_the_faults_of_a_workbook_are_told_at_once_with_sheet_and_line():
    told = refused(
        structures=[PLACE, PLACE | {"structure_id": "autre", "carrier_id": "scick"}],
        actors=[TOWN],
        colleges=[
            college("a", vote_share="70", categories="salaries"),
            college("b", vote_share="80"),
            college("c", vote_share="150"),
            college("d", vote_share="0,5"),
        ],
        members=[
            member("m1", actor_id="act-1", college_id="a"),
            member("m2", actor_id="act-1", college_id="b"),
            member("m3", member_label_fr="Les Amis", college_id="a", category="benevoles"),
            member("m4"),
            member("m5", actor_id="act-1", member_label_fr="Bourg"),
            member("m6", member_label_fr="X", college_id="z"),
        ],
        facts=[fact("societe_a_des_salaries", "peut-être"), fact("couleur", "bleu", "f2")],
    )
    for start, sentence in (
        ("Structures, ligne 4, colonne « Forme »", "« scick » n'est pas dans la liste"),
        ("Structures, ligne 3 :", "les parts des voix des collèges font 150,0\u202f% et non 100 %"),
        ("Collèges, ligne 5, colonne « Part des voix (%) »", "« 150 » dépasse 100 %"),
        ("Collèges, ligne 6, colonne « Part des voix (%) »", "sans deviner"),
        ("Membres, ligne 3 ; Membres, ligne 4", "l'acteur « act-1 » est dans deux collèges ou plus"),
        ("Membres, ligne 5 :", "sa catégorie « benevoles » n'est pas admise dans « a »"),
        ("Membres, ligne 6, colonne « Nom hors registre »", "la case est vide"),
        ("Membres, ligne 7, colonne « Nom hors registre »", "la case est remplie"),
        ("Membres, ligne 8, colonne « Collège »", "« z » n'est l'identifiant d'aucune ligne"),
        ("Faits, ligne 3", "la réponse à « societe_a_des_salaries » n'est pas « oui » ou « non »"),
        ("Faits, ligne 4, colonne « Question »", "« couleur » n'est pas dans la liste"),
    ):  # fmt: skip
        assert any(one.startswith(start) and sentence in one for one in told), (start, told)


def test_one_name_in_two_colleges_is_one_actor_in_two_colleges():
    same = [
        member("m1", member_label_fr="Les Amis", college_id="a"),
        member("m2", member_label_fr="LES AMIS", college_id="b"),
    ]
    [told] = refused(structures=[PLACE], colleges=[college("a"), college("b")], members=same)
    assert "l'acteur « m1 » est dans deux collèges ou plus" in told


def test_a_college_of_another_structure_is_refused():
    other = PLACE | {"structure_id": "autre"}
    one = member("m1", member_label_fr="Les Amis", college_id="a", structure_id="autre")
    [told] = refused(structures=[PLACE, other], colleges=[college("a")], members=[one])
    assert told.startswith("Membres, ligne 3 : le collège « a » n'est pas dans")


def test_a_structure_without_college_has_none_in_their_sheet():
    [told] = refused(structures=[PLACE | {"has_colleges": "non"}], colleges=[college("a")])
    assert told.startswith("Structures, ligne 3 : la structure est dite sans collège")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("part_resultat_salaries", "130 %", "une part de 0 à 1"),
        ("nombre_operateurs", "deux", "un nombre entier"),
        ("date_debut_projet", "demain", "une date comme 2026-03-14"),
        ("forme", "sarlu", "l'un de :"),
        ("nombre_membres", "3", "se lit dans les collèges et les membres"),
    ],
)
def test_a_fact_that_cannot_be_is_refused(name, value, told):
    assert any(told in one for one in refused(structures=[PLACE], facts=[fact(name, value)]))


def test_a_fact_written_twice_is_refused():
    twice = [fact("societe_a_des_salaries", "oui"), fact("societe_a_des_salaries", "non", "f2")]
    assert any("est écrit deux fois" in one for one in refused(structures=[PLACE], facts=twice))


def test_the_files_of_the_registers_are_landed_without_notes_nor_untold_names(tmp_path):
    folder = tmp_path / "registres"
    folder.mkdir()
    head = "structure_id;structure_label_fr;epci_code;carrier_id;note_fr"
    (folder / "structures.csv").write_text(f"{head}\nlieu;Le Lieu;{EPCI};scic;secret\n")
    (folder / "acteurs.csv").write_text(
        f"actor_id;actor_kind;actor_name;epci_code\nact-1;ess;Les Discrets;{EPCI}\n"
    )
    (folder / "membres.csv").write_text("member_id;structure_id;actor_id\nm1;lieu;act-1\n")
    tables = load_structures(folder, DICTIONARY, CATALOGUE)
    assert list(tables) == [f"land_register_{name}" for name in SHEETS]
    told = " ".join(table.astype("string").to_csv() for table in tables.values())
    assert "Le Lieu" in told
    assert "secret" not in told
    assert "Discrets" not in told


def test_a_workbook_older_than_these_sheets_is_read_and_they_are_told_absent(tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(DICTIONARY)))
    labels = ["Structures", "Collèges", "Membres", "Faits"]
    for label in labels:
        book.remove(book[label])
    path = tmp_path / "ancien.xlsx"
    book.save(path)
    read = check_workbook(path, tmp_path, DICTIONARY, (), structure_rules(CATALOGUE))
    assert read.absent == labels
    assert read.tables["structures"].empty


def test_no_register_gives_empty_tables(tmp_path):
    tables = load_structures(tmp_path / "registres", DICTIONARY, CATALOGUE)
    assert all(table.empty for table in tables.values())


def test_the_faults_of_the_files_name_file_and_line(tmp_path):
    folder = tmp_path / "registres"
    folder.mkdir()
    head = "structure_id;structure_label_fr;epci_code;carrier_id;has_colleges"
    (folder / "structures.csv").write_text(f"{head}\nlieu;Le Lieu;{EPCI};scic;non\n")
    columns = "college_id;structure_id;college_label_fr"
    (folder / "colleges.csv").write_text(f"{columns}\na;lieu;A\n")
    with pytest.raises(DataError, match=r"registres/structures\.csv, ligne 2 : la structure"):
        load_structures(folder, DICTIONARY, CATALOGUE)


def test_a_file_may_bear_an_identifier_of_the_registers():
    content = b"id: lieu-1\nlabel_fr: L\ncarrier: scic\ncolleges: [{id: lieu-1-a, label_fr: A}]"
    assert read_structure(content, "g.yaml", CATALOGUE.carriers).colleges[0].id == "lieu-1-a"
