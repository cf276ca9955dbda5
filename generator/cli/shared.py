"""What every command has: its workspace, its way of saying things, and JSON when asked."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from generator.errors import Fault, UsageError
from generator.warehouse.workspace import Workspace

if TYPE_CHECKING:
    import pandas as pd

    from generator.catalogues import Catalogue
    from generator.runs import Plan


def existing_folder(folder: Path | None) -> Path | None:
    """Refuse a folder typed wrong, before a last good copy is taken in its place."""
    if folder is not None and not folder.is_dir():
        remedy = "corrigez le chemin donné à --miroir"
        raise UsageError(Fault("ce dossier n'existe pas", where=str(folder), remedy=remedy))
    return folder


Json = Annotated[bool, typer.Option("--json", help="Répondre en JSON (clés : docs/cli.md).")]
Mirror = Annotated[
    Path | None,
    typer.Option(
        "--miroir",
        help="Dossier des fichiers des producteurs, au lieu du réseau.",
        callback=existing_folder,
    ),
]
Author = Annotated[str, typer.Option(help="Qui décide ; écrit avec la décision.")]
SheetFile = Annotated[
    Path | None, typer.Option("--sortie", help="Écrire aussi la feuille : .csv ou .xlsx.")
]
Epci = Annotated[str | None, typer.Option("--epci", help="Code SIREN de l'EPCI (9 chiffres).")]


LONGEST_SENTENCE = 300  # characters of a command's sentence in the list of a group


@dataclass(frozen=True)
class Context:
    """What stands before the command: the workspace, and whether to keep quiet."""

    workspace: Workspace
    quiet: bool


class WholeSentences(TyperGroup):
    """A group whose help says each command's sentence to its end, on several lines if need be."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 -- typer hides both
        """List the commands; the library would cut each at the width of the screen."""
        named = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        told = [
            (name, command.get_short_help_str(LONGEST_SENTENCE))
            for name, command in named
            if command is not None and not command.hidden
        ]
        if told:
            with formatter.section("Commands"):
                formatter.write_dl(told)


def group(help_fr: str) -> typer.Typer:
    """Make a group of commands; typed alone, it shows its help."""
    return typer.Typer(help=help_fr, no_args_is_help=True, cls=WholeSentences)


def say(context: typer.Context, text: str) -> None:
    """Tell something that is not the result: on the error stream, and not when quiet."""
    if not context.obj.quiet:
        typer.echo(text, err=True)


def answer(content: Any, lines: Sequence[str], *, as_json: bool) -> None:  # noqa: ANN401 - JSON
    """Print the result, as JSON for machines or as lines for people."""
    if as_json:
        typer.echo(json.dumps(content, ensure_ascii=False, indent=1, default=str))
        return
    for line in lines:
        typer.echo(line)


def plan_of(context: typer.Context) -> "Plan":
    """Say what the workspace is made from, for who only looks at it or writes a decision."""
    from generator import plans

    return plans.plan_for(context.obj.workspace.root, mirror=None)


def catalogue_of(plan: "Plan") -> "Catalogue":
    """Read what ships and what the workspace adds to it."""
    from generator.catalogues import read_catalogue

    return read_catalogue([plan.data, plan.workspace.catalogues])


def rows_of(frame: "pd.DataFrame") -> list[dict[str, Any]]:
    """List the rows of a table as a JSON answer tells them: a blank cell is null."""
    filled = frame.astype(object).where(frame.notna(), None)
    return [{str(name): cell for name, cell in row.items()} for row in filled.to_dict("records")]


def write_sheet(sheet: "pd.DataFrame", path: Path, headings: Mapping[str, str], title: str) -> None:
    """Write a sheet as its name asks: a workbook of one sheet, else a French CSV.

    Parameters
    ----------
    headings
        What each column is called in the workbook; the CSV keeps the names that programs read.
    title
        The name of the workbook's sheet.
    """
    from generator.publication.workbooks.one_sheet import one_sheet
    from generator.warehouse.workspace import write_atomically

    if path.is_dir():
        remedy = "donnez un fichier : --sortie feuille.csv"
        raise UsageError(Fault("c'est un dossier", str(path), remedy=remedy))
    is_workbook = path.suffix.casefold() == ".xlsx"
    raw = one_sheet(sheet, headings, title) if is_workbook else _csv(sheet)
    write_atomically(path, raw)


def _csv(sheet: "pd.DataFrame") -> bytes:
    """Write for a French spreadsheet; a cell that begins as a formula is quoted."""
    from pandas.api.types import is_string_dtype

    from generator.publication.tables import FORMULA_STARTS

    safe = sheet.copy()
    for name in (name for name in sheet if is_string_dtype(sheet[name])):
        starts = safe[name].str.contains(FORMULA_STARTS, na=False)
        safe[name] = safe[name].mask(starts, "'" + safe[name])
    text = safe.to_csv(sep=";", decimal=",", index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def show_progress(name: str, position: int, total: int) -> None:
    """Draw one line of progress, only when a person is watching."""
    if sys.stderr.isatty():
        end = "\n" if position == total and total > 1 else ""
        typer.echo(f"\r\033[K{position}/{total} {name}", err=True, nl=False)
        typer.echo(end, err=True, nl=False)
