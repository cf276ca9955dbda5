"""What people and builds write is shown as it is written, on every page, and computed in no file."""

import csv
import io
import re

import pytest
from python_calamine import CalamineWorkbook

from generator.resources.cells import FORMULA_STARTS
from generator.review.frames import KINDS
from generator.review.models import (
    Build,
    Opportunity,
    OpportunitySheet,
    Role,
    Territory,
    Weighting,
)
from generator.review.pages.method import as_html
from tests.review.addresses import DJANGOS, OURS, address
from tests.review.conftest import OUCHE, PASSWORD, decided_on

pytestmark = pytest.mark.django_db
MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7 }}<svg/onload=alert(3)>"
SHORT = "<svg/onload=alert(4)>"  # where a field is shorter
ALIVE = re.compile(r"<script>|<img src=x|<svg/onload", re.IGNORECASE)
KEY = f"{OUCHE}-recyclerie"
NOT_HTML = ("all-export", "export", "brief", "note", "carrier-sheet", "sheet-style")
# Texts that people read; keys, numbers and drawings are not written over.
READ = re.compile(r"_fr$|_name$|^title$|^publisher$|^vintage$")


def spoilt(told, name=""):
    if isinstance(told, dict):
        return {key: spoilt(cell, key) for key, cell in told.items()}
    if isinstance(told, list):
        return [spoilt(one, name) for one in told]
    return MARKUP if isinstance(told, str) and READ.search(name) else told


@pytest.fixture
def spoilt_site(person, signed_in):
    """Every text of every model written over with markup; an administrator looks."""
    chef = person(Role.ADMINISTRATOR)
    chef.first_name, chef.last_name, chef.email = MARKUP[:100], MARKUP[:100], "a@b.fr"
    chef.save()
    other = person(Role.OFFICER, OUCHE, name="autre")
    other.first_name = MARKUP[:100]
    other.save()
    for author in (chef, other):
        Weighting.objects.create(
            pk=author.pk, name=MARKUP[:80], why=MARKUP, weights={"besoin": 5.0}, author=author,
            is_shared=True,
        )  # fmt: skip
    decided_on(KEY, reason=MARKUP, carrier=MARKUP, comment=MARKUP, author_name=MARKUP, author=chef)
    decided_on(f"{OUCHE}-disparue", comment=MARKUP, build_id=SHORT)
    for build in Build.objects.all():
        # The columns of each table say how to read it.
        build.tables = spoilt(build.tables) | {KINDS: build.tables[KINDS]}
        build.save()
    for one in Territory.objects.all():
        one.tables = spoilt(one.tables)
        one.epci_name, one.departement_name = MARKUP, MARKUP
        one.save()
    Opportunity.objects.update(activity_label_fr=MARKUP, class_label_fr=MARKUP[:80])
    sheets = list(OpportunitySheet.objects.filter(opportunity__territory__epci_code=OUCHE))
    for sheet in sheets:
        sheet.tables = spoilt(sheet.tables)
    OpportunitySheet.objects.bulk_update(sheets, ["tables"])
    return signed_in(chef), chef


def test_no_page_runs_what_a_person_or_a_build_wrote(spoilt_site):
    client, chef = spoilt_site
    known = {"weighting_id": chef.pk, "object_id": str(chef.pk), "id": str(chef.pk)}
    told = {}
    for name in (*OURS, *DJANGOS):
        if name in NOT_HTML:
            continue
        where = address(name, OUCHE, commune_code="21273", **known)
        query = {"o": [KEY, f"{OUCHE}-atelier_velo"], "q": SHORT, "poids-besoin": "5"}
        for answer in (client.get(where), client.get(where, query)):
            told[name] = told.get(name, "") + answer.content.decode()
    assert {name: found[0] for name, html in told.items() if (found := ALIVE.search(html))} == {}
    seen = [name for name, html in told.items() if "&lt;script&gt;" in html]
    # Written over for good: those pages do show it, escaped.
    assert {"home", "opportunity", "opportunities", "compare", "decisions", "weightings",
            "territory", "commune", "map", "method", "admin:review_person_change"} <= set(seen)  # fmt: skip


def test_what_is_typed_and_refused_is_told_back_as_it_was_typed(spoilt_site):
    client, chef = spoilt_site
    sent = {
        "/connexion/": {"username": MARKUP, "password": "x", "next": MARKUP},
        "/mot-de-passe/": {"old_password": MARKUP},
        f"/opportunites/{KEY}/decision/": {"reason": MARKUP, "comment": MARKUP, "verdict": MARKUP,
                                           "carrier": MARKUP, "seen_version": MARKUP},
        "/ponderations/nouvelle/": {"poids-besoin": "5", "name": MARKUP * 9, "why": MARKUP},
        f"/ponderations/{chef.pk}/": {"name": MARKUP * 9, "why": MARKUP},
        "/administration/review/person/add/": {"username": MARKUP, "role": MARKUP},
    }  # fmt: skip
    for where, fields in sent.items():
        if where == "/connexion/":
            continue
        assert not ALIVE.search(client.post(where, fields).content.decode()), where
    weights = {f"poids-{SHORT}": "1", "poids-besoin": MARKUP, "q": MARKUP, "tri": MARKUP}
    assert not ALIVE.search(client.get("/opportunites/", weights).content.decode())
    client.post("/deconnexion/")
    assert not ALIVE.search(client.post("/connexion/", sent["/connexion/"]).content.decode())
    client.post("/connexion/", {"username": MARKUP[:150], "password": PASSWORD},
                headers={"user-agent": MARKUP, "accept": MARKUP})  # fmt: skip


def test_the_journal_of_sign_ins_shows_what_a_stranger_sent_as_it_was_sent(
    client, person, signed_in
):
    from axes.models import AccessAttempt

    client.post("/connexion/?a=" + SHORT, {"username": SHORT, "password": "faux"},
                headers={"user-agent": MARKUP, "accept": MARKUP})  # fmt: skip
    chef = signed_in(person(Role.ADMINISTRATOR))
    kept = AccessAttempt.objects.get()
    assert "faux" not in kept.post_data
    for page in ("", f"{kept.pk}/change/"):
        html = chef.get(f"/administration/axes/accessattempt/{page}").content.decode()
        assert not ALIVE.search(html)
        assert "&lt;svg" in html


@pytest.mark.parametrize("text", [
    "[x](javascript:alert(1))", "![x](https://exemple.invalid/a.png)", "<javascript:alert(1)>",
    "<script>alert(1)</script>", "[x]: javascript:alert(1)\n\n[x]", "[x](data:text/html,a)",
])  # fmt: skip
def test_the_method_of_a_build_runs_nothing_and_asks_nobody(text):
    html = as_html(text)
    assert not re.search(r"href=.(javascript|data)|<script", html)


@pytest.mark.parametrize("sign", [*FORMULA_STARTS, "\t=", "\r=", "\n="])
def test_no_name_that_is_published_is_computed_in_a_file(officer, sign):
    formula = f"{sign}HYPERLINK(1)"
    Opportunity.objects.update(activity_label_fr=formula, class_label_fr=formula)
    Territory.objects.update(epci_name=formula)
    text = officer.get(f"/territoires/{OUCHE}/opportunites.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    cells = {cell for row in rows for cell in row.values()}
    assert not any(cell.startswith((*FORMULA_STARTS, "\t", "\r", "\n")) for cell in cells
                   if not re.fullmatch(r"-?[\d,]+", cell))  # fmt: skip
    book = officer.get(f"/territoires/{OUCHE}/opportunites.xlsx").content
    sheets = CalamineWorkbook.from_filelike(io.BytesIO(book))
    told = [c for line in sheets.get_sheet_by_name("Opportunités").to_python() for c in line]
    # A cell that was computed would hold a result: this one holds the words.
    assert any(isinstance(cell, str) and "HYPERLINK(1)" in cell for cell in told)


@pytest.mark.parametrize("sign", FORMULA_STARTS)
def test_a_decision_that_begins_as_a_formula_is_refused_since_a_file_will_hold_it(officer, sign):
    where = f"/opportunites/{KEY}/decision/"
    told = {"verdict": "retenir", "seen_version": "0", "comment": f"{sign}1+1"}
    answer = officer.post(where, told)
    assert answer.status_code == 422
    assert "serait lu comme une formule" in answer.content.decode()
