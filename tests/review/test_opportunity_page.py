"""The page of an opportunity: evidence first, nothing lost, nothing that runs."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from generator.french import typographic
from generator.review.models import Build, Opportunity, OpportunitySheet, Role, Territory
from generator.review.reading.since import since_last_build
from generator.review.reading.subject import subject_of
from tests.review.conftest import CHENOVE, OUCHE, decided_on
from tests.review.test_loading import again

pytestmark = pytest.mark.django_db
KEY = f"{OUCHE}-recyclerie"
PAGE = f"/opportunites/{KEY}/"
MARKUP = "<script>alert(1)</script>"


def text(client, address=PAGE):
    answer = client.get(address)
    assert answer.status_code == 200
    return html.unescape(re.sub(r"<[^>]+>", "", answer.content.decode()))


def sheet(key=KEY):
    return OpportunitySheet.objects.get(
        opportunity__opportunity_id=key, opportunity__territory__is_current=True
    )


def test_what_speaks_for_and_against_comes_before_any_mark(officer):
    told = sheet().rows("out_opportunities")[0]
    page = text(officer)
    places = [
        page.index(words)
        for words in (told["reason_fr"], told["counter_fr"], "Ce que les gens ont dit",
                      "Qui pourrait la porter", "Sa note, axe par axe")
    ]  # fmt: skip
    assert places == sorted(places)


def test_every_axis_has_its_sentence_and_an_unknown_one_is_never_a_zero(officer):
    page = text(officer)
    parts = sheet().rows("out_opportunity_parts")
    unknown = [row for row in parts if row["is_missing"]]
    assert len(parts) == 13
    for row in parts:
        assert row["sentence_fr"] in page
    assert f"{len(unknown)}\u00a0axes inconnus" in page
    assert page.count("inconnu entre 0 et 100") == len(unknown)


def test_the_needs_it_answers_are_told_with_their_people_and_their_interval(officer):
    [need] = [
        row for row in Territory.objects.get(epci_code=OUCHE).rows("out_needs")
        if row["theme_id"] == "dechets"
    ]  # fmt: skip
    low, high = round(need["share_low"] * 100), round(need["share_high"] * 100)
    page = text(officer)
    assert f"{need['statement_count']} personnes en ont parlé" in page
    assert f"({low}\u202f% à {high}\u202f%)" in page


def test_the_words_people_allowed_are_quoted_on_the_activities_of_their_theme(officer):
    topics = Territory.objects.get(epci_code=OUCHE).rows("out_topics")
    [words] = [row["verbatims_fr"] for row in topics if row["theme_id"] == "mobilite"]
    first = words.split("\n")[0].replace("'", "’")
    assert first in text(officer, f"/opportunites/{OUCHE}-garage/")
    assert first not in text(officer, f"/opportunites/{OUCHE}-creche/")


def test_a_resource_that_is_lacking_is_named_beside_those_that_are_there(officer):
    page = text(officer)
    assert "Pas encore vu ici\u202f: prescripteurs" in page
    assert "Ancien garage de 450 m²" in page


def test_a_refused_carrier_says_what_would_have_to_change(officer):
    one = sheet()
    row = one.tables["out_opportunity_carriers"][0]
    row.update(verdict="non", reason_fr="la loi le refuse", to_change_fr="changer l'objet")
    one.save()
    page = text(officer)
    assert page.index("Refusées, et ce qui devrait changer") < page.index("Changer l’objet.")


def test_an_existing_structure_comes_before_a_form_to_create(officer):
    one = sheet()
    rows = one.tables["out_opportunity_carriers"]
    rows[-1].update(is_existing=True, structure_name="Les Ateliers", verdict="oui")
    one.save()
    page = text(officer)
    assert page.index("Les Ateliers") < page.index("Formes à créer")


def test_what_is_published_of_a_coalition_and_a_governance_is_told_and_nothing_else(officer):
    one = sheet()
    one.tables.pop("out_coalitions", None)
    one.save()
    assert "Qui réunir" not in text(officer)
    one.tables["out_coalitions"] = [
        {"line_kind": "manque", "sentence_fr": "il manque des financeurs"}
    ]
    one.save()
    territory = Territory.objects.get(epci_code=OUCHE)
    territory.tables["out_governance"] = [
        {"opportunity_id": KEY, "structure_label_fr": "SCIC du val", "sentence_fr": "trois collèges",
         "to_change_fr": None, "to_check_fr": None},
        {"opportunity_id": f"{OUCHE}-garage", "structure_label_fr": "Autre", "sentence_fr": "x",
         "to_change_fr": None, "to_check_fr": None},
    ]  # fmt: skip
    territory.save()
    page = text(officer)
    assert "Il manque des financeurs." in page
    assert "Gouvernance de SCIC du val" in page
    assert "Gouvernance de Autre" not in page


def test_markup_in_what_was_published_is_shown_as_it_is_written(officer):
    one = sheet()
    for table, column in (("out_opportunities", "reason_fr"), ("out_opportunity_parts", "sentence_fr"),
                          ("out_opportunity_carriers", "reason_fr"),
                          ("out_opportunity_places", "commune_name"),
                          ("out_skills", "rome_label_fr")):  # fmt: skip
        one.tables[table][0][column] = MARKUP
    one.save()
    page = officer.get(PAGE).content.decode()
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;") >= 5


def test_the_first_build_has_nothing_to_be_compared_with(officer):
    assert "il n’y a rien à comparer" in text(officer)


def test_a_build_that_says_the_same_is_told_to(demo_made):
    again(demo_made, "suivant", [OUCHE])
    assert "ni sa classe, ni sa note, ni son rang" in since_last_build(subject_of(KEY))


def test_a_rank_that_moved_says_from_where_and_why(demo_made):
    one = sheet()
    now = one.tables["out_opportunities"][0]["rank"]
    one.tables["out_opportunities"][0]["rank"] = 9
    one.save()
    again(demo_made, "suivant", [OUCHE])
    told = since_last_build(subject_of(KEY))
    assert f"du 9e au {now}e rang" in told
    assert "d’autres ont bougé, pas elle" in told


def test_a_weight_that_moved_a_score_is_named(demo_made):
    one = sheet()
    before = 0.0
    weight = 0.0
    for part in one.tables["out_opportunity_parts"]:
        if part["criterion_id"] == "besoin":
            part["weight"] = 30
        if part["mark"] is not None:
            before += part["mark"] * part["weight"]
            weight += part["weight"]
    one.tables["out_opportunities"][0]["score"] = round(before / weight, 6)
    one.save()
    again(demo_made, "suivant", [OUCHE])
    told = since_last_build(subject_of(KEY))
    assert "Besoin exprimé" in told
    assert "poids" in told


def test_an_opportunity_that_was_not_there_before_is_new(demo_made):
    Opportunity.objects.filter(opportunity_id=KEY).update(activity_id="x")
    again(demo_made, "suivant", [OUCHE])
    assert "elle est nouvelle" in since_last_build(subject_of(KEY))


def test_every_opportunity_of_the_demonstration_has_its_page(person, signed_in):
    client = signed_in(person(Role.READER, everywhere=True))
    for one in Opportunity.objects.all():
        assert typographic(one.activity_label_fr) in text(
            client, f"/opportunites/{one.opportunity_id}/"
        )


def test_the_page_asks_as_many_questions_whatever_was_decided(officer):
    def asked():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert officer.get(PAGE).status_code == 200
        return len(queries)

    officer.get(PAGE)
    few = asked()
    for version in range(12):
        decided_on(KEY, seen=version)
    assert asked() == few <= 9


def test_a_reader_reads_and_has_no_form(person, signed_in):
    page = signed_in(person(Role.READER, OUCHE)).get(PAGE).content.decode()
    assert "Enregistrer la décision" not in page
    assert "pas d’en prendre" in page


def test_the_opportunity_of_another_territory_is_closed_and_an_unknown_one_is_not_there(officer):
    assert officer.get(f"/opportunites/{CHENOVE}-recyclerie/").status_code == 403
    assert officer.get(f"/opportunites/{OUCHE}-rien/").status_code == 404


def test_a_build_older_than_the_needs_of_activities_is_still_read(officer):
    build = Build.objects.get()
    for name in ("out_activity_themes", "out_activity_resources"):
        build.tables.pop(name)
    build.save()
    assert "ne sont pas publiés par ce calcul" in text(officer)
