import io

import openpyxl
import pandas as pd

from generator.needs.files.option_columns import OPTION_MARK
from generator.needs.files.reading import read_table

TITLE = "Enquête sur les besoins des habitants de la vallée"
CUT = "Enquête sur les besoins des ..."
CHILD_SYSTEM = ["_index", "_parent_table_name", "_parent_index", "_submission__id"]


def read(sheets):
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    workbook.save(content)
    return read_table(content.getvalue(), "kobo.xlsx")


FORM = [
    ["Commune", "_id", "_submission_time", "_index"],
    ["Dijon", 101, "2026-03-01T10:00:00", 1],
    ["Beaune", 102, "2026-03-02T10:00:00", 2],
]


def test_the_rows_of_a_repeated_group_come_back_to_their_answer():
    needs = [
        ["Besoin", *CHILD_SYSTEM],
        ["un bus", 1, TITLE, 1, 101],
        ["une crèche\nle soir", 2, TITLE, 1, 101],
        ["du pain", 3, TITLE, 2, 102],
    ]
    table = read({CUT: FORM, "besoins": needs})
    assert (table.kind, table.sheet, len(table.frame), len(table.left_out)) == ("kobo", CUT, 2, 0)
    assert table.frame["Besoin"].tolist() == ["- un bus\n- une crèche le soir", "- du pain"]
    assert "groupe répété « besoins » : 3 ligne(s) réunies dans 2 réponse(s)" in table.notes


def test_an_index_is_used_only_when_ids_are_blank_or_shared():
    form = [FORM[0], ["Dijon", 101, "", 1], ["Beaune", 101, "", 2], ["Nuits", None, "", 3]]
    needs = [
        ["Besoin", *CHILD_SYSTEM],
        ["un bus", 1, TITLE, 2, 101],
        ["du pain", 2, TITLE, 3, None],
    ]
    table = read({CUT: form, "besoins": needs})
    assert table.frame["Besoin"].isna().tolist() == [True, False, False]
    assert table.frame["Besoin"].tolist()[1:] == ["- un bus", "- du pain"]


def test_a_row_whose_answer_is_not_in_the_file_is_listed_with_its_sheet():
    needs = [
        ["Besoin", *CHILD_SYSTEM],
        ["un bus", 1, TITLE, 1, 101],
        # From another export: its index is also that of an answer, which is not its own.
        ["du pain", 2, TITLE, 2, 999],
    ]
    table = read({CUT: FORM, "besoins": needs})
    assert table.left_out[["source_row", "status"]].to_numpy().tolist() == [[3, "rejetee"]]
    assert table.left_out["reason_fr"][0] == (
        "groupe répété « besoins », ligne 3 : sa réponse n'est pas dans le fichier"
    )
    assert table.frame["Besoin"].isna().tolist() == [False, True]


def test_a_group_in_a_group_follows_the_chain_of_indexes():
    trees = [["Arbre", *CHILD_SYSTEM[:3]], ["pin", 1, TITLE, 1], ["chêne", 2, TITLE, 2]]
    nests = [["Nid", *CHILD_SYSTEM[:3]], ["haut", 1, "arbres", 2], ["bas", 2, "arbres", 1]]
    form = [["Commune", "_submission_time", "_index"], ["Dijon", "", 1], ["Beaune", "", 2]]
    # The sheet of the inner group stands first: the order of the sheets says nothing.
    table = read({CUT: form, "nids": nests, "arbres": trees})
    assert table.frame["Arbre"].tolist() == ["- pin", "- chêne"]
    assert table.frame["Nid"].tolist() == ["- bas", "- haut"]


def test_a_form_s_sheet_renamed_by_hand_is_still_the_parent():
    form = [["Commune", "_submission_time", "_index"], ["Dijon", "", 1]]
    table = read({"Réponses": form, "besoins": [["Besoin", *CHILD_SYSTEM[:3]], ["x", 1, TITLE, 1]]})
    assert table.frame["Besoin"].tolist() == ["- x"]


def test_two_tables_of_one_cut_title_are_never_mixed_up():
    form = [["Commune", "_submission_time", "_index"], ["Dijon", "", 1]]
    inner = [["Besoin", *CHILD_SYSTEM[:3]], ["un bus", 1, "Besoins des habitants du bas", 1]]
    twins = {
        "Besoins des habi...": [["A", *CHILD_SYSTEM[:3]], ["a", 1, TITLE, 1]],
        "Besoins des ha... (1)": [["B", *CHILD_SYSTEM[:3]], ["b", 1, TITLE, 1]],
    }
    table = read({CUT: form, **twins, "dedans": inner})
    assert table.frame["Besoin"].isna().all()
    assert "« dedans »" in table.left_out["reason_fr"][0]


def test_a_group_s_column_takes_its_title_when_the_form_has_the_same():
    needs = [["Commune", *CHILD_SYSTEM], ["Nuits", 1, TITLE, 1, 101]]
    table = read({CUT: FORM, "trajets": needs})
    assert table.frame["trajets/Commune"].tolist() == ["- Nuits", pd.NA]
    assert table.frame["Commune"].tolist() == ["Dijon", "Beaune"]


def test_the_options_ticked_in_a_group_are_united_in_its_answer():
    needs = [
        ["q/bus", "q/velo", *CHILD_SYSTEM],
        ["1", "0", 1, TITLE, 1, 101],
        ["1", "1", 2, TITLE, 1, 101],
    ]
    table = read({CUT: FORM, "membres": needs})
    assert table.options["q"] == ("bus", "velo")
    assert table.frame["q"].tolist()[0].split(OPTION_MARK) == ["bus", "velo"]


def test_a_sheet_added_before_kobo_s_own_is_not_taken_for_the_form():
    needs = [["Besoin", *CHILD_SYSTEM], ["un bus", 1, TITLE, 1, 101]]
    table = read({"Lisez-moi": [["Titre", "Auteur"], ["a", "b"]], CUT: FORM, "besoins": needs})
    assert table.sheet == CUT
    assert "autre feuille non lue : « Lisez-moi » (2 lignes)" in table.notes


def test_a_repeated_group_given_alone_is_read_and_said():
    table = read({"besoins": [["Besoin", *CHILD_SYSTEM], ["un bus", 1, TITLE, 1, 101]]})
    assert table.frame["Besoin"].tolist() == ["un bus"]
    assert any("est celui d'un groupe répété" in note for note in table.notes)


def test_a_group_that_nobody_answered_adds_nothing():
    table = read({CUT: FORM, "besoins": [["Besoin", *CHILD_SYSTEM]]})
    assert "Besoin" not in table.frame.columns
