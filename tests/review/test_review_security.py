"""What every answer carries, and what a workspace keeps to itself."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from generator.review.configuration import configuration
from generator.review.models import Role
from tests.review.conftest import OUCHE

ROOT = Path(__file__).parents[2]
HERE = f"/territoires/{OUCHE}/"
PAGES = (
    "/", "/opportunites/", f"{HERE}opportunites/", "/mot-de-passe/", "/rien/",
    HERE, f"{HERE}carte/", f"{HERE}communes/21273/",
)  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/connexion/", *PAGES])
def test_nothing_inline_nothing_from_elsewhere_nothing_framed_nothing_kept(
    officer, client, address
):
    who = client if address == "/connexion/" else officer
    answer = who.get(address)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "no-store" in answer.headers.get("Cache-Control", "")
    html = answer.content.decode()
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|https?://", html)


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_refused_in_french(person):
    client = Client(enforce_csrf_checks=True)
    client.force_login(
        person(Role.OFFICER, OUCHE), backend="django.contrib.auth.backends.ModelBackend"
    )
    answer = client.post("/deconnexion/")
    assert answer.status_code == 403
    assert "Ce formulaire a expiré" in answer.content.decode()


@pytest.mark.django_db
def test_a_name_made_of_markup_is_shown_as_it_is_written(person, signed_in):
    someone = person(Role.OFFICER, OUCHE)
    someone.first_name = "<script>alert(1)</script>"
    someone.save()
    html = signed_in(someone).get("/", {"q": '"><img src=x>'}).content.decode()
    assert "<script>alert" not in html
    assert "<img" not in html


def test_the_key_is_made_once_and_it_and_the_database_open_to_their_owner_alone(
    tmp_path, monkeypatch
):
    monkeypatch.delenv("GENERATEUR_REVUE_BASE", raising=False)
    found = configuration(tmp_path)
    assert found.secret_key != found.secret_key
    found.keep_to_its_owner()
    kept = found.secret_key
    found.keep_to_its_owner()
    assert found.secret_key == kept
    for path in (found.workspace.review_key, found.workspace.review_database):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(kept) > 50


def test_a_workspace_keeps_the_key_and_the_database_out_of_any_repository(tmp_path):
    found = configuration(tmp_path)
    found.workspace.create()
    ignored = (tmp_path / ".gitignore").read_text(encoding="utf-8").split()
    assert {".cle_revue", "revue.sqlite3*"} <= set(ignored)


def test_a_server_is_named_by_one_address(tmp_path, monkeypatch):
    monkeypatch.delenv("GENERATEUR_REVUE_BASE", raising=False)
    (tmp_path / "generateur.toml").write_text(
        '[revue]\nbase = "postgresql://revue:mot%20de@bd.exemple:5433/revue?sslmode=require"\n',
        encoding="utf-8",
    )
    found = configuration(tmp_path)
    assert found.has_database
    told = found.database
    assert told["ENGINE"] == "django.db.backends.postgresql"
    assert (told["NAME"], told["PASSWORD"], told["PORT"]) == ("revue", "mot de", "5433")
    assert told["OPTIONS"] == {"sslmode": "require"}


def test_django_finds_nothing_to_say_against_a_deployment_behind_https(tmp_path):
    (tmp_path / "generateur.toml").write_text(
        '[revue]\nhttps = true\nhotes = ["revue.exemple.fr"]\n', encoding="utf-8"
    )
    configuration(tmp_path).keep_to_its_owner()
    done = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env=os.environ
        | {
            "GENERATEUR_ESPACE": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "generator.review.settings",
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
