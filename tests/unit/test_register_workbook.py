"""The register workbook: what it offers, how it is read, and that it goes round whole."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
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
    read_dictionary,
    workbook_of,
)

KINDS = {"workshop": "atelier, hangar ou entrepôt", "wood_flow": "bois et forêt"}
DICTIONARY = read_dictionary(Path(__file__).parents[2] / "data", KINDS)
EPCI = "200039055"
CSV_NAMES = [
    "acteurs.csv", "competences.csv", "contributions.csv", "liens.csv", "locaux.csv",
    "participations.csv", "ressources.csv",
]  # fmt: skip
TOWN = {
    "Identifiant": "act-1", "Sorte d'acteur": "collectivité territoriale ou EPCI",
    "Nom de l'organisation": "Bourg", "Code de l'EPCI": EPCI,
}  # fmt: skip
FIRM = TOWN | {
    "Identifiant": "act-2", "Sorte d'acteur": "TPE ou PME", "Nom de l'organisation": "Scierie",
}  # fmt: skip
TIE = {
    "Identifiant": "lien-1", "Acteur": "act-1", "Autre acteur": "act-2",
    "Sorte de lien": "entre organisations", "Depuis le": dt.date(2025, 1, 1),
}  # fmt: skip

TRADE = {
    "Identifiant": "comp-1", "Code de l'EPCI": EPCI, "Code du métier": "A1203",
    "Qui l'exerce": "personnes privées d'emploi", "Personnes": 12,
    "Recensées le": dt.date(2026, 3, 14), "Source": "comité local",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "registres"


@pytest.fixture
def filled(tmp_path):
    """Fill the template as a person does, from the third line of each sheet."""

    def fill(change=lambda _: None, **rows):
        book = openpyxl.load_workbook(io.BytesIO(workbook_of(DICTIONARY)))
        for label, given_rows in rows.items():
            sheet = book[label]
            at = {cell.value: cell.column for cell in sheet[1]}
            for line, row in enumerate(given_rows, start=3):
                for title, value in row.items():
                    sheet.cell(line, at[title], value)
        change(book)
        path = tmp_path / "rempli.xlsx"
        book.save(path)
        return path

    return fill


def told(path, folder, confirmed=()):
    with pytest.raises(DataError) as refused:
        check_workbook(path, folder, DICTIONARY, confirmed)
    return [str(fault) for fault in refused.value.faults]


def test_a_blank_workbook_offers_lists_notes_an_example_and_a_frozen_heading():
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(DICTIONARY)))
    labels = [sheet.label_fr for sheet in DICTIONARY.sheets]
    assert book.sheetnames == ["Mode d'emploi", *labels, "listes"]
    assert book["listes"].sheet_state == "hidden"
    for sheet in DICTIONARY.sheets:
        page = book[sheet.label_fr]
        assert page.freeze_panes == "B2"
        assert [cell.value for cell in page[1]] == [c.heading_fr for c in sheet.columns]
        assert all(cell.font.bold and cell.comment for cell in page[1])
        assert page["A2"].value.startswith("EXEMPLE")
        assert page["A2"].font.italic
        assert page.max_row == 2


def test_every_closed_list_is_offered_from_the_hidden_sheet():
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(DICTIONARY)))
    offered = [rule.formula1 for rule in book["Acteurs"].data_validations.dataValidation]
    assert offered == ["liste_actor_kind", "liste_oui_non"]
    (sheet, span) = book.defined_names["liste_actor_kind"].attr_text.split("!")
    values = [row[0].value for row in book[sheet][span.replace("$", "")]]
    assert values == [choice.label_fr for choice in DICTIONARY.lists["actor_kind"]]


def test_a_code_keeps_its_first_zero():
    page = openpyxl.load_workbook(io.BytesIO(workbook_of(DICTIONARY)))["Acteurs"]
    assert page.column_dimensions["G"].number_format == "@" or page["G2"].number_format == "@"


def test_the_example_shows_the_territory_asked_for():
    page = openpyxl.load_workbook(io.BytesIO(workbook_of(DICTIONARY, None, "242100410")))
    assert page["Ressources"]["B2"].value == "242100410"


def test_the_same_registers_give_the_same_workbook():
    assert workbook_of(DICTIONARY) == workbook_of(DICTIONARY)


def test_a_blank_workbook_holds_nothing_and_its_examples_are_ignored(filled, folder):
    read = check_workbook(filled(), folder, DICTIONARY)
    assert all(table.empty for table in read.tables.values())
    assert not folder.exists()


def test_a_filled_workbook_becomes_six_files(filled, folder):
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


def rename(old, new):
    def change(book):
        for page in book.worksheets:
            for cell in page[1]:
                cell.value = new if cell.value == old else cell.value

    return change


def remove_ours(book):
    for sheet in DICTIONARY.sheets:
        book.remove(book[sheet.label_fr])


def add_column(book):
    book["Liens"].cell(1, 12, "Mon avis")
    book["Liens"].cell(3, 12, "bon")


def without_value(book):
    book["Locaux"]["H3"] = "=6*7"


def in_error(book):
    book["Locaux"]["H3"] = "#REF!"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            lambda book: setattr(book["Liens"], "title", "Liens 2026"),
            "feuille « Liens 2026 » : cette feuille a les colonnes de « Liens », qui est absente",
        ),
        (remove_ours, "aucune feuille du modèle n'est dans ce classeur"),
        (rename("SIREN", "SIRENE"), "la colonne « SIREN » est absente"),
        (rename("SIREN", "SIRET"), "la colonne « SIRET » est écrite deux fois"),
        (add_column, "la colonne 12 « Mon avis » n'est pas du modèle"),
        (in_error, "1 case(s) en erreur (« #REF! ») (par exemple la case H3)"),
        (without_value, "1 formule(s) sans valeur enregistrée (par exemple la case H3)"),
    ],
)
def test_a_workbook_whose_form_was_changed_is_refused(filled, folder, change, sentence):
    assert any(sentence in fault for fault in told(filled(change), folder))


def without_skills(book):
    book.remove(book["Compétences"])


def test_a_workbook_older_than_a_sheet_is_read_and_the_sheet_told_absent(filled, folder):
    done = import_workbook(filled(without_skills, Acteurs=[TOWN]), folder, DICTIONARY)
    assert done.absent == ["Compétences"]
    assert (len(done.tables["actors"]), len(done.tables["skills"])) == (1, 0)
    assert done.added["actors"] == ["act-1"]
    assert check_workbook(filled(), folder, DICTIONARY).absent == []


ROLES = {
    "Rôles possibles": "Fournir le local ; financer", "Catégories d'associé possibles": "collectivités",
}  # fmt: skip


def without_roles(book):
    page = book["Acteurs"]
    for title in ROLES:
        position = next(cell.column for cell in page[1] if cell.value == title)
        page.delete_cols(position)


def test_roles_and_categories_are_kept_by_their_identifiers(filled, folder):
    import_workbook(filled(Acteurs=[TOWN | ROLES, FIRM]), folder, DICTIONARY)
    actors = load_registers(folder, DICTIONARY)["actors"]
    assert actors["coalition_roles"].tolist()[0] == "local; financement"
    assert actors["associate_categories"].tolist()[0] == "collectivites"
    assert actors[["coalition_roles", "associate_categories"]].iloc[1].isna().all()


def test_a_role_that_is_not_of_the_list_is_refused(filled, folder):
    wrong = TOWN | {"Rôles possibles": "tout faire"}
    (fault,) = told(filled(Acteurs=[wrong]), folder)
    assert "feuille « Acteurs », ligne 3, colonne « Rôles possibles »" in fault


def test_a_workbook_older_than_the_roles_is_read_and_never_empties_them(filled, folder):
    import_workbook(filled(without_roles, Acteurs=[TOWN]), folder, DICTIONARY)
    import_workbook(filled(Acteurs=[TOWN | ROLES]), folder, DICTIONARY)
    older = filled(without_roles, Acteurs=[TOWN])
    with pytest.raises(DataError, match=r"viderait une colonne remplie.*Rôles possibles"):
        import_workbook(older, folder, DICTIONARY)
    import_workbook(older, folder, DICTIONARY, may_remove=True)
    assert load_registers(folder, DICTIONARY)["actors"]["coalition_roles"].isna().all()


def test_a_sheet_renamed_in_a_workbook_older_than_the_roles_is_told(filled, folder):
    def change(book):
        without_roles(book)
        book["Acteurs"].title = "Nos acteurs"

    assert any("a les colonnes de « Acteurs »" in fault for fault in told(filled(change), folder))


def test_a_sheet_left_out_never_takes_away_the_rows_that_are_there(filled, folder):
    import_workbook(filled(Compétences=[TRADE]), folder, DICTIONARY)
    with pytest.raises(DataError, match=r"perdre 1\u00a0ligne présente : comp-1"):
        import_workbook(filled(without_skills), folder, DICTIONARY)
    assert len(load_registers(folder, DICTIONARY)["skills"]) == 1


def test_titles_may_change_their_capitals_and_sheets_their_order(filled, folder):
    def change(book):
        rename("SIREN", "siren ")(book)
        book.move_sheet("Acteurs", 3)

    read = check_workbook(filled(change, Acteurs=[TOWN]), folder, DICTIONARY)
    assert len(read.tables) == len(CSV_NAMES)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"a;b\n1;2\n", "ce n'est pas un classeur XLSX"),
        (b"", "ce n'est pas un classeur XLSX"),
        (b"PK\x03\x04 coupe", "tronqué"),
    ],
)
def test_a_file_that_is_no_workbook_is_told(tmp_path, folder, raw, sentence):
    path = tmp_path / "registre.xlsx"
    path.write_bytes(raw)
    assert sentence in told(path, folder)[0]


def test_a_workbook_too_large_is_told(tmp_path, folder):
    path = tmp_path / "registre.xlsx"
    path.write_bytes(workbook_of(DICTIONARY))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/photo.bin", b"ab" * 26_000_000)
    with pytest.raises(DataError):
        check_workbook(path, folder, DICTIONARY)


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


def test_no_register_gives_six_empty_typed_tables(folder):
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
