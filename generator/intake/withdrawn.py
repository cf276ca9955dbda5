"""Who asked that their answers serve no more: kept beside the survey, so that none comes back.

The list holds lines of the file, pseudonyms and identifiers; it never holds a word of an answer.
"""

import csv
import io
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from generator.errors import Fault, SurveyError
from generator.needs.answers.statements import Imported
from generator.needs.files.layout import NOT_AN_ANSWER
from generator.warehouse.workspace import write_atomically

FILE = "retraits.csv"
HEADER = ("ligne", "personne", "ressource")
ROW, PERSON, PROPOSAL = "source_row", "respondent_id", "proposal_id"
BY_KEY = {PERSON: "persons", PROPOSAL: "proposals"}


@dataclass(frozen=True)
class Withdrawn:
    """The lines, persons and offers withdrawn from one survey."""

    rows: frozenset[int] = frozenset()
    persons: frozenset[str] = frozenset()
    proposals: frozenset[str] = frozenset()

    def __or__(self, other: "Withdrawn") -> "Withdrawn":
        """Join two lists."""
        return Withdrawn(
            self.rows | other.rows,
            self.persons | other.persons,
            self.proposals | other.proposals,
        )

    def __bool__(self) -> bool:
        """Tell whether anything is withdrawn."""
        return bool(self.rows or self.persons or self.proposals)

    def out_of(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Leave out the persons, or the offers, that are withdrawn."""
        for column, name in BY_KEY.items():
            gone = getattr(self, name)
            if gone and column in frame:
                frame = frame[~frame[column].isin(gone)].reset_index(drop=True)
        return frame


def read_withdrawn(home: Path) -> Withdrawn:
    """Read what was withdrawn from a survey; nothing when nobody asked.

    Raises
    ------
    SurveyError
        If the list cannot be read: answers withdrawn must not come back for want of it.
    """
    path = home / FILE
    if not path.exists():
        return Withdrawn()
    try:
        lines = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";"))
        # The heading is a line like the others: without it nothing says what a column is.
        columns = [dict.fromkeys(filter(None, cells)) for cells in zip(*lines, strict=True)]
        told = {next(iter(cells)): frozenset(list(cells)[1:]) for cells in columns}
        rows, persons, proposals = (told[name] for name in HEADER)
        return Withdrawn(frozenset(map(int, rows)), persons, proposals)
    except (ValueError, KeyError) as error:
        where = f"enquetes/{home.name}/{FILE}"
        remedy = "remettez-le d'une sauvegarde : il empêche des réponses retirées de revenir"
        raise SurveyError(Fault("cette liste est illisible", where, remedy=remedy)) from error


def keep_withdrawn(home: Path, withdrawn: Withdrawn) -> None:
    """Write the list, whole or not at all."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows((row, "", "") for row in sorted(withdrawn.rows))
    writer.writerows(("", person, "") for person in sorted(withdrawn.persons))
    writer.writerows(("", "", proposal) for proposal in sorted(withdrawn.proposals))
    write_atomically(home / FILE, text.getvalue().encode("utf-8-sig"))


def without_withdrawn(imported: Imported, withdrawn: Withdrawn) -> Imported:
    """Leave out of an import what was withdrawn; its rows are counted as such, whatever they were.

    Parameters
    ----------
    imported
        ``respondent_id`` already replaced by pseudonyms.
    """
    if not withdrawn:
        return imported
    statements = withdrawn.out_of(imported.statements)
    gone_ids = set(imported.statements["statement_id"]) - set(statements["statement_id"])
    rows = set(imported.statements[ROW]) - set(statements[ROW])
    proposals = withdrawn.out_of(imported.proposals)
    proposals = proposals[~proposals[ROW].isin(rows)].reset_index(drop=True)
    rows |= set(imported.proposals[ROW]) - set(proposals[ROW]) - set(statements[ROW])
    masks, rejects = imported.masked_by_statement, imported.rejects
    return replace(
        imported,
        statements=statements,
        proposals=proposals,
        masked_by_statement=masks[~masks["statement_id"].isin(gone_ids)],
        rejects=rejects[~rejects[ROW].isin(rows)],
        counts=_counts(imported, rows, statements),
    )


def _counts(imported: Imported, rows: set[int], statements: pd.DataFrame) -> dict[str, int]:
    rejects = imported.rejects
    unheard = rejects[rejects[ROW].isin(rows) & (rejects["status"] == NOT_AN_ANSWER)]
    said = statements[~statements["is_without_need"].fillna(value=False)]
    silent = set(imported.statements[ROW]) - set(statements[ROW])
    counts = dict(imported.counts)
    counts["not_an_answer"] -= len(unheard)
    counts["kept"] -= len(rows) - len(unheard)
    counts["statements"] = len(said)
    counts["heard_without_need"] -= len(silent & set(_rows_without_need(imported)))
    counts["withdrawn"] = counts.get("withdrawn", 0) + len(rows)
    return counts


def _rows_without_need(imported: Imported) -> list[int]:
    frame = imported.statements
    found: list[int] = frame.loc[frame["is_without_need"].fillna(value=False), ROW].to_list()
    return found
