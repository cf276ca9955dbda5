"""What publishing leaves in the application's database."""

from datetime import timedelta

import pytest
from axes.models import AccessLog
from django.contrib.sessions.models import Session
from django.utils import timezone

from generator.review.loading import load, publishing
from generator.review.models import (
    Build,
    Decision,
    Opportunity,
    OpportunitySheet,
    Territory,
    Verdict,
)
from generator.review.models.decisions import decide
from tests.review.conftest import CHENOVE, OUCHE, decided_on

pytestmark = pytest.mark.django_db


def again(demo_made, build_id, codes=None, kept=3):
    """Load the demonstration as another build would be."""
    store, build, every = demo_made
    other = type(build)(build_id, build.created_at, build.tables, build.context)
    return load(store, other, codes or every, kept=kept)


def test_every_published_opportunity_is_loaded_with_its_sheet(demo_made):
    store, build, _ = demo_made
    published = store.read(build, "out_opportunities")
    assert Opportunity.objects.count() == OpportunitySheet.objects.count() == len(published)
    told = published.set_index("opportunity_id")
    for one in Opportunity.objects.all():
        row = told.loc[one.opportunity_id]
        assert (one.rank, one.class_id) == (row["rank"], row["class_id"])


def test_an_unknown_mark_stays_unknown_between_0_and_100(demo_made):
    store, build, _ = demo_made
    parts = store.read(build, "out_opportunity_parts")
    row = parts[parts["is_missing"]].iloc[0]
    one = Opportunity.objects.get(opportunity_id=row["opportunity_id"])
    assert one.marks[row["criterion_id"]] == [None, 0, 100]
    [cell] = [
        line
        for line in one.sheet.rows("out_opportunity_parts")
        if line["criterion_id"] == row["criterion_id"]
    ]
    assert cell["mark"] is None


def test_the_rows_of_a_sheet_come_in_the_order_of_the_release():
    for sheet in OpportunitySheet.objects.all()[:20]:
        criteria = [row["criterion_id"] for row in sheet.rows("out_opportunity_parts")]
        carriers = [row["carrier_position"] for row in sheet.rows("out_opportunity_carriers")]
        assert (criteria, carriers) == (sorted(criteria), sorted(carriers))
        assert len(criteria) == 13


def test_what_no_weight_moves_is_read_from_what_is_published(demo_made):
    store, build, _ = demo_made
    scores = store.read(build, "calc_scores").set_index("opportunity_id")
    for one in Opportunity.objects.all():
        row = scores.loc[one.opportunity_id]
        awaited = "supplementarite" in row["held_by"]
        assert one.may_be_first == (row["has_need"] and not awaited)
        assert one.has_refused_gate == row["has_refused_gate"]


def test_each_commune_of_a_territory_is_a_path_in_the_square_of_the_map(demo_made):
    store, build, _ = demo_made
    rows = Territory.objects.get(epci_code=OUCHE).rows("out_communes")
    published = store.read(build, "out_communes")
    assert len(rows) == published["epci_code"].eq(OUCHE).sum() > 1
    for row in rows:
        assert row["path"].startswith("M")
        assert row["path"].endswith("Z")
        assert 0 <= row["x"] <= 400
        assert 0 <= row["y"] <= 400


def test_the_tables_that_serve_everyone_are_kept_once_with_the_build():
    build = Build.objects.get()
    assert len(build.tables["out_criteria"]) == 13
    assert "out_criteria" not in Territory.objects.first().tables


def test_loading_the_same_build_again_changes_no_count(demo_made):
    store, build, codes = demo_made
    before = Opportunity.objects.count()
    load(store, build, codes, kept=3)
    assert Opportunity.objects.count() == before
    assert Territory.objects.filter(is_current=True).count() == len(codes)


def test_publishing_one_territory_leaves_the_others_as_they_were(demo_made):
    again(demo_made, "suivant", [OUCHE])
    current = {t.epci_code: t.build_id for t in Territory.objects.current()}
    assert current.pop(OUCHE) == "suivant"
    assert set(current.values()) == {demo_made[1].build_id}


def test_only_the_last_builds_are_kept(demo_made):
    for name in ("b1", "b2", "b3"):
        again(demo_made, name, kept=2)
    assert set(Build.objects.values_list("build_id", flat=True)) == {"b2", "b3"}
    count = len(demo_made[2])
    assert Territory.objects.count() == 2 * count


def test_a_fourth_build_drops_the_oldest_and_keeps_what_was_decided_on_it(demo_made, officer):
    key, first = f"{OUCHE}-recyclerie", demo_made[1].build_id
    decided_on(key, comment="Vu en comité", build_id=first)
    for name in ("b2", "b3", "b4"):
        again(demo_made, name)
    assert set(Build.objects.values_list("build_id", flat=True)) == {"b2", "b3", "b4"}
    page = officer.get(f"/opportunites/{key}/").content.decode()
    assert "Vu en comité" in page
    assert f"Calcul {first}" in page


def test_a_load_forgets_ended_sessions_and_connections_of_more_than_a_year(demo_made):
    now = timezone.now()
    for name, ends in (("finie", -1), ("ouverte", 1)):
        Session.objects.create(session_key=name, expire_date=now + timedelta(minutes=ends))
    for days in (364, 366):
        AccessLog.objects.create(username=f"{days} jours")
        old = AccessLog.objects.filter(username=f"{days} jours")
        old.update(attempt_time=now - timedelta(days=days))
    again(demo_made, "suivant", [CHENOVE])
    assert [one.session_key for one in Session.objects.all()] == ["ouverte"]
    assert [one.username for one in AccessLog.objects.all()] == ["364 jours"]


def test_a_load_cut_short_leaves_what_was_there(demo_made, monkeypatch):
    before = dict(Territory.objects.values_list("pk", "is_current"))

    def cut(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing, "ranked", cut)
    with pytest.raises(KeyboardInterrupt):
        again(demo_made, "coupé", [CHENOVE])
    assert dict(Territory.objects.values_list("pk", "is_current")) == before
    assert not Build.objects.filter(build_id="coupé").exists()


def test_two_builds_later_a_decision_is_still_on_its_opportunity(demo_made):
    key = f"{OUCHE}-recyclerie"
    asked = Decision(
        opportunity_id=key, verdict=Verdict.KEPT, author_name="A. M.", decided_at=timezone.now(),
        build_id=demo_made[1].build_id,
    )  # fmt: skip
    decide(asked, 0)
    again(demo_made, "b1", kept=1)
    again(demo_made, "b2", kept=1)
    assert Decision.objects.last_of(key).verdict == Verdict.KEPT
    assert Opportunity.objects.current().get(opportunity_id=key).territory.build_id == "b2"
