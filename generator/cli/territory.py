"""Commands about a territory: build it, find it, explain it, show the demonstration."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.shared import Epci, Json, Mirror, answer, group, say, show_progress
from generator.errors import DataError, Fault
from generator.warehouse.workspace import Workspace

if TYPE_CHECKING:
    import pandas as pd

    from generator.publication.release import Release
    from generator.runs import Plan
    from generator.warehouse.store import Build, Store

DEMO_FOLDER = "demonstration"  # under the current folder, unless --espace says otherwise
epci_app = group("Trouver un EPCI.")
Departement = Annotated[
    str | None, typer.Option("--departement", help="Tous les EPCI d'un département.")
]
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--sans",
        metavar="SOURCE",
        help="Se passer d'une source (répétable) ; le bulletin le dira.",
    ),
]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command("run")(run)
    app.command("demo")(demo)
    app.command("expliquer")(explain)
    app.command("etat")(state)
    epci_app.command("chercher")(search)
    app.add_typer(epci_app, name="epci")


def run(
    context: typer.Context,
    epci: Epci = None,
    departement: Departement = None,
    miroir: Mirror = None,
    sans: Without = None,
    marges: Annotated[
        Path | None, typer.Option(help="Marges de recensement, gardées dans l'espace de travail.")
    ] = None,
    *,
    fiches: Annotated[
        bool, typer.Option("--fiches/--sans-fiches", help="Écrire aussi les fiches PDF.")
    ] = True,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Dire ce qui serait fait, sans rien faire.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Collecter, calculer, vérifier et publier un territoire, un département ou la France."""
    from generator import choices, plans
    from generator.intake import keep_margins

    choices.check_choice(epci=epci, departement=departement)
    workspace = context.obj.workspace
    plan = plans.plan_for(workspace.root, mirror=miroir, without=sans or [], demo=False)
    if dry_run:
        lines = [f"{source.id} : {source.title}" for source in plan.wanted.values()]
        answer([source.id for source in plan.wanted.values()], lines, as_json=as_json)
        return
    plans.prepare(plan, demo=False)
    if marges is not None:
        keep_margins(marges, workspace.surveys)
    made = _built_and_published(plan, epci=epci, departement=departement, fiches=fiches)
    _tell_release(context, made, as_json=as_json)


def demo(context: typer.Context, as_json: Json = False) -> None:
    """Faire tourner toute la chaîne sur le territoire de démonstration (données fictives)."""
    from generator import plans

    plan = plans.plan_for(_demo_workspace(context).root, mirror=None, demo=True)
    plans.prepare(plan, demo=True)
    made = _built_and_published(plan, epci=None, departement=None, fiches=True)
    say(context, "Territoire de démonstration : données fictives.")
    _tell_release(context, made, as_json=as_json)


def search(
    context: typer.Context,
    nom: Annotated[str, typer.Argument(help="Nom ou morceau de nom, sans souci des accents.")],
    miroir: Mirror = None,
    as_json: Json = False,
) -> None:
    """Trouver le code d'un EPCI par son nom."""
    from generator import choices, lookups, plans

    plan = plans.plan_for(context.obj.workspace.root, mirror=miroir)
    found = choices.search_epcis(lookups.known_epcis(plan), nom)
    rows = found.to_dict("records")
    lines = [f"{row['epci_code']}  {row['epci_name']} ({row['departement_code']})" for row in rows]
    answer(rows, lines, as_json=as_json)


def explain(
    context: typer.Context,
    opportunite: Annotated[str, typer.Argument(help="Par exemple 200039055-recyclerie.")],
    as_json: Json = False,
) -> None:
    """Montrer le calcul d'une opportunité : chaque critère, sa note, son poids, sa part."""
    from generator.opportunities.arithmetic import arithmetic
    from generator.warehouse.store import Store

    store = Store(context.obj.workspace.warehouse)
    build = store.build()
    scores = store.read(build, "out_opportunities").set_index("opportunity_id")
    if opportunite not in scores.index:
        near = [code for code in scores.index if code.startswith(opportunite[:9])][:3]
        raise DataError(
            Fault(
                f"l'opportunité « {opportunite} » n'est pas dans le calcul {build.build_id}",
                example=", ".join(near) or "200039055-recyclerie",
                remedy="écrivez <code de l'EPCI>-<identifiant de l'activité>",
            )
        )
    parts = store.read(build, "out_opportunity_parts")
    told = arithmetic(
        scores.loc[[opportunite]].iloc[0],
        parts[parts["opportunity_id"] == opportunite],
        build.context.get("weighting"),
        _sensitivity(store, build, opportunite),
    )
    answer(told.content, told.lines, as_json=as_json)


def _sensitivity(store: "Store", build: "Build", opportunity: str) -> "pd.Series | None":
    """Read how sure a place is; a build made before this was asked has no such table."""
    if "out_sensitivity" not in build.tables:
        return None
    table = store.read(build, "out_sensitivity").set_index("opportunity_id")
    return table.loc[[opportunity]].iloc[0] if opportunity in table.index else None


def state(context: typer.Context, as_json: Json = False) -> None:
    """Dire où en est l'espace de travail : calcul courant, enquêtes, publications."""
    from generator.warehouse.store import Store

    workspace = context.obj.workspace
    store = Store(workspace.warehouse)
    current = store.current_id()
    content = {
        "espace": str(workspace.root),
        "calcul_courant": current,
        "calcul_interrompu": (workspace.warehouse / "calcul_en_cours").exists(),
        "enquetes": sorted(path.name for path in workspace.surveys.glob("*") if path.is_dir()),
        "publications": sorted(p.name for p in workspace.release.glob("*") if p.is_dir()),
    }
    lines = [
        f"{name} : {', '.join(value) if isinstance(value, list) else value}"
        for name, value in content.items()
    ]
    answer(content, lines, as_json=as_json)


def _demo_workspace(context: typer.Context) -> Workspace:
    """Keep invented answers out of the current folder when nobody said where they go."""
    workspace: Workspace = context.obj.workspace
    given = context.find_root().get_parameter_source("espace")
    if given is None or given.name != "DEFAULT":
        return workspace
    own = Workspace(workspace.root / DEMO_FOLDER)
    say(context, f"Espace de travail de la démonstration : {own.root}")
    return own


def _built_and_published(
    plan: "Plan", *, epci: str | None, departement: str | None, fiches: bool
) -> "Release":
    from generator import plans, runs
    from generator.publication import release

    plans.bring_decisions(plan)
    build = runs.run(plan, progress=show_progress)
    codes, selection = plans.chosen_epcis(plan.store, build, epci=epci, departement=departement)
    released = release.publish(
        plan.store,
        build,
        plan.workspace.release,
        epci_codes=codes,
        columns_file=plan.data / "columns.csv",
        selection=selection,
        briefs=fiches,
        imprint=plans.imprint_of(plan, selection),
    )
    plans.hand_to_review(plan, build, codes)
    return released


def _tell_release(context: typer.Context, made: "Release", *, as_json: bool) -> None:
    from generator.publication.reports import opened_first

    folder = made.folder
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))
    for note in made.notes:
        say(context, note)
    answer(
        {"publication": str(folder), "fichiers": files, "notes": list(made.notes)},
        ["Publication :", f"  {folder}", *(f"  {one}" for one in opened_first(made))],
        as_json=as_json,
    )
