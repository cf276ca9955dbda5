"""Commands about flows an activity could use: list the proposals, confirm one, set one aside."""

from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:
    import pandas as pd

    from generator.runs import Plan

byproduct_app = group("Les sous-produits : les flux de matière qu'une activité pourrait employer.")
Proposal = Annotated[str, typer.Argument(help="Identifiant donné par « sousproduits lister ».")]
Reason = Annotated[str, typer.Option("--raison", help="Pourquoi ; jamais publié ni journalisé.")]
CONFIRM = "Confirmer qu'une activité peut employer ce flux : il l'appellera au prochain calcul."
LEAVE_OUT = "Écarter une proposition : elle ne sera plus publiée."
LISTED = [
    "proposal_id", "epci_code", "resource_label_fr", "activity_id", "byproduct_reason_fr",
    "quantity_fr", "season_fr", "near_crow_km", "status", "author", "made_on",
]  # fmt: skip


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    byproduct_app.command("lister")(list_byproducts)
    byproduct_app.command("confirmer", help=CONFIRM)(_deciding(is_confirmed=True))
    byproduct_app.command("ecarter", help=LEAVE_OUT)(_deciding(is_confirmed=False))
    app.add_typer(byproduct_app, name="sousproduits")


def list_byproducts(context: typer.Context, epci: Epci = None, as_json: Json = False) -> None:
    """Lister les flux qu'une activité pourrait employer, et ce qu'une personne en a dit."""
    from generator.choices import check_choice
    from generator.decisions import read_byproduct_decisions

    check_choice(epci=epci, departement=None)
    plan = plan_of(context)
    decisions = read_byproduct_decisions(
        plan.workspace.decisions, set(catalogue_of(plan).activities)
    )
    last = decisions.drop_duplicates("proposal_id", keep="last")
    rows = _proposals(plan).merge(last, on="proposal_id", how="left", validate="one_to_one")
    rows["status"] = rows["decision"].fillna("a_confirmer")
    if epci is not None:
        rows = rows[rows["epci_code"] == epci]
    told = rows_of(rows.sort_values("proposal_id")[LISTED])
    lines = [
        f"{row['proposal_id']}  [{row['status']}]  {row['resource_label_fr']} : "
        f"{row['byproduct_reason_fr']}"
        for row in told
    ]
    if not told:
        say(context, "Aucun flux rapproché d'une activité.")
    answer(told, lines, as_json=as_json)


def _deciding(*, is_confirmed: bool) -> Callable[..., None]:
    """Make the command of one decision: the two ask for the same things."""

    def decide(
        context: typer.Context,
        proposition: Proposal,
        raison: Reason,
        auteur: Author,
        as_json: Json = False,
    ) -> None:
        from generator.resources.proposals import CONFIRMED, SET_ASIDE

        decision = CONFIRMED if is_confirmed else SET_ASIDE
        _decide(context, proposition, decision, raison, auteur, as_json=as_json)

    return decide


def _decide(
    context: typer.Context,
    proposal_id: str,
    decision: str,
    reason: str,
    author: str,
    *,
    as_json: bool,
) -> None:
    from generator.decisions import ByproductDecision, append_byproduct_decision

    plan = plan_of(context)
    if proposal_id not in set(_proposals(plan)["proposal_id"]):
        remedy = "voyez « generateur sousproduits lister »"
        raise DataError(
            Fault("aucune proposition ne porte cet identifiant", proposal_id, remedy=remedy)
        )
    asked = ByproductDecision(proposal_id, decision, reason, author, plan.today.isoformat())
    activities = set(catalogue_of(plan).activities)
    written = append_byproduct_decision(plan.workspace.decisions, asked, activities)
    line = f"{proposal_id} : {decision} (par {written.author}). Cela comptera au prochain calcul."
    answer(asdict(written), [line], as_json=as_json)


def _proposals(plan: "Plan") -> "pd.DataFrame":
    """Read what the last build proposes, those set aside with the rest."""
    store = plan.store
    build = store.build()
    labels = store.read(build, "core_resources")[["resource_id", "resource_label_fr"]]
    found = store.read(build, "core_byproducts").rename(
        columns={"reason_fr": "byproduct_reason_fr"}
    )
    return found.drop(columns="status").merge(labels, on="resource_id", validate="many_to_one")
