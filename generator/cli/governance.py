"""The command that checks the governance of a structure: colleges, members, votes, capital."""

from dataclasses import asdict
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.shared import Json, SheetFile, answer, catalogue_of, plan_of, say, write_sheet
from generator.errors import DataError, Fault, UsageError

if TYPE_CHECKING:
    from generator.carriers.structures import Structure
    from generator.catalogues import Catalogue
    from generator.runs import Plan

SIGNS = {"oui": "oui", "non": "NON", "a_verifier": " ? "}
WORKBOOK, FILES = ".xlsx", (".yaml", ".yml")


def add_to(carrier_app: typer.Typer) -> None:
    """Add this command to those about carriers."""
    carrier_app.command("gouvernance")(governance)


def governance(
    context: typer.Context,
    cible: Annotated[
        str,
        typer.Argument(
            help="Fichier YAML d'une structure, classeur des registres (.xlsx), ou identifiant "
            "d'une structure des registres de l'espace : docs/cli/gouvernance.md."
        ),
    ],
    structure: Annotated[
        str | None, typer.Option(help="Dans un classeur qui en a plusieurs, laquelle contrôler.")
    ] = None,
    sortie: SheetFile = None,
    as_json: Json = False,
) -> None:
    """Contrôler collèges, membres, voix et capital d'une structure, et dire quoi changer."""
    from generator.carriers.governance import check_governance
    from generator.carriers.governance_sheet import HEADINGS_FR, governance_sheet, summary_fr

    plan = plan_of(context)
    catalogue = catalogue_of(plan)
    asked = _structure(plan, catalogue, cible, structure)
    report = check_governance(asked, catalogue.carriers, plan.today)
    summary = summary_fr(asked, report)
    lines = [summary]
    for check in report.checks:
        lines.append(f"[{SIGNS[check.answer]}] {check.sentence_fr} ({check.article})")
        if check.change_fr:
            lines.append(f"      {check.change_fr}")
    lines += [f"[ ! ] {alert.sentence_fr} {alert.remedy_fr}" for alert in report.alerts]
    if sortie is not None:
        write_sheet(governance_sheet(asked, report), sortie, HEADINGS_FR, "Gouvernance")
        say(context, f"Feuille écrite : {sortie}")
    content = {
        "structure_id": asked.id,
        "structure_label_fr": asked.label_fr,
        "carrier_id": asked.carrier,
        "answer": report.answer,
        "summary_fr": summary,
        "checks": [asdict(check) for check in report.checks],
        "alerts": [asdict(alert) for alert in report.alerts],
    }
    answer(content, lines, as_json=as_json)


def _structure(plan: "Plan", catalogue: "Catalogue", asked: str, name: str | None) -> "Structure":
    """Read the structure where it is said to be: its file, a workbook, or the registers."""
    path = Path(asked)
    suffix = path.suffix.casefold()
    if suffix == WORKBOOK:
        return _chosen(_of_workbook(plan, catalogue, path), name, path.name)
    if name is not None:
        remedy = "retirez-la, ou donnez le classeur (.xlsx)"
        raise UsageError(Fault("--structure ne va qu'avec un classeur", asked, remedy=remedy))
    if suffix in FILES or path.is_file():
        return _of_file(catalogue, path)
    return _chosen(_of_registers(plan, catalogue), asked, plan.workspace.registers.name)


def _of_file(catalogue: "Catalogue", path: Path) -> "Structure":
    from generator.carriers.structure_file import read_structure

    if not path.is_file():
        remedy = "corrigez le chemin du fichier"
        raise DataError(Fault("ce fichier n'existe pas", str(path), remedy=remedy))
    return read_structure(path.read_bytes(), path.name, catalogue.carriers)


def _of_workbook(plan: "Plan", catalogue: "Catalogue", path: Path) -> list["Structure"]:
    from generator.carriers.structure_register import named_lines
    from generator.registers import (
        check_workbook,
        dictionary_of,
        law_of,
        read_decisions,
        registered,
        structure_rules,
    )
    from generator.resources.proposals import confirmed_ids

    decisions = read_decisions(plan.workspace.decisions, set(catalogue.resource_kinds))
    read = check_workbook(
        path,
        plan.workspace.registers,
        dictionary_of(plan.data, catalogue),
        confirmed_ids(decisions),
        structure_rules(catalogue),
    )
    found = registered(read.tables, law_of(catalogue), named_lines(read.tables))
    return [one.structure for one in found]


def _of_registers(plan: "Plan", catalogue: "Catalogue") -> list["Structure"]:
    from generator.registers import dictionary_of, load_registered

    dictionary = dictionary_of(plan.data, catalogue)
    found = load_registered(plan.workspace.registers, dictionary, catalogue)
    return [one.structure for one in found]


def _chosen(found: list["Structure"], name: str | None, where: str) -> "Structure":
    """Choose by name; alone, a structure needs none."""
    named = {structure.id: structure for structure in found}
    if name is None and len(found) == 1:
        return found[0]
    if name in named:
        return named[name]
    known = ", ".join(named) or "aucune"
    near = get_close_matches(name or "", named, n=1)
    hint = f"vouliez-vous « {near[0]} » ? " if near else ""
    if name is None and named:
        what = "il y a plusieurs structures : dites laquelle"
        raise UsageError(Fault(what, where, f"--structure {found[0].id}", f"connues : {known}"))
    what = f"la structure « {name} » n'y est pas" if name else "il n'y a aucune structure"
    raise DataError(Fault(what, where, remedy=f"{hint}structures connues : {known}"))
