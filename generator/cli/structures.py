"""Commands about the lists of structures that partners give: check one, bring it in, list them."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator.cli.shared import Json, Mirror, answer, catalogue_of, plan_of, rows_of, say
from generator.errors import Fault, UsageError

if TYPE_CHECKING:
    from generator.partner_lists import Given, Kind, Report
    from generator.runs import Plan

structure_app = typer.Typer(
    help="Les listes de structures que des partenaires donnent, par SIRET.",
    no_args_is_help=True,
)
ListFile = Annotated[Path, typer.Argument(metavar="LISTE", help="CSV ou classeur XLSX.")]
Genre = Annotated[
    str | None,
    typer.Option(help="Ce que sont ces structures (ei, ebe, geiq…), sauf colonne « genre »."),
]
Name = Annotated[str | None, typer.Option(help="Nom de la liste ; sinon celui du fichier.")]
MOST_SHOWN = 20


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    structure_app.command("verifier")(check)
    structure_app.command("importer")(import_file)
    structure_app.command("lister")(list_kept)
    structure_app.command("retirer")(remove)
    app.add_typer(structure_app, name="structures")


def check(
    context: typer.Context,
    liste: ListFile,
    genre: Genre = None,
    nom: Name = None,
    miroir: Mirror = None,
    as_json: Json = False,
) -> None:
    """Contrôler une liste : colonnes comprises, lignes gardées et rejetées ; rien n'est gardé."""
    from generator import plans
    from generator.partner_lists import check_list

    plan = plans.plan_for(context.obj.workspace.root, mirror=miroir)
    report = check_list(liste, _given(plan, genre), nom)
    answer(_told(report), _lines(report), as_json=as_json)


def import_file(
    context: typer.Context,
    liste: ListFile,
    source: Annotated[str, typer.Option(help="Qui donne la liste : un organisme ; publié.")],
    jour: Annotated[str, typer.Option("--date", help="Jour de la liste, comme 2026-10-01.")],
    *,
    genre: Genre = None,
    nom: Name = None,
    miroir: Mirror = None,
    as_json: Json = False,
) -> None:
    """Importer une liste dans structures/ ; elle remplace celle du même nom."""
    from generator import plans
    from generator.partner_lists import KeptList, import_list

    workspace = context.obj.workspace
    plan = plans.plan_for(workspace.root, mirror=miroir, demo=False)
    told = KeptList(nom or "", source, _day(jour))
    report = import_list(
        liste, workspace.structures, _given(plan, genre), told=told, today=plan.today
    )
    workspace.create()
    before = report.replaced
    say(context, f"Gardée dans structures/{report.list_id}/ ; elle comptera au prochain calcul.")
    if before:
        say(context, f"Remplace la liste du {before.made_on}, {before.source_fr}.")
    content = _told(report) | {"remplace": before.made_on.isoformat() if before else None}
    answer(content, _lines(report), as_json=as_json)


def list_kept(context: typer.Context, as_json: Json = False) -> None:
    """Lister les listes gardées : date, source, nombre de structures, si elle a vieilli."""
    from generator.catalogues.lists import read_lists
    from generator.partner_lists import OLD_LIST, kept_lists

    plan = plan_of(context)
    limits = read_lists([plan.data, plan.workspace.catalogues])["land_thresholds"]
    old_months = float(limits.set_index("threshold_id")["value"][OLD_LIST])
    rows = [
        {
            "nom": kept.list_id,
            "date": kept.made_on.isoformat(),
            "source": kept.source_fr,
            "structures": kept.structure_count,
            "est_ancienne": kept.is_old(plan.today, old_months),
        }
        for kept in kept_lists(plan.workspace.structures)
    ]
    if not rows:
        say(context, "Aucune liste gardée.")
    lines = [
        f"{row['nom']}  {row['date']}, {row['source']} : {row['structures']}"
        f"{' (à mettre à jour)' if row['est_ancienne'] else ''}"
        for row in rows
    ]
    answer(rows, lines, as_json=as_json)


def remove(
    context: typer.Context,
    nom: Annotated[str, typer.Argument(help="Nom de la liste, comme le dit `lister`.")],
    *,
    accepter: Annotated[
        bool, typer.Option("--accepter", help="Ce qui est dit a été relu : retirer la liste.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Retirer une liste gardée : sans --accepter, dire ce qui serait retiré, sans rien faire."""
    from generator.french import counted, day
    from generator.partner_lists import remove_list

    removal = remove_list(context.obj.workspace.structures, nom, is_confirmed=accepter)
    about = removal.about
    content = {
        "nom": nom,
        "date": about.made_on.isoformat() if about else None,
        "source": about.source_fr if about else None,
        "structures": about.structure_count if about else None,
        "est_retiree": removal.is_done,
    }
    named = f"{nom} : liste que rien ne peut plus lire"
    if about:
        structures = counted(about.structure_count, "structure")
        named = f"{nom} : liste du {day(about.made_on)}, {about.source_fr}, {structures}"
    then = "Rien n’est retiré : relancez avec --accepter."
    if removal.is_done:
        then = (
            "Retirée : le prochain calcul se fera sans elle. Les calculs et les publications déjà "
            "faits la citent encore."
        )
    answer(content, [f"{named}.", then], as_json=as_json)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        remedy = "écrivez-la comme 2026-10-01"
        raise UsageError(Fault("la date n'est pas lisible", "--date", text, remedy)) from error


def _given(plan: "Plan", genre: str | None) -> "Given":
    from generator.catalogues.lists import read_lists
    from generator.lookups import known_establishments, known_places
    from generator.partner_lists import Given, known_kinds

    existing = read_lists([plan.data, plan.workspace.catalogues])["land_existing_carriers"]
    kinds = known_kinds(catalogue_of(plan).carriers.values(), existing)
    kind = None if genre is None else _kind(kinds, genre)
    return Given(kinds, known_places(plan), known_establishments(plan), kind)


def _kind(kinds: "dict[str, Kind]", text: str) -> "Kind":
    from generator.folding import fold

    found = kinds.get(fold(text))
    if found is None:
        remedy = f"choisissez parmi : {', '.join(sorted(kinds))}"
        raise UsageError(Fault(f"genre inconnu « {text} »", "--genre", remedy=remedy))
    return found


def _told(report: "Report") -> dict[str, Any]:
    reading = report.reading
    return {
        "nom": report.list_id,
        "lignes": report.rows_in,
        "gardees": len(reading.kept),
        "rejetees": len(reading.rejects),
        "rejets": rows_of(reading.rejects),
        "colonnes": reading.columns,
        "colonnes_non_comprises": list(reading.not_understood),
        "notes": dict(reading.notes),
    }


def _lines(report: "Report") -> list[str]:
    from generator.french import agree, number

    told = _told(report)
    kept, lost = told["gardees"], told["rejetees"]
    counts = ", ".join(
        (
            f"{number(kept)} {agree(kept, 'structure gardée', 'structures gardées')}",
            f"{number(lost)} {agree(lost, 'ligne rejetée', 'lignes rejetées')}",
        )
    )
    lines = [f"{report.list_id} : {counts}."]
    lines += [f"  ligne {row['ligne']} : {row['raison']}" for row in told["rejets"][:MOST_SHOWN]]
    if lost > MOST_SHOWN:
        lines.append(f"  et {number(lost - MOST_SHOWN)} autres (rejets.csv, ou --json)")
    if told["colonnes_non_comprises"]:
        lines.append(f"Colonnes non lues : {', '.join(told['colonnes_non_comprises'])}.")
    lines += [f"{what[:1].upper()}{what[1:]} : {count}." for what, count in told["notes"].items()]
    return lines
