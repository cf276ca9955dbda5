"""A survey comes in: its mapping agreed, its statements kept, nothing of who answered."""

import json

import pytest

from generator.errors import SurveyError
from generator.intake import (
    load_statements,
)
from tests.unit.intake.surveys import EPCI, SURVEY, bring, home, write


def test_without_agreement_only_the_mapping_is_saved(workspace):
    with pytest.raises(SurveyError, match=r"« Couleur »\. Relisez .* avec --accepter") as caught:
        bring(workspace, accept=False)
    assert caught.value.exit_code == 3
    assert [path.name for path in home(workspace).iterdir()] == ["correspondance.yaml"]
    assert load_statements(workspace / "enquetes").empty


def test_an_accepted_survey_leaves_its_statements_and_its_report(workspace):
    report = bring(workspace)
    assert sorted(path.name for path in home(workspace).iterdir()) == [
        "correspondance.yaml",
        "import.json",
        "masques.parquet",
        "rejets.csv",
        "reponses.parquet",
        "ressources_proposees.parquet",
    ]
    told = json.loads((home(workspace) / "import.json").read_text(encoding="utf-8"))
    assert told["epci_code"] == EPCI
    assert told["not_understood"] == ["Couleur"]
    assert told["dropped_personal"] == ["Nom"]
    assert told["encoding"] == "utf-8"
    assert told["separator"] == ";"
    assert told["masked"]["courriel"] == 1
    assert told["counts"] == report.counts
    assert report.counts == {
        "rows_in": 2,
        "kept": 1,
        "set_aside": 0,
        "rejected": 0,
        "not_an_answer": 1,
        "statements": 1,
        "heard_without_need": 0,
        "proposals": 0,
    }


def test_nothing_stored_tells_who_answered(workspace):
    bring(workspace)
    for path in home(workspace).iterdir():
        content = path.read_bytes()
        for secret in (b"Durand", b"a@b.fr", b"Petit"):
            assert secret not in content
    respondents = load_statements(workspace / "enquetes")["respondent_id"]
    assert respondents.str.fullmatch("[0-9a-f]{16}").all()


def test_the_rejects_open_in_a_french_spreadsheet(workspace):
    bring(workspace)
    raw = (home(workspace) / "rejets.csv").read_bytes()
    assert raw.decode("utf-8-sig").splitlines() == [
        "ligne;sort;raison;colonne",
        "3;pas_une_reponse;aucun texte, ou une réponse qui ne dit rien (« ne sait pas », « idem »…);Besoin",
    ]
    assert raw.startswith(b"\xef\xbb\xbf")


def test_a_column_named_as_a_formula_is_disarmed_in_the_rejects(workspace):
    (workspace / "Besoins 2026.csv").write_text("id;=besoin\n1;un bus\n2;\n", encoding="utf-8")
    bring(workspace)
    assert ";'=besoin" in (home(workspace) / "rejets.csv").read_text(encoding="utf-8-sig")


def test_importing_again_replaces_the_survey_whole(workspace):
    bring(workspace)
    again = SURVEY.replace("NSP", "du pain")
    (workspace / "Besoins 2026.csv").write_text(again, encoding="utf-8")
    bring(workspace)
    assert load_statements(workspace / "enquetes")["statement_text"].tolist() == [
        "un bus, écrire à [courriel]",
        "du pain",
    ]


def test_another_file_of_the_same_name_is_said_to_replace_the_first(workspace, caplog):
    bring(workspace)
    bring(workspace)
    assert "remplace" not in caplog.text
    write(workspace, SURVEY.replace("NSP", "du pain"))
    bring(workspace)
    assert "besoins-2026 : remplace un autre fichier de ce nom, importé le 20" in caplog.text


def test_importing_twice_gives_the_same_bytes(workspace):
    bring(workspace)
    first = (home(workspace) / "reponses.parquet").read_bytes()
    bring(workspace)
    assert (home(workspace) / "reponses.parquet").read_bytes() == first


def test_a_corrected_mapping_is_obeyed(workspace):
    with pytest.raises(SurveyError):
        bring(workspace, accept=False)
    path = home(workspace) / "correspondance.yaml"
    corrected = path.read_text(encoding="utf-8").replace(
        "name: Couleur\n  role: unknown", "name: Couleur\n  role: theme_hint"
    )
    path.write_text(corrected, encoding="utf-8")
    assert bring(workspace).not_understood == ()
    assert load_statements(workspace / "enquetes")["theme_hint"].tolist() == ["bleu"]


def test_a_survey_never_serves_another_epci(workspace):
    bring(workspace)
    with pytest.raises(SurveyError, match="déjà importée pour l'EPCI 200000001") as refused:
        bring(workspace, epci_code="200000002")
    assert "supprimez enquetes/besoins-2026/" in str(refused.value)
    assert "renommez" not in str(refused.value).lower()


@pytest.mark.parametrize("epci_code", [EPCI, "200000002"])
@pytest.mark.parametrize("accept", [True, False])
def test_a_copy_of_a_file_already_imported_is_refused_under_any_name(workspace, epci_code, accept):
    bring(workspace)
    (workspace / "Besoins 2026_v2.csv").write_text(SURVEY, encoding="utf-8")
    with pytest.raises(SurveyError, match="déjà importé, c'est l'enquête « besoins-2026 »"):
        bring(workspace, "Besoins 2026_v2.csv", accept=accept, epci_code=epci_code)
    assert [path.name for path in (workspace / "enquetes").glob("[!.]*")] == ["besoins-2026"]
    assert len(load_statements(workspace / "enquetes")) == 1


def test_another_file_of_the_same_form_is_another_survey(workspace):
    bring(workspace)
    (workspace / "Besoins 2027.csv").write_text(SURVEY.replace("A1", "B1"), encoding="utf-8")
    bring(workspace, "Besoins 2027.csv")
    assert len(load_statements(workspace / "enquetes")) == 2


@pytest.mark.parametrize("kind", ["enquete", "entretien", "signalement"])
def test_the_way_people_spoke_is_kept_with_their_statements(workspace, kind):
    report = bring(workspace, source_kind=kind)
    told = json.loads((home(workspace) / "import.json").read_text(encoding="utf-8"))
    assert report.source_kind == told["source_kind"] == kind
    assert load_statements(workspace / "enquetes")["source_kind"].tolist() == [kind]


def test_a_survey_is_real_unless_it_is_said_to_be_fictive(workspace):
    assert bring(workspace).is_fictive is False
    assert bring(workspace, is_fictive=True).is_fictive is True


def test_a_survey_without_any_statement_is_refused_and_keeps_its_rejects(workspace):
    (workspace / "Besoins 2026.csv").write_text("id;Besoin\n1;NSP\n", encoding="utf-8")
    with pytest.raises(SurveyError, match=r"la seule ligne n'a pas donné .* Lisez les raisons"):
        bring(workspace)
    assert (home(workspace) / "rejets.csv").exists()
    assert not (home(workspace) / "reponses.parquet").exists()


def test_a_file_of_titles_alone_is_said_to_hold_no_answer(workspace):
    write(workspace, "id;Besoin\n")
    with pytest.raises(SurveyError, match="aucune réponse sous la ligne de titres"):
        bring(workspace)


def test_a_refused_file_leaves_the_mapping_it_says_to_correct(workspace):
    write(workspace, "Nuance;Teinte\nbleu;clair\n")
    with pytest.raises(SurveyError, match=r"à la bonne colonne de correspondance\.yaml"):
        bring(workspace)
    assert [path.name for path in home(workspace).iterdir()] == ["correspondance.yaml"]


def test_a_missing_file_is_said_in_french(workspace):
    (workspace / "Besoins 2026.csv").unlink()
    with pytest.raises(SurveyError, match="le fichier ne peut pas être lu"):
        bring(workspace)
