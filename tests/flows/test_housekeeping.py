import json

import pandas as pd
import pytest
from pydantic import ValidationError

from flows.deployments import read_deployments
from flows.housekeeping import ReglagesMenage, housekeeping
from generator.errors import DataError
from generator.warehouse.workspace import Workspace

pytestmark = pytest.mark.flows


@pytest.fixture
def space(tmp_path):
    """A workspace whose only survey was answered in 2020."""
    workspace = Workspace(tmp_path / "espace")
    workspace.create()
    home = workspace.surveys / "mobilites"
    home.mkdir()
    pd.DataFrame(
        {"respondent_id": ["x"], "statement_date": ["2020-01-01"], "statement_text": ["un bus"]}
    ).to_parquet(home / "reponses.parquet")
    (home / "import.json").write_text(json.dumps({"survey_id": "mobilites"}))
    return workspace


def test_the_flow_deletes_old_answers_and_shows_the_certificate(space, latest):
    outcome = housekeeping(ReglagesMenage(espace=space.root))
    assert not (space.surveys / "mobilites" / "reponses.parquet").exists()
    (certificate,) = outcome.certificates
    assert (space.certificates / f"{certificate.name}.json").exists()
    assert certificate.name in latest("menage")
    assert "un bus" not in latest("menage")


def test_a_trial_of_the_flow_deletes_nothing(space, latest):
    housekeeping(ReglagesMenage(espace=space.root, essai=True))
    assert (space.surveys / "mobilites" / "reponses.parquet").exists()
    assert "Essai : rien n'est supprimé." in latest("menage")


def test_the_months_kept_are_those_of_the_form_else_of_the_workspace(space):
    space.settings_file.write_text("mois_de_conservation = 120\n")
    assert housekeeping(ReglagesMenage(espace=space.root)).certificates == ()
    assert housekeeping(ReglagesMenage(espace=space.root, mois=12)).certificates != ()


def test_the_workspace_is_the_one_of_the_service_when_the_form_says_none(space, monkeypatch):
    monkeypatch.setenv("GENERATEUR_ESPACE", str(space.root))
    assert len(housekeeping().certificates) == 1


def test_a_folder_that_is_no_workspace_fails_the_flow(tmp_path):
    with pytest.raises(DataError, match="pas un espace de travail"):
        housekeeping(ReglagesMenage(espace=tmp_path))


@pytest.mark.parametrize("given", [{"mois": 0}, {"mois": 121}, {"duree": 3}])
def test_the_form_refuses(given):
    with pytest.raises(ValidationError):
        ReglagesMenage(**given)


def test_every_parameter_of_the_form_is_explained_in_french():
    shown = housekeeping.parameters.definitions["ReglagesMenage"]["properties"]
    assert shown.keys() == ReglagesMenage.model_fields.keys()
    assert all(field["title"] and field["description"].endswith(".") for field in shown.values())


def test_housekeeping_comes_each_month_and_one_waits_for_a_run_under_way():
    (deployment,) = [d for d in read_deployments() if d["name"] == "Ménage du mois"]
    assert [given["cron"] for given in deployment["schedules"]] == ["0 3 1 * *"]
    assert deployment["concurrency_limit"]["collision_strategy"] == "ENQUEUE"
