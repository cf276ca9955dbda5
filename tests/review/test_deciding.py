"""Deciding: who may, what is asked, two officers at once, nothing that leaks."""

import html
import logging
import re

import pytest

from generator import plans
from generator.review.exchange import builds as exchange
from generator.review.models import Decision, Role, Verdict
from tests.review.conftest import CHENOVE, OUCHE, decided_on

pytestmark = pytest.mark.django_db
KEY = f"{OUCHE}-recyclerie"
PAGE = f"/opportunites/{KEY}/"
DECIDE = f"{PAGE}decision/"
SECRET = "Le maire hésite encore"


def post(client, seen=0, verdict="retenir", address=DECIDE, **told):
    return client.post(address, {"verdict": verdict, "seen_version": seen} | told)


@pytest.fixture
def colleague(person, signed_in):
    return signed_in(person(Role.OFFICER, OUCHE, name="bruno"))


def test_a_decision_is_recorded_with_its_author_its_date_and_its_build(officer, demo_made):
    answer = post(officer, comment="Vu en comité.", carrier="Association")
    assert (answer.status_code, answer.url) == (302, f"{PAGE}#decision")
    kept = Decision.objects.get()
    assert (kept.verdict, kept.comment, kept.carrier) == ("retenir", "Vu en comité.", "Association")
    assert (kept.author_name, kept.build_id) == ("p-charge", demo_made[1].build_id)
    page = officer.get(PAGE).content.decode()
    assert "La décision est enregistrée." in page
    assert "Vu en comité." in page


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"verdict": "ecarter"}, "Écarter demande un motif"),
        ({"verdict": "ecarter", "reason_id": "autre", "reason": " "}, "demande une précision"),
        ({"verdict": "ecarter", "reason_id": "inventé"}, "Sélectionnez un choix valide"),
        ({"verdict": "retenir", "reason_id": "pas_de_site"}, "Un motif ne va qu"),
        ({"verdict": ""}, "Choisissez une décision"),
        ({"verdict": "voter"}, "Sélectionnez un choix valide"),
        ({"carrier": "Ma cousine"}, "Sélectionnez un choix valide"),
        ({"comment": "=1+1"}, "serait lu comme une formule"),
        ({"seen": ""}, "Ce champ est obligatoire"),
        ({"seen": 7}, "Cette page n’est plus à jour"),
    ],
)
def test_a_decision_at_fault_comes_back_with_what_was_written(officer, told, why):
    answer = post(officer, **({"carrier": "", "comment": SECRET, "reason": SECRET} | told))
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert why in page
    assert SECRET in page
    assert Decision.objects.count() == 0


def test_the_second_of_two_officers_sees_both_and_may_record_afterwards(officer, colleague):
    post(officer, verdict="approfondir", comment="Un local est en vue.")
    late = post(colleague, verdict="ecarter", reason_id="pas_de_site", comment=SECRET)
    assert late.status_code == 409
    page = late.content.decode()
    for told in ("Un local est en vue.", "p-charge", "À approfondir", "pas de lieu"):
        assert told in page
    # What the second wrote is in the form, as well as beside the other.
    assert re.search(rf"<textarea[^>]*>\s*{SECRET}</textarea>", page)
    assert re.search(r'value="ecarter"[^>]*checked', page)
    assert Decision.objects.count() == 1
    seen = re.search(r'name="seen_version" value="(\d+)"', page)[1]
    post(colleague, seen=seen, verdict="ecarter", reason_id="pas_de_site", comment=SECRET)
    kept = Decision.objects.order_by("version").values_list("version", "verdict", "author_name")
    assert list(kept) == [(1, "approfondir", "p-charge"), (2, "ecarter", "bruno-charge")]


def test_what_does_not_differ_is_not_marked_as_different(officer, colleague):
    post(officer, carrier="Association")
    page = post(colleague, verdict="approfondir", carrier="Association").content.decode()
    rows = re.findall(r'<tr( class="different")?>\s*<th scope="row">([\wé ]+)', page)
    assert [label.strip() for different, label in rows if different] == ["Décision"]


def test_the_same_page_sent_twice_is_one_decision(officer):
    assert post(officer, comment="x").status_code == 302
    assert post(officer, comment="x").status_code == 302
    assert Decision.objects.count() == 1


def test_a_carrier_chosen_before_stays_a_choice_when_nothing_proposes_it_now(officer):
    decided_on(KEY, carrier="SCIC du val")
    page = officer.get(PAGE).content.decode()
    assert re.search(r'value="SCIC du val" selected', page)
    assert post(officer, seen=1, carrier="SCIC du val").status_code == 302


def test_a_form_is_one_choice_whether_it_is_proposed_here_or_in_the_catalogue(officer):
    page = html.unescape(officer.get(PAGE).content.decode())
    names = re.findall(r'<option value="([^"]+)"', page)
    assert names.count("Entreprise à but d’emploi (EBE)") == 1
    assert not [name for name in names if "'" in name]


def test_a_reason_given_for_one_verdict_does_not_slip_under_the_next(officer):
    decided_on(KEY, Verdict.SET_ASIDE, reason_id="pas_de_site", reason="repris")
    page = officer.get(PAGE).content.decode()
    assert not re.search(r'value="pas_de_site" selected', page)
    assert "repris" in page


@pytest.mark.parametrize("role", [Role.READER, Role.OFFICER])
def test_nobody_decides_beyond_their_role_nor_their_territory(person, signed_in, role):
    client = signed_in(person(role, OUCHE))
    address = DECIDE if role == Role.READER else f"/opportunites/{CHENOVE}-recyclerie/decision/"
    assert post(client, address=address).status_code == 403
    assert Decision.objects.count() == 0


def test_nothing_is_decided_on_what_never_was_an_opportunity(officer):
    assert post(officer, address=f"/opportunites/{OUCHE}-rien/decision/").status_code == 404


def test_an_address_of_decision_leads_to_its_page(officer):
    assert officer.get(DECIDE).url == PAGE


def test_markup_in_any_field_of_a_decision_is_shown_as_it_is_written(officer, colleague):
    markup = "<img src=x onerror=alert(1)>"
    decided_on(KEY, Verdict.SET_ASIDE, reason_id=markup, reason=markup, carrier=markup,
               comment=markup, author_name=markup, build_id=markup)  # fmt: skip
    pages = [
        officer.get(PAGE),
        officer.get(f"/territoires/{OUCHE}/decisions/?lignes=toutes"),
        post(colleague, comment=f"vu {markup}"),
        post(colleague, verdict="", comment=f"vu {markup}"),
    ]
    for answer in pages:
        page = answer.content.decode()
        assert "<img" not in page
        assert "&lt;img" in page


def test_words_are_in_no_log_whether_recorded_refused_or_late(officer, colleague, caplog):
    with caplog.at_level(logging.DEBUG):
        post(officer, comment=SECRET)
        post(colleague, verdict="ecarter", reason_id="autre", reason=SECRET, comment=SECRET)
        post(officer, seen=1, verdict="ecarter", comment=SECRET)
    assert Decision.objects.count() == 1
    queries = [one for one in caplog.records if one.name != "django.db.backends"]
    assert queries
    assert SECRET not in " ".join(one.getMessage() for one in queries)


@pytest.mark.parametrize(
    "words", ["- un tiret", "=1+1", "@x", "\tx", "deux\nlignes", "x" * 2001, "a\x00b", "« é » ’ ;"]
)
def test_what_the_form_accepts_is_what_the_next_build_can_read(
    officer, tmp_path, words, monkeypatch
):
    plan = plans.plan_for(tmp_path / "espace", mirror=None)
    plan.workspace.create()
    plan.workspace.review_database.touch()
    monkeypatch.setattr(exchange.workspaces, "prepare", lambda _: None)
    accepted = post(officer, comment=words).status_code == 302
    assert accepted == (Decision.objects.count() == 1)
    assert exchange.export_decisions(plan) == int(accepted)
    # Exported once, it is known: nothing of the file is taken for a line written by hand.
    assert exchange.export_decisions(plan) == int(accepted)
