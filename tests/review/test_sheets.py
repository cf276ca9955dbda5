"""What people take to a meeting: the brief and its twin, the note, the carrier's sheet."""

from html import unescape
from io import BytesIO

import pytest
from pypdf import PdfReader

from generator.review.configuration import Configuration, configuration
from generator.review.models import Territory
from generator.review.pages import sheets
from generator.warehouse.workspace import Workspace
from tests.review.conftest import OUCHE

pytestmark = pytest.mark.django_db
KEY = f"{OUCHE}-recyclerie"
BRIEF, TWIN = f"/territoires/{OUCHE}/fiche.pdf", f"/territoires/{OUCHE}/fiche/"
NOTE, CARRIER = f"/opportunites/{KEY}/note.pdf", f"/opportunites/{KEY}/porteur.pdf?forme=scic"


@pytest.fixture
def in_space(monkeypatch):
    """Serve the sheets of a workspace."""

    def serve(folder):
        given = configuration().given
        found = Configuration(Workspace(folder), given, "")
        monkeypatch.setattr(sheets, "configuration", lambda: found)
        return folder

    return serve


@pytest.fixture
def demo(in_space, demo_space):
    return in_space(demo_space)


def words(content):
    """Read a PDF's text."""
    return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_the_twin_on_the_screen_says_what_the_brief_says(officer, demo):
    html = unescape(officer.get(TWIN).content.decode())
    assert '<article class="fiche">' in html
    assert "La décision demandée" in html
    assert "Qui n’a pas été entendu." in html
    assert f'href="{BRIEF}"' in html


def test_the_twin_holds_no_style_and_no_script_of_its_own(officer, demo):
    html = officer.get(TWIN).content.decode()
    assert "<style" not in html
    assert " style=" not in html
    assert html.count("<script") == 1  # htmx, from our own address
    look = officer.get("/feuilles/fiche.css")
    assert look.headers["Content-Type"] == "text/css"
    assert ".fiche" in look.content.decode()


def test_the_brief_of_the_very_build_shown_is_handed_over(officer, in_space, tmp_path):
    in_space(tmp_path)
    build_id = Territory.objects.get(epci_code=OUCHE).build_id
    for release, content in (("autre", b"autre"), (build_id, b"%PDF")):
        path = tmp_path / "release" / f"{release}-demonstration" / "fiches" / f"{OUCHE}.pdf"
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
    answer = officer.get(BRIEF)
    assert answer.content == b"%PDF"
    assert answer.headers["Content-Type"] == "application/pdf"


def test_a_brief_that_was_not_published_is_made_of_the_same_tables(officer, in_space, demo_space,
                                                                   tmp_path):  # fmt: skip
    (tmp_path / "entrepot").symlink_to(demo_space / "entrepot")
    in_space(tmp_path)
    assert officer.get(BRIEF).content.startswith(b"%PDF")


@pytest.mark.parametrize("address", [TWIN, BRIEF, NOTE, CARRIER])
def test_a_build_that_left_the_workspace_is_said_to_be_gone(officer, in_space, tmp_path, address):
    in_space(tmp_path)
    answer = officer.get(address)
    assert answer.status_code == 409
    assert "n’existe pas" in unescape(answer.content.decode())


def test_the_note_of_an_opportunity_names_its_build(officer, demo):
    answer = officer.get(NOTE)
    build_id = Territory.objects.get(epci_code=OUCHE).build_id
    assert answer.headers["Content-Disposition"] == f'inline; filename="note_{KEY}_{build_id}.pdf"'
    assert build_id in words(answer.content)


def test_a_carrier_that_is_not_proposed_is_refused_and_the_others_named(officer, demo):
    assert officer.get(CARRIER).content.startswith(b"%PDF")
    answer = officer.get(CARRIER.replace("scic", "inconnue"))
    assert answer.status_code == 409
    assert "scic" in answer.content.decode()


def test_the_opportunity_leads_to_its_note_and_to_each_form_s_sheet(officer):
    html = officer.get(f"/opportunites/{KEY}/").content.decode()
    assert f'href="{NOTE}"' in html
    assert f'href="{CARRIER}"' in html
