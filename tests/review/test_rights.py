"""Every address, every role, one's own territory and another's: whoever adds a page adds a rule."""

from itertools import combinations

import pytest
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from generator.review import rights
from generator.review.models import Role
from generator.review.rights import RULES, rule_of
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


def samples(code):
    """Say what stands in an address for each name it may hold."""
    return {
        "epci_code": code,
        "opportunity_id": f"{code}-recyclerie",
        "commune_code": "21002",
        "suffix": "csv",
        "weighting_id": 1,
    }


def addresses(patterns, namespace=""):
    for one in patterns:
        if isinstance(one, URLResolver):
            inside = f"{namespace}{one.namespace}:" if one.namespace else namespace
            yield from addresses(one.url_patterns, inside)
        elif isinstance(one, URLPattern):
            yield f"{namespace}{one.name or ''}", one


EVERY = list(addresses(get_resolver().url_patterns))
OURS = sorted(name for name, _ in EVERY if not name.startswith("admin:"))


def test_every_address_has_a_rule():
    assert [str(one.pattern) for name, one in EVERY if rule_of(name) is None] == []


def test_no_rule_outlives_its_page():
    names = {name for name, _ in EVERY} | {name.partition(":")[0] for name, _ in EVERY}
    assert RULES.keys() - names == set()


def address(name, code):
    known = samples(code)
    names = [some for count in range(len(known) + 1) for some in combinations(known, count)]
    for arguments in ({name: known[name] for name in some} for some in names):
        try:
            return reverse(name, kwargs=arguments)
        except NoReverseMatch:
            continue
    pytest.fail(f"« {name} » asks for something that samples() does not know")


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


@pytest.mark.parametrize("role", PEOPLE)
def test_the_administration_is_for_administrators(role, client, person, signed_in):
    if role != "anonymous":
        client = signed_in(person(role, OUCHE, everywhere=True))
    for page in ("admin:index", "admin:review_person_changelist", "admin:login"):
        answer = client.get(reverse(page))
        is_open = answer.status_code == 200 or answer.headers.get("Location") == reverse(
            "admin:index"
        )
        assert is_open == (role == Role.ADMINISTRATOR)


def test_a_page_whose_rule_was_forgotten_is_refused(person, signed_in, monkeypatch):
    monkeypatch.delitem(RULES, "home")
    assert signed_in(person(Role.ADMINISTRATOR)).get("/").status_code == 403


def test_a_person_put_out_of_service_no_longer_enters(person, signed_in):
    someone = person(Role.ADMINISTRATOR)
    client = signed_in(someone)
    someone.is_active = False
    someone.save()
    assert client.get("/").status_code == 302
