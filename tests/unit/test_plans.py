from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from generator import plans
from generator.batches import MOST_TOGETHER, batches
from generator.errors import ContractError, DataError, Fault, SourceError, UsageError
from generator.plans import chosen_epcis, last_good, plan_for, unanswered
from generator.sources.arrival import snapshots
from generator.warehouse.building import PythonTable
from generator.warehouse.models import Model
from generator.warehouse.store import Build
from generator.warehouse.workspace import Workspace


class TinyStore:
    """A build of three EPCIs in two départements."""

    def __init__(self, *, is_demo: bool = False) -> None:
        self.territories = pd.DataFrame(
            {
                "epci_code": ["200000003", "200000001", "200000002"],
                "epci_name": ["CC Trois", "CC Un", "CC Deux"],
                "departement_code": ["2A", "21", "21"],
                "is_demo": is_demo,
            }
        )

    def read(self, _build: Build, name: str) -> pd.DataFrame:
        assert name == "out_territories"
        return self.territories


def sql(*names):
    return [Model(name, "select 1", (), (), {}, "2_needs") for name in names]


def python(name):
    return PythonTable(name, (), (), lambda _: pd.DataFrame())


BUILD = Build("b1", "2026-11-22T00:00:00+00:00", {}, {})


def choose(store=None, *, epci=None, departement=None):
    return chosen_epcis(store or TinyStore(), BUILD, epci=epci, departement=departement)


def test_one_epci_is_published_alone_under_its_code():
    assert choose(epci="200000002") == (["200000002"], "200000002")


def test_a_departement_publishes_its_epcis_in_order():
    assert choose(departement="21") == (["200000001", "200000002"], "departement-21")
    assert choose(departement="2A") == (["200000003"], "departement-2a")


def test_nothing_chosen_publishes_everyone():
    assert choose() == (["200000001", "200000002", "200000003"], "france")


def test_the_demonstration_is_never_named_france():
    assert choose(TinyStore(is_demo=True))[1] == "demonstration"


def test_an_unknown_epci_is_refused_with_the_nearest_ones_by_name():
    with pytest.raises(DataError, match="200000003 CC Trois"):
        choose(epci="200000033")


def test_a_departement_without_epci_is_refused_with_those_present():
    with pytest.raises(DataError, match="Départements présents : 21, 2A"):
        choose(departement="39")


def test_a_malformed_code_and_two_choices_are_refused():
    with pytest.raises(ContractError, match="9 chiffres"):
        choose(epci="Ouche")
    with pytest.raises(UsageError, match="pas les deux"):
        choose(epci="200000001", departement="21")


def test_a_plan_follows_the_settings_of_its_workspace(tmp_path):
    (tmp_path / "generateur.toml").write_text(
        'miroir = "donnees"\nmemoire = "1GB"\nfils = 1\n', encoding="utf-8"
    )
    plan = plan_for(tmp_path, mirror=None, without=["siae"], today=date(2026, 11, 22))
    assert plan.mirror == tmp_path / "donnees"
    assert (plan.engine.memory_limit, plan.engine.threads) == ("1GB", 1)
    assert "siae" in plan.sources
    assert "siae" not in plan.wanted
    assert plan.today == date(2026, 11, 22)


def test_the_mirror_given_comes_before_the_one_of_the_settings(tmp_path):
    (tmp_path / "generateur.toml").write_text('miroir = "donnees"\n', encoding="utf-8")
    assert plan_for(tmp_path, mirror=tmp_path / "autre").mirror == tmp_path / "autre"


def test_planning_writes_nothing(tmp_path):
    plan_for(tmp_path / "nouveau", mirror=None)
    assert list(tmp_path.iterdir()) == []


def test_the_demonstration_takes_only_its_own_sources(tmp_path):
    plan = plan_for(tmp_path, mirror=None, demo=True)
    assert plan.sources
    assert all(source_id.startswith("demo_") for source_id in plan.sources)
    assert plan.mirror == plan.data / "demo"


def test_real_and_invented_inputs_never_meet_whichever_way_a_run_starts(tmp_path):
    invented = plan_for(tmp_path / "fictif", mirror=None, demo=True)
    plans.prepare(invented, demo=True)
    with pytest.raises(DataError, match="données fictives de la démonstration"):
        plan_for(tmp_path / "fictif", mirror=None, demo=False)

    real = plan_for(tmp_path / "vrai", mirror=None, demo=False)
    plans.prepare(real, demo=False)
    (real.workspace.registers / "ressources.csv").touch()
    with pytest.raises(DataError, match="ne se mêle pas à des données réelles"):
        plan_for(tmp_path / "vrai", mirror=None, demo=True)
    with pytest.raises(DataError, match="ne se mêle pas à des données réelles"):
        plans.prepare(real, demo=True)


def test_a_demonstration_starts_again_in_its_own_workspace_and_may_be_looked_at(tmp_path):
    plans.prepare(plan_for(tmp_path, mirror=None, demo=True), demo=True)
    plans.prepare(plan_for(tmp_path, mirror=None, demo=True), demo=True)
    assert plan_for(tmp_path, mirror=None).workspace.root == tmp_path


def test_going_without_a_source_that_does_not_exist_is_refused_with_the_nearest(tmp_path):
    with pytest.raises(DataError, match="density_grid"):
        plan_for(tmp_path, mirror=None, without=["densite_grid"])


def test_a_workspace_is_prepared_once_and_kept(tmp_path):
    plan = plan_for(tmp_path, mirror=None)
    plans.prepare(plan, demo=False)
    (tmp_path / "generateur.toml").write_text("fils = 1\n", encoding="utf-8")
    plans.prepare(plan, demo=False)
    assert (tmp_path / "generateur.toml").read_text(encoding="utf-8") == "fils = 1\n"


def test_sources_never_fetched_are_told_at_once_with_the_reason_when_there_is_one(tmp_path):
    everything_but = ["siae", "qpv", "bpe_2018"]
    plan = plan_for(tmp_path, mirror=None, without=without(everything_but, tmp_path))
    kept(tmp_path, "bpe_2018")
    failed = {"siae": SourceError(Fault("le serveur répond 503"))}
    with pytest.raises(SourceError, match=r"503[\s\S]*qpv, siae"):
        last_good(plan, failed)


def test_the_last_good_copy_of_each_source_is_found(tmp_path):
    plan = plan_for(tmp_path, mirror=None, without=without(["siae"], tmp_path))
    kept(tmp_path, "siae")
    assert last_good(plan)["siae"].read() == {"f.csv": b"siae"}


def test_a_fault_that_is_not_about_an_answer_is_raised():
    silent = SourceError(Fault("injoignable"))
    assert unanswered({"a": "une copie", "b": silent}) == {"b": silent}
    with pytest.raises(DataError, match="refusée"):
        unanswered({"a": silent, "b": DataError(Fault("donnée refusée"))})


def without(kept_ids: list[str], workspace: Path) -> list[str]:
    return [key for key in plan_for(workspace, mirror=None).sources if key not in kept_ids]


def kept(workspace: Path, source_id: str) -> None:
    folder = Workspace(workspace).warehouse / "snapshots"
    snapshots.keep(source_id, {"f.csv": source_id.encode()}, folder)


def test_tables_that_follow_each_other_are_one_task_and_one_of_python_counts_for_three():
    steps = [python("p"), *sql("a", "b"), python("q"), python("r"), *sql("c")]
    assert [batch.name for batch in batches(steps)] == ["p, a, b", "q, r", "c"]


def test_a_task_never_makes_more_tables_than_its_name_can_tell():
    steps = sql(*(f"m{number}" for number in range(2 * MOST_TOGETHER + 1)))
    assert [len(batch) for batch in batches(steps)] == [MOST_TOGETHER, MOST_TOGETHER, 1]
    assert [step for batch in batches(steps) for step in batch.steps] == steps
