import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pandas as pd
import pytest
import shapely
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import TaskRun
from prefect.client.schemas.sorting import ArtifactSort, TaskRunSort
from prefect.testing.utilities import prefect_test_harness

from flows.full import full
from flows.ingest import collect
from flows.parameters import Reglages
from flows.server import set_defaults
from generator import contracts, plans
from generator.contracts import Landed, Landing, Source
from generator.publication.release import Release

MIRROR = Path(__file__).parent / "miroir"  # three invented communes, in the landing shapes
LANDINGS = {
    "tiny_communes": contracts.COMMUNES,
    "tiny_epcis": contracts.MEMBERSHIPS,
    "tiny_people": contracts.INDICATORS,
    "tiny_outlines": contracts.CONTOURS,
    "tiny_equipment": contracts.EQUIPMENT,
    "tiny_norms": contracts.NORMS,
}


def tiny_source(source_id: str, landing: Landing, download: str | None = None) -> Source:
    def parse(raw: bytes) -> Landed:
        columns = list(landing.schema.columns)
        frame = pd.read_csv(io.BytesIO(raw), names=columns, dtype="string")
        if "geometry" in frame:
            shapes = [shapely.from_wkt(text) for text in frame["geometry"]]
            frame = frame.assign(geometry=shapes, is_repaired=False, is_approximate=True)
        return Landed(frame)

    return Source(
        id=source_id, title=f"Source {source_id}", publisher="les tests", licence="aucune",
        address="https://exemple.invalid/", vintage="2026", files=(f"{source_id}.csv",),
        landing=landing, parse=parse, download=download,
    )  # fmt: skip


TINY = [tiny_source(source_id, landing) for source_id, landing in LANDINGS.items()]


@pytest.fixture(scope="session", autouse=True)
def prefect_server() -> Iterator[None]:
    set_defaults()  # the temporary server must not try to tell anyone that it runs
    with prefect_test_harness(server_startup_timeout=60):
        yield


@pytest.fixture
def no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again at once: the tests check that one tries again, not how long one waits."""
    monkeypatch.setattr(collect, "retry_delay_seconds", 0)


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Replace the public sources by these."""

    def replace(*sources: Source) -> None:
        monkeypatch.setattr(plans, "all_sources", lambda: {s.id: s for s in sources})

    return replace


@pytest.fixture
def tiny(tmp_path: Path, only: Callable[..., None]) -> Reglages:
    """A run on three invented communes in two EPCIs."""
    only(*TINY)
    return Reglages(espace=tmp_path / "espace", miroir=MIRROR)


@pytest.fixture(scope="session")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Reglages, Release]:
    """The whole chain, run once for all that only look at it."""
    reglages = Reglages(espace=tmp_path_factory.mktemp("fait") / "espace", miroir=MIRROR)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plans, "all_sources", lambda: {source.id: source for source in TINY})
        return reglages, full(reglages)


class Producer(ThreadingHTTPServer):
    """A producer's server that gives its answers one after the other, then the last for ever."""

    def __init__(self, answers: list[tuple[int, bytes]]) -> None:
        self.answers, self.asked = answers, 0
        super().__init__(("127.0.0.1", 0), _Answer)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/tiny_people.csv"


class _Answer(BaseHTTPRequestHandler):
    server: Producer

    def do_GET(self) -> None:
        status, body = self.server.answers[min(self.server.asked, len(self.server.answers) - 1)]
        self.server.asked += 1
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing on the screen."""


@pytest.fixture
def producer() -> Iterator[Callable[..., Producer]]:
    started: list[Producer] = []

    def start(*answers: tuple[int, bytes]) -> Producer:
        server = Producer(list(answers))
        started.append(server)
        Thread(target=server.serve_forever, daemon=True).start()
        return server

    yield start
    for server in started:
        server.shutdown()
        server.server_close()


@pytest.fixture
def online(
    only: Callable[..., None], producer: Callable[..., Producer], tiny: Reglages
) -> Callable[..., tuple[Producer, Reglages]]:
    """A run on one source, downloaded from a producer whose answers the test chooses."""

    def start(*answers: tuple[int, bytes]) -> tuple[Producer, Reglages]:
        server = producer(*answers)
        only(tiny_source("tiny_people", contracts.INDICATORS, server.address))
        return server, tiny.model_copy(update={"miroir": None})

    return start


@pytest.fixture
def latest() -> Callable[[str], str]:
    """Read the last artifact written under a key, as the page shows it."""

    def read(key: str) -> str:
        with get_client(sync_client=True) as client:
            found = client.read_artifacts(sort=ArtifactSort.CREATED_DESC, limit=200)
        shown = next(artifact for artifact in found if artifact.key == key)
        return str(json.loads(shown.data) if shown.type == "table" else shown.data)

    return read


@pytest.fixture
def tasks_of_runs() -> Callable[[], Counter[str]]:
    """Count the task runs of the server by name."""

    def count() -> Counter[str]:
        with get_client(sync_client=True) as client:
            runs: list[TaskRun] = []
            while page := client.read_task_runs(
                sort=TaskRunSort.ID_DESC, limit=200, offset=len(runs)
            ):
                runs += page
        return Counter(run.name for run in runs)

    return count
