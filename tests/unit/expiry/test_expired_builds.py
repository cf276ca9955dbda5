"""What goes of the tables and publications made from answers that expired, and what stays."""

import datetime as dt
import json
from pathlib import Path

import pandas as pd

from generator import expiry
from generator.warehouse.store import Store
from tests.unit.expiry.workspaces import OLD, build, publish, rule, survey, table, tables_left


def test_every_table_made_from_expired_answers_goes_with_its_build(workspace):
    answers = survey(workspace, "mobilites", OLD)
    made = build(workspace, answers)
    outcome = expiry.expire(workspace, rule())
    assert tables_left(workspace) == [
        "core_communes", "land_communes", "land_resources", "out_resources",
    ]  # fmt: skip
    assert outcome.certificates[0].build_ids == (made.build_id,)
    assert not (workspace.warehouse / "builds" / made.build_id).exists()
    assert not (workspace.warehouse / "current").exists()
    assert "relancez « generateur run »" in "\n".join(expiry.told(outcome))


def test_no_older_build_becomes_current_again(workspace):
    build(workspace, survey(workspace, "commerces", "2026-02-01"))
    survey(workspace, "mobilites", OLD)
    both = pd.concat([pd.read_parquet(path) for path in workspace.surveys.glob("*/reponses.*")])
    build(workspace, both)
    expiry.expire(workspace, rule())
    assert Store(workspace.warehouse).current_id() is None


def test_a_build_made_without_the_expired_answers_stays_with_the_files_it_shares(workspace):
    recent = survey(workspace, "commerces", "2026-02-01")
    old = survey(workspace, "mobilites", OLD)
    both = build(workspace, pd.concat([recent, old]))
    current = build(workspace, recent)
    outcome = expiry.expire(workspace, rule())
    assert outcome.certificates[0].build_ids == (both.build_id,)
    assert not outcome.lost_current
    store = Store(workspace.warehouse)
    assert store.current_id() == current.build_id
    assert all(store.table_path(current, name).exists() for name in current.tables)


def test_tables_of_a_survey_imported_again_since_keep_none_of_its_old_answers(workspace):
    before = build(workspace, survey(workspace, "mobilites", OLD))
    pd.DataFrame({"survey_id": ["mobilites"], "respondent_id": ["x"],
                  "statement_date": ["2026-05-01"]}).to_parquet(
        workspace.surveys / "mobilites" / "reponses.parquet"
    )  # fmt: skip
    (certificate,) = expiry.expire(workspace, rule()).certificates
    assert certificate.surveys == ()
    assert certificate.build_ids == (before.build_id,)
    assert (workspace.surveys / "mobilites" / "reponses.parquet").exists()


def test_a_build_of_undated_answers_is_as_old_as_they_may_be(workspace):
    answers = survey(workspace, "mobilites", None)
    build(workspace, answers, day=dt.date(2024, 1, 1))
    for path in (workspace.surveys / "mobilites").iterdir():
        path.unlink()  # a person removed the survey by hand; the warehouse still holds it
    expiry.expire(workspace, rule())
    assert "land_statements" not in tables_left(workspace)


def test_a_build_whose_answers_can_no_longer_be_looked_at_goes(workspace):
    made = build(workspace, survey(workspace, "commerces", "2026-02-01"))
    Store(workspace.warehouse).table_path(made, "land_statements").unlink()
    expiry.expire(workspace, rule())
    assert "out_needs" not in tables_left(workspace)


def test_a_resource_that_expired_answers_offered_goes_from_the_tables(workspace):
    survey(workspace, "mobilites", OLD, proposals=["p1"])
    recent = survey(workspace, "commerces", "2026-02-01")
    build(workspace, recent, resources=["p1", "du registre"])
    expiry.expire(workspace, rule())
    assert tables_left(workspace) == [
        "core_communes", "core_voices", "land_communes", "land_statements", "out_needs",
    ]  # fmt: skip


def test_what_was_published_stays_until_one_asks_even_later(workspace):
    made = build(workspace, survey(workspace, "mobilites", OLD))
    folder = publish(workspace, made.build_id)
    other = publish(workspace, "abcdef012345")
    expiry.expire(workspace, rule())
    assert folder.exists()
    (certificate,) = expiry.expire(workspace, rule(with_releases=True)).certificates
    assert certificate.releases == (folder.name,)
    assert sorted(workspace.release.glob("*france*")) == [
        workspace.release / ".abcdef012345-france.origine", other,
    ]  # fmt: skip


def test_a_build_made_again_without_what_expired_keeps_its_publication(workspace):
    recent = survey(workspace, "commerces", "2026-02-01")
    build(workspace, pd.concat([recent, survey(workspace, "mobilites", OLD)]))
    expiry.expire(workspace, rule())
    again = build(workspace, recent)
    folder = publish(workspace, again.build_id)
    path = next(workspace.certificates.glob("*.json"))
    content = json.loads(path.read_text())
    path.write_text(json.dumps(content | {"build_ids": [again.build_id]}))
    expiry.expire(workspace, rule(with_releases=True))
    assert folder.exists()


def test_tables_that_no_build_uses_go_without_a_certificate(workspace):
    build(workspace, survey(workspace, "commerces", "2026-02-01"))
    lost = table(workspace, "core_lost", pd.DataFrame({"n": [1]}))
    outcome = expiry.expire(workspace, rule())
    assert outcome.orphans == tuple(
        f"entrepot/tables/{Path(lost.file).with_suffix(suffix)}" for suffix in (".json", ".parquet")
    )
    assert "core_lost" not in tables_left(workspace)
    assert not workspace.certificates.exists()


def test_tables_wait_for_the_next_build_when_there_is_no_current_one(workspace):
    build(workspace, survey(workspace, "mobilites", OLD))
    expiry.expire(workspace, rule())
    assert expiry.expire(workspace, rule()).orphans == ()
    assert "land_communes" in tables_left(workspace)
