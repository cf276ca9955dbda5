"""What was noted of an activity that started, on its page."""

from html import unescape

import pytest

from generator.review.models import OpportunitySheet
from tests.review.conftest import OUCHE

pytestmark = pytest.mark.django_db
KEY = f"{OUCHE}-recyclerie"
TITLE = "Ce qui a été fait depuis"


def noted(fact, value, **changed):
    return {
        "followup_fact": fact, "followup_label_fr": fact, "followup_unit_fr": "",
        "observed_date": "2026-03-02", "months_since_opening": 6, "milestone_month_count": 6,
        "followup_value": value, "is_suppressed": False, "stop_cause_fr": None,
        "source_fr": "bilan de l'association",
    } | changed  # fmt: skip


def page(client):
    return unescape(client.get(f"/opportunites/{KEY}/").content.decode())


def test_an_activity_that_is_not_followed_says_nothing_of_it(officer):
    assert TITLE not in page(officer)


def test_each_bilan_is_told_and_a_small_number_of_users_is_not(officer):
    sheet = OpportunitySheet.objects.get(opportunity__opportunity_id=KEY)
    rows = [noted("emplois_etp", 2.5), noted("usagers", None, is_suppressed=True)]
    sheet.tables = sheet.tables | {"out_followups": rows}
    sheet.save()
    told = page(officer).split(TITLE)[1].split("</section>")[0]
    assert "<td>2,5</td><td>non publié</td><td>inconnu</td>" in told
    assert "bilan de l’association" in told
    assert "n’est pas forcément un emploi de plus" in told
