import logging
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
import shapely
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import TaskRun
from prefect.testing.utilities import prefect_test_harness
from shapely import box

from flows.parameters import Reglages
from generator import plans
from generator.contracts import (
    COMMUNES,
    CONTOURS,
    EQUIPMENT,
    INDICATORS,
    MEMBERSHIPS,
    NORMS,
    Landed,
    Landing,
    Source,
)  # fmt: skip

TINY = {
    "tiny_communes": (
        COMMUNES,
        "21001,Un,COM,21,27,,2026\n21002,Deux,COM,21,27,,2026\n39001,Trois,COM,39,27,,2026\n",
    ),
    "tiny_epcis": (
        MEMBERSHIPS,
        "21001,epci,200000001,CC Un et Deux,CC,2026\n21002,epci,200000001,CC Un et Deux,CC,2026\n"
        "39001,epci,200000003,CC Trois,CC,2026\n",
    ),
    "tiny_people": (
        INDICATORS,
        "commune,21001,population_municipale,2023,1500\n"
        "commune,21002,population_municipale,2023,500\n"
        "commune,39001,population_municipale,2023,900\n",
    ),
    # One bakery in the second EPCI, none in the first, where two are expected.
    "tiny_equipment": (EQUIPMENT, "39001,B203,,2018,1\n"),
    "tiny_norms": (
        NORMS,
        "".join(f"B203,{size},100,0.9,1.0,2018\n" for size in range(1, 9)),
    ),
    "tiny_outlines": (
        CONTOURS,
        "".join(
            f"commune,{code},{name},{code},EPSG:2154,,,2026,{box(x, 0, x + 1000, 1000).wkt}\n"
            for code, name, x in (
                ("21001", "Un", 0),
                ("21002", "Deux", 1000),
                ("39001", "Trois", 9000),
            )
        ),
    ),
}


def tiny_source(source_id: str, landing: Landing, download: str | None = None) -> Source:
    def parse(raw: bytes) -> Landed:
        columns = list(landing.schema.columns)
        rows = [line.split(",", len(columns) - 1) for line in raw.decode().splitlines()]
        frame = pd.DataFrame(rows, columns=columns, dtype="string").replace("", pd.NA)
        if "geometry" in frame:
            shapes = [shapely.from_wkt(text) for text in frame["geometry"]]
            frame = frame.assign(geometry=shapes, is_repaired=False, is_approximate=True)
        return Landed(frame)

    return Source(
        id=source_id, title=f"Source {source_id}", publisher="les tests", licence="aucune",
        address="https://exemple.invalid/", vintage="2026", files=(f"{source_id}.csv",),
        landing=landing, parse=parse, download=download,
    )  # fmt: skip


@pytest.fixture(scope="session", autouse=True)
def prefect_server(tmp_path_factory):
    with prefect_test_harness(server_startup_timeout=60):
        yield
        # The harness stops its server while a last log line may still be on its way to it.
        logging.getLogger("prefect").handlers.clear()


@pytest.fixture
def no_wait(monkeypatch):
    """Try again at once: the tests check that one tries again, not how long one waits."""
    from flows.ingest import collect

    monkeypatch.setattr(collect, "retry_delay_seconds", 0)


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    folder = tmp_path / "miroir"
    folder.mkdir()
    for source_id, (_, text) in TINY.items():
        (folder / f"{source_id}.csv").write_text(text)
    return folder


@pytest.fixture
def only(monkeypatch) -> Callable[..., None]:
    """Replace the public sources by these."""

    def replace(*sources: Source) -> None:
        monkeypatch.setattr(plans, "all_sources", lambda: {s.id: s for s in sources})

    return replace


@pytest.fixture
def reglages(tmp_path: Path, mirror: Path, only) -> Reglages:
    """A run on three invented communes, from a mirror."""
    only(*(tiny_source(source_id, landing) for source_id, (landing, _) in TINY.items()))
    return Reglages(espace=tmp_path / "espace", miroir=mirror)


def task_runs() -> list[TaskRun]:
    """Every task run the server knows, the latest first."""
    from prefect.client.schemas.sorting import TaskRunSort

    with get_client(sync_client=True) as client:
        return client.read_task_runs(sort=TaskRunSort.EXPECTED_START_TIME_DESC, limit=200)
