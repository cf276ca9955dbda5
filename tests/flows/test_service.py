"""The service as an operator runs it: a real server, real deployments, real processes."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest

from flows.server import SETTINGS

pytestmark = [pytest.mark.flows, pytest.mark.slow]

ROOT = Path(__file__).parents[2]
PREFECT = [sys.executable, "-m", "prefect", "--no-prompt"]
GENERATEUR = [sys.executable, "-c", "from generator.cli import main; main()"]
STARTED_IN_S = 90
DONE_IN_S = 180
ENDS = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}
DEMO = {"reglages": {"demo": True, "epci": "200039055"}}


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def machine(tmp_path: Path) -> dict[str, str]:
    """The environment of a machine that never saw Prefect: nothing of the tests' own server."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    home = {"PREFECT_HOME": str(tmp_path / "prefect"), "PYTHONPATH": str(ROOT)}
    return {**ours, **SETTINGS, **home, "GENERATEUR_ESPACE": str(tmp_path / "espace")}


@contextmanager
def running(command: list[str], env: dict[str, str], log: Path) -> Iterator[None]:
    """Run a program beside the test, and stop it as an operator would."""
    with log.open("wb") as file:
        program = subprocess.Popen(command, env=env, cwd=ROOT, stdout=file, stderr=file)
    try:
        yield
    finally:
        program.send_signal(signal.SIGTERM)
        try:
            program.wait(30)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait(30)


def until(seconds: float, ask: Callable[[], str | None], what: str) -> str:
    """Ask again and again, while the server starts or works, until there is an answer."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if answer := ask():
                return answer
        except httpx.TransportError:
            pass
        time.sleep(0.5)
    pytest.fail(f"{what} : rien en {seconds} s")


def deployment_of(api: str, name: str) -> str:
    def ask() -> str | None:
        found = httpx.post(f"{api}/deployments/filter", json={}).json()
        return next((str(given["id"]) for given in found if given["name"] == name), None)

    return until(STARTED_IN_S, ask, f"déploiement « {name} »")


def run_now(api: str, deployment: str, parameters: dict[str, object]) -> str:
    body = {"parameters": parameters, "state": {"type": "SCHEDULED"}}
    answer = httpx.post(f"{api}/deployments/{deployment}/create_flow_run", json=body)
    return str(answer.json()["id"])


def next_start(api: str, deployment: str) -> str:
    """Wait for the server to plan the next run of a deployment, and return when."""

    def ask() -> str | None:
        wanted = {"deployments": {"id": {"any_": [deployment]}}, "sort": "EXPECTED_START_TIME_ASC"}
        planned = httpx.post(f"{api}/flow_runs/filter", json=wanted).json()
        return next((str(run["expected_start_time"]) for run in planned), None)

    return until(STARTED_IN_S, ask, "prochaine exécution planifiée")


def end_of(api: str, run_id: str) -> str:
    def ask() -> str | None:
        kind = str(httpx.get(f"{api}/flow_runs/{run_id}").json()["state_type"])
        return kind if kind in ENDS else None

    return until(DONE_IN_S, ask, "fin de l'exécution")


def test_a_worker_runs_a_deployment_to_its_end(machine, port, tmp_path):
    api = f"http://127.0.0.1:{port}/api"
    server = [*PREFECT, "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    env = {**machine, "PREFECT_API_URL": api}

    def prefect(*words: str) -> None:
        done = subprocess.run(
            [*PREFECT, *words], env=env, cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr

    with running(server, machine, tmp_path / "serveur.log"):
        until(STARTED_IN_S, lambda: httpx.get(f"{api}/health").text, "serveur")
        prefect("work-pool", "create", "generateur", "--type", "process")
        prefect("deploy", "--all")
        run_id = run_now(api, deployment_of(api, "Un territoire, à la demande"), DEMO)
        worker = [*PREFECT, "worker", "start", "--pool", "generateur", "--limit", "1"]
        with running(worker, env, tmp_path / "travailleur.log"):
            assert end_of(api, run_id) == "COMPLETED", (tmp_path / "travailleur.log").read_text()

    released = list((tmp_path / "espace" / "release").glob("*-200039055/opportunites.xlsx"))
    assert len(released) == 1


def test_the_service_of_one_machine_runs_a_deployment_to_its_end(machine, port, tmp_path):
    api = f"http://127.0.0.1:{port}/api"
    log = tmp_path / "service.log"
    with running([*GENERATEUR, "flux", "servir", "--port", str(port)], machine, log):
        deployment = deployment_of(api, "Collecte de la nuit")
        planned = datetime.fromisoformat(next_start(api, deployment))
        assert planned.astimezone(ZoneInfo("Europe/Paris")).hour == 2
        run_id = run_now(api, deployment, {"reglages": {"demo": True}})
        assert end_of(api, run_id) == "COMPLETED", log.read_text()

    kept = tmp_path / "espace" / "entrepot" / "snapshots" / "demo_communes"
    assert (kept / "dernier").exists()
    with pytest.raises(httpx.TransportError):
        httpx.get(f"{api}/health")
