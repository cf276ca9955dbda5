"""The decisions of a territory, and those whose opportunity is gone."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from generator.review.loading import publishing
from generator.review.models import Decision, Role, Territory, Verdict
from tests.review.conftest import CHENOVE, OUCHE, decided_on
from tests.review.test_loading import again

pytestmark = pytest.mark.django_db
KEY, GARAGE = f"{OUCHE}-recyclerie", f"{OUCHE}-garage"
LIST = f"/territoires/{OUCHE}/decisions/"


def page(client, address=LIST, **asked):
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def labels(text):
    return re.findall(r'<th scope="row"><a[^>]*>([^<]+)', text)


@pytest.fixture
def _three(officer):
    decided_on(KEY, comment="Bâtiment visité", author_name="Ana")
    decided_on(KEY, Verdict.SET_ASIDE, seen=1, reason_id="pas_de_site", author_name="Bo")
    decided_on(GARAGE, Verdict.DEEPENED, author_name="Ana")


def without(monkeypatch, key):
    """Let the next build loaded propose one opportunity fewer."""
    read = publishing.ranked
    monkeypatch.setattr(
        publishing, "ranked",
        lambda *given: [row for row in read(*given) if row["opportunity_id"] != key],
    )  # fmt: skip


@pytest.mark.usefixtures("_three")
def test_the_list_says_what_stands_and_the_history_says_all(officer):
    assert sorted(labels(page(officer))) == [
        "Garage solidaire",
        "Recyclerie / ressourcerie généraliste",
    ]
    every = page(officer, lignes="toutes")
    assert len(labels(every)) == 3
    assert every.count("remplacée depuis") == 1


@pytest.mark.usefixtures("_three")
@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"decision": "ecarter"}, 1),
        ({"decision": "retenir"}, 0),
        ({"motif": "pas_de_site"}, 1),
        ({"auteur": "Ana"}, 1),
        ({"auteur": "Ana", "lignes": "toutes"}, 2),
        ({"q": "batiment", "lignes": "toutes"}, 1),
        ({"q": "batiment"}, 0),
        ({"decision": "inventée"}, 2),
    ],
)
def test_the_list_is_narrowed_by_decision_reason_author_and_words(officer, asked, count):
    assert len(labels(page(officer, **asked))) == count


@pytest.mark.usefixtures("_three")
def test_htmx_receives_the_rows_alone(officer):
    part = officer.get(LIST, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert len(labels(part)) == 2


def test_a_decision_whose_opportunity_is_gone_is_kept_and_shown(officer, demo_made, monkeypatch):
    decided_on(KEY, comment="À reprendre au printemps")
    without(monkeypatch, KEY)
    again(demo_made, "suivant", [OUCHE])
    text = page(officer)
    assert text.index("Décisions orphelines") < text.index("Recyclerie / ressourcerie généraliste")
    gone = page(officer, f"/opportunites/{KEY}/")
    assert "ne propose plus cette opportunité" in gone
    assert "À reprendre au printemps" in gone
    answer = officer.post(
        f"/opportunites/{KEY}/decision/",
        {"verdict": "ecarter", "reason_id": "pas_un_besoin", "seen_version": 1},
    )
    assert answer.status_code == 302
    assert Decision.objects.last_of(KEY).verdict == "ecarter"


def test_an_opportunity_that_comes_back_finds_its_decision_again(officer, demo_made, monkeypatch):
    decided_on(KEY)
    with monkeypatch.context() as patched:
        without(patched, KEY)
        again(demo_made, "sans", [OUCHE])
    again(demo_made, "avec", [OUCHE])
    assert "Décisions orphelines" not in page(officer)
    assert 'class="badge retenir"' in page(officer, f"/opportunites/{KEY}/")


def test_once_every_build_that_knew_it_is_forgotten_its_identifier_names_it(
    officer, demo_made, monkeypatch
):
    decided_on(KEY)
    without(monkeypatch, KEY)
    again(demo_made, "suivant", [OUCHE], kept=1)
    assert labels(page(officer)) == [KEY]
    assert KEY in page(officer, f"/opportunites/{KEY}/")


def test_a_territory_that_is_loaded_no_more_keeps_its_decisions(person, signed_in):
    decided_on("200000001-garage")
    client = signed_in(person(Role.ADMINISTRATOR))
    assert labels(page(client, "/territoires/200000001/decisions/")) == ["200000001-garage"]
    assert client.get("/territoires/200000002/decisions/").status_code == 404


def test_a_reader_of_another_territory_reads_no_decision(officer):
    assert officer.get(f"/territoires/{CHENOVE}/decisions/").status_code == 403


def test_a_gone_opportunity_of_another_territory_is_closed(officer):
    decided_on(f"{CHENOVE}-partie")
    assert officer.get(f"/opportunites/{CHENOVE}-partie/").status_code == 403


def test_the_list_asks_as_many_questions_whatever_its_rows(officer):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            page(officer, lignes="toutes")
        return len(queries)

    decided_on(KEY)
    few = asked()
    for one in Territory.objects.get(epci_code=OUCHE).opportunities.exclude(opportunity_id=KEY):
        decided_on(one.opportunity_id)
    assert asked() == few <= 7
