"""Decisions of officers: read whole or refused whole, only ever added to."""

import subprocess
import sys

import pandas as pd
import pytest

from generator.decisions import (
    FORMS,
    ThemeCorrection,
    append_theme_correction,
    read_theme_corrections,
    read_topic_corrections,
)
from generator.decisions.files import append_row, read_csv
from generator.errors import DataError
from generator.needs.topics.corrections import CORRECTION_COLUMNS

THEMES = {"mobilite", "sante"}
THEMES_HEADER = "statement_id;theme_id;author;made_on\n"
TOPICS_HEADER = ";".join(CORRECTION_COLUMNS) + "\n"
BOM = b"\xef\xbb\xbf"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "decisions"


@pytest.fixture
def written(folder):
    def write(name, text, encoding="utf-8-sig"):
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(text.encode(encoding))
        return folder

    return write


def decided(statement, theme, author="A. M.", day="2026-11-20"):
    return ThemeCorrection(statement, theme, author, day)


def faults_of(call, *arguments):
    with pytest.raises(DataError) as refused:
        call(*arguments)
    assert refused.value.exit_code == 3
    return [str(fault) for fault in refused.value.faults]


def test_every_form_names_its_own_columns():
    for form in FORMS:
        assert {form.key, *form.required} <= set(form.columns)


def test_no_file_is_no_decision(folder):
    assert list(read_theme_corrections(folder, THEMES)) == list(FORMS[0].columns)
    assert read_topic_corrections(folder).dtypes.to_dict() == pd.Series(CORRECTION_COLUMNS).map(
        pd.api.types.pandas_dtype
    ).to_dict()  # fmt: skip
    assert read_topic_corrections(folder).empty


def test_the_last_decision_on_an_answer_counts(folder):
    for theme in ("mobilite", "sante", None):
        append_theme_correction(folder, decided("s1", theme), THEMES)
    append_theme_correction(folder, decided("s2", "sante"), THEMES)
    read = read_theme_corrections(folder, THEMES).set_index("statement_id")["theme_id"]
    assert read.isna().to_dict() == {"s1": True, "s2": False}
    assert len((folder / "themes.csv").read_bytes().splitlines()) == 1 + 3 + 1


def test_a_new_file_opens_in_a_french_spreadsheet(folder):
    append_theme_correction(folder, decided("s1", "sante", "Équipe A"), THEMES)
    raw = (folder / "themes.csv").read_bytes()
    assert raw == BOM + (THEMES_HEADER + "s1;sante;Équipe A;2026-11-20\n").encode()


def test_what_a_person_typed_stays_letter_for_letter(written):
    typed = '"s1";sante; Équipe A ;2026-11-20\n;;;\n'
    folder = written("themes.csv", THEMES_HEADER + typed.rstrip("\n"))
    append_theme_correction(folder, decided("s2", None), THEMES)
    after = (folder / "themes.csv").read_bytes()
    assert after == BOM + (THEMES_HEADER + typed + "s2;;A. M.;2026-11-20\n").encode()


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_any_encoding_is_read_and_becomes_utf_8(written, encoding):
    folder = written("themes.csv", THEMES_HEADER + "s1;sante;Zoé;2026-11-20\n", encoding)
    append_theme_correction(folder, decided("s2", "sante", "Łucja"), THEMES)
    assert (folder / "themes.csv").read_bytes().startswith(BOM)
    assert read_theme_corrections(folder, THEMES)["author"].tolist() == ["Zoé", "Łucja"]


def test_a_line_follows_the_file_s_own_columns_and_separator(written):
    header = "author,made_on,theme_id,statement_id\r\n"
    folder = written("themes.csv", header + "A,2026-11-20,sante,s1\r\n")
    append_theme_correction(folder, decided("s2", "sante", "B, puis C"), THEMES)
    last = (folder / "themes.csv").read_bytes().splitlines(keepends=True)[-1]
    assert last == b'"B, puis C",2026-11-20,sante,s2\r\n'
    assert read_theme_corrections(folder, THEMES)["statement_id"].tolist() == ["s1", "s2"]


def test_all_the_faults_of_a_file_of_themes_are_told_at_once(written):
    folder = written(
        "themes.csv",
        THEMES_HEADER
        + "s1;piscine;A;2026-11-20\n"
        + ";sante;;2026-11-20\n"
        + "s3;sante;A;20/11/2026\n"
        + "s4;;A;2026-02-30\n"
        + "s5;;A;2026-11-20\n",
    )
    told = faults_of(read_theme_corrections, folder, THEMES)
    expected = [
        (
            "ligne 2 : thème inconnu « piscine »",
            "mobilite, sante ; pour aucun de nos thèmes, laissez",
        ),
        ("ligne 3 : statement_id est vide", "Remplissez"),
        ("ligne 3 : author est vide", "Remplissez"),
        ("ligne 4 : la date made_on n'est pas lisible (par exemple 20/11/2026)", "2026-11-22"),
        ("ligne 5 : la date made_on n'est pas lisible (par exemple 2026-02-30)", "2026-11-22"),
    ]
    assert len(told) == len(expected)
    for sentence, (what, remedy) in zip(told, expected, strict=True):
        assert sentence.startswith(f"decisions/themes.csv, {what}")
        assert remedy in sentence


def test_all_the_faults_of_a_file_of_topics_are_told_at_once(written):
    folder = written(
        "sujets.csv",
        TOPICS_HEADER
        + "c1;2026-11-20;A;effacer;t1;;;\n"
        + "c2;2026-11-20;A;nommer;t1;;;s1\n"
        + "c2;2026-11-20;;deplacer;;;;\n",
    )
    told = "\n".join(faults_of(read_topic_corrections, folder))
    for sentence in (
        "ligne 2 : action inconnue « effacer ». Choisissez parmi nommer, fusionner",
        "ligne 3 : « nommer » demande le nom (topic_label_fr)",
        "ligne 4 : author est vide",
        "ligne 4 : « deplacer » demande le sujet d'arrivée",
        "ligne 4 : « deplacer » demande les réponses",
        "ligne 4 : le numéro « c2 » sert deux fois",
    ):
        assert f"decisions/sujets.csv, {sentence}" in told
    assert told.count("\n") + 1 == 6


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "le fichier est vide"),
        ("statement_id;author;made_on\n", "il manque : theme_id"),
        ("statement_id;theme_id;author;made_on;note\n", "en trop : note"),
        ("statement_id;theme_id;author;made_on;author\n", "en double : author"),
        (THEMES_HEADER + 's1;"sante;A;2026-11-20\n', "un guillemet est ouvert sans être fermé"),
        (THEMES_HEADER + "s1;sante;A\n", "ligne 2 : 3 cases au lieu de 4"),
        ("\0\0\0\0", "octets nuls"),
    ],
)
def test_a_file_that_is_not_the_form_is_told(written, text, sentence):
    (told,) = faults_of(read_theme_corrections, written("themes.csv", text), THEMES)
    assert "decisions/themes.csv" in told
    assert sentence in told


@pytest.mark.parametrize(
    ("correction", "sentence"),
    [
        (decided("s1", "piscine"), "thème inconnu « piscine »"),
        (decided("", "sante"), "statement_id est vide"),
        (decided("s1", "sante", "  "), "author est vide"),
        (decided("s1", "sante", "=1+1"), "serait lu comme une formule"),
        (decided("s1", "sante", day="hier"), "la date made_on n'est pas lisible"),
    ],
)
def test_a_decision_at_fault_writes_nothing(folder, correction, sentence):
    append_theme_correction(folder, decided("s0", None), THEMES)
    before = (folder / "themes.csv").read_bytes()
    (told,) = faults_of(append_theme_correction, folder, correction, THEMES)
    assert sentence in told
    assert (folder / "themes.csv").read_bytes() == before


def test_nothing_is_added_to_a_file_at_fault(written):
    folder = written("themes.csv", THEMES_HEADER + "s1;piscine;A;2026-11-20\n")
    before = (folder / "themes.csv").read_bytes()
    (told,) = faults_of(append_theme_correction, folder, decided("s2", "sante"), THEMES)
    assert "ligne 2 : thème inconnu « piscine »" in told
    assert (folder / "themes.csv").read_bytes() == before


def test_a_process_killed_while_it_writes_leaves_the_file_as_it_was(folder, monkeypatch):
    append_theme_correction(folder, decided("s1", "sante"), THEMES)
    before = (folder / "themes.csv").read_bytes()

    def killed(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.warehouse.workspace.os.fsync", killed)
    with pytest.raises(KeyboardInterrupt):
        append_theme_correction(folder, decided("s2", "sante"), THEMES)
    assert (folder / "themes.csv").read_bytes() == before


WRITER = """
import sys
from pathlib import Path
from generator.decisions import append_topic_correction
for n in range(15):
    asked = {"action": "nommer", "topic_id": "t", "topic_label_fr": f"nom {n}"}
    append_topic_correction(Path(sys.argv[1]), asked, author=sys.argv[2], made_on="2026-11-20")
"""


def test_two_processes_writing_at_once_lose_nothing(folder):
    both = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(folder), author])
        for author in ("Ana", "Léo")
    ]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    read = read_topic_corrections(folder)
    assert read["author"].value_counts().to_dict() == {"Ana": 15, "Léo": 15}
    # Each line has a number of its own, in the order of the lines.
    assert read["correction_id"].tolist() == [f"c{n:06d}" for n in range(1, 31)]


def test_cells_with_separators_quotes_and_line_ends_come_back_whole(tmp_path):
    row = {"a": 'dit « oui »; puis "non"', "b": None, "c": "deux\nlignes"}
    append_row(tmp_path / "x.csv", ["a", "b", "c"], row)
    (read,) = read_csv(tmp_path / "x.csv").to_dict("records")
    assert (read["a"], read["c"]) == (row["a"], row["c"])
    assert pd.isna(read["b"])
