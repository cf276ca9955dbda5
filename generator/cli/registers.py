"""Commands about what officers write down: the register workbook, and the queue of proposals."""

from dataclasses import asdict
from pathlib import Path
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
from generator.errors import DataError, Fault, UsageError

if TYPE_CHECKING:
    import pandas as pd

    from generator.resources.sheets import Dictionary

register_app = group(
    "Les registres : ressources, compétences, acteurs, liens, contributions, locaux…"
)
Workbook = Annotated[Path, typer.Argument(help="Classeur des registres (XLSX).")]
Proposal = Annotated[str, typer.Argument(help="Identifiant donné par « registre file ».")]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    register_app.command("modele")(write_template)
    register_app.command("verifier")(check)
    register_app.command("importer")(import_file)
    register_app.command("file")(list_queue)
    register_app.command("confirmer")(confirm)
    register_app.command("ecarter")(set_aside)
    app.add_typer(register_app, name="registre")


def write_template(
    context: typer.Context,
    fichier: Workbook,
    epci: Epci = None,
    *,
    rempli: Annotated[
        bool, typer.Option("--rempli", help="Y mettre ce que les registres contiennent déjà.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Écrire le classeur à remplir : listes, explications, un exemple par feuille."""
    from generator.choices import check_choice
    from generator.registers import load_registers, workbook_of
    from generator.warehouse.workspace import write_atomically

    check_choice(epci=epci, departement=None)
    if fichier.exists():
        remedy = "donnez un autre nom : ce qu'il contient serait perdu"
        raise UsageError(Fault("ce fichier existe déjà", str(fichier), remedy=remedy))
    dictionary, decisions = _known(context)
    tables = None
    if rempli:
        workspace = context.obj.workspace
        tables = load_registers(workspace.registers, dictionary, _confirmed(decisions))
    write_atomically(fichier, workbook_of(dictionary, tables, epci))
    rows = {sheet.file: len(tables[sheet.id]) if tables else 0 for sheet in dictionary.sheets}
    answer(
        {"fichier": str(fichier), "lignes": rows},
        [f"Classeur écrit : {fichier}", *_counts(rows)],
        as_json=as_json,
    )


def check(context: typer.Context, fichier: Workbook, as_json: Json = False) -> None:
    """Contrôler un classeur rempli : toutes les fautes à la fois ; rien n'est gardé."""
    from generator.registers import check_workbook, structure_rules

    dictionary, decisions = _known(context)
    folder = context.obj.workspace.registers
    further = structure_rules(catalogue_of(plan_of(context)))
    try:
        read = check_workbook(fichier, folder, dictionary, _confirmed(decisions), further)
    except DataError as error:
        if as_json:
            faults = [asdict(fault) for fault in error.faults]
            nothing = dict.fromkeys(("lignes", "masques", "feuilles_absentes"))
            answer(nothing | {"fautes": faults}, (), as_json=True)
        raise
    rows = {sheet.file: len(read.tables[sheet.id]) for sheet in dictionary.sheets}
    content = {
        "lignes": rows,
        "masques": dict(read.masked),
        "feuilles_absentes": read.absent,
        "fautes": [],
    }
    _say_absent(context, read.absent)
    answer(content, ["Aucune faute.", *_counts(rows), *_masked(read.masked)], as_json=as_json)


def import_file(
    context: typer.Context,
    fichier: Workbook,
    *,
    remplacer: Annotated[
        bool,
        typer.Option(
            "--remplacer", help="Retirer des registres ce qui n'est pas dans le classeur."
        ),
    ] = False,
    as_json: Json = False,
) -> None:
    """Importer un classeur rempli dans registres/ : tout, ou rien s'il y a une faute."""
    from generator import plans
    from generator.registers import import_workbook, structure_rules

    workspace = context.obj.workspace
    plans.plan_for(workspace.root, mirror=None, demo=False)
    dictionary, decisions = _known(context)
    further = structure_rules(catalogue_of(plan_of(context)))
    done = import_workbook(
        fichier,
        workspace.registers,
        dictionary,
        _confirmed(decisions),
        further,
        may_remove=remplacer,
    )
    workspace.create()
    rows = {sheet.file: len(done.tables[sheet.id]) for sheet in dictionary.sheets}
    content = {
        "lignes": rows,
        "masques": dict(done.masked),
        "feuilles_absentes": done.absent,
        "ajoutees": {sheet.file: done.added[sheet.id] for sheet in dictionary.sheets},
        "retirees": {sheet.file: done.removed[sheet.id] for sheet in dictionary.sheets},
    }
    changes = [
        f"{sheet.file} : {len(done.added[sheet.id])} ajoutée(s), "
        f"{len(done.removed[sheet.id])} retirée(s)."
        for sheet in dictionary.sheets
    ]
    _say_absent(context, done.absent)
    answer(content, [*_counts(rows), *changes, *_masked(done.masked)], as_json=as_json)


def list_queue(context: typer.Context, epci: Epci = None, as_json: Json = False) -> None:
    """Lister les réponses qui offrent une ressource et qu'une personne n'a pas encore lues."""
    from generator.choices import check_choice
    from generator.resources.proposals import waiting

    check_choice(epci=epci, departement=None)
    dictionary, decisions = _known(context)
    labels = _kinds(dictionary)
    queue = waiting(_proposals(context), decisions, labels)
    if epci is not None:
        queue = queue[queue["epci_code"] == epci]
    rows = [
        row | {"resource_kind_label_fr": labels.get(str(row["resource_kind_id"]))}
        for row in rows_of(queue)
    ]
    lines = [
        f"{row['proposal_id']}  [{row['resource_kind_id'] or 'sorte à choisir'}]  "
        f"{row['proposal_text']}"
        for row in rows
    ]
    if not rows:
        say(context, "Aucune proposition n'attend.")
    answer(rows, lines, as_json=as_json)


def confirm(
    context: typer.Context,
    proposition: Proposal,
    sorte: Annotated[str, typer.Option(help="Sorte de ressource (data/resource_kinds.yaml).")],
    intitule: Annotated[str, typer.Option(help="Ce que c'est, sans nom de personne ; publié.")],
    auteur: Author,
    as_json: Json = False,
) -> None:
    """Confirmer qu'une proposition est une ressource : elle comptera au prochain calcul."""
    from generator.resources.proposals import CONFIRMED

    _decide(context, proposition, CONFIRMED, auteur, as_json=as_json, sorte=sorte, label=intitule)


def set_aside(
    context: typer.Context,
    proposition: Proposal,
    raison: Annotated[str, typer.Option(help="Pourquoi ce n'est pas une ressource.")],
    auteur: Author,
    as_json: Json = False,
) -> None:
    """Écarter une proposition : elle ne comptera pas, et ne sera plus dans la file."""
    from generator.resources.proposals import SET_ASIDE

    _decide(context, proposition, SET_ASIDE, auteur, as_json=as_json, reason=raison)


def _decide(
    context: typer.Context,
    proposal_id: str,
    decision: str,
    author: str,
    *,
    as_json: bool,
    sorte: str | None = None,
    label: str | None = None,
    reason: str | None = None,
) -> None:
    from generator.registers import Decision, append_decision

    workspace = context.obj.workspace
    known = _proposals(context)
    if proposal_id not in set(known["proposal_id"]):
        remedy = "voyez « generateur registre file »"
        raise DataError(
            Fault("aucune proposition ne porte cet identifiant", proposal_id, remedy=remedy)
        )
    dictionary, _ = _known(context)
    made_on = plan_of(context).today.isoformat()
    asked = Decision(proposal_id, decision, sorte, label, reason, author, made_on)
    written = append_decision(workspace.decisions, asked, set(_kinds(dictionary)))
    content = asdict(written)
    answer(content, [f"{proposal_id} : {decision}, par {written.author}."], as_json=as_json)


def _known(context: typer.Context) -> "tuple[Dictionary, pd.DataFrame]":
    """Read what the workbook is made of, and what was decided of proposals."""
    from generator.registers import dictionary_of, read_decisions

    plan = plan_of(context)
    catalogue = catalogue_of(plan)
    decisions = read_decisions(plan.workspace.decisions, set(catalogue.resource_kinds))
    return dictionary_of(plan.data, catalogue), decisions


def _proposals(context: typer.Context) -> "pd.DataFrame":
    from generator.intake import load_proposals

    return load_proposals(context.obj.workspace.surveys)


def _kinds(dictionary: "Dictionary") -> dict[str, str]:
    return {choice.id: choice.label_fr for choice in dictionary.lists["resource_kinds"]}


def _confirmed(decisions: "pd.DataFrame") -> set[str]:
    from generator.resources.proposals import confirmed_ids

    return confirmed_ids(decisions)


def _say_absent(context: typer.Context, labels: list[str]) -> None:
    for label in labels:
        say(context, f"La feuille « {label} » n'est pas dans ce classeur : tenue pour vide.")


def _counts(rows: dict[str, int]) -> list[str]:
    from generator.french import counted

    return [f"  {name} : {counted(count, 'ligne')}" for name, count in rows.items()]


def _masked(found: dict[str, int]) -> list[str]:
    told = ", ".join(f"{kind} {count}" for kind, count in found.items())
    return [f"Données personnelles masquées : {told}."] if told else []
