"""The commands that make answers expire, or withdraw one person's."""

from typing import Annotated

import typer

from generator.cli.shared import Json, answer
from generator.errors import Fault, UsageError


def add_to(survey_app: typer.Typer) -> None:
    """Add these commands to the group ``enquete``."""
    survey_app.command("expirer")(expire)
    survey_app.command("retirer")(withdraw)


def expire(
    context: typer.Context,
    mois: Annotated[
        int | None,
        typer.Option(help="Mois de garde, de 1 à 120 (sinon ceux de generateur.toml, sinon 24)."),
    ] = None,
    *,
    avec_publications: Annotated[
        bool,
        typer.Option("--avec-publications", help="Supprimer aussi ce qui en a été publié."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Dire ce qui serait supprimé, sans rien faire.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Supprimer les réponses trop vieilles et les tables faites d'elles ; un certificat le dit."""
    from generator import expiry, plans

    workspace = context.obj.workspace
    plan = plans.plan_for(workspace.root, mirror=None)
    rule = expiry.rule_for(
        workspace,
        plan.data,
        months=_months(context, mois),
        today=plan.today,
        with_releases=avec_publications,
    )
    outcome = (expiry.foresee if dry_run else expiry.expire)(workspace, rule)
    answer(expiry.described(outcome), expiry.told(outcome), as_json=as_json)


def withdraw(
    context: typer.Context,
    enquete: Annotated[str, typer.Argument(help="Nom de l'enquête, comme dans enquetes/.")],
    ligne: Annotated[
        int | None, typer.Option(min=1, help="Ligne de la réponse dans le fichier d'origine.")
    ] = None,
    personne: Annotated[
        str | None, typer.Option(help="Pseudonyme de la personne (16 chiffres et lettres).")
    ] = None,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Dire ce qui serait supprimé, sans rien faire.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Retirer les réponses d'une personne qui le demande, et tout ce qui en a été fait."""
    from generator import expiry, plans

    workspace = context.obj.workspace
    plan = plans.plan_for(workspace.root, mirror=None)
    request = expiry.Request(enquete, ligne, personne)
    do = expiry.foresee_withdrawal if dry_run else expiry.withdraw
    outcome = do(workspace, request, plan.today)
    answer(expiry.described(outcome), expiry.told(outcome, expiry.ALREADY), as_json=as_json)


def _months(context: typer.Context, given: int | None) -> int:
    from generator.settings import FEWEST_MONTHS_KEPT, MOST_MONTHS_KEPT, read_settings

    if given is None:
        return read_settings(context.obj.workspace.settings_file).mois_de_conservation
    if not FEWEST_MONTHS_KEPT <= given <= MOST_MONTHS_KEPT:
        what = f"on garde les réponses de {FEWEST_MONTHS_KEPT} à {MOST_MONTHS_KEPT} mois"
        raise UsageError(Fault(what, where="--mois", example=f"24, au lieu de {given}"))
    return given
