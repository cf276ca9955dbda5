"""Decisions through three real runs whose inputs change: a survey goes, then comes back."""

import json
import shutil

import pytest

from tests.review.browser import command, copy_of
from tests.review.conftest import CHENOVE, OUCHE
from tests.review.engines import script

pytestmark = pytest.mark.slow
PAGE, PAGE_OF_GONE = "review/opportunity.html", "review/opportunity_gone.html"
SURVEY = "enquete-chenove"
HERE, GONE, GONE_TOO = f"{OUCHE}-recyclerie", f"{CHENOVE}-recyclerie", f"{CHENOVE}-garage"
# What ``generateur run`` does about decisions, on the day that the demonstration is built for.
RUN = """
import django; django.setup()
from generator import plans, runs
from tests.golden.published import DAY
import sys
from pathlib import Path
plan = plans.plan_for(Path(sys.argv[1]), mirror=None, demo=True, today=DAY)
plans.bring_decisions(plan)
build = runs.run(plan)
plans.hand_to_review(plan, build, plan.store.read(build, "out_territories")["epci_code"].tolist())
print(build.build_id)
"""
DECIDE = """
import django; django.setup()
import sys
from django.utils import timezone
from generator.review.models import Decision
from generator.review.models.decisions import decide
key, verdict, reason_id, build_id, seen = sys.argv[1:]
decide(Decision(opportunity_id=key, verdict=verdict, reason_id=reason_id, build_id=build_id,
    author_name="Camille Roy", decided_at=timezone.now()), int(seen))
"""
STATE = f"""
import django; django.setup()
import json, sys
from pathlib import Path
from django.test import Client
from django.test.utils import setup_test_environment
from generator import plans
from generator.review.models import Decision, Person
plan = plans.plan_for(Path(sys.argv[1]), mirror=None, demo=True)
rows = plan.store.read(plan.store.build(), "out_opportunities").set_index("opportunity_id")
told = rows["decision"].dropna()
setup_test_environment()
reader, _ = Person.objects.get_or_create(username="l", has_every_territory=True)
client = Client()
client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
page = client.get("/territoires/{CHENOVE}/decisions/")
print(json.dumps({{
    "proposed": [key in rows.index for key in sys.argv[2:]],
    "published": dict(told),
    "orphans": sorted(line.opportunity_id for line in page.context["orphans"]),
    "lines": [[one.opportunity_id, one.version, one.verdict, one.reason_id, one.build_id]
        for one in Decision.objects.order_by("pk")],
    "shown": [client.get(f"/opportunites/{{key}}/").templates[0].name for key in sys.argv[2:]],
}}))
"""


@pytest.fixture
def space(demo_space, tmp_path):
    """The demonstration, its first build loaded."""
    made = copy_of(demo_space, tmp_path / "espace")
    told = command(made, "revue", "charger")
    assert told.returncode == 0, told.stderr
    return made


def run(space):
    """Run again on what the workspace now holds; return the build's name."""
    return script(space, RUN, str(space)).splitlines()[0]


def decided(space, key, verdict, build_id, reason_id="", seen=0):
    script(space, DECIDE, key, verdict, reason_id, build_id, str(seen))
    return [key, seen + 1, verdict, reason_id, build_id]


def state(space):
    said = script(space, STATE, str(space), HERE, GONE, GONE_TOO)
    return json.loads(said.splitlines()[0])


def test_decisions_follow_their_opportunities_through_runs_that_drop_and_bring_them_back(
    space, tmp_path
):
    first = (space / "entrepot" / "current").read_text(encoding="utf-8")
    lines = [
        decided(space, HERE, "retenir", first),
        decided(space, GONE, "ecarter", first, "pas_un_besoin"),
        decided(space, GONE_TOO, "approfondir", first),
    ]
    before = state(space)
    assert before["proposed"] == [True, True, True]
    assert before["published"] == {}  # decided after that build
    assert before["orphans"] == []

    shutil.move(space / "enquetes" / SURVEY, tmp_path / SURVEY)
    second = run(space)
    assert second != first
    later = state(space)
    assert later["proposed"] == [True, False, False]
    assert later["published"] == {HERE: "retenir"}
    assert later["orphans"] == sorted([GONE, GONE_TOO])
    assert later["lines"] == lines
    assert later["shown"] == [PAGE, PAGE_OF_GONE, PAGE_OF_GONE]

    lines.append(decided(space, HERE, "ecarter", second, "pas_un_besoin", seen=1))
    shutil.move(tmp_path / SURVEY, space / "enquetes" / SURVEY)
    run(space)
    last = state(space)
    assert last["proposed"] == [True, True, True]
    assert last["published"] == {HERE: "ecarter", GONE: "ecarter", GONE_TOO: "approfondir"}
    assert last["orphans"] == []
    assert last["lines"] == lines
    assert last["shown"] == [PAGE, PAGE, PAGE]
