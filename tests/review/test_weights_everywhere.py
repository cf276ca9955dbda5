"""The weights tried follow from page to page, into the files, and back in one click."""

import csv
import io
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from generator.review.models import Build, Decision, Opportunity, Role
from tests.review.conftest import OUCHE

pytestmark = pytest.mark.django_db
KEY = f"{OUCHE}-recyclerie"
WEIGHTS = "poids-besoin=0&poids-emploi=5"
TABLE, PAGE = f"/territoires/{OUCHE}/opportunites/", f"/opportunites/{KEY}/"
TERRITORIAL = (
    f"/territoires/{OUCHE}/", TABLE, PAGE, f"/territoires/{OUCHE}/carte/",
    f"/territoires/{OUCHE}/decisions/", f"/territoires/{OUCHE}/calculs/",
)  # fmt: skip


def html(client, address, weights=WEIGHTS):
    answer = client.get(f"{address}?{weights}")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def lines(client, weights=WEIGHTS):
    text = client.get(f"{TABLE[:-1]}.csv?{weights}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def recyclerie():
    return Opportunity.objects.get(opportunity_id=KEY)


@pytest.mark.parametrize("address", TERRITORIAL)
def test_every_section_of_a_territory_is_one_link_away_and_keeps_the_weights(officer, address):
    nav = html(officer, address).split('class="sections"')[1].split("</nav>")[0]
    links = re.findall(r'href="([^"]+)"', nav)
    assert [link.split("?")[0] for link in links] == [
        f"/territoires/{OUCHE}/{name}"
        for name in ("", "opportunites/", "carte/", "decisions/", "calculs/")
    ]
    assert {link.split("?")[1] for link in links} == {WEIGHTS}
    assert nav.count("aria-current") == 1


@pytest.mark.parametrize("address", TERRITORIAL)
def test_no_link_to_a_page_of_opportunities_forgets_the_weights(officer, address):
    page = html(officer, address)
    found = re.findall(rf'href="((?:/territoires/{OUCHE}|/opportunites)/[^"#]*)"', page)
    to_pages = [link for link in found if ".pdf" not in link]
    assert to_pages
    assert [link for link in to_pages if WEIGHTS not in link] == []


def test_the_page_of_an_opportunity_stands_where_the_table_puts_it(officer):
    tried = {row["opportunity_id"]: row for row in lines(officer)}[KEY]
    one = recyclerie()
    page = html(officer, PAGE)
    assert f"{tried['trial_rank']}<sup>" in page
    assert f"publiée au rang {one.rank}" in page
    # A weight of zero brings nothing; the others bring the whole of the score.
    brought = [
        float(text.replace(",", ".")) for text in re.findall(r"apporte ([\d,]+) points", page)
    ]
    assert 0.0 in brought
    assert sum(brought) == pytest.approx(float(tried["trial_score"].replace(",", ".")), abs=0.3)


def test_one_click_leads_back_to_what_is_published(officer):
    for address in (TERRITORIAL[0], TABLE, PAGE):
        link = html(officer, address).split(">Revenir à la pondération du calcul")[0]
        assert link.endswith('href="?"')
    assert "Pondération d’essai" not in html(officer, PAGE, "")


def test_the_first_opportunities_of_a_territory_follow(officer):
    first = html(officer, TERRITORIAL[0]).split('<ol class="first">')[1].split("</h3>")[0]
    best = min(lines(officer), key=lambda row: int(row["trial_rank"]))
    assert best["activity_label_fr"] in first


def test_a_file_tells_the_ranks_tried_beside_those_published(officer):
    published = dict(Opportunity.objects.values_list("opportunity_id", "rank"))
    rows = lines(officer)
    assert [int(row["trial_rank"]) for row in rows] == list(range(1, len(rows) + 1))
    for row in rows:
        assert int(row["rank"]) == published[row["opportunity_id"]]
        assert int(row["trial_places_gained"]) == int(row["rank"]) - int(row["trial_rank"])
        assert "besoin exprimé 0 (calcul\u202f: 3)" in row["trial_weighting_fr"]


def test_a_file_of_weights_tried_says_so_in_its_name_and_on_its_first_sheet(officer):
    answer = officer.get(f"{TABLE[:-1]}.xlsx?{WEIGHTS}")
    build = Build.objects.first()
    name = f"opportunites_cc-ouche-et-montagne_{build.pk}_reference_essai-poids-essayes.xlsx"
    assert f'"{name}"' in answer.headers["Content-Disposition"]
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    cover = " ".join(str(line[0]) for line in book.get_sheet_by_name("Lire d'abord").to_python())
    assert "Pondération d’essai" in cover
    explained = {line[0] for line in book.get_sheet_by_name("Colonnes").to_python()}
    assert {"trial_rank", "trial_weighting_fr", "rank"} <= explained


def test_a_file_without_weights_tried_has_no_column_of_them(officer):
    assert not [name for name in lines(officer, "")[0] if name.startswith("trial_")]


def test_a_decision_taken_under_weights_tried_keeps_nothing_of_them(officer):
    page = html(officer, PAGE)
    one = recyclerie()
    assert f"où l’activité est au rang {one.rank}, " in page
    answer = officer.post(f"{PAGE}decision/?{WEIGHTS}", {"verdict": "retenir", "seen_version": 0})
    assert answer.url == f"{PAGE}?{WEIGHTS}#decision"
    made = Decision.objects.get(opportunity_id=KEY)
    assert made.build_id == one.territory.build_id
    assert recyclerie().rank == one.rank


def test_weights_at_fault_are_told_and_nothing_moves(officer):
    page = html(officer, PAGE, "poids-besoin=abc")
    assert "n’est pas un poids" in page
    assert f"{recyclerie().rank}<sup>" in page


def test_following_the_weights_asks_as_many_questions_whatever_the_rows(person, signed_in):
    client = signed_in(person(Role.READER, everywhere=True))
    asked = []
    for code in ("200039063", OUCHE):
        client.get(f"/territoires/{code}/?{WEIGHTS}")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(f"/territoires/{code}/?{WEIGHTS}")
        asked.append(len(queries))
    assert asked[0] == asked[1]
