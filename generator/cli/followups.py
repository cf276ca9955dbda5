"""Commands about what became of the activities that started: record one fact, list them all."""

from dataclasses import asdict
from typing import Annotated

import typer

from generator.cli.shared import Author, Epci, Json, answer, catalogue_of, plan_of, rows_of, say

followup_app = typer.Typer(
    help="Le suivi des activités qui ont commencé : emplois, usagers, partenaires, arrêt.",
    no_args_is_help=True,
)


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    followup_app.command("consigner")(record)
    followup_app.command("lister")(list_followups)
    app.add_typer(followup_app, name="suivi")


def record(
    context: typer.Context,
    opportunite: Annotated[str, typer.Argument(help="Par exemple 200039055-recyclerie.")],
    fait: Annotated[
        str,
        typer.Option(
            help="ouverture, emplois_etp, usagers, chiffre_affaires_eur, partenaires ou arret."
        ),
    ],
    jour: Annotated[str, typer.Option("--date", help="Jour du constat, comme 2026-11-22.")],
    source: Annotated[str, typer.Option(help="D'où vient le fait : bilan, visite, convention…")],
    auteur: Author,
    *,
    valeur: Annotated[
        str | None, typer.Option(help="Le nombre, sans unité ; vide pour ouverture ou arret.")
    ] = None,
    cause: Annotated[str | None, typer.Option(help="Pour un arret : sa cause.")] = None,
    as_json: Json = False,
) -> None:
    """Consigner un fait constaté ; il comptera au prochain calcul et dans la fiche."""
    from generator.decisions import Followup, append_followup

    plan = plan_of(context)
    made_on = plan.today.isoformat()
    asked = Followup(opportunite, jour, fait, valeur, cause, source, auteur, made_on)
    activities = set(catalogue_of(plan).activities)
    written = append_followup(plan.workspace.decisions, asked, activities)
    told = " ".join(text for text in (written.fact, written.value, written.cause) if text)
    line = f"{opportunite} : {told}, le {written.observed_date} (consigné par {written.author})."
    answer(asdict(written), [f"{line} Il comptera au prochain calcul."], as_json=as_json)


def list_followups(context: typer.Context, epci: Epci = None, as_json: Json = False) -> None:
    """Lister tous les faits consignés, du plus ancien au plus récent."""
    from generator.choices import check_choice
    from generator.decisions import read_followups

    check_choice(epci=epci, departement=None)
    plan = plan_of(context)
    facts = read_followups(plan.workspace.decisions, set(catalogue_of(plan).activities))
    if epci is not None:
        facts = facts[facts["opportunity_id"].str.startswith(f"{epci}-")]
    rows = rows_of(facts)
    lines = [
        f"{row['observed_date']}  {row['opportunity_id']}  {row['fact']}"
        f"{' ' + row['value'] if row['value'] else ''} ({row['source']})"
        for row in rows
    ]
    if not rows:
        say(context, "Aucun fait consigné.")
    answer(rows, lines, as_json=as_json)
