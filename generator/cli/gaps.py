"""The command that measures the expected numbers of equipments on the last build."""

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.shared import Json


def measure(
    context: typer.Context,
    *,
    sortie: Annotated[
        Path | None,
        typer.Option("--sortie", help="Dossier d'evaluation.json et de sa page."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Mesurer les nombres attendus : prédire chaque département sans lui, France entière."""
    from generator.cli.evaluation import keep, output_folder
    from generator.evaluation.gaps import TABLES, gap_figures
    from generator.warehouse.store import Store

    folder = output_folder(context, sortie)
    store = Store(context.obj.workspace.warehouse)
    build = store.build()
    frames = {name: store.read(build, name) for name in TABLES}
    measured = gap_figures(frames, store.read(build, "land_size_classes"))
    # The tables measured, so that a reader can tell whether the same ones would be again.
    measured["empreintes"] = [build.tables[name].sha256 for name in TABLES]
    keep(context, folder, "ecarts", measured, as_json=as_json)
