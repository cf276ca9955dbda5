"""A source one can shape, an engine and a store."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pandas as pd
import pytest

from generator.contracts import NOMENCLATURES, Landed, Source
from generator.sources.formats.tables import read_text_table
from generator.warehouse.engine import EngineOptions, connect
from generator.warehouse.store import Store

COLUMNS = ["nomenclature_id", "code", "label_fr", "year"]
CSV = "nomenclature_id;code;label_fr;year\n"


def parse(raw: bytes) -> Landed:
    """Read a nomenclature with its own column names."""
    table = read_text_table(raw, sep=";", columns=COLUMNS)
    return Landed(table.assign(year=pd.to_numeric(table["year"]).astype("int64")))


@pytest.fixture
def source():
    def make(source_id="naf", *, parser=parse, **fields):
        declared = {
            "title": "Nomenclature",
            "publisher": "INSEE",
            "licence": "Licence Ouverte",
            "address": "https://www.insee.fr/",
            "vintage": "2025",
            "files": ("naf/*.csv",),
            "landing": NOMENCLATURES,
            **fields,
        }
        return Source(id=source_id, parse=parser, **declared)

    return make


@pytest.fixture(scope="session")
def con():
    with connect(EngineOptions(memory_limit="500MB", threads=1)) as opened:
        yield opened


@pytest.fixture
def store(tmp_path):
    made = Store(tmp_path / "entrepot")
    made.tables.mkdir(parents=True)
    return made


@pytest.fixture
def mirror(tmp_path):
    """Write files into a mirror folder and return the folder."""

    def write(**files):
        for name, text in files.items():
            path = tmp_path / "miroir" / "naf" / f"{name}.csv"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return tmp_path / "miroir"

    return write


class Producer(BaseHTTPRequestHandler):
    """A producer's server that answers well, or badly, according to the path."""

    def do_GET(self):
        path = self.path.strip("/")
        if path == "ailleurs.csv":
            self.send_response(302)
            self.send_header("Location", "/bon.csv")
            self.end_headers()
            return
        status = {"panne.csv": 500, "absent.csv": 404}.get(path, 200)
        body = b"" if path == "vide.csv" else b"entier"
        self.send_response(status)
        told = len(body) * 2 if path == "moitie.csv" else len(body)
        self.send_header("Content-Length", str(told))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Stay silent: pytest shows what matters."""


@pytest.fixture(scope="session")
def producer():
    """Return the address of a local server; nothing leaves the machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Producer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()
