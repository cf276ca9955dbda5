"""Commands about the opinions of local committees: record one, list them all."""

from dataclasses import asdict
from typing import Annotated

import typer

from generator.cli.shared import (
    Author,
    Epci,
    Json,
    answer,
    catalogue_of,
    group,
    plan_of,
    rows_of,
    say,
)
from generator.errors import DataError, Fault

opinion_app = group("Les avis du comité local pour l'emploi (CLE) sur la supplémentarité.")


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    opinion_app.command("consigner")(record)
    opinion_app.command("lister")(list_opinions)
    app.add_typer(opinion_app, name="avis")


def record(
    context: typer.Context,
    opportunite: Annotated[str, typer.Argument(help="Par exemple 200039055-recyclerie.")],
    avis: Annotated[str, typer.Option(help="favorable, favorable_sous_reserve ou defavorable.")],
    jour: Annotated[str, typer.Option("--date", help="Jour de l'avis, comme 2026-11-22.")],
    auteur: Author,
    *,
    motif: Annotated[
        str | None, typer.Option(help="Ce que le comité a dit ; jamais publié ni journalisé.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Consigner l'avis rendu par un comité local ; le dernier compte, au prochain calcul."""
    from generator.decisions import CleOpinion, append_opinion

    plan = plan_of(context)
    build = plan.store.build()
    known = set(plan.store.read(build, "core_opportunities")["opportunity_id"])
    if opportunite not in known:
        what = f"cette opportunité n'est pas dans le calcul {build.build_id}"
        remedy = "voyez la table out_opportunities de la dernière publication"
        raise DataError(Fault(what, opportunite, remedy=remedy))
    asked = CleOpinion(opportunite, avis, jour, motif, auteur, plan.today.isoformat())
    activities = set(catalogue_of(plan).activities)
    written = append_opinion(plan.workspace.decisions, asked, activities)
    told = f"{opportunite} : avis {written.opinion} du {written.opinion_date}"
    line = f"{told} (consigné par {written.author}). Il comptera au prochain calcul."
    answer(asdict(written), [line], as_json=as_json)


def list_opinions(context: typer.Context, epci: Epci = None, as_json: Json = False) -> None:
    """Lister tous les avis consignés, du plus ancien au plus récent."""
    from generator.choices import check_choice
    from generator.decisions import read_opinions

    check_choice(epci=epci, departement=None)
    plan = plan_of(context)
    opinions = read_opinions(plan.workspace.decisions, set(catalogue_of(plan).activities))
    if epci is not None:
        opinions = opinions[opinions["opportunity_id"].str.startswith(f"{epci}-")]
    rows = rows_of(opinions)
    lines = [
        f"{row['opportunity_id']}  {row['opinion']}, {row['opinion_date']} (par {row['author']})"
        for row in rows
    ]
    if not rows:
        say(context, "Aucun avis consigné.")
    answer(rows, lines, as_json=as_json)
