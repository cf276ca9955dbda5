"""The command that checks the governance a file describes: colleges, members, votes, capital."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.shared import Json, SheetFile, answer, catalogue_of, plan_of, say, write_sheet
from generator.errors import DataError, Fault

SIGNS = {"oui": "oui", "non": "NON", "a_verifier": " ? "}


def add_to(carrier_app: typer.Typer) -> None:
    """Add this command to those about carriers."""
    carrier_app.command("gouvernance")(governance)


def governance(
    context: typer.Context,
    fichier: Annotated[
        Path, typer.Argument(help="Fichier YAML de la structure : docs/cli/porteurs.md.")
    ],
    sortie: SheetFile = None,
    as_json: Json = False,
) -> None:
    """Contrôler collèges, membres, voix et capital d'une structure, et dire quoi changer."""
    from generator.carriers.governance import check_governance
    from generator.carriers.governance_sheet import HEADINGS_FR, governance_sheet, summary_fr
    from generator.carriers.structure_file import read_structure

    if not fichier.is_file():
        remedy = "corrigez le chemin du fichier"
        raise DataError(Fault("ce fichier n'existe pas", str(fichier), remedy=remedy))
    plan = plan_of(context)
    carriers = catalogue_of(plan).carriers
    structure = read_structure(fichier.read_bytes(), fichier.name, carriers)
    report = check_governance(structure, carriers, plan.today)
    summary = summary_fr(structure, report)
    lines = [summary]
    for check in report.checks:
        lines.append(f"[{SIGNS[check.answer]}] {check.sentence_fr} ({check.article})")
        if check.change_fr:
            lines.append(f"      {check.change_fr}")
    lines += [f"[ ! ] {alert.sentence_fr} {alert.remedy_fr}" for alert in report.alerts]
    if sortie is not None:
        write_sheet(governance_sheet(structure, report), sortie, HEADINGS_FR, "Gouvernance")
        say(context, f"Feuille écrite : {sortie}")
    content = {
        "structure_id": structure.id,
        "structure_label_fr": structure.label_fr,
        "carrier_id": structure.carrier,
        "answer": report.answer,
        "summary_fr": summary,
        "checks": [asdict(check) for check in report.checks],
        "alerts": [asdict(alert) for alert in report.alerts],
    }
    answer(content, lines, as_json=as_json)
