"""The review application in a workspace of its own, where the demonstration was published once."""

import os
import tempfile
from pathlib import Path

import django
import pytest
from filelock import FileLock

# Django reads its settings once a process: they must name an empty workspace before any import.
WORKSPACE = Path(tempfile.mkdtemp(prefix="revue-"))
os.environ["DJANGO_SETTINGS_MODULE"] = "generator.review.settings"
os.environ["GENERATEUR_ESPACE"] = str(WORKSPACE)
django.setup()
del os.environ["GENERATEUR_ESPACE"]

from django.conf import settings as django_settings  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from generator import plans  # noqa: E402
from generator.review.loading import load  # noqa: E402
from generator.review.models import Decision, Mandate, Person, Role, Verdict  # noqa: E402
from generator.review.models.decisions import decide  # noqa: E402
from tests.golden.published import demo_build  # noqa: E402
from tests.review.browser import PASSWORD, chromium, command, copy_of, served, sign_in  # noqa: E402

# A password's slow hash is Django's to test; ours would take most of the minutes of these tests.
django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
OUCHE, CHENOVE = "200039055", "242100410"
# Who enters the real server, by name, as the command line makes them.
CONFLICT = "the server responded with a status of 409"
PEOPLE = {
    "lectrice": ("--role", "lecteur", "--epci", OUCHE),
    "camille": ("--role", "charge", "--epci", OUCHE),
    "sasha": ("--role", "charge", "--partout"),
    "chef": ("--role", "administrateur"),
}


@pytest.fixture(scope="session")
def demo_space(tmp_path_factory):
    """The demonstration's workspace, built once whatever the number of test processes."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    space = shared / "revue demo"
    with FileLock(f"{space}.verrou"):
        if not (space / "entrepot" / "current").exists():
            demo_build(space)
    return space


@pytest.fixture(scope="session")
def demo_plan(demo_space):
    return plans.plan_for(demo_space, mirror=None, demo=True)


@pytest.fixture(scope="session")
def demo_made(demo_plan):
    """The build, and the codes of its territories."""
    build = demo_plan.store.build()
    codes = demo_plan.store.read(build, "out_territories")["epci_code"].tolist()
    return demo_plan.store, build, codes


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, demo_made):
    """Load the demonstration once; each test gives back what it changed."""
    store, build, codes = demo_made
    with django_db_blocker.unblock():
        load(store, build, codes, kept=3)


@pytest.fixture
def person(db):
    """Make someone who may sign in."""

    def make(role=Role.READER, *codes, name="p", everywhere=False):
        made = Person(username=f"{name}-{role}", role=role, has_every_territory=everywhere)
        made.set_password(PASSWORD)
        made.save()
        Mandate.objects.bulk_create([Mandate(person=made, epci_code=code) for code in codes])
        return made

    return make


@pytest.fixture
def signed_in():
    """Open a browser's session for someone, past the sign-in page."""

    def open_for(someone):
        client = Client()
        client.force_login(someone, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return open_for


@pytest.fixture
def officer(person, signed_in):
    """A chargé de mission of Ouche et Montagne, signed in."""
    return signed_in(person(Role.OFFICER, OUCHE))


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium, opened once."""
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def site(demo_space, tmp_path_factory):
    """The address of a real server on the demonstration, where everyone of ``PEOPLE`` may enter."""
    space = copy_of(demo_space, tmp_path_factory.mktemp("site") / "espace")
    for name, words in PEOPLE.items():
        done = command(space, "revue", "ajouter", name, *words)
        assert done.returncode == 0, done.stderr
    with served(space) as (address, _):
        yield address


@pytest.fixture
def visitor(browser, site):
    """Open a window as someone; what the page complains of fails the test."""
    windows = []

    def come(name=None, width=1440, **how):
        window = browser.new_context(
            base_url=site, locale="fr-FR", viewport={"width": width, "height": 900}, **how
        )
        page = window.new_page()
        windows.append((window, told := []))
        page.on("console", lambda one: told.append(one.text) if one.type == "error" else None)
        page.on("request", lambda one: None if one.url.startswith(site) else told.append(one.url))
        if name is not None:
            sign_in(page, name)
        return page

    yield come
    for window, told in windows:
        window.close()
        # A conflict shown is an answer of the application; Chromium reports its code as an error.
        assert [one for one in told if CONFLICT not in one] == []


def decided_on(key, verdict=Verdict.KEPT, seen=0, **told):
    """Record a decision, past the pages."""
    given = {"author_name": "Camille Roy", "build_id": "b"} | told
    return decide(
        Decision(opportunity_id=key, verdict=verdict, decided_at=timezone.now(), **given), seen
    )
