"""The map of a territory, its table twin, and the page of a commune."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from generator.review.mapping.drawing import drawn_map
from generator.review.mapping.layers import layer, layer_choices, usual
from generator.review.models import Build, OpportunitySheet, Role, Territory
from tests.review.conftest import CHENOVE, OUCHE

MAP = f"/territoires/{OUCHE}/carte/"
SQUARE = {"path": "M0 0L10 0L10 10L0 10Z", "x": 5, "y": 5, "units_per_km": 2.0,
          "is_approximate": True, "population": 100}  # fmt: skip


def commune(code, count, state, **more):
    told = {"commune_code": code, "commune_name": f"Commune {code}"}
    return SQUARE | told | {"statement_count": count, "statement_state": state} | more


def made(**tables):
    return Territory(epci_code=OUCHE, tables=tables)


def page(client, address=MAP, **asked):
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_a_number_withheld_is_told_and_drawn_apart_from_nobody():
    rows = [commune("1", 12, "publie"), commune("2", None, "retenu"), commune("3", None, "aucun")]
    shown = layer(made(out_communes=rows), "reponses", ())
    told = [shown.told_of(code) for code in "123"]
    assert told == ["12\u00a0personnes", "non publié (petit nombre)", "aucune réponse localisée"]
    drawn = drawn_map(rows, shown, lambda code: f"/{code}/")
    assert [key.text_fr for key in drawn.legend] == told
    areas = re.findall(r'<a href="/(\d)/".*?</a>', drawn.svg)
    assert areas == ["1", "2", "3"]
    textures = [set(re.findall(r"url\(#([^)]+)\)", one)) for one in drawn.svg.split("<a ")[2:]]
    assert textures[0] == {"non-publie"}
    assert "inconnu" in textures[1]


@pytest.mark.parametrize(("count", "expected"), [(12, "reponses"), (None, "habitants")])
def test_where_no_answer_is_placed_the_map_opens_on_where_people_live(count, expected):
    row = commune("1", count, "publie" if count else "aucun")
    assert usual(made(out_communes=[row], out_surveys=[{}])) == expected


def test_a_map_has_five_classes_at_most():
    rows = [commune(f"{n}", n, "publie") for n in range(1, 31)]
    shown = layer(made(out_communes=rows), "reponses", ())
    legend = drawn_map(rows, shown, str).legend
    assert len(legend) == 5
    # Thirty values in five classes of six: 1 to 6, then 7 to 12…
    assert [key.text_fr for key in legend[:2]] == ["1 à 6\u00a0personnes", "7 à 12\u00a0personnes"]


def test_a_need_nobody_may_be_told_of_is_no_zero():
    rows = [commune("1", 30, "publie"), commune("2", 30, "publie"), commune("3", None, "aucun")]
    need = {"commune_code": "1", "theme_id": "t", "theme_label_fr": "Santé",
            "smoothed_share": 0.4, "is_hot_spot": True}  # fmt: skip
    shown = layer(made(out_communes=rows, out_place_needs=[need]), "besoin-t", ())
    assert [shown.told_of(code) for code in "123"] == [
        "40\u202f%, point chaud",
        "non publié, ou personne n’en parle",
        "aucune réponse localisée",
    ]


def test_opportunities_and_what_exists_are_counted_commune_by_commune():
    place = {"commune_code": "1", "reason_fr": "le besoin y est exprimé"}
    supply = {"commune_code": "1", "structure_name": "Taxi", "supply_kind_label_fr": "BPE",
              "basis_fr": "équipement E101", "structure_count": 3, "is_own": True}  # fmt: skip
    far = supply | {"commune_code": "9", "is_own": False}
    sheets = [
        OpportunitySheet(
            tables={"out_opportunity_places": [place], "out_existing_supply": [supply]}
        ),
        OpportunitySheet(
            tables={"out_opportunity_places": [place], "out_existing_supply": [supply, far]}
        ),
    ]
    assert layer(made(), "lieux", sheets).amounts == {"1": 2.0}
    # The same three taxis serve two activities, and the neighbour's are on the neighbour's map.
    assert layer(made(), "existant", sheets).amounts == {"1": 3.0}


def test_kinds_of_resources_are_counted():
    rows = [{"commune_code": "1", "resource_kind_ids": "workshop, land"},
            {"commune_code": "2", "resource_kind_ids": None}]  # fmt: skip
    assert layer(made(out_clusters=rows), "ressources", ()).amounts == {"1": 2.0}


def test_a_territory_never_asked_has_no_map_of_answers():
    assert "reponses" not in dict(layer_choices(made()))


def test_a_territory_without_outlines_has_no_map():
    assert drawn_map([], layer(made(), "habitants", ()), str) is None


@pytest.mark.django_db
def test_each_commune_is_a_link_and_the_table_says_the_same_as_the_map(officer):
    for key in [key for key, _ in layer_choices(Territory.objects.get(epci_code=OUCHE))]:
        html = page(officer, couche=key)
        drawn = dict(
            re.findall(
                r'<a href="([^"]+)" aria-label="[^"]+? : ([^"]+)">', html.replace("\u202f: ", " : ")
            )
        )
        rows = re.findall(r'<th scope="row"><a href="([^"]+)">.*?</th><td>([^<]+)</td>', html)
        assert len(rows) == 32
        assert drawn == dict(rows)


@pytest.mark.django_db
def test_a_choice_that_does_not_exist_shows_the_usual_map(officer):
    usual, asked = (
        page(officer, **choice).partition('id="carte"')[2]
        for choice in ({}, {"couche": "x", "activite": "<b>"})
    )
    assert asked == usual
    assert "Contours approchés." in usual


@pytest.mark.django_db
def test_an_activity_narrows_what_is_drawn(officer):
    narrowed = page(officer, couche="lieux", activite="recyclerie")
    assert "recyclerie / ressourcerie généraliste</h2>" in narrowed
    assert "2\u00a0opportunités" not in narrowed


@pytest.mark.django_db
def test_a_commune_tells_what_was_said_what_exists_and_what_could_live_there(officer):
    html = page(officer, f"/territoires/{OUCHE}/communes/21273/")
    assert "38\u00a0personnes" in html
    assert "Environ 46\u202f% en parlent (entre 33\u202f% et 59\u202f%)" in html
    assert "Micro-crèche / crèche d’insertion" in html
    assert "Taxi (2)" in html


@pytest.mark.django_db
def test_a_commune_of_few_answers_tells_no_number(officer):
    rows = Territory.objects.get(epci_code=OUCHE).rows("out_communes")
    hidden = next(row for row in rows if row["statement_count"] is None)
    html = page(officer, f"/territoires/{OUCHE}/communes/{hidden['commune_code']}/")
    assert "Ont répondu</dt><dd>non publié" in html
    assert "trop peu nombreuses, thème par thème" in html


@pytest.mark.django_db
def test_a_commune_where_some_answered_is_never_said_to_be_silent(officer):
    html = page(officer, f"/territoires/{OUCHE}/communes/21002/")
    assert "Ont répondu</dt><dd>11\u00a0personnes" in html
    assert "trop peu nombreuses, thème par thème" in html
    assert "Aucune réponse" not in html


@pytest.mark.django_db
def test_the_table_beside_a_map_lists_communes_by_name_an_accent_counting_for_nothing(officer):
    html = page(officer, f"/territoires/{OUCHE}/carte/?couche=habitants")
    names = re.findall(r'<th scope="row"><a [^>]*>([^<]+)', html)
    assert names.index("Drée") < names.index("Échannay") < names.index("Fleurey-sur-Ouche")
    assert html.count('<th scope="col" class="figure">Habitants') == 0


@pytest.mark.django_db
def test_a_commune_of_another_territory_is_not_there(officer):
    other = Territory.objects.get(epci_code=CHENOVE).rows("out_communes")[0]["commune_code"]
    assert officer.get(f"/territoires/{OUCHE}/communes/{other}/").status_code == 404
    assert officer.get(f"/territoires/{CHENOVE}/communes/{other}/").status_code == 403


@pytest.mark.django_db
def test_names_are_shown_as_text_never_as_markup(officer):
    one = Territory.objects.get(epci_code=OUCHE)
    bad = '"><script>alert(1)</script>'
    rows = [row | {"commune_name": bad} for row in one.rows("out_communes")]
    resources = [row | {"commune_name": bad, "resource_label_fr": bad}
                 for row in one.rows("out_resources")]  # fmt: skip
    one.tables = one.tables | {"out_communes": rows, "out_resources": resources}
    one.save()
    for address in (MAP, f"/territoires/{OUCHE}/communes/21273/"):
        html = officer.get(address).content.decode()
        assert "<script>alert" not in html
        assert "&lt;script&gt;" in html


@pytest.mark.django_db
def test_the_number_of_questions_does_not_grow_with_the_communes(person, signed_in):
    client = signed_in(person(Role.READER, everywhere=True))
    assert Build.objects.count() == 1
    asked = []
    for code in (OUCHE, CHENOVE):
        with CaptureQueriesContext(connection) as queries:
            page(client, f"/territoires/{code}/carte/", couche="lieux")
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 7
