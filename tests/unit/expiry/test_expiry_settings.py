"""How long answers are kept: the setting, its bounds and the command."""

import datetime as dt
import json

import pytest
import typer
from typer.testing import CliRunner

from generator import expiry
from generator.cli.expiry import add_to
from generator.cli.shared import Context
from generator.errors import DataError, UsageError
from generator.settings import Settings, read_settings, shipped
from tests.unit.expiry.workspaces import TODAY, rule, survey


def test_the_months_kept_are_a_setting_with_bounds(workspace):
    assert read_settings(workspace.settings_file).mois_de_conservation == 24
    workspace.settings_file.write_text("mois_de_conservation = 6\n")
    assert read_settings(workspace.settings_file).mois_de_conservation == 6
    for months in (0, 121):
        workspace.settings_file.write_text(f"mois_de_conservation = {months}\n")
        with pytest.raises(DataError, match="mois_de_conservation"):
            read_settings(workspace.settings_file)


def test_the_rule_of_a_workspace_takes_the_small_counts_of_its_lists(workspace):
    assert expiry.rule_for(workspace, shipped("data"), months=24, today=TODAY) == rule()
    (workspace.catalogues / "thresholds.csv").write_text(
        "threshold_id,value,unit,sentence_fr,source_fr\n"
        "persons_published_min,20,personnes,Un effectif est publié dès 20,choix local\n"
    )
    assert expiry.rule_for(workspace, shipped("data"), months=24, today=TODAY).threshold == 20


@pytest.fixture
def command(workspace):
    app = typer.Typer()
    add_to(app)
    app.command("autre")(lambda: None)

    def call(*words):
        context = Context(workspace, quiet=True)
        return CliRunner().invoke(app, ["expirer", *words], obj=context)

    return call


def test_the_command_tries_then_deletes(workspace, command):
    survey(workspace, "mobilites", "2020-01-01")
    tried = json.loads(command("--dry-run", "--json").stdout)
    done = json.loads(command("--json").stdout)
    assert tried["enquetes"] == done["enquetes"] == ["mobilites"]
    assert tried["certificats"] == []
    assert [path.stem for path in workspace.certificates.glob("*.json")] == done["certificats"]
    assert "Aucune réponse n'a expiré" in command().stdout


def test_the_command_may_keep_fewer_months_than_the_setting(workspace, command):
    last_year = dt.datetime.now(tz=dt.UTC).date() - dt.timedelta(days=365)
    survey(workspace, "mobilites", last_year.isoformat())
    assert json.loads(command("--json").stdout)["enquetes"] == []
    assert json.loads(command("--mois", "6", "--json").stdout)["enquetes"] == ["mobilites"]


@pytest.mark.parametrize("months", ["0", "121"])
def test_the_command_refuses_months_out_of_bounds(command, months):
    refused = command("--mois", months)
    assert isinstance(refused.exception, UsageError)
    assert "de 1 à 120 mois" in str(refused.exception)


def test_every_default_of_the_settings_is_within_its_bounds():
    assert Settings(mois_de_conservation=Settings().mois_de_conservation)
