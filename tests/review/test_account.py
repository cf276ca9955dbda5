"""Signing in and out, being made to wait, changing one's password."""

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.urls import reverse

from generator.errors import DataError
from generator.review.accounts import add_person
from generator.review.models import Person, Role
from tests.review.conftest import OUCHE, PASSWORD

pytestmark = pytest.mark.django_db
SIGN_IN = "/connexion/"


def enter(client, someone, password=PASSWORD, **more):
    return client.post(SIGN_IN, {"username": someone.username, "password": password} | more)


def test_a_person_signs_in_and_out(client, person):
    someone = person(Role.OFFICER, OUCHE)
    assert enter(client, someone).url == reverse("home")
    assert client.get("/").status_code == 200
    assert client.get("/deconnexion/").status_code == 405
    client.post("/deconnexion/")
    assert client.get("/").status_code == 302


def test_a_wrong_password_is_told_in_french_without_saying_which_of_the_two_is_wrong(
    client, person
):
    told = enter(client, person(), "autre chose").content.decode()
    assert "Saisissez un nom d’utilisateur et un mot de passe valides" in told
    unknown = client.post(SIGN_IN, {"username": "personne", "password": "x"}).content.decode()
    assert "Saisissez un nom d’utilisateur et un mot de passe valides" in unknown


def test_after_five_misses_even_the_right_password_waits(client, person):
    someone = person()
    for _ in range(settings.AXES_FAILURE_LIMIT - 1):
        assert enter(client, someone, "faux").status_code == 200
    assert enter(client, someone, "faux").status_code == 429
    locked = enter(client, someone)
    assert locked.status_code == 429
    assert "Connexion suspendue" in locked.content.decode()


def test_a_colleague_is_not_locked_out_with_them(client, person):
    someone, colleague = person(), person(name="autre")
    for _ in range(settings.AXES_FAILURE_LIMIT):
        enter(client, someone, "faux")
    assert enter(client, colleague).status_code == 302


@pytest.mark.parametrize(
    "address", ["https://exemple.invalid/", "//exemple.invalid", "javascript:1"]
)
def test_signing_in_never_leads_to_another_site(client, person, address):
    assert enter(client, person(), next=address).url == reverse("home")


def test_a_new_password_ends_the_sessions_elsewhere(person, signed_in):
    someone = person()
    here, elsewhere = signed_in(someone), signed_in(someone)
    new = "cinq ânes bien lents"
    answer = here.post(
        "/mot-de-passe/",
        {"old_password": PASSWORD, "new_password1": new, "new_password2": new},
        follow=True,
    )
    assert "Votre mot de passe est changé." in answer.content.decode()
    assert elsewhere.get("/").status_code == 302


def test_a_session_ends_after_the_hours_set(client, person):
    enter(client, person())
    [session] = Session.objects.all()
    hours = (session.expire_date - session.expire_date.now(session.expire_date.tzinfo)).seconds
    assert hours / 3600 == pytest.approx(10, abs=0.1)
    assert client.cookies["sessionid"]["expires"] == ""


def test_all_that_is_wrong_with_a_new_person_is_told_at_once(person):
    known = person()
    with pytest.raises(DataError) as refused:
        add_person(known.username, "court", "chef", ["21"], everywhere=False)
    told = str(refused.value)
    for word in ("existe déjà", "trop court", "chef", "neuf chiffres"):
        assert word in told
    assert Person.objects.count() == 1


def test_a_role_alone_decides_who_administers():
    made = add_person("chef", "quatre chevaux gris", "administrateur", everywhere=False)
    assert made.is_staff
    made.role = Role.READER
    made.save()
    assert not Person.objects.get().is_staff
