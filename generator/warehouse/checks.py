"""Run the rules about data: each file of sql/checks/ returns the rows at fault."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from generator.errors import Fault, GateError
from generator.french import agree, counted
from generator.warehouse.engine import show_tables
from generator.warehouse.models import Model, read_model

EXAMPLES = 3


@dataclass(frozen=True)
class CheckResult:
    """What one check found; a warning is shown, anything else stops publication."""

    name: str
    sentence: str
    rows: int
    examples: tuple[str, ...]
    is_warning: bool

    @property
    def told(self) -> str:
        """The rule, how many rows it found and the keys of a few, as one line of French."""
        found = f"{counted(self.rows, 'ligne')} {agree(self.rows, 'signalée')}"
        return f"{self.name} : {self.sentence} {found}, par exemple {' ; '.join(self.examples)}."

    @property
    def described(self) -> dict[str, object]:
        """What a manifest keeps of a warning, for whoever publishes it."""
        return {
            "sentence_fr": self.sentence,
            "row_count": self.rows,
            "examples": list(self.examples),
        }


def read_checks(folder: Path, con: duckdb.DuckDBPyConnection) -> list[Model]:
    """Read every check, by name."""
    return [read_model(path, con) for path in sorted(folder.glob("check_*.sql"))]


def run_checks(
    con: duckdb.DuckDBPyConnection, checks: list[Model], paths: Mapping[str, Path]
) -> list[CheckResult]:
    """Run every check on the tables of a build, before the pointer moves."""
    show_tables(con, paths)
    return [_run(con, check) for check in checks]


def warnings_of(results: Sequence[CheckResult]) -> list[CheckResult]:
    """Keep the warnings that found rows."""
    return [result for result in results if result.rows and result.is_warning]


def refuse_failed(results: list[CheckResult]) -> None:
    """Stop publication when a check that is not a warning found rows.

    Raises
    ------
    GateError
        One fault a failed check, with the rows at fault.
    """
    failed = [result for result in results if result.rows and not result.is_warning]
    if failed:
        raise GateError(
            *(
                Fault(
                    f"{result.sentence} {result.rows} ligne(s) en faute",
                    where=result.name,
                    example=" ; ".join(result.examples),
                    remedy="rien n'a été publié, le dernier bon calcul reste en place",
                )
                for result in failed
            )
        )


def _run(con: duckdb.DuckDBPyConnection, check: Model) -> CheckResult:
    keys = ", ".join(f'"{key}"' for key in check.keys)
    found: pd.DataFrame = con.execute(f"select {keys} from ({check.select}) order by {keys}").df()
    examples = tuple(
        " / ".join(str(value) for value in row) for row in found.head(EXAMPLES).to_numpy()
    )
    is_warning = check.header.get("severity") == "avertissement"
    return CheckResult(check.name, check.sentence, len(found), examples, is_warning)
