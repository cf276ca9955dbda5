"""A server killed the moment after it confirmed: what it confirmed is on the disk."""

import os
import re
import signal
import sqlite3
from pathlib import Path

import httpx
import pytest

from tests.review.browser import PASSWORD, command, copy_of, served
from tests.review.conftest import OUCHE

pytestmark = pytest.mark.slow
KEY = f"{OUCHE}-recyclerie"
TIMES = 3


def kill(process):
    """Kill the server and its workers where they stand, as a power cut would."""
    workers = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    for pid in (process.pid, *map(int, workers)):
        os.kill(pid, signal.SIGKILL)
    process.wait()


def post(client, address, page, **form):
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[1]
    return client.post(address, data=form | {"csrfmiddlewaretoken": token})


def test_a_server_killed_right_after_it_confirmed_loses_no_decision(demo_space, tmp_path):
    space = copy_of(demo_space, tmp_path / "espace")
    told = command(space, "revue", "ajouter", "claire", "--role", "charge", "--epci", OUCHE)
    assert told.returncode == 0, told.stderr
    for seen in range(TIMES):
        with served(space) as (address, process), httpx.Client(base_url=address) as client:
            page = client.get("/connexion/")
            post(client, "/connexion/", page, username="claire", password=PASSWORD)
            page = client.get(f"/opportunites/{KEY}/")
            assert page.text.count("Vu avant la panne") == seen
            answer = post(
                client, f"/opportunites/{KEY}/decision/", page,
                verdict="retenir", comment=f"Vu avant la panne {seen}", seen_version=seen,
            )  # fmt: skip
            kill(process)
            assert answer.status_code == 302
    base = sqlite3.connect(space / "revue.sqlite3")
    kept = base.execute("select version, comment from review_decision order by version").fetchall()
    assert kept == [(n + 1, f"Vu avant la panne {n}") for n in range(TIMES)]
    assert base.execute("pragma integrity_check").fetchone() == ("ok",)
    base.close()
