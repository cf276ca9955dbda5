import shutil
from pathlib import Path

import duckdb
import pytest

from flows.build import build
from flows.full import full
from flows.publish import publish
from generator import plans
from generator.errors import DataError, GateError, SourceError
from generator.settings import shipped
from generator.sources import all_sources
from generator.warehouse.store import Store

pytestmark = pytest.mark.flows

OTHER_TASKS = 4  # prepare, land, check, publish
FAILING_MODEL = """-- Une ligne par EPCI, où le nom d'un EPCI passe pour un nombre.
-- grain: one row per EPCI
-- keys: epci_code

select epci_code, epci_name::int as name_count from core_epcis
"""

REFUSING_CHECK = """-- Aucun EPCI ne compte plus de mille habitants.
-- grain: one row per EPCI
-- keys: epci_code

select epci_code from core_epcis where population > 1000
"""


def test_the_whole_chain_ends_with_a_release_of_everyone(done):
    _, released = done
    assert released.folder.name.endswith("-france")
    assert {path.stem for path in released.files if path.suffix == ".pdf"} == {
        "200000001", "200000003",
    }  # fmt: skip
    assert released.workbook.exists()


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("bulletin-de-qualite", "Source tiny_people"),
        ("fraicheur-des-sources", "tiny_people"),
        ("classement", "CC Trois"),
        ("classeur", "opportunites.xlsx"),
        ("publication", "200000003.pdf"),
        ("avancement", "100"),
    ],
)
def test_a_run_leaves_in_the_page(done, latest, key, told):
    assert done
    assert told in latest(key)


def test_a_run_has_one_task_a_source_and_makes_every_table_in_few_tasks(done, tasks_of_runs):
    reglages, _ = done
    store = Store(reglages.espace / "entrepot")
    made = [name for name in store.build().tables if name.startswith(("core_", "calc_", "out_"))]
    counted = tasks_of_runs()
    batches = [name.removeprefix("calculer ") for name in counted if name.startswith("calculer ")]
    assert set(made) <= {table for batch in batches for table in batch.split(", ")}
    assert "collecter tiny_people" in counted
    assert len(batches) + len(all_sources()) + OTHER_TASKS <= 100


def test_the_same_build_is_published_for_one_territory(done):
    reglages, everyone = done
    released = publish(reglages.model_copy(update={"epci": "200000001"}))
    assert released.folder.name == everyone.folder.name.replace("france", "200000001")
    assert [path.name for path in released.files if path.suffix == ".pdf"] == ["200000001.pdf"]


def test_an_unknown_territory_is_not_published(done):
    reglages, _ = done
    with pytest.raises(DataError, match="200000003 CC Trois"):
        publish(reglages.model_copy(update={"epci": "200000009"}))


def test_a_rule_at_fault_stops_publication_and_says_which_rows(
    tiny, done, tmp_path, monkeypatch, latest
):
    before, _ = done
    shutil.copytree(before.espace, tiny.espace)
    shutil.rmtree(tiny.espace / "release")
    sql = shutil.copytree(shipped("sql"), tmp_path / "sql")
    (sql / "checks" / "check_every_epci_is_small.sql").write_text(REFUSING_CHECK)
    monkeypatch.setattr(plans, "shipped", lambda name: sql if name == "sql" else shipped(name))

    with pytest.raises(GateError, match="200000001"):
        full(tiny)

    assert not (tiny.espace / "release").exists()
    assert current(tiny.espace) == current(before.espace)
    assert "par exemple 200000001" in latest("regles-en-defaut")


def test_a_model_that_fails_among_others_is_named_and_leaves_the_last_good_build(
    tiny, done, tmp_path, monkeypatch
):
    before, _ = done
    shutil.copytree(before.espace, tiny.espace)
    sql = shutil.copytree(shipped("sql"), tmp_path / "sql")
    (sql / "8_publication" / "out_wrong.sql").write_text(FAILING_MODEL)
    monkeypatch.setattr(plans, "shipped", lambda name: sql if name == "sql" else shipped(name))

    with pytest.raises(duckdb.ConversionException) as refused:
        build(tiny)

    assert refused.value.__notes__ == ["table en cours de calcul : out_wrong"]
    assert current(tiny.espace) == current(before.espace)


def test_building_before_fetching_names_every_source_to_fetch(tiny):
    with pytest.raises(SourceError, match="tiny_communes, tiny_epcis"):
        build(tiny)


def current(workspace: Path) -> str:
    return (workspace / "entrepot" / "current").read_text()
