"""The command line: what people type, in French; each fault is one sentence and an exit code."""

import logging
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from generator.cli import (
    briefs,
    byproducts,
    carriers,
    changes,
    communes,
    comparing,
    data,
    evaluation,
    expiry,
    feasibility,
    followups,
    opinions,
    registers,
    releases,
    review,
    structures,
    surveys,
    territory,
    topics,
    weightings,
)
from generator.cli.shared import Context, WholeSentences
from generator.errors import Fault, GeneratorError, UsageError
from generator.warehouse.workspace import Workspace

COMMAND = "generateur"  # however it was started, the help says what people type
UNEXPECTED = 1
INTERRUPTED = 130

app = typer.Typer(
    name=COMMAND,
    help="Des besoins d'un territoire aux activités, et à ceux qui peuvent les porter.",
    no_args_is_help=True,
    cls=WholeSentences,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
territory.add_to(app)
releases.add_to(app)
data.add_to(app)
communes.add_to(app)
surveys.add_to(app)
registers.add_to(app)
structures.add_to(app)
topics.add_to(app)
opinions.add_to(app)
comparing.add_to(app)
followups.add_to(app)
changes.add_to(app)
weightings.add_to(app)
byproducts.add_to(app)
evaluation.add_to(app)
feasibility.add_to(app)
briefs.add_to(app)
carriers.add_to(app)
review.add_to(app)
expiry.add_to(surveys.survey_app)
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
    """Run the command line; turn each fault into its sentence and its exit code."""
    try:
        status = int(app(standalone_mode=False, prog_name=COMMAND) or 0)
    except GeneratorError as error:
        _leave(str(error), error.exit_code)
    except typer.TyperException as error:
        _leave(_misread(str(error)), UsageError.exit_code)
    except OSError as error:
        _leave(_refused_by_the_machine(error), UNEXPECTED)
    except RuntimeError as error:
        # The engine turns a Ctrl+C that falls inside a query into this error of its own.
        if "interrupted" not in str(error).lower():
            raise
        status = INTERRUPTED
    except (typer.Abort, KeyboardInterrupt):
        status = INTERRUPTED
    if status == INTERRUPTED:
        _leave("Interrompu ; le dernier bon résultat reste en place.", INTERRUPTED)
    sys.exit(status)


def _leave(sentence: str, status: int) -> NoReturn:
    typer.echo(sentence, err=True)
    sys.exit(status)


def _misread(message: str) -> str:
    # A group typed alone is answered by its help, which needs no reproach before it.
    if message.startswith("Usage:"):
        return message
    return f"Commande mal écrite : {message}\nVoyez « generateur --help »."


def _refused_by_the_machine(error: OSError) -> str:
    """Tell a full disk or a folder that may not be written, without a traceback."""
    what = f"la machine refuse d'écrire ou de lire ({error.strerror or error})"
    remedy = "libérez de la place ou changez les droits ; le dernier bon résultat reste en place"
    return str(Fault(what, where=str(error.filename or ""), remedy=remedy))
