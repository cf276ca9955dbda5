"""The command that tells what changed between two builds, and why."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.shared import Epci, Json, SheetFile, answer, plan_of, rows_of, say, write_sheet

if TYPE_CHECKING:
    import pandas as pd

SHOWN = 60  # lines for people; --json tells them all
TOLD = (
    "opportunity_id", "epci_code", "activity_label_fr", "class_id_before", "class_id_after",
    "score_before", "score_after", "rank_before", "rank_after", "score_delta", "delta_donnees",
    "delta_poids", "delta_methode", "causes", "class_causes", "criterion_id", "criterion_cause",
    "change_fr",
)  # fmt: skip


def add_to(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command("changements")(changes)


def changes(
    context: typer.Context,
    depuis: Annotated[
        str | None, typer.Option(help="Calcul à comparer ; sinon, celui d'avant le courant.")
    ] = None,
    epci: Epci = None,
    sortie: SheetFile = None,
    as_json: Json = False,
) -> None:
    """Dire ce qui a changé depuis un calcul, et pourquoi : données, poids ou méthode."""
    from generator.choices import check_choice
    from generator.compared import compare

    check_choice(epci=epci, departement=None)
    plan = plan_of(context)
    told = compare(plan.store, depuis)
    for note in told.notes:
        say(context, note)
    table = told.rows if epci is None else told.rows[told.rows["epci_code"] == epci]
    if sortie is not None:
        _write(table, sortie, plan.data / "columns.csv")
        say(context, f"Feuille écrite : {sortie}")
    rows = rows_of(table[list(TOLD)])
    lines = [f"{row['opportunity_id']}  {row['change_fr']}" for row in rows[:SHOWN]]
    if len(rows) > SHOWN:
        lines.append(f"… et {len(rows) - SHOWN} autres lignes (--json les donne toutes).")
    if not rows:
        lines = [f"Rien n'a bougé depuis le calcul {told.before.build_id}."]
    content = {
        "depuis": told.before.build_id,
        "calcul": told.after.build_id,
        "manques": list(told.notes),
        "changements": rows,
    }
    answer(content, lines, as_json=as_json)


def _write(table: "pd.DataFrame", path: Path, columns_file: Path) -> None:
    """Write the sheet that a release has as ``csv/changements.csv``."""
    from generator.columns import read_columns
    from generator.publication.changed import CHANGES, changes_sheet

    sheet = changes_sheet(table)
    described = read_columns(columns_file).describe(map(str, sheet))
    write_sheet(sheet, path, {one.name: one.heading_fr for one in described}, CHANGES.sheet_fr)
