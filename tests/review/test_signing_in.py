"""Who tries to get in: guessing, names that do not exist, other people's sessions and links."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth import hashers
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from generator.review.models import Person, Role
from tests.review.conftest import OUCHE, PASSWORD

pytestmark = pytest.mark.django_db
SIGN_IN, CHANGE = "/connexion/", "/mot-de-passe/"
MISSES = settings.AXES_FAILURE_LIMIT
NEW = "cinq ânes bien lents"
ELSEWHERE = (
    "https://exemple.invalid/", "//exemple.invalid", "///exemple.invalid", "\\\\exemple.invalid",
    "/\\exemple.invalid", "\t//exemple.invalid", "javascript:alert(1)", "data:text/html,x",
    "http:exemple.invalid", "/%0d%0aLocation: https://exemple.invalid", "https:///exemple.invalid",
    "//exemple.invalid\\@localhost", "https://testserver@exemple.invalid/",
)  # fmt: skip


def enter(client, name, password=PASSWORD, **more):
    return client.post(SIGN_IN, {"username": name, "password": password} | more)


@pytest.mark.parametrize("address", ELSEWHERE)
def test_no_link_to_the_sign_in_page_leads_to_another_site(address, client, person):
    someone = person(Role.OFFICER, OUCHE)
    answers = [enter(client, someone.username, next=address)]
    answers.append(client.get(SIGN_IN, {"next": address}))
    answers.append(client.post("/deconnexion/", {"next": address}))
    for answer in answers:
        assert answer.status_code == 302
        assert answer.url.startswith("/")
        assert not answer.url.startswith(("//", "/\\"))
        assert "\r" not in answer.url + "".join(answer.headers)
        assert "\n" not in answer.url


@pytest.mark.parametrize(
    "path", ["//exemple.invalid/", "//exemple.invalid/%2e%2e", "/\\exemple.invalid"]
)
def test_an_address_that_looks_like_another_site_is_read_as_a_page_of_ours(path, client):
    answer = client.get(path)
    assert not answer.headers.get("Location", "/connexion/").startswith(("//", "/\\", "http"))


def test_what_is_told_and_the_work_done_are_the_same_whether_a_name_exists_or_not(
    client, person, monkeypatch
):
    known, gone, shut = person(), person(name="partie"), person(name="sans")
    Person.objects.filter(pk=gone.pk).update(is_active=False)
    shut.set_unusable_password()
    shut.save()
    hasher, counted = hashers.get_hasher(), []
    usual = type(hasher).encode
    monkeypatch.setattr(type(hasher), "encode", lambda *told: counted.append(1) or usual(*told))
    told = {}
    for name in (known.username, gone.username, shut.username, "personne"):
        counted.clear()
        html = enter(client, name, "un mot faux").content.decode()
        told[name] = (len(counted), html.replace(name, "").split("csrfmiddlewaretoken")[0])
    assert len(set(told.values())) == 1
    assert told["personne"][0] == 1  # a hash is made all the same, since it takes its time


def test_a_name_that_does_not_exist_is_made_to_wait_as_the_others(client):
    answers = [enter(client, "personne", "faux").status_code for _ in range(MISSES)]
    assert answers == [200] * (MISSES - 1) + [429]


@pytest.mark.parametrize("written", ["{} ", " {}", "{}\u3000", "\uff43amille-charge"])
def test_a_name_written_otherwise_gives_no_more_guesses(written, client, person):
    someone = person(Role.OFFICER, OUCHE, name="camille")
    for _ in range(MISSES):
        enter(client, someone.username, "faux")
    assert enter(client, written.format(someone.username)).status_code in (200, 429)
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("header", ["HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_CLIENT_IP"])
def test_an_address_that_the_guesser_writes_gives_no_more_guesses(header, client, person):
    someone = person()
    for miss in range(MISSES):
        client.post(
            SIGN_IN,
            {"username": someone.username, "password": "faux"},
            **{header: f"10.0.0.{miss}"},
        )
    assert enter(client, someone.username).status_code == 429


def test_an_officer_is_not_kept_out_by_misses_from_elsewhere(client, person):
    someone = person()
    for _ in range(MISSES):
        client.post(
            SIGN_IN, {"username": someone.username, "password": "faux"}, REMOTE_ADDR="10.9.9.9"
        )
    assert enter(client, someone.username).status_code == 302


def test_the_wait_ends_and_is_told_in_french_with_all_the_headers(client, person):
    someone = person()
    for _ in range(MISSES):
        locked = enter(client, someone.username, "faux")
    assert "Connexion suspendue" in locked.content.decode()
    assert locked.headers["X-Frame-Options"] == "DENY"
    assert "default-src 'self'" in locked.headers["Content-Security-Policy"]
    from axes.models import AccessAttempt

    past = timezone.now() - settings.AXES_COOLOFF_TIME - timedelta(minutes=1)
    AccessAttempt.objects.update(attempt_time=past)
    assert enter(client, someone.username).status_code == 302


def test_no_second_door_opens_beside_the_sign_in_page(client, person):
    chef = person(Role.ADMINISTRATOR)
    told = {"username": chef.username, "password": PASSWORD, "next": "/administration/"}
    answer = client.post("/administration/login/", told)
    assert answer.url.startswith(SIGN_IN)
    assert "sessionid" not in client.cookies


def test_the_old_password_is_not_guessed_from_a_seat_left_open(person, signed_in):
    someone = person()
    client = signed_in(someone)
    told = {"old_password": "faux", "new_password1": NEW, "new_password2": NEW}
    answers = [client.post(CHANGE, told).status_code for _ in range(MISSES)]
    assert answers == [200] * (MISSES - 1) + [429]
    right = client.post(CHANGE, told | {"old_password": PASSWORD})
    assert right.status_code == 429
    someone.refresh_from_db()
    assert someone.check_password(PASSWORD)


def test_the_administration_has_no_other_page_to_change_ones_password(person, signed_in):
    client = signed_in(person(Role.ADMINISTRATOR))
    told = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    for answer in (
        client.get("/administration/password_change/"),
        client.post("/administration/password_change/", told),
    ):
        assert answer.url == CHANGE
    assert Person.objects.get().check_password(PASSWORD)


def test_signing_in_gives_a_new_session_and_a_new_token(client, person):
    """A session planted in the browser beforehand leads nowhere."""
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    client.get(SIGN_IN)
    token = client.cookies["csrftoken"].value
    enter(client, person().username)
    assert client.cookies["sessionid"].value != planted
    assert client.cookies["csrftoken"].value != token
    assert not Session.objects.filter(session_key=planted).exists()


def test_a_session_signed_out_or_expired_no_longer_opens_anything(client, person):
    someone = person()
    enter(client, someone.username)
    kept = client.cookies["sessionid"].value
    client.post("/deconnexion/")
    thief = Client()
    thief.cookies["sessionid"] = kept
    assert thief.get("/").status_code == 302
    enter(client, someone.username)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get("/").status_code == 302


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(client, person):
    enter(client, person().username)
    for name in ("sessionid", "csrftoken"):
        cookie = client.cookies[name]
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert client.cookies["sessionid"]["expires"] == ""
