"""A small survey in a workspace, and how it is brought in."""

import json
from hashlib import sha256

import pandas as pd

from generator.intake import (
    Known,
    import_survey,
    load_proposals,
    load_statements,
)
from generator.needs.answers.statements import Origin

EPCI = "200000001"
KEY = b"k" * 32
NOTHING_MORE = Known()
LENT = "Besoin;Ressources que vous pourriez partager\nun bus;une grange\n;un tracteur\n"
SURVEY = "Répondant;Besoin;Nom;Couleur\nA1;un bus, écrire à a@b.fr;Durand;bleu\nA2;NSP;Petit;vert\n"


def write(workspace, text):
    (workspace / "Besoins 2026.csv").write_text(text, encoding="utf-8")


def bring(
    workspace,
    name="Besoins 2026.csv",
    *,
    accept=True,
    epci_code=EPCI,
    communes=None,
    known=NOTHING_MORE,
    **origin,
):
    return import_survey(
        workspace / name,
        workspace / "enquetes",
        origin=Origin(epci_code, **origin),
        accept=accept,
        communes=communes,
        key=KEY,
        known=known,
    )


def home(workspace):
    return workspace / "enquetes" / "besoins-2026"


def made_by_the_version_before(workspace, *absent):
    """Leave what the first version of an import left: fewer files, fewer columns."""
    bring(workspace)
    for name in ("ressources_proposees.parquet", "masques.parquet"):
        (home(workspace) / name).unlink()
    path, file = home(workspace) / "reponses.parquet", home(workspace) / "import.json"
    pd.read_parquet(path).drop(columns=["age_band", "theme_given", *absent]).to_parquet(
        path, index=False
    )
    told = json.loads(file.read_text(encoding="utf-8"))
    told["statements_sha256"] = sha256(path.read_bytes()).hexdigest()
    file.write_text(json.dumps({k: told[k] for k in told if k[:5] not in ("propo", "masks")}))


def said(workspace):
    folder = workspace / "enquetes"
    return (
        load_statements(folder)["statement_text"].tolist(),
        load_proposals(folder)["proposal_text"].tolist(),
    )
