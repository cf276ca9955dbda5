"""What every command has: its workspace, its way of saying things, and JSON when asked."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from generator.errors import Fault, UsageError
from generator.warehouse.workspace import Workspace


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
Epci = Annotated[str | None, typer.Option("--epci", help="Code SIREN de l'EPCI (9 chiffres).")]


@dataclass(frozen=True)
class Context:
    """What stands before the command: the workspace, and whether to keep quiet."""

    workspace: Workspace
    quiet: bool


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


def show_progress(name: str, position: int, total: int) -> None:
    """Draw one line of progress, only when a person is watching."""
    if sys.stderr.isatty():
        end = "\n" if position == total and total > 1 else ""
        typer.echo(f"\r\033[K{position}/{total} {name}", err=True, nl=False)
        typer.echo(end, err=True, nl=False)
