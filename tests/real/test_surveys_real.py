import os
import zipfile
from pathlib import Path

import pytest

from generator.errors import SurveyError
from generator.needs.answers.mapping import from_yaml, propose, to_yaml
from generator.needs.answers.statements import Origin, to_statements
from generator.needs.files.option_columns import OPTION_MARK
from generator.needs.files.reading import read_table

pytestmark = pytest.mark.real

ROOT = Path(__file__).resolve().parents[2]
DATA = (ROOT / os.environ.get("GENERATEUR_DONNEES", "../shared/data")).resolve()
SURVEYS = DATA / "surveys"
MEL = DATA / "texts" / "mel_granddebat" / "propositions-libres.csv"
EPCI_MEL = "200093201"
# A workbook of 1,048,575 rows, three of them filled: slow to list, and read by its own test.
WIDE_EMPTY = "import_test_empty_rows.xlsx"
NO_SUBMISSION = "form_long_unicode_labels_v1.json"
FILES = sorted(
    path.relative_to(SURVEYS).as_posix()
    for path in SURVEYS.glob("*/*")
    if path.suffix != ".md" and path.name not in {WIDE_EMPTY, NO_SUBMISSION}
)


def imported(path):
    table = read_table(path.read_bytes(), path.name)
    mapping = propose(table)
    assert from_yaml(to_yaml(mapping)) == mapping
    found = to_statements(table, mapping, survey_id="s", origin=Origin(EPCI_MEL), communes=None)
    return table, mapping, found


def test_the_proposals_of_the_lille_metropolis_are_all_read():
    table, mapping, found = imported(MEL)
    assert (table.kind, table.encoding, table.separator) == ("decidim", "utf-8", ";")
    assert found.counts["rows_in"] == 196
    assert found.counts["kept"] == 196
    assert found.counts["rejected"] == 0
    assert found.statements["commune_code"].isna().all()
    assert found.statements["statement_id"].is_unique
    assert found.statements["statement_date"].str.startswith("2019-").all()
    assert mapping.named("unknown") == []


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_the_same_proposals_are_read_in_another_encoding(encoding, tmp_path):
    text = MEL.read_bytes().decode("utf-8")
    copy = tmp_path / MEL.name
    copy.write_bytes(text.encode(encoding, "replace"))
    expected, again = imported(MEL)[2], imported(copy)[2]
    assert again.counts == expected.counts
    if encoding != "cp1252":  # which lacks some of the letters used
        assert again.statements["statement_text"].tolist() == (
            expected.statements["statement_text"].tolist()
        )


@pytest.mark.parametrize("name", FILES)
def test_a_tool_s_own_file_is_read_whole_or_refused_clearly(name):
    table = read_table((SURVEYS / name).read_bytes(), name)
    mapping = propose(table)
    assert {c.name for c in mapping.columns} == set(table.frame.columns)
    if not mapping.named("statement_text") and not mapping.named("statement_title"):
        with pytest.raises(SurveyError, match="ne porte le texte des réponses"):
            imported(SURVEYS / name)
        return
    found = imported(SURVEYS / name)[2]
    counts = found.counts
    assert counts["rows_in"] == len(table.frame) + len(table.left_out)
    assert counts["rows_in"] == counts["kept"] + len(found.rejects)


@pytest.mark.parametrize(
    ("name", "kind", "rows", "left_out"),
    [
        ("google_forms/reponses_formulaire_1.csv", "google_forms", 53, 0),
        ("google_forms/reponses_ligne_ajoutee_avant_entete.csv", "google_forms", 47, 1),
        ("kobo/dietary_needs_both_labels.csv", "kobo", 3, 1),
        ("kobo/dietary_needs_both_labels.xlsx", "kobo", 3, 1),
        ("limesurvey/enquete_hggsp_libelles_60.csv", "limesurvey", 60, 0),
        ("limesurvey/exp02_pre_codes.csv", "limesurvey", 40, 0),
        ("odk_central/singlerepeat.csv", "odk_central", 3, 0),
        ("grist/import_test_invalid_dimensions.xlsx", "tableau", 3, 2),
        ("grist/import_test_falsy_cells.xlsx", "tableau", 2, 0),
    ],
)
def test_the_rows_of_a_tool_s_file_are_all_found(name, kind, rows, left_out):
    table = read_table((SURVEYS / name).read_bytes(), name)
    assert (table.kind, len(table.frame), len(table.left_out)) == (kind, rows, left_out)


@pytest.mark.parametrize("headers", ["labels", "xml"])
@pytest.mark.parametrize(
    ("form", "rows", "repeats"),
    [
        ("grouped_repeatable", 6, {"houshold_member_repeat": 13}),
        ("nested_grouped_repeatable", 4, {"group_tree": 6, "group_nest": 8, "group_egg": 14}),
    ],
)
def test_kobo_s_repeated_groups_come_back_to_their_answers(headers, form, rows, repeats):
    path = SURVEYS / "kobo" / f"{form}_both_{headers}.xlsx"
    table = read_table(path.read_bytes(), path.name)
    assert (len(table.frame), len(table.left_out)) == (rows, 0)
    assert all(
        f"groupe répété « {name} » : {count} ligne(s) réunies dans {rows} réponse(s)" in table.notes
        for name, count in repeats.items()
    )


@pytest.mark.parametrize("written", ["both", "details"])
@pytest.mark.parametrize("headers", ["labels", "xml"])
def test_kobo_s_choices_are_the_same_however_they_were_exported(written, headers):
    path = SURVEYS / "kobo" / f"dietary_needs_{written}_{headers}.csv"
    table = read_table(path.read_bytes(), path.name)
    ((name, options),) = table.options.items()
    assert len(options) == 4
    assert [len(cell.split(OPTION_MARK)) for cell in table.frame[name]] == [1, 2, 4]


def test_limesurvey_s_lists_of_ticks_become_one_column_a_question():
    path = SURVEYS / "limesurvey" / "enquete_hggsp_libelles_60.csv"
    table = read_table(path.read_bytes(), path.name)
    # « Renseignez votre parcours académique… » has 14 boxes and a free text.
    name, options = next(iter(table.options.items()))
    assert len(options) == 14
    assert f"{name} [Autre]" in table.frame.columns
    ticked = table.frame[name].dropna().str.split(OPTION_MARK).explode()
    assert (ticked == "Classe préparatoire AL ou équivalent").sum() == 14


@pytest.mark.slow
def test_a_workbook_of_a_million_blank_rows_loses_none():
    path = SURVEYS / "grist" / WIDE_EMPTY
    table = read_table(path.read_bytes(), path.name)
    assert len(table.frame) == 3
    assert set(table.left_out["reason_fr"]) == {"ligne vide"}


@pytest.mark.parametrize(
    ("name", "kind", "rows"),
    [
        ("kobo/form_all_geo_types_v1.json", "kobo", 1),
        ("kobo/form_dietary_needs_v1.json", "kobo", 3),
        ("kobo/form_grouped_repeatable_v1.json", "kobo", 6),
        ("kobo/form_nested_grouped_repeatable_v1.json", "kobo", 2),
        ("kobo/form_site_inspection_v2.json", "kobo", 2),
        ("grist/rest_records_normal.json", "grist", 2),
    ],
)
def test_the_answers_of_a_json_file_are_all_found(name, kind, rows):
    table = read_table((SURVEYS / name).read_bytes(), name)
    assert (table.kind, len(table.frame), len(table.left_out)) == (kind, rows, 0)


def test_a_form_without_submissions_is_refused():
    path = SURVEYS / "kobo" / NO_SUBMISSION
    with pytest.raises(SurveyError, match="ne contient aucune réponse"):
        read_table(path.read_bytes(), path.name)


def test_json_that_is_no_list_of_answers_is_refused():
    path = DATA / "texts" / "republique_numerique" / "contributions.json"
    with pytest.raises(SurveyError, match="n'est pas une liste de réponses"):
        read_table(path.read_bytes(), path.name)


def test_limesurvey_s_codes_without_labels_are_told_from_labels():
    coded, labelled = (
        read_table((SURVEYS / "limesurvey" / name).read_bytes(), name).notes
        for name in ("exp02_pre_codes.csv", "exp02_pre_libelles.csv")
    )
    assert any("demandez l'export des libellés" in note and "« HMI »" in note for note in coded)
    assert any("« N/A » lues comme vides" in note for note in labelled)


def test_odk_codes_missing_from_the_options_are_kept():
    path = SURVEYS / "odk_central" / "select_multiple_split.csv"
    table = read_table(path.read_bytes(), path.name)
    assert table.options == {"q1": ("x", "y", "z"), "g1-q2": ("m", "n")}
    assert table.frame["q1"][2].split(OPTION_MARK) == ["a", "b"]
    assert table.frame["g1-q2"][3].split(OPTION_MARK) == ["m", "x"]


def test_odk_s_files_zipped_are_one_survey(tmp_path):
    zipped = tmp_path / "singlerepeat.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        for path in sorted((SURVEYS / "odk_central").glob("singlerepeat*.csv")):
            archive.write(path, path.name)
    table = read_table(zipped.read_bytes(), zipped.name)
    assert (len(table.frame), len(table.left_out)) == (3, 0)
    assert table.frame["children-child/name"].isna().tolist() == [True, False, False]
    assert table.frame["children-child/name"][3] == "- Billy\n- Blaine"
