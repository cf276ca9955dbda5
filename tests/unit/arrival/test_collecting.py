"""A run collects its sources, keeps the last good copy of each, and says what happened before."""

from datetime import date

import pytest

from generator import lookups, runs
from generator.errors import SourceError
from generator.settings import shipped
from generator.warehouse.workspace import Workspace

ROWS = "nomenclature_id;code;label_fr;year\nnaf;6010Z;Radio;2025\n"


@pytest.fixture
def plan_of(tmp_path, mirror):
    def make(*sources, **fields):
        declared = {source.id: source for source in sources}
        folder = mirror(a=ROWS)
        return runs.Plan(
            Workspace(tmp_path / "espace"), shipped("sql"), shipped("data"), declared,
            date(2026, 11, 22), **{"mirror": folder, **fields},
        )  # fmt: skip

    return make


def test_a_source_that_no_longer_answers_keeps_its_last_good_copy_and_says_so(
    plan_of, source, tmp_path
):
    plan = plan_of(source())
    good, warning = runs.collect(plan, source())
    assert warning == ""
    (tmp_path / "miroir" / "naf" / "a.csv").unlink()
    kept, warning = runs.collect(plan, source())
    assert kept == good
    assert "aucun fichier naf/*.csv" in warning
    assert f"La copie du {good.taken_on} est gardée." in warning


def test_sources_never_had_are_all_told_at_once(plan_of, source):
    plan = plan_of(source("a", files=("a_*.csv",)), source("b", files=("b_*.csv",)), source("naf"))
    with pytest.raises(SourceError) as caught:
        runs.collect_all(plan)
    assert [fault.what for fault in caught.value.faults] == [
        "source « a » : aucun fichier a_*.csv",
        "source « b » : aucun fichier b_*.csv",
    ]


def test_a_source_one_goes_without_is_not_asked(plan_of, source):
    plan = plan_of(source("a", files=("a_*.csv",)), source("naf"), without=frozenset({"a"}))
    assert set(runs.collect_all(plan)) == {"naf"}


def test_trying_a_source_keeps_nothing(plan_of, source, tmp_path):
    plan = plan_of(source())
    assert lookups.try_source(plan, source()) == {
        "source_id": "naf", "lignes": 1, "est_lisible": True, "message_fr": "rien à signaler",
    }  # fmt: skip
    refused = lookups.try_source(plan, source(files=("b_*.csv",)))
    assert (refused["est_lisible"], refused["lignes"]) == (False, None)
    assert not (tmp_path / "espace").exists()


def test_a_run_killed_before_is_told_in_a_sentence(plan_of, source, caplog):
    plan = plan_of(source())
    plan.workspace.create()
    (plan.workspace.warehouse / "calcul_en_cours").touch()
    with runs.session(plan):
        pass
    assert "Le calcul précédent a été interrompu" in caplog.text
    caplog.clear()
    with runs.session(plan):
        pass
    assert caplog.text == ""
