"""The table of opportunities as files that people open elsewhere."""

import csv
import io

import pyogrio
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from python_calamine import CalamineWorkbook

from generator.review.configuration import Configuration, configuration
from generator.review.exporting import places as exporting_places
from generator.review.exporting.tables import BEFORE_MARKS, DECIDED, KEYS
from generator.review.models import Decision, Opportunity, Role, Verdict
from generator.review.models.decisions import decide
from generator.warehouse.workspace import Workspace
from tests.review.conftest import CHENOVE, OUCHE

pytestmark = pytest.mark.django_db
FILE = f"/territoires/{OUCHE}/opportunites"
FORMULAS = (
    "=1+1",
    "+33 1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠A1",
)


def got(client, address, **asked):
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return answer


def lines(client, address=f"{FILE}.csv", **asked):
    text = got(client, address, **asked).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def decided(name, comment):
    decide(
        Decision(
            opportunity_id=f"{OUCHE}-{name}", verdict=Verdict.KEPT, reason=comment,
            carrier=comment, comment=comment, author_name=comment, decided_at=timezone.now(),
        ),
        0,
    )  # fmt: skip


def test_a_spreadsheet_opens_the_csv_with_accents_commas_and_columns(officer):
    raw = got(officer, f"{FILE}.csv").content
    assert raw.startswith(b"\xef\xbb\xbf")
    one = Opportunity.objects.get(opportunity_id=f"{OUCHE}-recyclerie")
    [row] = [row for row in lines(officer) if row["opportunity_id"] == one.opportunity_id]
    assert row["score"] == str(one.score).replace(".", ",")
    assert "," in row["score"]
    assert row["activity_label_fr"] == "Recyclerie / ressourcerie généraliste"


def test_the_file_holds_the_rows_asked_for_in_the_order_asked_for(officer):
    rows = Opportunity.objects.filter(territory__epci_code=OUCHE)
    expected = list(rows.order_by("-score", "rank").values_list("opportunity_id", flat=True))
    told = lines(officer, tri="note")
    assert [row["opportunity_id"] for row in told] == expected
    kept = lines(officer, q="velo")
    assert {row["opportunity_id"] for row in kept} < set(expected)
    assert kept


def test_a_table_longer_than_a_page_is_handed_over_whole(person, signed_in):
    client = signed_in(person(Role.READER, everywhere=True))
    assert Opportunity.objects.count() > 100
    assert len(lines(client, "/opportunites.csv")) == Opportunity.objects.count()


def test_an_unknown_mark_is_a_blank_never_a_zero(officer):
    one = Opportunity.objects.get(opportunity_id=f"{OUCHE}-recyclerie")
    unknown = [key for key, (mark, *_) in one.marks.items() if mark is None]
    [row] = [row for row in lines(officer) if row["opportunity_id"] == one.opportunity_id]
    assert unknown
    assert [row[f"mark_{key}"] for key in unknown] == [""] * len(unknown)


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_text_written_by_a_person_is_ever_computed(officer, formula):
    decided("recyclerie", formula)
    [row] = [row for row in lines(officer) if row["opportunity_id"].endswith("-recyclerie")]
    written = [row[name] for name in DECIDED if name not in ("review_verdict_fr", "review_date")]
    assert written == [f"'{formula}"] * 4
    book = CalamineWorkbook.from_filelike(io.BytesIO(got(officer, f"{FILE}.xlsx").content))
    cells = [cell for line in book.get_sheet_by_name("Opportunités").to_python() for cell in line]
    assert cells.count(formula) == 4


def test_the_workbook_explains_each_of_its_columns_and_says_what_was_asked(officer):
    book = CalamineWorkbook.from_filelike(
        io.BytesIO(got(officer, f"{FILE}.xlsx", q="velo", tri="note").content)
    )
    cover = " ".join(str(line[0]) for line in book.get_sheet_by_name("Lire d'abord").to_python())
    assert "DONNÉES FICTIVES" in cover
    assert "Chercher\u202f: velo" in cover
    assert "Trier par\u202f: Note" in cover
    assert "Pondération\u202f: reference" in cover
    explained = [line[0] for line in book.get_sheet_by_name("Colonnes").to_python()[1:]]
    assert len(explained) == len(BEFORE_MARKS) + 13 + len(DECIDED) + len(KEYS)
    assert {"score", "mark_besoin", "review_comment_fr"} <= set(explained)


def test_the_name_of_the_file_says_the_territory_the_build_and_the_weighting(officer):
    build_id = Opportunity.objects.first().territory.build_id
    told = got(officer, f"{FILE}.csv").headers["Content-Disposition"]
    name = f"opportunites_cc-ouche-et-montagne_{build_id}_reference.csv"
    assert told == f'attachment; filename="{name}"'


def test_nobody_takes_away_what_they_may_not_read(officer):
    decide(
        Decision(
            opportunity_id=f"{CHENOVE}-recyclerie", verdict=Verdict.KEPT, comment="secret",
            author_name="A", decided_at=timezone.now(),
        ),
        0,
    )  # fmt: skip
    told = lines(officer, "/opportunites.csv")
    assert {row["epci_code"] for row in told} == {OUCHE}
    assert b"secret" not in got(officer, "/opportunites.csv").content
    assert officer.get(f"/territoires/{CHENOVE}/opportunites.xlsx").status_code == 403


def test_a_kind_of_file_that_does_not_exist_is_not_there(officer):
    for address in (f"{FILE}.exe", "/opportunites.gpkg"):
        assert officer.get(address).status_code == 404


@pytest.fixture
def workspace(demo_space, monkeypatch):
    def at(folder):
        found = Configuration(Workspace(folder), configuration().given, "")
        monkeypatch.setattr(exporting_places, "configuration", lambda: found)

    at(demo_space)
    return at


def test_map_layers_place_each_opportunity_in_the_communes_where_it_could_live(
    officer, workspace, tmp_path
):
    path = tmp_path / "a.gpkg"
    path.write_bytes(got(officer, f"{FILE}.gpkg").content)
    assert {name for name, _ in pyogrio.list_layers(path)} == {"communes", "lieux_des_opportunites"}
    communes = pyogrio.read_dataframe(path, layer="communes").set_index("commune_code")
    places = pyogrio.read_dataframe(path, layer="lieux_des_opportunites")
    assert len(communes) == 32
    assert communes.crs.to_epsg() == places.crs.to_epsg() == 4326
    assert communes["proposal_count"].sum() == len(places) > 0
    for _, place in places.iterrows():
        assert communes.loc[place["commune_code"], "geometry"].contains(place["geometry"])
    narrowed = got(officer, f"{FILE}.gpkg", q="recyclerie").content
    path.write_bytes(narrowed)
    kept = pyogrio.read_dataframe(path, layer="lieux_des_opportunites")
    assert set(kept["opportunity_id"]) == {
        key for key in places["opportunity_id"] if "recyclerie" in key
    }


def test_layers_of_a_build_that_left_the_workspace_are_refused_in_a_sentence(
    officer, workspace, tmp_path
):
    workspace(tmp_path)
    answer = officer.get(f"{FILE}.gpkg")
    assert answer.status_code == 409
    assert "Le fichier n’a pas pu être fait" in answer.content.decode()
    assert "n’existe pas" in answer.content.decode()


def test_the_table_leads_to_its_files_with_the_choices_made(officer):
    html = got(officer, f"/territoires/{OUCHE}/opportunites/", q="velo").content.decode()
    assert f'href="{FILE}.xlsx?q=velo"' in html
    assert f'href="{FILE}.gpkg?q=velo"' in html
    every = got(officer, "/opportunites/", q="velo").content.decode()
    assert 'href="/opportunites.csv?q=velo"' in every


def test_the_number_of_questions_does_not_grow_with_the_rows(person, signed_in):
    client = signed_in(person(Role.READER, everywhere=True))
    asked = []
    for choice in ({"q": "velo"}, {}):
        with CaptureQueriesContext(connection) as queries:
            lines(client, "/opportunites.csv", **choice)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 8
