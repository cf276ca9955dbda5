"""The commands ``generateur flux …``: serve the deployments here, or run one flow now."""

import os
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from flows.server import ADDRESS, local_server, set_defaults
from generator.cli.shared import group
from generator.errors import Fault, UsageError

app = group("Les flux planifiés (Prefect).")


class Flux(StrEnum):
    """The flows one may run now."""

    COLLECTER = "collecter"
    CALCULER = "calculer"
    PUBLIER = "publier"
    COMPLET = "complet"


@app.command("servir")
def serve(
    context: typer.Context,
    hote: Annotated[str, typer.Option(help="Adresse d'écoute de la page de suivi.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port de la page.")] = 4200,
) -> None:
    """Servir les flux planifiés et la page de suivi sur cette machine, jusqu'à Ctrl+C."""
    _prepare(context)
    with local_server(hote, port) as address:
        os.environ[ADDRESS] = address
        from prefect import serve as serve_deployments

        from flows.deployments import served

        serve_deployments(*served(), limit=1)


@app.command("lancer")
def launch(  # noqa: PLR0913 - one argument an option
    context: typer.Context,
    flux: Annotated[Flux, typer.Argument(help="Le flux à lancer.")],
    epci: Annotated[str | None, typer.Option(help="EPCI à publier (9 chiffres).")] = None,
    departement: Annotated[str | None, typer.Option(help="Département à publier.")] = None,
    miroir: Annotated[Path | None, typer.Option(help="Dossier des fichiers.")] = None,
    sans: Annotated[list[str] | None, typer.Option(help="Se passer d'une source.")] = None,
    *,
    fiches: Annotated[bool, typer.Option("--fiches/--sans-fiches", help="Fiches PDF.")] = True,
    demo: Annotated[bool, typer.Option(help="Territoire de démonstration (fictif).")] = False,
) -> None:
    """Lancer un flux maintenant, et le suivre jusqu'au bout."""
    from generator.choices import check_choice

    check_choice(epci=epci, departement=departement)
    _prepare(context)
    from flows.launching import run_now
    from flows.parameters import Reglages

    reglages = Reglages(
        miroir=miroir, epci=epci, departement=departement, sans=tuple(sans or ()),
        fiches=fiches, demo=demo,
    )  # fmt: skip
    for line in run_now(flux, reglages):
        typer.echo(line)


def _prepare(context: typer.Context) -> None:
    """Set Prefect's quiet settings and hand on our workspace; refuse when Prefect is absent."""
    if find_spec("prefect") is None:
        remedy = "installez-le par « pip install 'generateur[flux]' »"
        raise UsageError(Fault("les flux ont besoin de Prefect", remedy=remedy))
    set_defaults()
    os.environ["GENERATEUR_ESPACE"] = str(context.obj.workspace.root)
    if context.obj.quiet:
        os.environ["PREFECT_LOGGING_LEVEL"] = "WARNING"
