"""Print one sheet: a territory's brief, an opportunity's note or a carrier's sheet."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.shared import Json, answer, plan_of, say
from generator.errors import Fault, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

FOLDER = "fiches"  # of the workspace


def add_to(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command("brief")(brief)


def brief(
    context: typer.Context,
    cible: Annotated[
        str, typer.Argument(help="Un EPCI (200039055) ou une opportunité (200039055-recyclerie).")
    ],
    porteur: Annotated[
        str | None, typer.Option(help="Avec une opportunité : la fiche de ce porteur, comme scic.")
    ] = None,
    sortie: Annotated[
        Path | None, typer.Option(help="Dossier où écrire ; sinon « fiches » de l'espace.")
    ] = None,
    *,
    html: Annotated[bool, typer.Option("--html", help="Écrire aussi la page HTML.")] = False,
    as_json: Json = False,
) -> None:
    """Écrire la fiche d'un territoire, la note d'une opportunité ou la fiche d'un porteur."""
    from generator.publication.briefs.markup import page
    from generator.publication.briefs.printing import frames_of
    from generator.warehouse.workspace import write_atomically

    epci, dash, _ = cible.partition("-")
    if porteur is not None and not dash:
        remedy = "donnez une opportunité : 200039055-recyclerie --porteur scic"
        raise UsageError(Fault("un porteur se dit d'une opportunité", cible, remedy=remedy))
    plan = plan_of(context)
    build = plan.store.build()
    tables = frames_of(plan.store, build, epci)
    name, pdf, fragment, title = _made(tables, cible, porteur, build.build_id)
    folder = sortie or plan.workspace.root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    written = {f"{name}.pdf": pdf}
    if html:
        written[f"{name}.html"] = page(fragment, title).encode()
    for file, content in written.items():
        write_atomically(folder / file, content)
    say(context, f"Calcul {build.build_id}.")
    paths = [str(folder / file) for file in written]
    answer({"calcul": build.build_id, "fichiers": paths}, paths, as_json=as_json)


def _made(
    tables: "Mapping[str, pd.DataFrame]", wanted: str, carrier: str | None, build_id: str
) -> tuple[str, bytes, str, str]:
    """Make a sheet: its file name, its PDF, its HTML fragment and its title."""
    from generator.publication.briefs.brief import render
    from generator.publication.briefs.brief_html import brief_html
    from generator.publication.briefs.carrier_sheet import carrier_sheet
    from generator.publication.briefs.content import brief_content
    from generator.publication.briefs.opportunity_note import opportunity_note
    from generator.publication.briefs.sheets import render_sheet, sheet_html

    if "-" not in wanted:
        content = brief_content(tables, wanted, build_id)
        return wanted, render(content), brief_html(content), content.title_fr
    sheet = (
        opportunity_note(tables, wanted, build_id)
        if carrier is None
        else carrier_sheet(tables, wanted, carrier, build_id)
    )
    return sheet.key, render_sheet(sheet), sheet_html(sheet), sheet.title_fr
