import json
import logging
import shutil
import stat
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest
import shapely
from filelock import FileLock

from generator.catalogues import read_catalogue
from generator.errors import GateError, SurveyError
from generator.intake import (
    Known,
    import_survey,
    load_proposals,
    load_statements,
    pseudonym_key,
)
from generator.intake.listing import list_kept
from generator.needs.answers.no_need import stated
from generator.needs.answers.statements import PROPOSAL_COLUMNS, STATEMENT_COLUMNS, Origin

EPCI = "200000001"
ROOT = Path(__file__).parents[2]
KEY = b"k" * 32
NOTHING_MORE = Known()
LENT = "Besoin;Ressources que vous pourriez partager\nun bus;une grange\n;un tracteur\n"
SURVEY = "Répondant;Besoin;Nom;Couleur\nA1;un bus, écrire à a@b.fr;Durand;bleu\nA2;NSP;Petit;vert\n"


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "enquetes").mkdir()
    (tmp_path / "Besoins 2026.csv").write_text(SURVEY, encoding="utf-8")
    return tmp_path


def write(workspace, text):
    (workspace / "Besoins 2026.csv").write_text(text, encoding="utf-8")


def bring(
    workspace,
    name="Besoins 2026.csv",
    *,
    accept=True,
    epci_code=EPCI,
    communes=None,
    known=NOTHING_MORE,
    **origin,
):
    return import_survey(
        workspace / name,
        workspace / "enquetes",
        origin=Origin(epci_code, **origin),
        accept=accept,
        communes=communes,
        key=KEY,
        known=known,
    )


def home(workspace):
    return workspace / "enquetes" / "besoins-2026"


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


def test_an_import_cut_short_is_seen_at_the_next_reading(workspace):
    bring(workspace)
    (home(workspace) / "import.json").unlink()
    with pytest.raises(SurveyError, match=r"« besoins-2026 » : l'importation a été interrompue"):
        load_statements(workspace / "enquetes")


def test_resources_and_offers_are_kept_beside_the_answers(workspace):
    write(workspace, LENT)
    report = bring(workspace)
    kept = load_proposals(workspace / "enquetes")
    assert kept["proposal_text"].tolist() == ["une grange", "un tracteur"]
    assert kept["proposal_kind"].tolist() == ["ressource", "ressource"]
    assert kept["source_row"].tolist() == [2, 3]
    assert kept.dtypes.astype(str).to_dict() == PROPOSAL_COLUMNS
    assert (report.counts["statements"], report.counts["proposals"]) == (1, 2)


def test_a_survey_of_resources_alone_is_imported(workspace):
    write(workspace, LENT.replace("un bus", ""))
    assert bring(workspace).counts["statements"] == 0
    assert load_statements(workspace / "enquetes").empty
    assert len(load_proposals(workspace / "enquetes")) == 2


def test_who_needs_nothing_is_kept_as_a_person_and_never_as_a_statement(workspace):
    write(workspace, "Répondant;Besoin\nA1;un bus\nA2;Rien, tout va bien.\nA3;\n")
    report = bring(workspace)
    kept = load_statements(workspace / "enquetes")
    assert kept["is_without_need"].tolist() == [False, True]  # the blank answer is not heard
    assert kept["respondent_id"].nunique() == 2
    assert stated(kept)["statement_text"].tolist() == ["un bus"]
    assert (report.counts["not_an_answer"], report.counts["heard_without_need"]) == (2, 1)
    listed = list_kept(home(workspace), read_catalogue([ROOT / "data"]))
    assert [said["ligne"] for said in listed["enonces"]] == [2]
    assert [(row["ligne"], row["raison"].split(" : ")[-1]) for row in listed["rejets"]] == [
        (3, "personne entendue, comptée"),
        (4, "aucun texte, ou une réponse qui ne dit rien (« ne sait pas », « idem »…)"),
    ]


def test_a_survey_where_everybody_needs_nothing_is_imported(workspace):
    write(workspace, "id;Besoin\n1;RAS\n2;aucun besoin\n")
    assert bring(workspace).counts["statements"] == 0
    assert load_statements(workspace / "enquetes")["is_without_need"].tolist() == [True, True]


def test_an_import_made_before_people_without_need_were_counted_holds_statements_only(workspace):
    made_by_the_version_before(workspace, "is_without_need")
    assert len(stated(load_statements(workspace / "enquetes"))) == 1


def test_what_was_masked_is_kept_statement_by_statement(workspace):
    write(workspace, "id;Besoin\n1;un bus, écrire à a@b.fr\n2;du pain\n")
    bring(workspace)
    masks = pd.read_parquet(home(workspace) / "masques.parquet")
    masks = masks.set_index("statement_id")["kinds"]
    assert masks.fillna("rien").to_dict() == {
        "besoins-2026-1-1": "courriel",
        "besoins-2026-2-1": "rien",
    }


def test_without_any_survey_there_is_no_proposal_but_its_columns(tmp_path):
    assert load_proposals(tmp_path).dtypes.astype(str).to_dict() == PROPOSAL_COLUMNS


def test_proposals_changed_since_their_import_are_refused(workspace):
    write(workspace, LENT)
    bring(workspace)
    path = home(workspace) / "ressources_proposees.parquet"
    load_proposals(workspace / "enquetes").head(1).to_parquet(path)
    with pytest.raises(SurveyError, match="l'importation a été interrompue"):
        load_proposals(workspace / "enquetes")


@pytest.mark.parametrize("name", ["reponses.parquet", "ressources_proposees.parquet"])
def test_answers_that_disappeared_are_told(workspace, name):
    bring(workspace)
    (home(workspace) / name).unlink()
    load = load_statements if name == "reponses.parquet" else load_proposals
    with pytest.raises(SurveyError, match=r"ont disparu\. Réimportez") as told:
        load(workspace / "enquetes")
    assert "supprimez aussi enquetes/besoins-2026/import.json" in str(told.value)


def made_by_the_version_before(workspace, *absent):
    """Leave what the first version of an import left: fewer files, fewer columns."""
    bring(workspace)
    for name in ("ressources_proposees.parquet", "masques.parquet"):
        (home(workspace) / name).unlink()
    path, file = home(workspace) / "reponses.parquet", home(workspace) / "import.json"
    pd.read_parquet(path).drop(columns=["age_band", "theme_given", *absent]).to_parquet(
        path, index=False
    )
    told = json.loads(file.read_text(encoding="utf-8"))
    told["statements_sha256"] = sha256(path.read_bytes()).hexdigest()
    file.write_text(json.dumps({k: told[k] for k in told if k[:5] not in ("propo", "masks")}))


def test_an_import_of_the_version_before_is_still_read_and_said_to_be_poorer(workspace, caplog):
    made_by_the_version_before(workspace)
    with caplog.at_level(logging.WARNING):
        found = load_statements(workspace / "enquetes")
        assert load_proposals(workspace / "enquetes").empty
    assert found.dtypes.astype(str).to_dict() == STATEMENT_COLUMNS
    assert found["age_band"].isna().all()
    assert found["statement_text"].tolist() == ["un bus, écrire à [courriel]"]
    lacking = [record.message.split(", sans ")[1] for record in caplog.records]
    assert lacking == [
        "theme_given, age_band ; réimportez-la",
        "ressources_proposees.parquet ; réimportez-la",
    ]


def said(workspace):
    folder = workspace / "enquetes"
    return (
        load_statements(folder)["statement_text"].tolist(),
        load_proposals(folder)["proposal_text"].tolist(),
    )


OLD, NEW = (["un bus"], ["une grange", "un tracteur"]), (["du pain"], ["un four"])


@pytest.mark.parametrize("moment", range(12))  # six files, each written then moved into place
def test_an_import_killed_at_any_moment_leaves_the_one_before_or_the_new_one(
    workspace, monkeypatch, moment
):
    write(workspace, LENT)
    bring(workspace)
    write(workspace, LENT.replace("un bus;une grange\n;un tracteur", "du pain;un four"))
    moves, really = iter(range(99)), Path.replace

    def killed(path, target):
        if next(moves) == moment:
            raise KeyboardInterrupt
        return really(path, target)

    monkeypatch.setattr("pathlib.Path.replace", killed)
    with pytest.raises(KeyboardInterrupt):
        bring(workspace)
    monkeypatch.undo()
    assert said(workspace) == OLD if moment < 6 else said(workspace) in (OLD, NEW)
    bring(workspace)
    assert said(workspace) == NEW
    assert not list(home(workspace).glob(".*"))


def test_an_import_written_whole_before_it_was_killed_is_finished_by_the_next(
    workspace, monkeypatch
):
    write(workspace, LENT)
    with monkeypatch.context() as cut:
        cut.setattr("generator.intake.replacing._move_in", lambda _: None)
        bring(workspace)
    assert not (home(workspace) / "import.json").exists()
    write(workspace, f"{LENT.splitlines()[0]}\nNSP;\nNSP;néant\n")
    with pytest.raises(SurveyError, match="aucune des 2 lignes"):
        bring(workspace)
    assert said(workspace) == OLD


def test_two_imports_at_once_do_not_meet(workspace, monkeypatch):
    bring(workspace)
    before = load_statements(workspace / "enquetes")
    monkeypatch.setattr("generator.decisions.files.LOCK_SECONDS", 0.05)
    with (
        FileLock(workspace / "enquetes" / ".verrou"),
        pytest.raises(GateError, match="une autre écriture est en cours") as refused,
    ):
        bring(workspace)
    assert refused.value.exit_code == 4
    assert load_statements(workspace / "enquetes").equals(before)
    assert bring(workspace).counts["statements"] == 1


def test_a_theme_that_does_not_exist_is_refused_with_those_that_do(workspace):
    with pytest.raises(SurveyError):
        bring(workspace, accept=False)
    path = home(workspace) / "correspondance.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            "name: Couleur\n  role: unknown",
            "name: Couleur\n  role: need_choice\n  themes: {bleu: mobilité, vert: mobilite}",
        ),
        encoding="utf-8",
    )
    with pytest.raises(SurveyError, match="le thème « mobilité » n'existe pas") as refused:
        bring(workspace, known=Known(theme_ids={"mobilite", "sante"}))
    assert "Choisissez parmi mobilite, sante" in str(refused.value)
    path.write_text(path.read_text(encoding="utf-8").replace("mobilité", "mobilite"), "utf-8")
    bring(workspace, known=Known(theme_ids={"mobilite", "sante"}))
    given = load_statements(workspace / "enquetes")["theme_given"].dropna()
    assert set(given) == {"mobilite"}


def test_a_point_gives_its_commune_and_outlines_are_asked_only_for_points(workspace):
    square = pd.DataFrame(
        {"commune_code": ["21231"], "geometry": [shapely.box(5.0, 47.2, 5.1, 47.4)]}
    )
    asked = []

    def outlines():
        asked.append(True)
        return square

    communes = pd.DataFrame(
        {"commune_code": ["21231"], "commune_name": ["Dijon"], "epci_code": [EPCI]}
    )
    bring(workspace, known=Known(outlines), communes=communes)
    assert asked == []
    shutil.rmtree(home(workspace))
    write(workspace, "Besoin;latitude;longitude\nun bus;47.32;5.04\n")
    bring(workspace, known=Known(outlines), communes=communes)
    assert asked == [True]
    kept = load_statements(workspace / "enquetes")
    assert kept["commune_code"].tolist() == ["21231"]
    assert not {"latitude", "longitude"} & set(kept.columns)


def test_a_full_disk_replaces_nothing(workspace, monkeypatch):
    bring(workspace)
    before = (home(workspace) / "reponses.parquet").read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(SurveyError, match=r"écriture impossible .* Libérez de la place"):
        bring(workspace)
    monkeypatch.undo()
    assert (home(workspace) / "reponses.parquet").read_bytes() == before
    assert not list(home(workspace).glob(".*"))


def test_no_survey_gives_an_empty_table_with_its_columns(tmp_path):
    found = load_statements(tmp_path)
    assert found.empty
    assert found.dtypes.astype(str).to_dict() == STATEMENT_COLUMNS


def test_surveys_are_read_together(workspace):
    bring(workspace)
    other = workspace / "autre.csv"
    other.write_text("id;Besoin\n1;un marché\n", encoding="utf-8")
    import_survey(
        other,
        workspace / "enquetes",
        origin=Origin("200000002"),
        accept=True,
        communes=None,
        key=KEY,
    )
    found = load_statements(workspace / "enquetes")
    assert found["survey_id"].tolist() == ["autre", "besoins-2026"]
    assert found.dtypes.astype(str).to_dict() == STATEMENT_COLUMNS


def test_the_communes_given_are_used(workspace):
    (workspace / "Besoins 2026.csv").write_text("id;Commune;Besoin\n1;Dijon;un bus\n", "utf-8")
    communes = pd.DataFrame(
        {"commune_code": ["21231"], "commune_name": ["Dijon"], "epci_code": [EPCI]}
    )
    bring(workspace, communes=communes)
    assert load_statements(workspace / "enquetes")["commune_code"].tolist() == ["21231"]


def test_the_pseudonym_key_is_made_once_and_for_its_owner_only(tmp_path):
    path = tmp_path / ".cle_pseudonymes"
    key = pseudonym_key(path)
    assert len(key) == 32
    assert pseudonym_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_shortened_key_is_refused(tmp_path):
    (tmp_path / "cle").write_bytes(b"short")
    with pytest.raises(SurveyError, match="la clé des pseudonymes est abîmée"):
        pseudonym_key(tmp_path / "cle")
