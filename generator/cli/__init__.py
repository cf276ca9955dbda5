"""The command line: what people type, in French; each fault is one sentence and an exit code."""

import logging
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import Annotated

import click
import typer

from generator.cli import data, surveys, territory
from generator.cli.shared import Context
from generator.errors import GeneratorError, UsageError
from generator.warehouse.workspace import Workspace

UNEXPECTED = 1
INTERRUPTED = 130

app = typer.Typer(
    name="generateur",
    help="Des besoins d'un territoire aux activités, et à ceux qui peuvent les porter.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
territory.add_to(app)
data.add_to(app)
surveys.add_to(app)
for entry in entry_points(group="generateur.commands"):
    app.add_typer(entry.load(), name=entry.name)


@app.callback()
def common(
    context: typer.Context,
    espace: Annotated[
        Path, typer.Option(help="Dossier de l'espace de travail.", envvar="GENERATEUR_ESPACE")
    ] = Path(),
    *,
    quiet: Annotated[bool, typer.Option("--quiet", help="N'afficher que le résultat.")] = False,
) -> None:
    """Read what stands before the command."""
    context.obj = Context(Workspace(espace.absolute()), quiet)
    level = logging.WARNING if quiet else logging.INFO
    logging.basicConfig(level=level, format="%(message)s", stream=sys.stderr)
    logging.getLogger("httpx").setLevel(logging.WARNING)


def main() -> None:
    """Run the command line; turn our errors into their sentence and their exit code."""
    try:
        sys.exit(app(standalone_mode=False) or 0)
    except GeneratorError as error:
        typer.echo(str(error), err=True)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        typer.echo(f"Commande mal écrite : {error.format_message()}", err=True)
        typer.echo("Voyez « generateur --help ».", err=True)
        sys.exit(UsageError.exit_code)
    except BrokenPipeError:  # « generateur … | head » : the reader left, there is nothing to say
        sys.stdout = None
        sys.exit(UNEXPECTED)
    except OSError as error:
        typer.echo(_refused_by_the_machine(error), err=True)
        sys.exit(UNEXPECTED)
    except (click.Abort, KeyboardInterrupt):
        typer.echo("Interrompu ; le dernier bon résultat reste en place.", err=True)
        sys.exit(INTERRUPTED)
