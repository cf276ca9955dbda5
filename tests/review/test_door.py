"""What comes from outside: forms of other sites, files, words that no page expects; what goes out."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from generator.review.configuration import configuration
from generator.review.models import Role, Weighting
from tests.review.addresses import DJANGOS, OURS, address
from tests.review.conftest import OUCHE

ROOT = Path(__file__).parents[2]
# What each answer says to the browser, an error's too.
SAID = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
POLICY = {
    "default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'",
    "frame-ancestors 'none'",
}  # fmt: skip
LONG = "9" * 3000
# Each of these is read by one page at least; all are sent to every page.
STRANGE = (
    "q=%ff%fe&page=1000000000&sens=x&tri=axe-x&classe=x&decision=x&motif=x&auteur=x&avant=x",
    "lignes=x&couche=theme-&activite=x&apres=x&poids-besoin=nan&o=%ff",
    f"q={LONG}&page={LONG}&poids-besoin={LONG}&o={LONG}&couche={LONG}&tri={LONG}",
    "q=%25_%5c%27%22&page=-1&poids-besoin=inf&poids-=1&o=&o=&sens=inverse&tri=axe-besoin%27",
    "&".join(f"o={n}&q={n}&poids-x{n}=1" for n in range(300)),
    "page=0&poids-besoin=-0&poids-acces=1e308&poids-bassin=1e-320&poids-emploi=0x1&q=%ef%b7%ba",
)


@pytest.fixture
def chef(person, signed_in):
    client = signed_in(person(Role.ADMINISTRATOR))
    client.raise_request_exception = False
    return client


@pytest.mark.django_db
def test_no_page_takes_a_form_that_another_site_sent(person):
    chef = person(Role.ADMINISTRATOR)
    client = Client(enforce_csrf_checks=True)
    client.force_login(chef, backend="django.contrib.auth.backends.ModelBackend")
    stranger = Client(enforce_csrf_checks=True)
    for name in (*OURS, *DJANGOS):
        answer = (stranger if name == "sign-in" else client).post(address(name, OUCHE))
        assert answer.status_code == 403, name
        assert "Ce formulaire a expiré" in answer.content.decode(), name
    for method in ("put", "patch", "delete"):
        assert getattr(client, method)(address("weighting", OUCHE)).status_code == 403


@pytest.mark.django_db
def test_every_answer_tells_the_browser_what_it_may_not_do(chef):
    for name in (*OURS, *DJANGOS):
        headers = chef.get(address(name, OUCHE)).headers
        assert {key: headers.get(key) for key in SAID} == SAID, name
        assert set(headers["Content-Security-Policy"].split("; ")) == POLICY, name
        assert "geolocation=()" in headers["Permissions-Policy"], name
        assert "no-store" in headers["Cache-Control"] or name == "admin:jsi18n", name


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked", STRANGE, ids=["unknown", "other", "long", "signs", "many", "numbers"]
)
def test_no_page_breaks_on_what_it_does_not_expect(chef, asked):
    found = {name: chef.get(f"{address(name, OUCHE)}?{asked}").status_code for name in OURS}
    assert {name: code for name, code in found.items() if code >= 500} == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/?q=%00", "/opportunites/200039055-%00/", "/?%00=1", "/comparer/?o=a&o=%00"]
)
def test_a_text_that_no_database_keeps_is_refused_at_the_door(chef, path):
    answer = chef.get(path)
    assert answer.status_code == 400
    assert "Cette demande n’a pas pu être lue" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/ponderations/99999999999999999999/", "/territoires/%ff/",
                                  f"/opportunites/{'a' * 3000}/", "/static/../settings.py"])  # fmt: skip
def test_what_is_at_no_address_is_told_so(chef, path):
    assert chef.get(path).status_code in (403, 404)


@pytest.mark.django_db
def test_another_name_for_the_server_is_refused_in_french(client):
    answer = client.get("/connexion/", headers={"host": "exemple.invalid"})
    assert answer.status_code == 400
    html = answer.content.decode()
    assert "Cette demande n’a pas pu être lue" in html
    assert "exemple.invalid" not in html
    sent = client.get("/connexion/", headers={"x-forwarded-host": "exemple.invalid"})
    assert "exemple.invalid" not in sent.content.decode()


@pytest.mark.django_db
def test_a_file_is_never_taken_even_before_signing_in(client, chef):
    for who, where in ((client, "/connexion/"), (chef, "/ponderations/nouvelle/")):
        sent = {"poids-besoin": "5", "name": "x", "f": SimpleUploadedFile("a.csv", b"a;b")}
        assert who.post(where, sent).status_code == 400
    assert not Weighting.objects.exists()


@pytest.mark.django_db
def test_a_form_too_large_is_refused(client):
    kind = "application/x-www-form-urlencoded"
    for body in ("username=" + "x" * 3_000_000, "&".join(f"a{n}=1" for n in range(2000))):
        assert client.post("/connexion/", body, content_type=kind).status_code == 400


@pytest.mark.django_db
def test_behind_https_cookies_are_kept_to_it_and_browsers_are_told_to_stay(tmp_path):
    (tmp_path / "generateur.toml").write_text(
        '[revue]\nhttps = true\nhotes = ["revue.exemple.fr"]\n', encoding="utf-8"
    )
    configuration(tmp_path).keep_to_its_owner()
    code = """
import json, django; django.setup()
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
client = Client(headers={"host": "revue.exemple.fr"})
plain = client.get("/connexion/")
safe = client.get("/connexion/", headers={"x-forwarded-proto": "https"})
print(json.dumps([plain.status_code, plain.url, dict(safe.headers), str(safe.cookies)]))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT,
        env=os.environ | {"GENERATEUR_ESPACE": str(tmp_path), "PYTHONPATH": str(ROOT),
                          "DJANGO_SETTINGS_MODULE": "generator.review.settings"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    status, where, headers, cookies = json.loads(done.stdout)
    assert (status, where) == (301, "https://revue.exemple.fr/connexion/")
    assert "max-age=31536000" in headers["Strict-Transport-Security"]
    assert "Secure" in cookies


def test_nothing_kept_in_the_repository_is_a_secret():
    """Invented passwords of tests aside, neither key nor address with a password."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split("\0")
    secret = re.compile(
        r"BEGIN [A-Z ]*PRIVATE KEY|django-insecure|SECRET_KEY\s*=\s*[\"']|(ghp|glpat)[_-]\w{16}"
    )
    for path in filter(None, listed):
        assert not Path(path).name.startswith((".cle_", ".env")), path
        file = ROOT / path
        if file.suffix in (".py", ".toml", ".yaml", ".yml", ".md", ".cfg", ".json", ".txt", ""):
            text = file.read_text(encoding="utf-8", errors="replace")
            assert file == Path(__file__) or not secret.search(text), path
