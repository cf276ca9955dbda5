import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from flows.deployments import flow_of, read_deployments, served
from flows.full import full
from flows.parameters import Reglages

pytestmark = pytest.mark.flows

FLOWS = sorted(Path("flows").glob("*.py"))
MOST_LINES = 80
SQL = re.compile(r"\b(select|insert)\b", re.IGNORECASE)


@pytest.mark.parametrize("deployment", read_deployments(), ids=lambda given: given["name"])
def test_a_deployment_names_a_flow_and_gives_it_parameters_it_takes(deployment):
    flow = flow_of(deployment)
    assert flow.name
    assert flow.description
    flow.validate_parameters(deployment.get("parameters", {}))


def test_one_run_of_a_deployment_at_a_time_and_hours_are_those_of_paris():
    for deployment in served():
        assert deployment.concurrency_limit == 1
        assert {given.schedule.timezone for given in deployment.schedules} <= {"Europe/Paris"}


def test_sources_come_each_night_and_the_country_each_week():
    crons = {given["name"]: [s["cron"] for s in given.get("schedules", [])]
             for given in read_deployments()}  # fmt: skip
    assert crons["Collecte de la nuit"] == ["0 2 * * *"]
    assert crons["France, chaque semaine"] == ["0 4 * * 0"]


def test_every_parameter_of_the_form_is_explained_in_french():
    shown = full.parameters.definitions["Reglages"]["properties"]
    assert shown.keys() == Reglages.model_fields.keys()
    assert all(field["title"] and field["description"].endswith(".") for field in shown.values())


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"epci": "39055"}, "pattern"),
        ({"departement": "2C"}, "pattern"),
        ({"epci": "200039055", "departement": "21"}, "pas les deux"),
        ({"territoire": "21"}, "Extra inputs"),
    ],
)
def test_the_form_refuses(given, fault):
    with pytest.raises(ValidationError, match=fault):
        Reglages(**given)


@pytest.mark.parametrize("file", FLOWS, ids=lambda file: file.name)
def test_a_flow_is_short_and_holds_no_sql(file):
    text = file.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    assert not SQL.search(text)
