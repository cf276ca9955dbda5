"""Loading, deciding and reading at once, killed or held, on SQLite and on PostgreSQL."""

import json
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress

import httpx
import psycopg
import pytest

from tests.review.browser import ROOT, command, copy_of, environment, served
from tests.review.conftest import OUCHE
from tests.review.engines import (
    COMMAND_LINE,
    DJANGO,
    HURRIED,
    KILLED_AT_THE_END,
    POSTGRESQL,
    SQLITE,
    loaded,
    new_database,
    postgresql,
    rested_on,
    script,
    signed_in,
)
from tests.review.test_killed_server import kill, post

pytestmark = pytest.mark.slow
KEY = f"{OUCHE}-recyclerie"
ADDRESS = f"/opportunites/{KEY}/"
ROUNDS = 5
LOADING = 20_261_123
MODEL = "modele"  # a database, loaded once, that others are copies of
SETTING_UP = "import django; django.setup()\n"
STATE = (
    SETTING_UP
    + """
import json
from generator.review.models import Build, Decision, Opportunity, Territory
print(json.dumps({
    "builds": sorted(Build.objects.values_list("pk", flat=True)),
    "current": sorted(set(Territory.objects.current().values_list("build", flat=True))),
    "territories": Territory.objects.current().count(),
    "opportunities": Opportunity.objects.current().count(),
    "decisions": list(Decision.objects.order_by("version").values_list("version", "comment")),
}))
"""
)
DECIDE = f"""
from django.utils import timezone
from generator.review.models import Decision
from generator.review.models.decisions import decide
asked = Decision(opportunity_id="{KEY}", verdict="retenir", author_name="A", build_id="b",
    decided_at=timezone.now(), comment="avant")
decide(asked, 0)
"""
# A page that a load overtakes between its first question and its last.
OVERTAKEN = (
    SETTING_UP
    + """
import subprocess, sys
from django.http import HttpResponse
from django.test import RequestFactory
from generator.review.models import Opportunity, Territory
from generator.review.steady import SteadyReading

def builds_of(question):
    return ",".join(sorted(set(question)))

def page(_):
    first = builds_of(Territory.objects.current().values_list("build", flat=True))
    subprocess.run([sys.executable, "-c", "from generator.cli import main; main()",
        "--espace", sys.argv[1], "revue", "charger"], check=True, capture_output=True)
    last = builds_of(Opportunity.objects.current().values_list("territory__build", flat=True))
    return HttpResponse(f"{first} {last}")

print(SteadyReading(page)(RequestFactory().get("/")).content.decode(), end=" ")
print(builds_of(Territory.objects.current().values_list("build", flat=True)))
"""
)


@pytest.fixture(scope="session")
def server():
    with postgresql() as address:
        yield address


@pytest.fixture(scope="session")
def on_file(demo_space, tmp_path_factory):
    """A workspace whose review is a file, where the demonstration is loaded."""
    return loaded(copy_of(demo_space, tmp_path_factory.mktemp("file") / "espace"))


@pytest.fixture(scope="session")
def on_server(server, demo_space, tmp_path_factory):
    """The same, its review on the server."""
    made = copy_of(demo_space, tmp_path_factory.mktemp("server") / "espace")
    return loaded(rested_on(made, new_database(server, MODEL)))


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def space(request, tmp_path):
    """A copy of its own of one of the two."""
    if request.param == SQLITE:
        return shutil.copytree(request.getfixturevalue("on_file"), tmp_path / "espace")
    made = copy_of(request.getfixturevalue("on_server"), tmp_path / "espace")
    name = f"{request.node.name[:40]}-{tmp_path.parent.name}"
    server = request.getfixturevalue("server")
    return rested_on(made, new_database(server, name, model=MODEL))


def state(space):
    return json.loads(script(space, STATE).splitlines()[0])


def base_of(space):
    """The address of the server, or nothing where the database is a file."""
    lines = (space / "generateur.toml").read_text(encoding="utf-8").splitlines()
    found = [line.split('"')[1] for line in lines if line.startswith("base = ")]
    return found[0] if found else None


def other_build(space):
    """Make the current build another one, with the same tables."""
    builds = space / "entrepot" / "builds"
    last = (space / "entrepot" / "current").read_text(encoding="utf-8")
    shutil.copytree(builds / last, builds / "suivant")
    manifest = builds / "suivant" / "manifest.json"
    told = json.loads(manifest.read_text(encoding="utf-8")) | {"build_id": "suivant"}
    manifest.write_text(json.dumps(told), encoding="utf-8")
    (space / "entrepot" / "current").write_text("suivant", encoding="utf-8")
    return last


def test_a_page_overtaken_by_a_load_is_all_of_the_build_it_began_with(space):
    old = other_build(space)
    said = script(space, OVERTAKEN, str(space)).split()
    assert said[:3] == [old, old, "suivant"]


def test_a_load_killed_before_it_is_confirmed_leaves_what_was_there(space):
    before = state(space)
    other_build(space)
    script(
        space, KILLED_AT_THE_END + COMMAND_LINE, "--espace", str(space), "revue", "charger",
        code=-signal.SIGKILL,
    )  # fmt: skip
    assert state(space) == before
    assert command(space, "revue", "charger").returncode == 0
    assert state(space) == before | {
        "builds": sorted([*before["builds"], "suivant"]), "current": ["suivant"],
    }  # fmt: skip


def test_two_loads_at_once_come_in_turn(space):
    before = state(space)
    other_build(space)
    with ThreadPoolExecutor() as pool:
        both = list(pool.map(lambda _: command(space, "revue", "charger"), range(2)))
    assert [one.returncode for one in both] == [0, 0], [one.stderr for one in both]
    after = state(space)
    assert after["current"] == ["suivant"]
    assert after["opportunities"] == before["opportunities"]


def test_two_officers_deciding_at_the_same_instant_one_is_recorded_and_the_other_told(space):
    assert (
        command(space, "revue", "ajouter", "ana", "--partout", "--role", "charge").returncode == 0
    )
    with served(space) as (address, _), ThreadPoolExecutor() as pool, ExitStack() as opened:
        clients = [opened.enter_context(signed_in(address)) for _ in range(2)]
        for seen in range(ROUNDS):
            pages = [client.get(ADDRESS) for client in clients]
            together = threading.Barrier(2)

            def decide(n, pages=pages, seen=seen, together=together):
                together.wait()
                return post(
                    clients[n], f"{ADDRESS}decision/", pages[n],
                    verdict="retenir", comment=f"{seen} par {n}", seen_version=seen,
                ).status_code  # fmt: skip

            assert sorted(pool.map(decide, range(2))) == [302, 409]
    kept = state(space)["decisions"]
    assert [version for version, _ in kept] == list(range(1, ROUNDS + 1))


def test_pages_answer_while_a_build_is_loaded(space):
    assert command(space, "revue", "ajouter", "ana", "--partout").returncode == 0
    with (
        served(space) as (address, _), ThreadPoolExecutor() as pool, signed_in(address) as client
    ):  # fmt: skip
        loading = pool.submit(command, space, "revue", "charger")
        told = set()
        while not loading.done():
            told |= {client.get(path).status_code for path in ("/", ADDRESS, "/opportunites/")}
        assert loading.result().returncode == 0
    assert told == {200}


def test_a_server_killed_while_it_answers_keeps_a_decision_whole_or_not_at_all(space):
    assert (
        command(space, "revue", "ajouter", "ana", "--partout", "--role", "charge").returncode == 0
    )
    confirmed = []
    for wait in (0.0, 0.01, 0.03):
        seen = len(state(space)["decisions"])
        with served(space) as (address, process), signed_in(address) as client:
            page = client.get(ADDRESS)
            killing = threading.Timer(wait, kill, [process])
            killing.start()
            with suppress(httpx.TransportError):
                answer = post(
                    client, f"{ADDRESS}decision/", page, verdict="retenir", comment=f"{wait}",
                    seen_version=seen,
                )  # fmt: skip
                assert answer.status_code == 302
                confirmed.append(f"{wait}")
            killing.join()
    kept = state(space)["decisions"]
    assert [version for version, _ in kept] == list(range(1, len(kept) + 1))
    assert set(confirmed) <= {comment for _, comment in kept}


def test_a_database_that_stays_held_is_told_in_french_and_nothing_is_written(space):
    before = state(space)
    other_build(space)
    words = ("--espace", str(space), "revue", "charger")
    with held(space):
        said = script(space, HURRIED + COMMAND_LINE, *words, code=4)
    assert "la base de la revue est occupée" in said
    assert "recommencez dans un instant" in said
    assert "Traceback" not in said
    assert state(space) == before
    script(space, HURRIED + COMMAND_LINE, *words)


def test_a_decision_is_recorded_by_a_database_of_the_version_before(space):
    to_first = SETTING_UP + "from django.core.management import call_command\n"
    to_first += "call_command('migrate', 'review', '0001', verbosity=0)\n"
    script(space, to_first + DECIDE)
    assert command(space, "revue", "migrer").returncode == 0
    assert state(space)["decisions"] == [[1, "avant"]]


def test_a_full_disk_is_told_in_french_and_leaves_what_was_there(on_file, tmp_path):
    made = shutil.copytree(on_file, tmp_path / "espace")
    before = state(made)
    other_build(made)
    # Files may not grow past what the database already takes.
    size = (made / "revue.sqlite3").stat().st_size
    full = subprocess.run(
        [sys.executable, "-c", COMMAND_LINE, "--espace", str(made), "revue", "charger"],
        env=environment() | DJANGO, capture_output=True, text=True, check=False, cwd=ROOT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, size // 2)),
    )  # fmt: skip
    assert full.returncode in {1, 4}, full.stderr
    assert "Traceback" not in full.stderr
    assert state(made) == before
    base = sqlite3.connect(made / "revue.sqlite3")
    assert base.execute("pragma integrity_check").fetchone() == ("ok",)
    base.close()


class held:  # noqa: N801 - read as a verb
    """Hold the lock that a load asks for, as another process would."""

    def __init__(self, space):
        self.space = space

    def __enter__(self):
        base = base_of(self.space)
        if base is None:
            self.con = sqlite3.connect(self.space / "revue.sqlite3", isolation_level=None)
            self.con.execute("begin immediate")
        else:
            self.con = psycopg.connect(base)
            self.con.execute("select pg_advisory_lock(%s)", [LOADING])

    def __exit__(self, *_):
        self.con.close()
