"""The two databases the review may rest on: a file of its own, and a private PostgreSQL server."""

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.review.browser import PASSWORD, ROOT, command, environment
from tests.review.test_killed_server import post

SQLITE, POSTGRESQL = "sqlite", "postgresql"
PORT = 5432  # of a socket in a folder of its own: nothing listens on the network
# Nobody waits a minute and a half in a test.
HURRIED = "from generator.review import configuration; configuration.LOCK_SECONDS = 1\n"
COMMAND_LINE = "from generator.cli import main; main()"
# The worst moment: all is written, nothing is confirmed.
KILLED_AT_THE_END = """
import django, os, signal
django.setup()
from generator.review.loading import publishing
publishing._forget = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
"""


def binaries():
    """Find Debian's PostgreSQL; skip where it is not installed, never in CI."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        if os.environ.get("CI") == "true":
            pytest.fail("PostgreSQL is absent: .ci/run must install it")
        pytest.skip("PostgreSQL is absent: apt-get install postgresql")
    return found[-1].parent


@contextmanager
def postgresql():
    """Start a private server; yield the address of its first database."""
    bin_folder = binaries()
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    who = {"user": "postgres"} if os.geteuid() == 0 else {}  # the server refuses root
    if who:
        shutil.chown(folder, "postgres")

    def run(name, *words):
        told = [bin_folder / name, "-D", folder / "data", *words]
        subprocess.run(told, check=True, capture_output=True, cwd=folder, **who)

    run("initdb", "-A", "trust", "-U", "revue", "-E", "UTF8", "--locale=C", "--no-sync")
    run("pg_ctl", "-w", "-l", folder / "journal", "-o",
        f"-p {PORT} -k {folder} -c listen_addresses=''", "start")  # fmt: skip
    try:
        yield f"postgresql://revue@/postgres?host={folder}&port={PORT}"
    finally:
        run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder)


def new_database(server, name, model="template1"):
    """Make a database on a server, empty or as a model is; return its address."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as con:
        con.execute(f'create database "{name}" template "{model}"')
    return server.replace("/postgres?", f"/{name}?")


def script(space, text, *words, code=0, **how):
    """Run a text of Python on a workspace, in a process of its own; return what it says."""
    done = subprocess.run(
        [sys.executable, "-c", text, *words],
        env=environment() | {"GENERATEUR_ESPACE": str(space)} | DJANGO,
        capture_output=True, text=True, check=False, cwd=ROOT, **how,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    return done.stdout + done.stderr


def loaded(space):
    told = command(space, "revue", "charger")
    assert told.returncode == 0, told.stderr
    return space


def rested_on(space, base):
    """Write which database the review of a workspace rests on."""
    settings = space / "generateur.toml"
    lines = settings.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("base = ")]
    settings.write_text("\n".join([*kept, f'base = "{base}"', ""]), encoding="utf-8")
    return space


@contextmanager
def signed_in(address):
    # Closed before the server is stopped: it would wait for who holds a connection, and a socket
    # left open fails whichever test runs when it is collected.
    with httpx.Client(base_url=address, timeout=60) as client:
        page = client.get("/connexion/")
        post(client, "/connexion/", page, username="ana", password=PASSWORD)
        yield client


DJANGO = {"DJANGO_SETTINGS_MODULE": "generator.review.settings"}
