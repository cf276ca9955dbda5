import io

import openpyxl
import pandas as pd
import pytest

from generator.needs.files.option_columns import OPTION_MARK, fold_options
from generator.needs.files.reading import read_table


def frame_of(**columns):
    frame = pd.DataFrame(columns, dtype="string").replace("", pd.NA)
    return frame.set_axis(range(2, len(frame) + 2))


def said(options, column):
    return [None if pd.isna(cell) else cell.split(OPTION_MARK) for cell in options.frame[column]]


def test_kobo_s_split_columns_win_over_the_joined_text_whose_labels_hold_spaces():
    frame = frame_of(
        **{
            "Besoins": ["Sans voiture Bus", "Bus", ""],
            "Besoins/Sans voiture": ["1", "0", ""],
            "Besoins/Bus": ["1", "1", ""],
            "Commune": ["Dijon", "Beaune", "Nuits"],
        }
    )
    options = fold_options(frame, "kobo")
    assert list(options.frame.columns) == ["Besoins", "Commune"]
    assert options.labels == {"Besoins": ("Sans voiture", "Bus")}
    assert said(options, "Besoins") == [["Sans voiture", "Bus"], ["Bus"], None]
    assert "« Besoins » (2)" in options.notes[0]


def test_a_question_answered_without_any_option_is_blank():
    frame = frame_of(**{"q/a": ["0", "1"], "q/b": ["0", "0"]})
    assert said(fold_options(frame, "kobo"), "q") == [None, ["a"]]


def test_an_option_label_may_hold_a_slash():
    frame = frame_of(
        **{"q": ["Bus", "Eau / égouts"], "q/Bus": ["1", "0"], "q/Eau / égouts": ["0", "1"]}
    )
    options = fold_options(frame, "kobo")
    assert options.labels == {"q": ("Bus", "Eau / égouts")}
    assert said(options, "q") == [["Bus"], ["Eau / égouts"]]


def test_questions_of_a_group_are_not_options_of_it():
    frame = frame_of(
        **{"foyer/voiture": ["1", "0"], "foyer/velo": ["0", "1"], "foyer/nom": ["A", "B"]}
    )
    options = fold_options(frame, "kobo")
    assert list(options.frame.columns) == list(frame.columns)
    assert options.labels == {}


def test_the_options_of_each_question_of_a_group_stay_together():
    frame = frame_of(
        **{
            "g/q/a": ["1", "0"],
            "g/q/b": ["0", "1"],
            "g/r/a": ["1", "1"],
            "g/r/c": ["0", "0"],
        }
    )
    options = fold_options(frame, "kobo")
    assert options.labels == {"g/q": ("a", "b"), "g/r": ("a", "c")}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("odk_central", ["bus", "train", "avion"]), ("kobo", ["bus", "train avion"])],
)
def test_a_value_outside_the_known_options_is_kept_and_counted(kind, expected):
    frame = frame_of(**{"q": ["bus train avion"], "q/bus": ["1"], "q/velo": ["0"]})
    options = fold_options(frame, kind)
    assert said(options, "q") == [expected]
    assert options.labels == {"q": ("bus", "velo")}
    assert options.notes[1].startswith("1 cellule(s) portent une valeur hors des options")


def test_an_answer_given_before_the_options_existed_is_kept():
    frame = frame_of(**{"q": ["bus", "velo"], "q/bus": ["", "0"], "q/velo": ["", "1"]})
    assert said(fold_options(frame, "kobo"), "q") == [["bus"], ["velo"]]


def test_limesurvey_s_sub_questions_are_folded_and_the_free_text_stays_apart():
    frame = frame_of(
        **{
            "Besoins [Bus]": ["Oui", "Non", "N/A"],
            "Besoins [Crèche]": ["Oui", "Non", "N/A"],
            "Besoins [Autre]": ["un marché", "", ""],
        }
    )
    options = fold_options(frame, "limesurvey")
    assert list(options.frame.columns) == ["Besoins", "Besoins [Autre]"]
    assert said(options, "Besoins") == [["Bus", "Crèche"], None, None]


def test_limesurvey_s_codes_are_folded_too():
    frame = frame_of(**{"Q1[SQ001]": ["Y", ""], "Q1[SQ002]": ["Y", "Y"], "Q1[other]": ["", ""]})
    options = fold_options(frame, "limesurvey")
    assert list(options.frame.columns) == ["Q1", "Q1[other]"]
    assert said(options, "Q1") == [["SQ001", "SQ002"], ["SQ002"]]


def test_two_questions_of_the_same_text_are_folded_apart():
    frame = frame_of(
        **{"Q [A]": ["Oui"], "Q [B]": ["Non"], "Q [A] (2)": ["Non"], "Q [B] (2)": ["Oui"]}
    )
    options = fold_options(frame, "limesurvey")
    assert (said(options, "Q"), said(options, "Q (2)")) == ([["A"]], [["B"]])


def test_a_grid_is_no_list_of_ticks():
    frame = frame_of(**{"Avis [Bus]": ["Bien", "Oui"], "Avis [Train]": ["Oui", "Non"]})
    options = fold_options(frame, "limesurvey")
    assert list(options.frame.columns) == list(frame.columns)


@pytest.mark.parametrize("tick", ["1", "TRUE", "true", "X", "x", "Y", "Oui", "Yes", "Bus"])
@pytest.mark.parametrize("blank", ["0", "", "Non", "N", "N/A", "false"])
def test_every_spelling_of_a_tick_is_known(tick, blank):
    frame = frame_of(**{"q [Bus]": [tick, blank], "q [Train]": [blank, blank]})
    assert said(fold_options(frame, "tableau"), "q") == [["Bus"], None]


def test_a_folded_question_never_takes_the_name_of_another_column():
    frame = frame_of(**{"q": ["texte libre"], "q [Bus]": ["Oui"], "q [Train]": ["Non"]})
    options = fold_options(frame, "limesurvey")
    assert list(options.frame.columns) == ["q", "q (options)"]


def test_decidim_s_nested_keys_are_no_options():
    frame = frame_of(**{"scope/id": ["1", "1"], "scope/rank": ["0", "1"]})
    assert fold_options(frame, "decidim").labels == {}


SPHINX = (
    "CLE;DATE_SAISIE;PROGRESSION;Besoins_1;Besoins_2;Lieu_1;Lieu_2\n"
    "1;01/03/2026;100;Bus;Crèche;ici même;Dijon centre\n"
    "2;02/03/2026;100;Crèche;;partout;Beaune\n"
    "3;03/03/2026;100;Bus;;là-bas;\n"
)


def test_sphinx_s_numbered_columns_of_labels_are_folded_and_those_of_texts_are_not():
    table = read_table(SPHINX.encode("cp1252"), "sphinx.csv")
    assert (table.kind, table.encoding) == ("sphinx", "cp1252")
    # 2 labels in 4 cells come back; 5 places in 5 cells do not.
    assert dict(table.options) == {"Besoins": ("Bus", "Crèche")}
    assert said(table, "Besoins") == [["Bus", "Crèche"], ["Crèche"], ["Bus"]]
    assert {"Lieu_1", "Lieu_2"} <= set(table.frame.columns)


def test_microsoft_forms_joined_answers_are_cut_at_their_semicolons():
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["ID", "Heure de début", "Heure de fin", "Nom", "Vos besoins\u00a0?\n", "Texte"])
    sheet.append([1, "", "", "anonymous", "Bus;Crèche, halte;", "un banc; une table"])
    sheet.append([2, "", "", "anonymous", "Bus;", "rien;"])
    content = io.BytesIO()
    workbook.save(content)
    table = read_table(content.getvalue(), "forms.xlsx")
    assert table.kind == "microsoft_forms"
    assert dict(table.options) == {"Vos besoins ?": ("Bus", "Crèche, halte")}
    assert said(table, "Vos besoins ?") == [["Bus", "Crèche, halte"], ["Bus"]]
    assert table.frame["Texte"].tolist() == ["un banc; une table", "rien;"]


DETAILS = ["Serial", "SID", "Time", "Draft", "IP Address", "Username"]
WEBFORM = [
    ["Besoins du village"],
    ["Submission Details", *[""] * 5, "Vos besoins", *[""] * 4],
    [*DETAILS, "Bus", "Crèche", "Pain", "Commentaire", "Âge"],
    ["1", "10", "16/09/2026", "0", "10.0.0.1", "", "X", "", "", "un banc", "34"],
    ["2", "11", "17/09/2026", "0", "10.0.0.2", "", "", "", "X", "", ""],
]


def webform_of(rows):
    return "\n".join("\t".join(f'"{cell}"' for cell in row) for row in rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_webform_s_three_header_lines_name_each_option(encoding):
    table = read_table(webform_of(WEBFORM).encode(encoding), "framaforms.xls")
    assert (table.kind, table.header_row, len(table.left_out)) == ("framaforms", 3, 2)
    assert said(table, "Vos besoins") == [["Bus"], ["Pain"]]
    # Nobody ticked « Crèche », which stands between two options that were.
    assert dict(table.options) == {"Vos besoins": ("Bus", "Crèche", "Pain")}
    assert table.frame["Commentaire"][4] == "un banc"


def test_a_webform_s_lone_box_keeps_its_own_sentence():
    raw = webform_of([row[:7] for row in WEBFORM]).encode()
    table = read_table(raw, "framaforms.csv")
    assert table.frame["Bus"].tolist() == ["X", pd.NA]
    assert table.options == {}
