"""Decisions: only ever added, refused when they are late, handed to the next build and back."""

import pytest
from django.db import transaction
from django.utils import timezone

from generator import plans
from generator.decisions import current_opportunity_decisions, read_opportunity_decisions
from generator.errors import DataError, GateError
from generator.review.exchange import builds as exchange
from generator.review.models import Decision, StaleDecisionError, Verdict
from generator.review.models.decisions import decide
from tests.review.conftest import OUCHE

KEY = f"{OUCHE}-recyclerie"
HEADER = "opportunity_id;decision;reason_id;reason;carrier;comment;author;made_on;build_id\n"
REASONS = {"pas_un_besoin", "pas_de_site", "autre"}


def asked(verdict=Verdict.KEPT, key=KEY, **told):
    return Decision(
        opportunity_id=key, verdict=verdict, decided_at=timezone.now(), build_id="b",
        **({"author_name": "Camille Roy"} | told),
    )  # fmt: skip


@pytest.fixture
def plan(tmp_path):
    """A workspace that shares nothing with the others but what ships."""
    made = plans.plan_for(tmp_path / "espace", mirror=None)
    made.workspace.create()
    made.workspace.review_database.touch()
    return made


@pytest.fixture
def _here(monkeypatch):
    """Let the exchange use the test database, whatever the workspace."""
    monkeypatch.setattr(exchange.workspaces, "prepare", lambda _: None)


@pytest.mark.django_db
def test_a_decision_is_never_changed_nor_deleted():
    decide(asked(), 0)
    kept = Decision.objects.get()
    kept.comment = "autre chose"
    for refused in (
        kept.save,
        kept.delete,
        Decision.objects.all().delete,
        lambda: Decision.objects.update(comment="autre chose"),
    ):
        with pytest.raises(TypeError, match="ajoutez-en une autre"):
            refused()
    assert Decision.objects.get().comment == ""


@pytest.mark.django_db
def test_who_decides_on_a_page_grown_old_is_refused_and_shown_the_other():
    decide(asked(comment="vu en comité"), 0)
    with pytest.raises(StaleDecisionError) as refused, transaction.atomic():
        decide(asked(Verdict.SET_ASIDE), 0)
    assert refused.value.standing.comment == "vu en comité"
    assert Decision.objects.count() == 1


@pytest.mark.django_db
def test_two_decisions_at_the_same_instant_leave_one(monkeypatch):
    decide(asked(comment="la première"), 0)
    seen = iter([None, Decision.objects.get()])
    monkeypatch.setattr(Decision.objects, "last_of", lambda *_: next(seen), raising=False)
    with pytest.raises(StaleDecisionError) as refused:
        decide(asked(Verdict.SET_ASIDE), 0)
    assert refused.value.standing.comment == "la première"


@pytest.mark.django_db
def test_a_version_that_nobody_wrote_is_refused():
    with pytest.raises(ValueError, match="jamais vue"):
        decide(asked(), 3)


@pytest.mark.django_db
def test_the_last_decision_stands_on_each_opportunity():
    decide(asked(), 0)
    decide(asked(Verdict.SET_ASIDE, reason_id="pas_de_site"), 1)
    decide(asked(Verdict.DEEPENED, f"{OUCHE}-garage"), 0)
    standing = Decision.objects.standing().order_by("opportunity_id")
    assert [(one.opportunity_id[10:], one.verdict) for one in standing] == [
        ("garage", "approfondir"),
        ("recyclerie", "ecarter"),
    ]


@pytest.mark.django_db
@pytest.mark.usefixtures("_here")
def test_the_next_build_reads_the_last_decision_without_its_words(plan):
    decide(asked(comment="Appeler Mme Exemple au 06 12 34 56 78"), 0)
    decide(asked(Verdict.SET_ASIDE, reason_id="pas_de_site"), 1)
    assert exchange.export_decisions(plan) == 2
    rows = current_opportunity_decisions(plan.workspace.decisions, REASONS)
    [row] = rows.to_dict("records")
    assert (row["decision"], row["reason_id"]) == ("ecarter", "pas_de_site")
    assert list(rows) == ["opportunity_id", "decision", "reason_id", "made_on"]
    text = (plan.workspace.decisions / "opportunites.csv").read_text(encoding="utf-8-sig")
    assert "06 12" not in text
    assert "Appeler" in text


@pytest.mark.django_db
@pytest.mark.usefixtures("_here")
def test_a_line_written_by_hand_is_not_lost_but_taken_back(plan):
    folder = plan.workspace.decisions
    (folder / "opportunites.csv").write_text(
        HEADER + f"{KEY};retenir;;;SCIC du val;;B. L.;2026-11-20;b\n", encoding="utf-8-sig"
    )
    with pytest.raises(GateError, match="revue reprendre"):
        exchange.export_decisions(plan)
    assert exchange.import_decisions(plan) == 1
    assert exchange.import_decisions(plan) == 0
    kept = Decision.objects.get()
    assert (kept.carrier, kept.author_name) == ("SCIC du val", "B. L.")
    assert exchange.export_decisions(plan) == 1
    assert len(read_opportunity_decisions(folder, REASONS)) == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("_here")
def test_a_line_pasted_twice_is_taken_once(plan):
    line = f"{KEY};retenir;;;SCIC du val;;B. L.;2026-11-20;b\n"
    path = plan.workspace.decisions / "opportunites.csv"
    path.write_text(HEADER + line * 2, encoding="utf-8-sig")
    assert exchange.import_decisions(plan) == 1
    assert exchange.import_decisions(plan) == 0


@pytest.mark.django_db
@pytest.mark.usefixtures("_here")
def test_a_formula_is_refused_before_it_blocks_every_build_to_come(plan):
    path = plan.workspace.decisions / "opportunites.csv"
    line = f"{KEY};retenir;;;=HYPERLINK(1);;B. L.;2026-11-20;b\n"
    path.write_text(HEADER + line, encoding="utf-8-sig")
    with pytest.raises(DataError, match="serait lu comme une formule"):
        exchange.import_decisions(plan)
    assert not Decision.objects.exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("_here")
def test_texts_longer_than_the_database_keeps_are_all_refused_and_nothing_is_taken(plan):
    lines = (
        f"{KEY};retenir;;;SCIC;;B. L.;2026-11-20;b\n"
        f"{KEY};retenir;;;{'x' * 201};;B. L.;2026-11-21;b\n"
        f"{KEY};retenir;;;SCIC;;B. L.;2026-11-22;{'b' * 33}\n"
    )
    path = plan.workspace.decisions / "opportunites.csv"
    path.write_text(HEADER + lines, encoding="utf-8-sig")
    with pytest.raises(DataError) as refused:
        exchange.import_decisions(plan)
    assert [fault.what for fault in refused.value.faults] == [
        "ce texte a 201 caractères, 200 au plus",
        "ce texte a 33 caractères, 32 au plus",
    ]
    assert not Decision.objects.exists()


def test_a_workspace_without_the_application_goes_on_as_before(tmp_path, monkeypatch):
    monkeypatch.delenv("GENERATEUR_REVUE_BASE", raising=False)
    made = plans.plan_for(tmp_path, mirror=None)
    assert exchange.export_decisions(made) is None
    assert exchange.load_published(made, None, []) is None
    assert not (tmp_path / "revue.sqlite3").exists()


def test_all_the_faults_of_a_file_of_decisions_are_told_at_once(tmp_path):
    lines = (
        f"{KEY};peut-être;;;;;A;2026-11-20;b\n"
        f"{KEY};ecarter;;;;;A;2026-11-20;b\n"
        f"{KEY};ecarter;inconnu;;;;A;2026-11-20;b\n"
        f"{KEY};ecarter;autre;;;;A;2026-11-20;b\n"
        "recyclerie;retenir;;;;;A;20/11/2026;b\n"
    )
    (tmp_path / "opportunites.csv").write_text(HEADER + lines, encoding="utf-8-sig")
    with pytest.raises(DataError) as refused:
        current_opportunity_decisions(tmp_path, REASONS)
    whats = " ".join(fault.what for fault in refused.value.faults)
    for told in ("décision inconnue", "demande un motif", "motif inconnu", "demande une précision",
                 "mal écrite", "n'est pas lisible"):  # fmt: skip
        assert told in whats
    assert len(refused.value.faults) == 6
