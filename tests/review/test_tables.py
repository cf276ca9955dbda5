"""The list of territories and the table of opportunities, as an officer uses them."""

import re
from html import unescape

import pytest
from django.utils import timezone

from generator.french import typographic
from generator.review.models import Decision, Opportunity, Role, Territory, Verdict
from generator.review.models.decisions import decide
from tests.review.conftest import CHENOVE, OUCHE

pytestmark = pytest.mark.django_db
TABLE = f"/territoires/{OUCHE}/opportunites/"


def page(client, address=TABLE, **asked):
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def labels(html):
    found = re.findall(r'<th scope="row">(?:<a[^>]*>)?([^<]+)', html)
    return [unescape(name).strip() for name in found]


def decided(key, verdict):
    decide(
        Decision(opportunity_id=key, verdict=verdict, author_name="A", decided_at=timezone.now()), 0
    )


def test_the_first_page_lists_the_territories_given_and_no_other(officer, person, signed_in):
    assert "Ouche et Montagne" in page(officer, "/")
    assert "1\u00a0territoire<" in page(officer, "/")
    nobody = signed_in(person(Role.READER, name="sans"))
    assert "Aucun territoire" in page(nobody, "/")
    assert "4\u00a0territoires" in page(signed_in(person(Role.ADMINISTRATOR)), "/")


def test_a_territory_is_found_without_accents_nor_capitals(person, signed_in):
    client = signed_in(person(Role.READER, everywhere=True))
    assert "1\u00a0territoire<" in page(client, "/", q="DIJON metropole")
    assert "4\u00a0territoires" in page(client, "/", q="cote-d'or")


def test_the_first_page_counts_the_decisions_that_stand(officer):
    for name, verdict in (("recyclerie", Verdict.KEPT), ("garage", Verdict.SET_ASIDE)):
        decided(f"{OUCHE}-{name}", verdict)
    told = re.findall(r'data-label="(Retenues|À approfondir|Écartées)">(\d)', page(officer, "/"))
    assert told == [("Retenues", "1"), ("À approfondir", "0"), ("Écartées", "1")]


def test_the_table_shows_every_opportunity_of_the_territory_by_rank(officer):
    known = Opportunity.objects.filter(territory__epci_code=OUCHE).order_by("rank")
    expected = [typographic(one.activity_label_fr) for one in known]
    assert len(expected) > 50
    assert labels(page(officer)) == expected


def test_a_search_forgets_accents(officer):
    assert labels(page(officer, q="velo"))
    assert labels(page(officer, q="velo")) == labels(page(officer, q="VÉLO"))
    assert "Aucune opportunité ne répond" in page(officer, q="zzz")


def test_a_class_and_a_decision_narrow_the_table(officer):
    decided(f"{OUCHE}-recyclerie", Verdict.KEPT)
    assert len(labels(page(officer, decision="retenir"))) == 1
    every = len(labels(page(officer)))
    assert len(labels(page(officer, decision="aucune"))) == every - 1
    first = Opportunity.objects.filter(territory__epci_code=OUCHE, class_id="a_etudier_en_premier")
    assert len(labels(page(officer, classe="a_etudier_en_premier"))) == first.count() > 0


def test_the_table_is_sorted_by_an_axis_with_what_is_unknown_last(officer):
    rows = Opportunity.objects.filter(territory__epci_code=OUCHE)
    by_label = {typographic(one.activity_label_fr): one.marks["besoin"][0] for one in rows}
    for asked in ({}, {"sens": "inverse"}):
        shown = labels(page(officer, tri="axe-besoin", **asked))
        marks = [by_label[name] for name in shown]
        known = [mark for mark in marks if mark is not None]
        assert known == sorted(known, reverse=not asked)
        assert marks[: len(known)] == known


def test_the_head_of_a_column_sorts_by_it_then_the_other_way(officer):
    told = re.search(r'aria-sort="(\w+)"><a href="\?([^"]*)">Note', page(officer, tri="note"))
    assert told[1] == "descending"
    again = page(officer, f"{TABLE}?{unescape(told[2])}")
    assert 'aria-sort="ascending"><a href' in again
    assert labels(again)[-1] != labels(page(officer, tri="note"))[-1]


def test_a_choice_that_does_not_exist_is_left_aside(officer):
    usual = labels(page(officer))
    assert labels(page(officer, tri="axe-rien", classe="x", lignes="9e9", page="zéro")) == usual


def test_htmx_receives_the_rows_alone(officer):
    part = officer.get(TABLE, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert labels(part) == labels(page(officer))


def test_the_table_of_all_territories_holds_those_given_alone(officer, person, signed_in):
    assert len(labels(page(officer, "/opportunites/"))) == len(labels(page(officer)))
    both = signed_in(person(Role.READER, OUCHE, CHENOVE, name="deux"))
    shown = labels(page(both, "/opportunites/", lignes="1500"))
    count = Opportunity.objects.filter(territory__epci_code__in=[OUCHE, CHENOVE]).count()
    assert len(shown) == count


def test_a_territory_that_is_not_loaded_is_not_there(person, signed_in):
    client = signed_in(person(Role.ADMINISTRATOR))
    answer = client.get("/territoires/999999999/opportunites/")
    assert answer.status_code == 404
    assert "Rien à cette adresse" in answer.content.decode()


def test_the_number_of_questions_asked_of_the_database_does_not_grow_with_the_rows(
    person, signed_in, django_assert_max_num_queries
):
    client = signed_in(person(Role.READER, everywhere=True))
    for address, rows in (("/", 4), ("/opportunites/", 100)):
        with django_assert_max_num_queries(9):
            assert len(re.findall(r'<th scope="row">', page(client, address))) == rows


def test_an_unknown_mark_is_a_dash_and_is_said_to_be_unknown(officer):
    html = page(officer)
    told = re.search(r'class="bars".*?aria-label="([^"]*)"', html)[1]
    assert "inconnu" in told
    assert told.count(" ; ") == 12


def test_demonstration_data_are_said_to_be_invented(officer):
    assert Territory.objects.filter(is_demo=True).count() == 4
    assert "données fictives" in page(officer)
    assert "données fictives" in page(officer, "/")


def test_numbers_above_999_are_written_the_french_way_and_identifiers_as_they_are(officer):
    html = page(officer, "/")
    assert f"/territoires/{OUCHE}/" in html
    people = Territory.objects.get(epci_code=OUCHE).population
    assert f"{people // 1000}\u202f{people % 1000:03}" in html


@pytest.mark.django_db
def test_a_table_says_why_a_lower_note_may_come_before_a_higher_one(officer):
    for address in (f"/territoires/{OUCHE}/opportunites/", f"/territoires/{OUCHE}/"):
        html = officer.get(address).content.decode()
        assert "d’abord la classe, puis le milieu de la fourchette" in html
