"""What an import kept of each row, statement by statement, without any answer's text."""

import csv
from collections import defaultdict
from pathlib import Path

import pandas as pd

from generator.catalogues import Catalogue
from generator.intake.kept import MASKS_FILE, PROPOSALS_FILE, REJECTS_FILE, STATEMENTS_FILE
from generator.needs.answers.no_need import stated
from generator.needs.privacy import JOINT
from generator.needs.themes.naming import theme_statements
from generator.resources.proposals import suggest_kinds

Listed = list[dict[str, object]]


def list_kept(home: Path, catalogue: Catalogue) -> dict[str, Listed]:
    """List what the last import of a survey kept and refused.

    Themes are learned on this survey alone: a build, which learns on all the surveys of the EPCI
    and knows the officers' corrections, may find others.

    Parameters
    ----------
    home
        The survey's folder, which an import has just replaced.
    catalogue
        The themes' words and the kinds of resources.

    Returns
    -------
    dict
        ``enonces``, ``ressources``, ``rejets``: see ``docs/cli.md``.
    """
    statements = stated(pd.read_parquet(home / STATEMENTS_FILE))
    masks = pd.read_parquet(home / MASKS_FILE).dropna().set_index("statement_id")["kinds"]
    themed = theme_statements(statements, catalogue.lexicon())
    return {
        "enonces": _statements(statements, masks, themed),
        "ressources": _proposals(pd.read_parquet(home / PROPOSALS_FILE), catalogue),
        "rejets": _rejects(home / REJECTS_FILE),
    }


def _statements(statements: pd.DataFrame, masks: "pd.Series[str]", themed: pd.DataFrame) -> Listed:
    themes = defaultdict(list)
    for theme in themed.itertuples():
        themes[theme.statement_id].append(
            {
                "theme_id": theme.theme_id,
                "probabilite": theme.probability,
                "mots": _blank_is_none(theme.words),
                "decide_par": theme.decided_by,
            }
        )
    masked = {str(key): str(kinds).split(JOINT) for key, kinds in masks.items()}
    return [
        {
            "ligne": said.source_row,
            "enonce_id": said.statement_id,
            "commune_code": _blank_is_none(said.commune_code),
            "respondent_kind": said.respondent_kind,
            "themes": themes.get(said.statement_id, []),
            "masque": masked.get(str(said.statement_id), []),
            "a_classer": said.statement_id not in themes,
        }
        for said in statements.itertuples()
    ]


def _proposals(proposals: pd.DataFrame, catalogue: Catalogue) -> Listed:
    kinds = {kind.id: kind.label_fr for kind in catalogue.resource_kinds.values()}
    suggested = suggest_kinds(proposals["proposal_text"], kinds)
    return [
        {
            "ligne": offer.source_row,
            "proposition_id": offer.proposal_id,
            "sorte": _blank_is_none(kind),
            "nature": offer.proposal_kind,
        }
        for offer, kind in zip(proposals.itertuples(), suggested, strict=True)
    ]


def _rejects(path: Path) -> Listed:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    return [{**row, "ligne": int(row["ligne"]), "colonne": row["colonne"] or None} for row in rows]


def _blank_is_none(cell: object) -> object:
    return None if pd.isna(cell) else cell  # type: ignore[call-overload]
