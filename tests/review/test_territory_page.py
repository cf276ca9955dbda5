"""The portrait of a territory, as its officer reads it."""

from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from generator.review.models import Decision, Role, Territory, Verdict
from generator.review.models.decisions import decide
from tests.review.conftest import CHENOVE, OUCHE

pytestmark = pytest.mark.django_db
FORETS, SAULIEU = "200039063", "242101442"


def page(client, code=OUCHE):
    answer = client.get(f"/territoires/{code}/")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def told(code, **changed):
    """Change what was loaded of a territory."""
    one = Territory.objects.get(epci_code=code, is_current=True)
    one.tables = one.tables | changed
    one.save()
    return one


@pytest.fixture
def everywhere(person, signed_in):
    return signed_in(person(Role.READER, everywhere=True))


def test_what_people_said_comes_with_who_was_not_heard_and_how_far_it_holds(officer):
    html = page(officer)
    assert "449\u00a0personnes ont répondu, dans 2\u00a0recueils" in html
    assert "Qui n’a pas été entendu." in html
    assert "Confiance." in html
    assert "Points chauds\u202f: " in html
    assert "Ce que ces résultats ne disent pas" in html
    assert "L’enquête n’est pas un sondage" in html


def test_a_theme_that_is_not_published_is_named_without_a_figure(officer):
    rows = Territory.objects.get(epci_code=OUCHE).rows("out_needs")
    hidden = [row["theme_label_fr"] for row in rows if row["is_suppressed"]]
    html = page(officer)
    for label in hidden:
        assert f'<th scope="row">{label}' not in html
        assert label in html.split("Non publiés, parce qu’")[1]


def test_evidence_comes_before_the_figures_of_an_opportunity(officer):
    first = page(officer).split('<ol class="first">')[1].split("</li>")[0]
    assert first.index("ont parlé du thème") < first.index("sur 100")
    assert "Ce qui parle contre." in first


def test_a_territory_where_nobody_was_asked_says_so(everywhere):
    html = page(everywhere, FORETS)
    assert "Aucune enquête n’a été importée pour ce territoire" in html
    assert "aucune enquête" in html
    assert "Sans enquête, on ne sait pas ce dont les habitants disent avoir besoin." in html
    assert "Sans enquête, rien ne dit où un besoin se concentre." in html


def test_a_territory_of_few_answers_says_how_little_they_tell(everywhere):
    [survey] = Territory.objects.get(epci_code=SAULIEU).rows("out_surveys")
    assert survey["is_fragile"]
    assert page(everywhere, SAULIEU).count("Confiance.") == 1


def test_overseas_the_ranges_are_said_to_be_too_narrow(everywhere):
    assert "Outre-mer, les fourchettes" not in page(everywhere, FORETS)
    Territory.objects.filter(epci_code=FORETS).update(departement_code="974")
    assert "Outre-mer, les fourchettes" in page(everywhere, FORETS)


def test_a_territory_alike_is_a_link_for_those_who_may_read_it_alone(officer, everywhere):
    row = {
        "lookalike_position": 1, "lookalike_code": CHENOVE, "lookalike_name": "Dijon Métropole",
        "lookalike_departement_code": "21", "likeness_distance": 0.4,
        "sentence_fr": "même densité",
    }  # fmt: skip
    told(OUCHE, out_lookalikes=[row, row | {"lookalike_code": "200000001"}])
    link = f'<a href="/territoires/{CHENOVE}/">Dijon Métropole (21)</a>'
    assert link not in page(officer)
    assert page(officer).count("Dijon Métropole (21)") == 2
    html = page(everywhere)
    assert html.count(link) == 1
    assert "/territoires/200000001/" not in html  # nobody loaded it


def test_a_decision_shows_even_when_its_opportunity_left_the_build(officer):
    for name in ("recyclerie", "disparue"):
        decide(
            Decision(
                opportunity_id=f"{OUCHE}-{name}", verdict=Verdict.KEPT, author_name="A. Martin",
                decided_at=timezone.now(), build_id="b",
            ),
            0,
        )  # fmt: skip
    html = page(officer).split('<h2 id="decisions">')[1].split("</section>")[0]
    assert "Recyclerie / ressourcerie généraliste" in html
    assert f"{OUCHE}-disparue" in html
    assert html.count("n’est plus parmi les opportunités") == 1


def test_what_was_loaded_and_written_is_shown_as_text_never_as_markup(officer):
    bad = "<script>alert(1)</script>"
    one = Territory.objects.get(epci_code=OUCHE, is_current=True)
    rows = [row | {"theme_label_fr": bad} for row in one.rows("out_needs")]
    topics = [row | {"topic_label_fr": bad, "verbatims_fr": bad} for row in one.rows("out_topics")]
    told(OUCHE, out_needs=rows, out_topics=topics)
    decide(
        Decision(
            opportunity_id=f"{OUCHE}-recyclerie", verdict=Verdict.KEPT, author_name=bad,
            decided_at=timezone.now(), build_id="b",
        ),
        0,
    )  # fmt: skip
    html = officer.get(f"/territoires/{OUCHE}/").content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


def test_the_number_of_questions_does_not_grow_with_the_opportunities(everywhere):
    asked = []
    for code in (FORETS, OUCHE):
        page(everywhere, code)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page(everywhere, code)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 9


def test_the_national_programmes_of_a_territory_are_named(everywhere):
    html = page(everywhere, SAULIEU)
    assert "<p>Petites villes de demain\u202f; Territoires d’industrie\u202f; " in html
    assert "revitalisation de territoire (ORT).</p>" in html
    assert "Aucun programme national connu ici" in page(everywhere, OUCHE)
