"""Workspaces with surveys, builds and publications of known dates, put there as the chain does."""

import datetime as dt
import hashlib
import json

import pandas as pd

from generator import expiry
from generator.warehouse.store import Store

EPCI = "200000001"
TODAY = dt.date(2026, 11, 22)
OLD, RECENT = "2024-11-21", "2024-11-22"  # either side of 24 months before today
SECRET, PSEUDONYM = "Je voudrais un bus.", "0123456789abcdef"


def rule(**changes):
    return expiry.Rule(**{"months": 24, "today": TODAY, "threshold": 11} | changes)


def survey(workspace, name, *dates, imported_on="2026-01-10", persons=None, proposals=()):
    """Put what an import leaves: one answer a date, each of a person of its own."""
    home = workspace.surveys / name
    home.mkdir()
    count = persons or len(dates)
    rows = pd.DataFrame(
        {
            "survey_id": pd.array([name] * len(dates), dtype="string"),
            "respondent_id": [f"{PSEUDONYM}{number % count}" for number in range(len(dates))],
            "statement_date": pd.array(dates, dtype="string"),
            "statement_text": SECRET,
        }
    )
    rows.to_parquet(home / "reponses.parquet")
    offered = pd.DataFrame({"proposal_id": list(proposals), "proposal_text": SECRET})
    offered.to_parquet(home / "ressources_proposees.parquet")
    (home / "rejets.csv").write_text("ligne;sort\n")
    (home / "correspondance.yaml").write_text("colonnes: []\n")
    report = {"survey_id": name, "epci_code": EPCI, "original_sha256": f"sha de {name}",
              "imported_on": imported_on, "counts": {"kept": 3}}  # fmt: skip
    (home / "import.json").write_text(json.dumps(report))
    return rows


def table(workspace, name, rows, *reads):
    """Keep a table in the warehouse, as the chain does."""
    store = Store(workspace.warehouse)
    store.tables.mkdir(exist_ok=True)
    inputs = {record.name: record.sha256 for record in reads}
    said = hashlib.sha256(rows.to_csv().encode()).hexdigest() if not reads else "un modèle"
    temporary = store.tables / f".{name}.1.tmp"
    rows.to_parquet(temporary)
    return store.keep(name, store.key(name, said, inputs), temporary, inputs, 0.1)


def build(workspace, answers, *, day=TODAY, resources=()):
    """Build five tables: two of the territory, and three that come from answers and resources."""
    land = table(workspace, "land_statements", answers)
    kept = table(workspace, "land_resources", pd.DataFrame({"resource_id": list(resources)}))
    communes = table(workspace, "land_communes", pd.DataFrame({"commune_code": ["21001"]}))
    known = table(workspace, "core_communes", pd.DataFrame({"code": ["21001"]}), communes)
    counts = answers.groupby("survey_id").size().reset_index(name="n")
    voices = table(workspace, "core_voices", counts, land)
    needs = table(workspace, "out_needs", counts.assign(place="21001"), voices, known)
    stock = table(workspace, "out_resources", pd.DataFrame({"n": [len(resources)]}), kept)
    records = [land, kept, communes, known, voices, needs, stock]
    return Store(workspace.warehouse).finish({r.name: r for r in records}, {}, day)


def tables_left(workspace):
    return sorted(
        path.name.rpartition("-")[0] for path in Store(workspace.warehouse).tables.glob("*.parquet")
    )


def certificates(workspace):
    return [json.loads(path.read_text()) for path in sorted(workspace.certificates.glob("*.json"))]


def publish(workspace, build_id):
    folder = workspace.release / f"{build_id}-france"
    (folder / "csv").mkdir(parents=True)
    (folder / "csv" / "besoins.csv").write_text("n\n12\n")
    (workspace.release / f".{build_id}-france.origine").write_text("marque")
    return folder
