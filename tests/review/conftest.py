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

from generator import plans  # noqa: E402
from generator.review.loading import load  # noqa: E402
from generator.review.models import Mandate, Person, Role  # noqa: E402
from tests.golden.published import demo_build  # noqa: E402

# A password's slow hash is Django's to test; ours would take most of the minutes of these tests.
django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
PASSWORD = "quatre chevaux gris"
OUCHE, CHENOVE = "200039055", "242100410"


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
