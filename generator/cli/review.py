"""Commands about the review application: serve it, its database, its people, its decisions."""

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.shared import Json, answer, plan_of, say
from generator.errors import DataError, Fault, UsageError

if TYPE_CHECKING:
    from generator.review.configuration import Configuration

review_app = typer.Typer(
    help="L'application de revue : la servir, sa base, ses personnes, ses décisions.",
    invoke_without_command=True,
)
PASSWORD = "GENERATEUR_REVUE_MOT_DE_PASSE"  # noqa: S105 - the name of a variable
ADMINISTRATOR = "administrateur"
ROLES = "lecteur, charge (de mission) ou administrateur."


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    review_app.callback()(serve)
    review_app.command("migrer")(migrate)
    review_app.command("charger")(load)
    review_app.command("reprendre")(take_back)
    review_app.command("personnes")(list_people)
    review_app.command("ajouter")(add)
    app.add_typer(review_app, name="revue")


def serve(
    context: typer.Context,
    hote: Annotated[str, typer.Option(help="Adresse d'écoute.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port d'écoute.")] = 8000,
    creer_admin: Annotated[
        str | None, typer.Option(metavar="IDENTIFIANT", help="Créer d'abord un administrateur.")
    ] = None,
) -> None:
    """Servir l'application de revue sur cette machine, jusqu'à Ctrl+C."""
    if context.invoked_subcommand is not None:
        return
    _ready(context)
    if creer_admin is not None:
        _add(context, creer_admin, ADMINISTRATOR, [], everywhere=True)
    _load_first(context)
    from generator.review.serving import Server

    Server(hote, port, lambda: say(context, f"Revue ouverte : http://{hote}:{port}/")).run()


def migrate(context: typer.Context) -> None:
    """Créer la base de l'application, ou la mettre à la forme de cette version."""
    _ready(context)
    say(context, "La base de la revue est à jour.")


def load(
    context: typer.Context,
    epci: Annotated[str | None, typer.Option("--epci", help="Un seul EPCI.")] = None,
    departement: Annotated[
        str | None, typer.Option("--departement", help="Tous les EPCI d'un département.")
    ] = None,
    *,
    as_json: Json = False,
) -> None:
    """Charger le calcul courant ; « generateur run » le fait de lui-même ensuite."""
    from generator import choices, plans
    from generator.review.exchange.builds import load_published

    choices.check_choice(epci=epci, departement=departement)
    _ready(context)
    plan = plan_of(context)
    build = plan.store.build()
    codes, _ = plans.chosen_epcis(plan.store, build, epci=epci, departement=departement)
    loaded = load_published(plan, build, codes)
    if loaded is None:
        raise DataError(Fault("cet espace de travail n'a pas de base de revue"))
    content = {
        "calcul": loaded.build_id,
        "territoires": loaded.territory_count,
        "opportunites": loaded.opportunity_count,
    }
    answer(content, [f"{name} : {value}" for name, value in content.items()], as_json=as_json)


def take_back(context: typer.Context, as_json: Json = False) -> None:
    """Reprendre dans l'application les décisions écrites à la main dans decisions/."""
    from generator.french import agree, counted
    from generator.review.exchange.builds import import_decisions

    count = import_decisions(plan_of(context))
    answer(
        {"reprises": count},
        [f"{counted(count, 'décision')} {agree(count, 'reprise')}."],
        as_json=as_json,
    )


def list_people(context: typer.Context, as_json: Json = False) -> None:
    """Lister qui a accès à l'application, avec quel rôle et pour quels territoires."""
    _ready(context)
    from generator.review.accounts import people

    rows = people()
    lines = [
        f"{row['identifiant']:20} {row['role']:15} "
        + ("tous les territoires" if row["tous_les_territoires"] else str(row["territoires"]))
        for row in rows
    ]
    answer(rows, lines, as_json=as_json)


def add(
    context: typer.Context,
    identifiant: Annotated[str, typer.Argument(help="Le nom pour se connecter.")],
    role: Annotated[str, typer.Option(help=ROLES)] = "lecteur",
    epci: Annotated[
        list[str] | None, typer.Option("--epci", help="Un territoire confié (répétable).")
    ] = None,
    *,
    partout: Annotated[bool, typer.Option("--partout", help="Tous les territoires.")] = False,
) -> None:
    """Donner accès à une personne ; son mot de passe est demandé, jamais affiché."""
    _ready(context)
    _add(context, identifiant, role, epci or [], everywhere=partout)


def _ready(context: typer.Context) -> "Configuration":
    from generator.review.configuration import configuration
    from generator.review.workspaces import prepare

    context.obj.workspace.create()
    found = configuration(context.obj.workspace.root)
    prepare(found)
    return found


def _load_first(context: typer.Context) -> None:
    """Load the current build into a database that has none yet, so that a first page shows it."""
    from generator.review.models import Build

    plan = plan_of(context)
    if not Build.objects.exists() and plan.store.current_id() is not None:
        say(context, "Premier chargement du calcul courant…")
        load(context)


def _add(
    context: typer.Context, username: str, role: str, codes: list[str], *, everywhere: bool
) -> None:
    from generator.review.accounts import add_person

    person = add_person(username, _password(), role, codes, everywhere=everywhere)
    say(context, f"{person.username} peut se connecter ({person.get_role_display()}).")


def _password() -> str:
    """Ask for the password twice, or read it where no one can be asked."""
    given = os.environ.get(PASSWORD, "")
    if given:
        return given
    if not sys.stdin.isatty():
        remedy = f"donnez-le par la variable {PASSWORD}, ou lancez la commande dans un terminal"
        raise UsageError(Fault("aucun mot de passe", remedy=remedy))
    told: str = typer.prompt("Mot de passe", hide_input=True, confirmation_prompt=True)
    return told
