import os
from pathlib import Path

import pytest

from generator.errors import SurveyError
from generator.needs.mapping import from_yaml, propose, to_yaml
from generator.needs.reading import read_table
from generator.needs.statements import Origin, to_statements

pytestmark = pytest.mark.real

ROOT = Path(__file__).resolve().parents[2]
DATA = (ROOT / os.environ.get("GENERATEUR_DONNEES", "../shared/data")).resolve()
SURVEYS = DATA / "surveys"
MEL = DATA / "texts" / "mel_granddebat" / "propositions-libres.csv"
EPCI_MEL = "200093201"
# A workbook of 1,048,575 rows, three of them filled: slow to list, and read by its own test.
WIDE_EMPTY = "import_test_empty_rows.xlsx"
FILES = sorted(
    path.relative_to(SURVEYS).as_posix()
    for path in SURVEYS.glob("*/*")
    if path.suffix in {".csv", ".xlsx"} and path.name != WIDE_EMPTY
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


def test_kobo_repeats_that_are_not_read_are_named():
    path = SURVEYS / "kobo" / "grouped_repeatable_both_labels.xlsx"
    notes = read_table(path.read_bytes(), path.name).notes
    assert "autre feuille non lue : « houshold_member_repeat » (14 lignes)" in notes


@pytest.mark.slow
def test_a_workbook_of_a_million_blank_rows_loses_none():
    path = SURVEYS / "grist" / WIDE_EMPTY
    table = read_table(path.read_bytes(), path.name)
    assert len(table.frame) == 3
    assert set(table.left_out["reason_fr"]) == {"ligne vide"}


def test_the_json_files_are_refused_in_french():
    for path in sorted(SURVEYS.glob("*/*.json")):
        with pytest.raises(SurveyError, match="le JSON n'est pas encore lu"):
            read_table(path.read_bytes(), path.name)
