"""A filled workbook becomes the registers: all of it, or nothing, and nothing lost."""

import datetime as dt

import pandas as pd
import pytest
from filelock import FileLock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.decisions.files import LOCK_FILE
from generator.errors import DataError, GateError
from generator.registers import (
    check_workbook,
    files,
    import_workbook,
    load_registers,
    workbook_of,
)
from tests.unit.register_workbook.rows import CSV_NAMES, DICTIONARY, EPCI, FIRM, TOWN, told

TIE = {
    "Identifiant": "lien-1", "Acteur": "act-1", "Autre acteur": "act-2",
    "Sorte de lien": "entre organisations", "Depuis le": dt.date(2025, 1, 1),
}  # fmt: skip


def test_a_filled_workbook_becomes_one_file_a_sheet(filled, folder):
    path = filled(Acteurs=[TOWN, FIRM | {"Code de la commune": "01004"}], Liens=[TIE])
    done = import_workbook(path, folder, DICTIONARY)
    assert sorted(path.name for path in folder.glob("[!.]*")) == CSV_NAMES
    assert done.added["actors"] == ["act-1", "act-2"]
    kept = load_registers(folder, DICTIONARY)
    assert kept["actors"]["commune_code"].fillna("").tolist() == ["", "01004"]
    assert kept["actors"]["actor_kind"].tolist() == ["collectivite", "entreprise"]
    assert kept["ties"]["start_date"].tolist() == ["2025-01-01"]


def test_what_tells_who_a_person_is_is_masked_and_counted(filled, folder):
    path = filled(Acteurs=[TOWN | {"Notes": "voir Mme Durand, 06 12 34 56 78"}])
    done = import_workbook(path, folder, DICTIONARY)
    assert (done.masked["nom"], done.masked["telephone"]) == (1, 1)
    assert "Durand" not in (folder / "acteurs.csv").read_text(encoding="utf-8-sig")


def test_one_fault_and_nothing_is_written(filled, folder):
    path = filled(Acteurs=[TOWN], Liens=[TIE])
    with pytest.raises(DataError, match="« act-2 » n'est l'identifiant d'aucune"):
        import_workbook(path, folder, DICTIONARY)
    assert not folder.exists()


def test_all_the_faults_of_a_workbook_are_told_with_sheet_line_and_column(filled, folder):
    path = filled(
        Acteurs=[TOWN | {"SIREN": "732829321"}],
        Locaux=[{"Identifiant": "loc-1", "Surface (m²)": -2}],
    )
    sentences = told(path, folder)
    where = "rempli.xlsx, feuille « Acteurs », ligne 3, colonne « SIREN » : la clé du SIREN"
    assert sentences[0].startswith(where)
    assert [sentence.split(" : ")[0].split("colonne ")[1] for sentence in sentences[1:]] == [
        "« Surface (m²) »",
        "« Intitulé »",
        "« Code de l'EPCI »",
    ]


def test_rows_that_stand_now_are_not_lost_unless_asked(filled, folder):
    import_workbook(filled(Acteurs=[TOWN, FIRM]), folder, DICTIONARY)
    only_one = filled(Acteurs=[TOWN])
    with pytest.raises(DataError, match=r"perdre 1.ligne présente : act-2"):
        import_workbook(only_one, folder, DICTIONARY)
    assert len(load_registers(folder, DICTIONARY)["actors"]) == 2
    done = import_workbook(only_one, folder, DICTIONARY, may_remove=True)
    assert done.removed["actors"] == ["act-2"]
    assert load_registers(folder, DICTIONARY)["actors"]["actor_id"].tolist() == ["act-1"]


def test_columns_that_officers_added_are_not_lost_unless_asked(filled, folder):
    folder.mkdir()
    (folder / "acteurs.csv").write_text("actor_id;mon_avis\nact-1;oui\n", encoding="utf-8")
    with pytest.raises(DataError, match="colonnes ajoutées à la main : mon_avis"):
        import_workbook(filled(Acteurs=[TOWN]), folder, DICTIONARY)


def test_a_register_of_five_columns_typed_by_hand_is_read_with_its_blanks(folder):
    folder.mkdir()
    header = "resource_id,epci_code,commune_code,resource_kind_id,resource_label_fr"
    (folder / "ressources.csv").write_text(
        f"{header}\nr1,{EPCI},,workshop,Hangar\n", encoding="utf-8"
    )
    (row,) = load_registers(folder, DICTIONARY)["resources"].to_dict("records")
    assert row["resource_label_fr"] == "Hangar"
    assert pd.isna(row["quantity"])


def test_a_resource_of_another_register_may_be_named_but_not_taken(filled, folder):
    folder.mkdir()
    header = "resource_id,epci_code,commune_code,resource_kind_id,resource_label_fr"
    (folder / "ressources_b.csv").write_text(
        f"{header}\nr1,{EPCI},,workshop,Hangar\n", encoding="utf-8"
    )
    place = {"Identifiant": "loc-1", "Intitulé": "Hangar", "Code de l'EPCI": EPCI}
    check_workbook(filled(Locaux=[place | {"Ressource": "r1"}]), folder, DICTIONARY)
    check_workbook(filled(Locaux=[place | {"Ressource": "p1"}]), folder, DICTIONARY, {"p1"})
    same = {
        "Identifiant": "r1", "Code de l'EPCI": EPCI, "Intitulé": "Hangar",
        "Sorte de ressource": "bois et forêt",
    }  # fmt: skip
    (sentence,) = told(filled(Ressources=[same]), folder)
    assert "« r1 » est déjà pris" in sentence


def test_an_import_cut_short_after_its_files_were_written_is_finished(filled, folder, monkeypatch):
    import_workbook(filled(Acteurs=[TOWN]), folder, DICTIONARY)

    def killed(_):
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr(files, "_move_in", killed)
        with pytest.raises(KeyboardInterrupt):
            import_workbook(filled(Acteurs=[TOWN, FIRM]), folder, DICTIONARY)
    assert len(load_registers(folder, DICTIONARY)["actors"]) == 2
    assert sorted(path.name for path in folder.glob("[!.]*")) == CSV_NAMES


def test_an_import_cut_short_before_that_changed_nothing(filled, folder, monkeypatch):
    import_workbook(filled(Acteurs=[TOWN]), folder, DICTIONARY)
    written = []

    def full_disk(path, raw):
        written.append(path)
        if len(written) > 2:
            raise OSError(28, "No space left on device")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(raw)

    with monkeypatch.context() as cut:
        cut.setattr(files, "write_atomically", full_disk)
        with pytest.raises(OSError, match="No space"):
            import_workbook(filled(Acteurs=[TOWN, FIRM]), folder, DICTIONARY)
    assert len(load_registers(folder, DICTIONARY)["actors"]) == 1
    import_workbook(filled(Acteurs=[TOWN, FIRM]), folder, DICTIONARY)
    assert len(load_registers(folder, DICTIONARY)["actors"]) == 2


def test_two_imports_at_once_are_refused(filled, folder, monkeypatch):
    monkeypatch.setattr("generator.decisions.files.LOCK_SECONDS", 0)
    folder.mkdir()
    with FileLock(folder / LOCK_FILE), pytest.raises(GateError, match="en cours"):
        import_workbook(filled(), folder, DICTIONARY)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "le fichier est vide"),
        ("nom;ville\nx;y\n", "colonnes absentes : actor_id, actor_kind, epci_code"),
        ("actor_id;actor_kind\na\n", "acteurs.csv, ligne 2 : 1 cases au lieu de 2"),
        ('actor_id;actor_kind\n"a;b\n', "guillemet"),
        (f"actor_id;actor_kind;epci_code\na;usine;{EPCI}\n", "colonne « actor_kind » : « usine »"),
    ],
)
def test_a_file_edited_wrong_is_told_with_its_line(folder, text, sentence):
    folder.mkdir()
    (folder / "acteurs.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=sentence):
        load_registers(folder, DICTIONARY)


def test_no_register_gives_empty_typed_tables(folder):
    tables = load_registers(folder, DICTIONARY)
    assert {name: len(table) for name, table in tables.items()} == dict.fromkeys(tables, 0)
    assert tables["contributions"]["amount_eur"].dtype == "Float64"
    assert tables["participations"]["has_vote"].dtype == "boolean"


WORDS = st.text("abcé 12,;'\"à-(%«", min_size=1, max_size=30).map(lambda t: f"L {t}".strip())
CENTS = st.integers(0, 10**9).map(lambda cents: cents / 100)
DATES = st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1))


def optional(values):
    return st.none() | values


ACTOR = st.fixed_dictionaries(
    {
        "Sorte d'acteur": st.sampled_from(["TPE ou PME", "financeur"]),
        "Nom de l'organisation": WORDS,
        "Code de l'EPCI": st.just(EPCI),
        "Code de la commune": optional(st.sampled_from(["01004", "2A004", "21231"])),
        "Délai de décision (jours)": optional(st.integers(0, 5000)),
        "Temps d'animation (équivalents temps plein)": optional(CENTS),
        "Accepte d'être nommé": optional(st.sampled_from(["oui", "Non"])),
        "Ressources cherchées": optional(
            st.sampled_from(["bois et forêt", "bois et forêt; atelier, hangar ou entrepôt"])
        ),
        "Valeurs dites": optional(WORDS),
    }
)
PLACE = st.fixed_dictionaries(
    {
        "Intitulé": WORDS,
        "Code de l'EPCI": st.just(EPCI),
        "Loyer (euros par mois)": optional(CENTS),
        "Année des loyers": st.integers(1900, 2100),
        "Début du bail": optional(DATES),
    }
)


def numbered(rows, start):
    return [row | {"Identifiant": f"{start}-{number}"} for number, row in enumerate(rows)]


@pytest.mark.slow
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(actors=st.lists(ACTOR, max_size=4), places=st.lists(PLACE, max_size=4))
def test_what_is_exported_and_imported_again_is_what_it_was(
    filled, folder, tmp_path, actors, places
):
    path = filled(Acteurs=numbered(actors, "act"), Locaux=numbered(places, "loc"))
    import_workbook(path, folder, DICTIONARY, may_remove=True)
    before = {name: (folder / name).read_bytes() for name in CSV_NAMES}
    tables = load_registers(folder, DICTIONARY)
    exported = tmp_path / "exporte.xlsx"
    exported.write_bytes(workbook_of(DICTIONARY, tables))

    done = import_workbook(exported, folder, DICTIONARY)

    assert {name: (folder / name).read_bytes() for name in CSV_NAMES} == before
    assert not any([*done.added.values(), *done.removed.values()])
    for name, table in load_registers(folder, DICTIONARY).items():
        pd.testing.assert_frame_equal(table, tables[name])
