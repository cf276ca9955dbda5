"""Take withdrawn answers out of what an import left, all its files together."""

import json
from pathlib import Path

import pandas as pd

from generator.intake.importing import REJECT_LABELS_FR, rejects_csv
from generator.intake.kept import (
    MASKS_FILE,
    PROPOSALS_FILE,
    REJECTS_FILE,
    STATEMENTS_FILE,
    report_of,
    sha256,
)
from generator.intake.replacing import IMPORT_FILE, keep_together
from generator.intake.withdrawn import read_withdrawn, without_withdrawn
from generator.needs.answers.statements import Imported
from generator.needs.files.layout import LEFT_OUT_COLUMNS

COUNTS = ("kept", "not_an_answer", "statements", "heard_without_need")


def take_out(home: Path) -> bool:
    """Rewrite a survey's files without what its list withdraws; say whether anything was there.

    To be called while holding ``enquetes/`` for one writer.
    """
    report = dict(report_of(home))
    counted = report.get("counts")
    before = Imported(
        statements=pd.read_parquet(home / STATEMENTS_FILE),
        proposals=pd.read_parquet(home / PROPOSALS_FILE),
        masked_by_statement=pd.read_parquet(home / MASKS_FILE),
        rejects=_rejects(home / REJECTS_FILE),
        counts=dict.fromkeys(COUNTS, 0) | (counted if isinstance(counted, dict) else {}),
        notes={},
        masked=pd.DataFrame(),
    )
    after = without_withdrawn(before, read_withdrawn(home))
    if len(after.statements) + len(after.proposals) == len(before.statements) + len(
        before.proposals
    ):
        return False
    answers = {
        STATEMENTS_FILE: after.statements.to_parquet(index=False),
        PROPOSALS_FILE: after.proposals.to_parquet(index=False),
        MASKS_FILE: after.masked_by_statement.to_parquet(index=False),
    }
    report |= {
        "statements_sha256": sha256(answers[STATEMENTS_FILE]),
        "proposals_sha256": sha256(answers[PROPOSALS_FILE]),
        "masks_sha256": sha256(answers[MASKS_FILE]),
        "counts": {**after.counts, "proposals": len(after.proposals)},
    }
    told = json.dumps(report, ensure_ascii=False, indent=1).encode()
    rejects = rejects_csv(after.rejects)
    keep_together(home, {**answers, REJECTS_FILE: rejects, IMPORT_FILE: told})
    return True


def _rejects(path: Path) -> pd.DataFrame:
    read = pd.read_csv(path, sep=";", encoding="utf-8-sig", dtype="string")
    named = read.reindex(columns=list(REJECT_LABELS_FR)).set_axis(list(LEFT_OUT_COLUMNS), axis=1)
    return named.astype({"source_row": "int64"})
