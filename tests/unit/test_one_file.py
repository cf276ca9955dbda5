"""What a newcomer adds touches one file, and the whole chain takes it."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator import demonstration, plans, runs
from generator.errors import GateError
from generator.warehouse.checks import EXAMPLES
from generator.warehouse.workspace import Workspace

CRITERION = """-- A constant that any newcomer could write, to try the recipe.
-- grain: one row per opportunity
-- keys: epci_code, activity_id
-- label_fr: Essai
-- unit: part, de 0 à 1
-- direction: more_is_better
-- floor: 0.00
-- ceiling: 1.00
-- weight: 1
-- sentence_fr: {value_pct} pour essayer.
-- source_fr: essai

select
    epci_code,
    activity_id,
    0.25 as value,
    0.25 as value_pct
from core_opportunities
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    workspace = Workspace(tmp_path_factory.mktemp("demo"))
    workspace.create()
    plan = plans.plan_for(workspace.root, mirror=None, demo=True)
    demonstration.prepare(workspace, plan.data)
    return plan, runs.run(plan)


def copied(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder, tmp_path / folder.name))


def test_a_criterion_is_one_sql_file(demo, tmp_path):
    plan, before = demo
    sql = copied(plan.sql, tmp_path)
    (sql / "6_criteria" / "crit_essai.sql").write_text(CRITERION, encoding="utf-8")

    build = runs.run(replace(plan, sql=sql))

    parts = plan.store.read(build, "out_opportunity_parts")
    added = parts[parts["criterion_id"] == "essai"]
    assert len(added) == before.tables["out_opportunities"].rows
    assert added["mark"].tolist() == [25.0] * len(added)
    assert added["sentence_fr"].iloc[0].startswith("25")
    sums = parts.groupby("opportunity_id")["part"].sum()
    scores = plan.store.read(build, "out_opportunities").set_index("opportunity_id")["score"]
    assert (sums - scores).abs().max() < 1e-9


def test_an_activity_is_one_yaml_file(demo, tmp_path):
    plan, _ = demo
    data = copied(plan.data, tmp_path)
    text = (data / "activities" / "multiservice.yaml").read_text(encoding="utf-8")
    added = text.replace("id: multiservice", "id: essai_local", 1)
    (data / "activities" / "essai_local.yaml").write_text(added, encoding="utf-8")

    build = runs.run(replace(plan, data=data))

    ids = set(plan.store.read(build, "out_opportunities")["activity_id"])
    assert {"multiservice", "essai_local"} <= ids


def test_adding_an_activity_never_moves_the_score_of_another(demo, tmp_path):
    plan, before = demo
    data = copied(plan.data, tmp_path)
    text = (data / "activities" / "multiservice.yaml").read_text(encoding="utf-8")
    added = text.replace("id: multiservice", "id: essai_local", 1)
    (data / "activities" / "essai_local.yaml").write_text(added, encoding="utf-8")

    build = runs.run(replace(plan, data=data))

    def scores(of):
        return plan.store.read(of, "out_opportunities").set_index("opportunity_id")["score"]

    old, new = scores(before), scores(build)
    assert new.loc[old.index].equals(old)
    assert len(new) > len(old)


def rule_at_fault(sql, tmp_path, header=""):
    folder = copied(sql, tmp_path)
    rule = (
        "-- Aucun EPCI ne porte ce nom d'essai.\n-- grain: one row per EPCI\n-- keys: epci_code\n"
        f"{header}\nselect epci_code from core_epcis\n"
    )
    (folder / "checks" / "check_essai.sql").write_text(rule, encoding="utf-8")
    return folder


def test_a_rule_about_data_is_one_sql_file_and_it_stops_publication(demo, tmp_path):
    plan, _ = demo
    before = plan.store.build()

    with pytest.raises(GateError, match="check_essai") as refused:
        runs.run(replace(plan, sql=rule_at_fault(plan.sql, tmp_path)))

    assert refused.value.exit_code == 4
    assert plan.store.current_id() == before.build_id
    assert plan.store.build() == before


def test_a_rule_that_only_warns_is_told_on_the_screen_and_kept_with_the_build(
    demo, tmp_path, caplog
):
    plan, before = demo
    sql = rule_at_fault(plan.sql, tmp_path, header="-- severity: avertissement\n")

    build = runs.run(replace(plan, sql=sql))

    assert build.build_id == before.build_id
    warned = build.context["warnings"]["check_essai"]
    epcis = sorted(plan.store.read(build, "core_epcis")["epci_code"])
    assert warned == {
        "sentence_fr": "Aucun EPCI ne porte ce nom d'essai.",
        "row_count": len(epcis),
        "examples": epcis[:EXAMPLES],
    }
    (told,) = [record for record in caplog.records if "check_essai" in record.getMessage()]
    assert told.levelname == "WARNING"
    assert "Aucun EPCI ne porte ce nom d'essai. 4\u00a0lignes signalées" in told.getMessage()
    assert all(code in told.getMessage() for code in epcis[:EXAMPLES])
