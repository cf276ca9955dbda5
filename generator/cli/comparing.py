"""The command that puts territories of one build side by side."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator.cli.shared import Json, answer, say, write_sheet

if TYPE_CHECKING:
    from generator.publication.side_by_side import SideBySide


def add_to(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command("comparer")(compare)


def compare(
    context: typer.Context,
    epci: Annotated[
        list[str], typer.Argument(metavar="EPCI...", help="Codes SIREN ; les autres au premier.")
    ],
    semblables: Annotated[
        int | None,
        typer.Option(
            min=0,
            max=10,
            help="Combien des territoires les plus semblables au premier ajouter"
            " (3 quand un seul est nommé, sinon aucun).",
        ),
    ] = None,
    sortie: Annotated[
        Path | None,
        typer.Option(
            metavar="FICHIER", help="Écrire aussi : une page A4 (.pdf), la feuille (.xlsx, .csv)."
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Mettre des territoires côte à côte : besoins, équipements, activités, ce qui diffère."""
    from generator.publication.side_by_side import (
        TABLES,
        chosen_codes,
        side_by_side,
        told_lines,
    )
    from generator.warehouse.store import Store

    store = Store(context.obj.workspace.warehouse)
    build = store.build()
    tables = {name: store.read(build, name) for name in TABLES}
    near = tables["out_lookalikes"]
    codes = chosen_codes(epci, semblables, tables["out_territories"], near)
    told = side_by_side(tables, codes, build.build_id)
    if sortie is not None:
        _write(told, sortie)
        say(context, f"Fichier écrit : {sortie}")
    answer(_content(told), told_lines(told), as_json=as_json)


def _write(told: "SideBySide", path: Path) -> None:
    """Write the comparison as its name asks: a page to print, else the whole sheet."""
    from generator.publication.side_by_side import headings, render_page, sheet
    from generator.warehouse.workspace import write_atomically

    if path.suffix.casefold() == ".pdf" and not path.is_dir():
        write_atomically(path, render_page(told))
    else:
        write_sheet(sheet(told), path, headings(told), "Comparaison")


def _content(told: "SideBySide") -> dict[str, Any]:
    codes = [place.epci_code for place in told.territories]
    return {
        "calcul": told.build_id,
        "territoires": [
            {
                "epci_code": place.epci_code,
                "epci_name": place.name_fr,
                "departement_code": place.departement_code,
                "a_une_enquete": place.has_survey,
                "remarques": list(place.notes),
            }
            for place in told.territories
        ],
        "lignes": [
            {
                "partie": line.part,
                "ligne_id": line.line_id,
                "ligne": line.label_fr,
                "source": line.source_fr,
                "annees": list(line.years),
                "cellules": [
                    {
                        "epci_code": code,
                        "texte": cell.text_fr,
                        "valeur": cell.value,
                        "bas": cell.low,
                        "haut": cell.high,
                        "classe": cell.class_fr or None,
                    }
                    for code, cell in zip(codes, line.cells, strict=True)
                ],
            }
            for line in told.lines
        ],
        "rapprochements": [
            {
                "epci_code": pair.epci_code,
                "rang_de_ressemblance": pair.position,
                "ressemblance": pair.likeness_fr,
                "besoins": pair.needs_fr,
                "equipements": pair.equipment_fr,
                "activites": pair.activities_fr,
            }
            for pair in told.pairs
        ],
        "ailleurs_et_pas_ici": list(told.elsewhere),
        "remarques": list(told.notes),
    }
