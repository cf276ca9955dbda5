"""What is read of the surveys brought in, all together: statements, proposals, people, the key."""

import stat

import pandas as pd
import pytest

from generator.errors import SurveyError
from generator.intake import (
    import_survey,
    load_proposals,
    load_statements,
    pseudonym_key,
)
from generator.needs.answers.no_need import stated
from generator.needs.answers.statements import PROPOSAL_COLUMNS, STATEMENT_COLUMNS, Origin
from tests.unit.intake.surveys import (
    EPCI,
    KEY,
    LENT,
    bring,
    home,
    made_by_the_version_before,
    write,
)


def test_an_import_made_before_people_without_need_were_counted_holds_statements_only(workspace):
    made_by_the_version_before(workspace, "is_without_need")
    assert len(stated(load_statements(workspace / "enquetes"))) == 1


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
