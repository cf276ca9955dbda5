"""Commands about the signals that make a carrier fit: what is known, and what a person answers."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator.cli.shared import Author, Json, answer, catalogue_of, plan_of, rows_of
from generator.errors import DataError, Fault

if TYPE_CHECKING:
    import pandas as pd

    from generator.runs import Plan
    from generator.warehouse.store import Build

signal_app = typer.Typer(
    help="Les signaux qui font préférer un porteur : ce qu'on sait, ce qu'une personne répond.",
    no_args_is_help=True,
)
Opportunity = Annotated[str, typer.Argument(help="Par exemple 200039055-recyclerie.")]
UNKNOWN, MACHINE, PERSON = "inconnu", "donnees", "personne"


def add_to(app: typer.Typer) -> None:
    """Add these commands to those of carriers."""
    signal_app.command("lister")(list_signals)
    signal_app.command("consigner")(record)
    app.add_typer(signal_app, name="signaux")


def list_signals(context: typer.Context, opportunite: Opportunity, as_json: Json = False) -> None:
    """Lister les signaux d'une opportunité : oui, non ou inconnu, qui le dit, la question."""
    plan = plan_of(context)
    build = _build_holding(plan, opportunite)
    counted = _of(plan.store.read(build, "core_carrier_signals"), opportunite)
    told = _of(_answers(plan), opportunite)
    rows = []
    for signal in rows_of(_signals(plan)):
        known = told.get(signal["signal_id"]) or counted.get(signal["signal_id"])
        is_told = signal["signal_id"] in told
        rows.append(
            {
                "signal": signal["signal_id"],
                "libelle": signal["label_fr"],
                "reponse": known["answer"] if known else UNKNOWN,
                "dit": known["said_fr"] if known else None,
                "origine": (PERSON if is_told else MACHINE) if known else None,
                "dans_le_calcul": not is_told or counted.get(signal["signal_id"]) == known,
                "question": signal["check_fr"],
            }
        )
    answer(rows, [_line(row) for row in rows], as_json=as_json)


def record(
    context: typer.Context,
    opportunite: Opportunity,
    signal: Annotated[str, typer.Argument(help="Donné par « porteurs signaux lister ».")],
    reponse: Annotated[str, typer.Argument(help="oui ou non.")],
    dit_par: Annotated[
        str, typer.Option(help="Qui l'a dit : un rôle, un organisme, jamais un nom ; publié.")
    ],
    auteur: Author,
    *,
    motif: Annotated[
        str | None, typer.Option(help="Ce qui a été dit ; jamais publié ni journalisé.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Consigner ce qu'une personne répond d'un signal ; la dernière réponse compte, au calcul."""
    from generator.decisions import SignalAnswer, append_signal_answer

    plan = plan_of(context)
    _build_holding(plan, opportunite)
    made_on = plan.today.isoformat()
    asked = SignalAnswer(opportunite, signal, reponse, dit_par, motif, auteur, made_on)
    activities = set(catalogue_of(plan).activities)
    written = append_signal_answer(plan.workspace.decisions, asked, activities, _groups(plan))
    line = (
        f"{opportunite} : « {signal} » {written.answer}, dit par {written.said_by} (consigné par "
        f"{written.author}). Cela comptera au prochain calcul."
    )
    answer(asdict(written), [line], as_json=as_json)


def _line(row: dict[str, Any]) -> str:
    if row["reponse"] == UNKNOWN:
        return f"{row['signal']}  {UNKNOWN} : {row['question']}"
    waits = "" if row["dans_le_calcul"] else " [au prochain calcul]"
    return f"{row['signal']}  {row['reponse']} : {row['libelle']} ({row['dit']}){waits}"


def _build_holding(plan: "Plan", opportunity: str) -> "Build":
    build = plan.store.build()
    if opportunity not in set(plan.store.read(build, "core_opportunities")["opportunity_id"]):
        what = f"cette opportunité n'est pas dans le calcul {build.build_id}"
        remedy = "voyez la table out_opportunities de la dernière publication"
        raise DataError(Fault(what, opportunity, remedy=remedy))
    return build


def _signals(plan: "Plan") -> "pd.DataFrame":
    from generator.catalogues.lists import read_lists

    signals = read_lists([plan.data, plan.workspace.catalogues])["land_carrier_signals"]
    return signals.sort_values(["signal_order", "signal_id"])


def _groups(plan: "Plan") -> dict[str, str]:
    from generator.carriers.fit import signal_groups

    return signal_groups(_signals(plan))


def _answers(plan: "Plan") -> "pd.DataFrame":
    from generator.decisions import current_signal_answers

    activities = set(catalogue_of(plan).activities)
    return current_signal_answers(plan.workspace.decisions, activities, _groups(plan))


def _of(known: "pd.DataFrame", opportunity: str) -> dict[str, dict[str, Any]]:
    mine = known[known["opportunity_id"] == opportunity]
    return {row["signal_id"]: row for row in rows_of(mine)}
