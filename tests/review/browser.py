"""A real server and a real browser: ``generateur revue`` on the demonstration, and Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")  # Debian's, which .ci/run installs
PASSWORD = "quatre chevaux gris"
# Nothing of the browser's own may leave the machine: a test counts every request.
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
]
STARTING_SECONDS = 60


def command(space, *words):
    """Run the command line on a workspace, in a process of its own: Django serves one a process."""
    code = "from generator.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, "--espace", space, *words],
        env=environment(), capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip


def environment():
    wanted = {"GENERATEUR_REVUE_MOT_DE_PASSE": PASSWORD, "PYTHONPATH": str(ROOT)}
    kept = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    return kept | wanted


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextmanager
def served(space):
    """Serve a workspace until the block ends; yield the server's address and its process."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", "from generator.cli import main; main()",
         "--espace", str(space), "revue", "--port", str(port)],
        env=environment(), cwd=ROOT, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.terminate()
        process.communicate(timeout=STARTING_SECONDS)


def wait_for(port, process):
    for _ in range(STARTING_SECONDS * 10):
        if process.poll() is not None:
            pytest.fail(f"the server stopped: {process.stderr.read()}")
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the server did not start")


@contextmanager
def chromium():
    """Open Debian's Chromium; skip where it is not installed, never in CI."""
    if not CHROMIUM.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{CHROMIUM} is absent: .ci/run must install it")
        pytest.skip(f"{CHROMIUM} is absent: apt-get install chromium")
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*root, *QUIET])
        try:
            yield browser
        finally:
            browser.close()


def sign_in(page, name):
    """Sign in as someone who was given access from the command line."""
    page.goto("/connexion/")
    page.get_by_label("Identifiant").fill(name)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()


def copy_of(space, folder):
    """Copy a workspace, so that what a browser writes stays with its own tests."""
    return shutil.copytree(space, folder, ignore=shutil.ignore_patterns("revue.sqlite3*"))
