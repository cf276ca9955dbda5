"""The command that publishes a build already made, makes a release again, or publishes anew."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.shared import Epci, Json, answer, plan_of, say
from generator.cli.territory import Departement
from generator.errors import Fault, UsageError

if TYPE_CHECKING:
    from generator.publication.release import Release
    from generator.runs import Plan
    from generator.warehouse.store import Build

DEPARTEMENT = "departement"  # how the selection of one is named


def add_to(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command("exporter")(export)


def export(
    context: typer.Context,
    epci: Epci = None,
    departement: Departement = None,
    calcul: Annotated[
        str | None, typer.Option(help="Calcul à publier ; sinon le calcul courant.")
    ] = None,
    depuis: Annotated[
        Path | None,
        typer.Option(metavar="PUBLICATION", help="Refaire cette publication, à l'identique."),
    ] = None,
    *,
    retraits: Annotated[
        bool,
        typer.Option("--retraits", help="Publier de nouveau ce qu'un retrait a fait supprimer."),
    ] = False,
    fiches: Annotated[
        bool, typer.Option("--fiches/--sans-fiches", help="Écrire aussi les fiches PDF.")
    ] = True,
    as_json: Json = False,
) -> None:
    """Publier sans recalculer : un EPCI, un département, tout ; ou refaire une publication."""
    asked = [
        name
        for name, value in (
            ("--depuis", depuis), ("--retraits", retraits), ("--calcul", calcul),
            ("--epci ou --departement", epci or departement),
        )
        if value
    ]  # fmt: skip
    if len(asked) > 1 and (depuis is not None or retraits):
        what = f"{' et '.join(asked)} ne vont pas ensemble"
        raise UsageError(Fault(what, remedy="gardez une seule de ces demandes"))
    plan = plan_of(context)
    if depuis is not None:
        made = [_made_again(plan, depuis)]
    elif retraits:
        made = _published_anew(plan)
    else:
        made = [_published(plan, epci, departement, calcul, briefs=fiches)]
    for note in (note for one in made for note in one.notes):
        say(context, note)
    content = [
        {"publication": str(one.folder), "fichiers": [path.as_posix() for path in one.files],
         "notes": list(one.notes)}
        for one in made
    ]  # fmt: skip
    lines = [str(one.folder) for one in made] or ["Rien à publier de nouveau."]
    if depuis is not None:
        lines.append(f"Refaite à l'identique : {len(made[0].files)} fichiers.")
    answer(content, lines, as_json=as_json)


def _made_again(plan: "Plan", folder: Path) -> "Release":
    from generator.publication.remaking import remake

    return remake(plan.store, plan.workspace.release, folder, plan.data / "columns.csv")


def _published_anew(plan: "Plan") -> "list[Release]":
    """Publish the current build for each selection that a withdrawal took away."""
    from generator import expiry, plans
    from generator.publication import release

    wanted = expiry.reissues(plan.workspace.certificates)
    build = plan.store.build()
    return [
        release.publish(
            plan.store,
            build,
            plan.workspace.release,
            epci_codes=one.epci_codes or _named(plan, build, one.selection),
            columns_file=plan.data / "columns.csv",
            selection=one.selection,
            briefs=one.briefs,
            imprint=plans.imprint_of(plan, one.selection),
        )
        for one in wanted
    ]


def _named(plan: "Plan", build: "Build", selection: str) -> list[str]:
    """Find the EPCIs of a release that only its name describes: it is older than manifests."""
    from generator import plans

    departement = selection.partition(f"{DEPARTEMENT}-")[2].upper() or None
    epci = selection if selection.isdigit() else None
    codes, _ = plans.chosen_epcis(plan.store, build, epci=epci, departement=departement)
    return codes


def _published(
    plan: "Plan", epci: str | None, departement: str | None, build_id: str | None, *, briefs: bool
) -> "Release":
    from generator import plans
    from generator.publication import release

    build = plan.store.build(build_id)
    codes, selection = plans.chosen_epcis(plan.store, build, epci=epci, departement=departement)
    return release.publish(
        plan.store,
        build,
        plan.workspace.release,
        epci_codes=codes,
        columns_file=plan.data / "columns.csv",
        selection=selection,
        briefs=briefs,
        imprint=plans.imprint_of(plan, selection),
    )
