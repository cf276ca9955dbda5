"""Every address, every role, one's own territory and another's: whoever adds a page adds a rule."""

import pytest
from django.urls import reverse

from generator.review import rights
from generator.review.models import Role, Weighting
from generator.review.rights import RULES, rule_of
from tests.review.addresses import ADMINISTRATION, DJANGOS, EVERY, OURS, address
from tests.review.conftest import CHENOVE, OUCHE

PEOPLE = ("anonymous", Role.READER, Role.OFFICER, Role.ADMINISTRATOR)
# Who passes each rule on their own territory, then on another's.
ALLOWED = {
    rights.anyone: (PEOPLE, PEOPLE),
    rights.signed_in: (PEOPLE[1:], PEOPLE[1:]),
    rights.reads_territory: (PEOPLE[1:], PEOPLE[3:]),
    rights.decides_territory: (PEOPLE[2:], PEOPLE[3:]),
    rights.administers: (PEOPLE[3:], PEOPLE[3:]),
}


def test_every_address_has_a_rule():
    assert [str(one.pattern) for name, one in EVERY if rule_of(name) is None] == []
    assert ADMINISTRATION.removesuffix(":") in RULES


def test_no_rule_outlives_its_page():
    names = {name for name, _ in EVERY} | {name.partition(":")[0] for name, _ in EVERY}
    assert RULES.keys() - names == set()


@pytest.fixture
def enter(client, person, signed_in):
    """Come as someone to whom one territory was given."""
    return lambda role: client if role == "anonymous" else signed_in(person(role, OUCHE))


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("code", [OUCHE, CHENOVE], ids=["own", "other"])
@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize("name", OURS)
def test_a_page_opens_to_those_of_its_rule_and_to_nobody_else(name, role, code, method, enter):
    answer = getattr(enter(role), method)(address(name, code))
    sent_away = answer.status_code == 302 and answer.url.startswith(reverse("sign-in") + "?")
    allowed = ALLOWED[RULES[name]][code != OUCHE]
    assert (answer.status_code == 403 or sent_away) == (role not in allowed)
    if role == "anonymous" and role not in allowed:
        assert sent_away


@pytest.mark.parametrize("code", [OUCHE, CHENOVE], ids=["own", "other"])
@pytest.mark.parametrize("role", PEOPLE)
def test_asking_for_the_head_of_a_page_tells_no_more_than_the_page(role, code, enter):
    client = enter(role)
    for name in OURS:
        where = address(name, code)
        head, page = client.head(where), client.get(where)
        assert (head.status_code, head.content) == (page.status_code, b""), name


@pytest.mark.parametrize("method", ["get", "head", "post"])
@pytest.mark.parametrize("role", PEOPLE[:3])
def test_the_administration_is_closed_to_all_but_administrators(role, method, enter):
    client = enter(role)
    for name in DJANGOS:
        answer = getattr(client, method)(address(name, OUCHE))
        if role == "anonymous":
            assert answer.url.startswith(reverse("sign-in") + "?"), name
        else:
            assert answer.status_code == 403, name


def test_the_administration_is_open_to_an_administrator(enter):
    client = enter(Role.ADMINISTRATOR)
    lists = [name for name in DJANGOS if name.endswith(("index", "app_list", "changelist"))]
    assert {client.get(address(name, OUCHE)).status_code for name in lists} == {200}
    assert client.get(reverse("admin:login")).url == reverse("admin:index")


def test_what_the_pages_are_drawn_with_says_nothing_of_anyone(client, db):
    for path in ("review/review.css", "review/icon.svg", "admin/css/base.css"):
        answer = client.get(f"/static/{path}")
        assert answer.status_code == 200
        assert not answer.cookies
        answer.close()
    for path in ("../settings.py", "%2e%2e/settings.py", "review/../../settings.py"):
        assert client.get(f"/static/{path}").status_code == 404


def test_no_query_shows_what_is_of_another_territory(officer):
    """Names in the address's path are in the matrix; these are those that follow it."""
    here, elsewhere = f"{OUCHE}-recyclerie", f"{CHENOVE}-recyclerie"
    html = officer.get("/comparer/", {"o": [here, elsewhere]}).content.decode()
    assert "Dijon Métropole" not in html
    assert "d’un territoire qui ne vous est pas ouvert" in html
    for page in ("/", "/opportunites/", "/opportunites/?poids-besoin=5", "/calculs/"):
        answer = officer.get(page, {"epci_code": CHENOVE, "q": ""})
        assert f"/territoires/{CHENOVE}/" not in answer.content.decode()
    for suffix in ("csv", "xlsx"):
        assert CHENOVE.encode() not in officer.get(f"/opportunites.{suffix}").content


def test_a_commune_is_read_in_its_own_territory_alone(officer, person, signed_in):
    chef = signed_in(person(Role.ADMINISTRATOR))
    assert chef.get(f"/territoires/{CHENOVE}/communes/21166/").status_code == 200
    assert officer.get(f"/territoires/{OUCHE}/communes/21166/").status_code == 404


@pytest.mark.parametrize("is_shared", [True, False])
def test_a_weighting_is_changed_and_erased_by_its_author_alone(
    is_shared, person, signed_in, officer
):
    author = person(Role.OFFICER, OUCHE, name="autrice")
    kept = Weighting.objects.create(
        name="La mienne", weights={"besoin": 5.0}, author=author, is_shared=is_shared
    )
    told = {"name": "La leur", "why": "", "is_shared": "on"}
    chef = signed_in(person(Role.ADMINISTRATOR))
    for stranger in (officer, chef):
        assert stranger.get(f"/ponderations/{kept.pk}/").status_code == 404
        assert stranger.post(f"/ponderations/{kept.pk}/", told).status_code == 404
        assert stranger.post(f"/ponderations/{kept.pk}/effacer/").status_code == 404
        assert ("La mienne" in stranger.get("/ponderations/").content.decode()) == is_shared
    kept.refresh_from_db()
    assert kept.name == "La mienne"
    mine = signed_in(author)
    mine.post(f"/ponderations/{kept.pk}/", told | {"author": "1", "weights": "{}"})
    kept.refresh_from_db()
    assert (kept.name, kept.author, kept.weights) == ("La leur", author, {"besoin": 5.0})
    mine.post(f"/ponderations/{kept.pk}/effacer/")
    assert not Weighting.objects.exists()


@pytest.mark.parametrize("tail", ["_", "%25", "-", "x", "0", "%2e%2e"])
def test_a_code_that_only_begins_as_ones_own_leads_nowhere(officer, tail):
    for page in ("", "opportunites/", "decisions/", "carte/", "calculs/", "fiche.pdf"):
        assert officer.get(f"/territoires/{OUCHE}{tail}/{page}").status_code in (403, 404)


def test_a_page_whose_rule_was_forgotten_is_refused(person, signed_in, monkeypatch):
    monkeypatch.delitem(RULES, "home")
    assert signed_in(person(Role.ADMINISTRATOR)).get("/").status_code == 403


def test_a_person_put_out_of_service_no_longer_enters(person, signed_in):
    someone = person(Role.ADMINISTRATOR)
    client = signed_in(someone)
    someone.is_active = False
    someone.save()
    assert client.get("/").status_code == 302
