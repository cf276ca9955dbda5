"""The command that looks for the smallest coalition an opportunity could be carried by."""

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator.cli.shared import (
    Json,
    SheetFile,
    answer,
    catalogue_of,
    plan_of,
    rows_of,
    say,
    write_sheet,
)
from generator.errors import DataError, Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from generator.carriers.coalition_opportunity import Project
    from generator.catalogues import Activity, Catalogue
    from generator.catalogues.carriers import Carrier
    from generator.runs import Plan

OPPORTUNITY = re.compile(r"(\d{9})-([a-z0-9_]+)")
SIGNS = {
    "demande": "Demandé : ",
    "acteur": "  + ",
    "manque": "  ? ",
    "a_verifier": "À vérifier : ",
    "relais": "Relais : ",
    "lien_fragile": "Lien fragile : ",
}


def add_to(carrier_app: typer.Typer) -> None:
    """Add this command to those about carriers."""
    carrier_app.command("coalition")(coalition)


def coalition(
    context: typer.Context,
    opportunite: Annotated[
        str, typer.Argument(help="<EPCI>-<activité>, par exemple 200039055-recyclerie.")
    ],
    porteur: Annotated[
        str | None, typer.Option(help="Porteur dont les catégories d'associés comptent : scic…")
    ] = None,
    sortie: SheetFile = None,
    as_json: Json = False,
) -> None:
    """Chercher, dans les registres, le plus petit groupe d'acteurs qui couvre une activité."""
    from generator.carriers.coalition_needs import actors_of, ties_of
    from generator.carriers.coalition_opportunity import coalition_for
    from generator.carriers.coalition_sheet import HEADINGS_FR

    plan = plan_of(context)
    catalogue = catalogue_of(plan)
    epci, activity = _opportunity(opportunite, catalogue)
    project = _project(plan, catalogue, activity, porteur)
    registered, ties = _registered(plan, catalogue, epci)
    actors = actors_of(registered)
    found, sheet = coalition_for(project, actors, ties_of(ties, actors))
    if sortie is not None:
        write_sheet(sheet, sortie, HEADINGS_FR, "Coalition")
        say(context, f"Feuille écrite : {sortie}")
    rows = rows_of(sheet)
    content = {
        "opportunity_id": opportunite,
        "carrier_id": project.carrier.id if project.carrier else None,
        "actors_count": len(actors),
        "chosen": list(found.chosen),
        "method": found.method,
        "gap_actors": found.gap_actors,
        "uncovered_roles": list(found.uncovered.roles),
        "uncovered_categories": [sorted(wanted) for wanted in found.uncovered.categories],
        "more_categories": found.uncovered.more_categories,
        "rows": rows,
    }
    named = {actor.actor_id for actor in actors if actor.label_fr}
    lines = [_line(row, named) for row in rows]
    answer(content, lines, as_json=as_json)


def _line(row: "Mapping[str, Any]", named: set[str]) -> str:
    """Say a line, with the identifier of who is not named: it stays with who holds the register."""
    who = row["actor_id"]
    known_as = f" [{who}]" if who and who not in named else ""
    return f"{SIGNS.get(row['row_kind'], '')}{row['sentence_fr']}{known_as}"


def _opportunity(written: str, catalogue: "Catalogue") -> tuple[str, "Activity"]:
    read = OPPORTUNITY.fullmatch(written)
    if read is None:
        what = "une opportunité s'écrit <EPCI>-<activité>"
        raise DataError(Fault(what, written, "200039055-recyclerie", "corrigez l'identifiant"))
    epci, activity = read.groups()
    return epci, catalogue.activities[_known(activity, list(catalogue.activities), "l'activité")]


def _project(
    plan: "Plan", catalogue: "Catalogue", activity: "Activity", carrier_name: str | None
) -> "Project":
    from generator.carriers.coalition_needs import categories_asked, roles_asked
    from generator.carriers.coalition_opportunity import Project
    from generator.catalogues.lists import read_lists

    lists = read_lists([plan.data, plan.workspace.catalogues])
    labels = {kind.id: kind.label_fr for kind in catalogue.resource_kinds.values()}
    roles = roles_asked(activity, lists["land_coalition_roles"], labels)
    if carrier_name is None:
        return Project(roles)
    carrier = _carrier(carrier_name, catalogue)
    return Project(roles, carrier, categories_asked(carrier, plan.today))


def _carrier(written: str, catalogue: "Catalogue") -> "Carrier":
    named = {
        name: carrier
        for carrier in catalogue.carriers.values()
        for name in (carrier.id, *carrier.aliases)
    }
    return named[_known(written, list(named), "le porteur")]


def _known(written: str, known: list[str], noun: str) -> str:
    if written in known:
        return written
    near = get_close_matches(written, known, n=1)
    remedy = f"vouliez-vous écrire « {near[0]} » ?" if near else "corrigez-le"
    agreed = "connue" if noun == "l'activité" else "connu"
    raise DataError(Fault(f"{noun} « {written} » n'est pas {agreed}", remedy=remedy))


def _registered(
    plan: "Plan", catalogue: "Catalogue", epci: str
) -> "tuple[pd.DataFrame, pd.DataFrame]":
    """Read who is registered in an EPCI, and all ties.

    Raises
    ------
    DataError
        If nobody is: nothing is invented in their place.
    """
    from generator.registers import dictionary_of, load_actors_and_ties

    folder = plan.workspace.registers
    actors, ties = load_actors_and_ties(folder, dictionary_of(plan.data, catalogue), plan.today)
    here = actors[actors["epci_code"] == epci]
    if here.empty:
        remedy = "notez ses acteurs dans le classeur : docs/cli/registre.md"
        what = f"aucun acteur de l'EPCI {epci} n'est au registre"
        raise DataError(Fault(what, f"{folder.name}/acteurs*.csv", remedy=remedy))
    return here, ties
