"""Commands about what people said: read a survey, show what was understood, import it."""

from collections.abc import Mapping
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator.cli.shared import Json, Mirror, answer, group, say
from generator.errors import Fault, SurveyError

if TYPE_CHECKING:
    from generator.catalogues import Catalogue
    from generator.runs import Plan

survey_app = group("Les enquêtes de besoins.")
SurveyFile = Annotated[
    Path, typer.Argument(help="Fichier d'une enquête : CSV, classeur, JSON ou ZIP.")
]


class Voie(StrEnum):
    """By which way people spoke; the words of ``generator.needs.answers.statements.SourceKind``."""

    ENQUETE = "enquete"
    ENTRETIEN = "entretien"
    SIGNALEMENT = "signalement"


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    survey_app.command("verifier")(check)
    survey_app.command("importer")(import_file)
    survey_app.command("marges")(keep_census_margins)
    app.add_typer(survey_app, name="enquete")


def check(context: typer.Context, fichier: SurveyFile, as_json: Json = False) -> None:
    """Montrer ce qui est compris d'un fichier : forme, colonnes, rôles ; rien n'est gardé."""
    from generator import plans
    from generator.intake.showing import tell, understand

    workspace = context.obj.workspace
    catalogue = _catalogue(plans.plan_for(workspace.root, mirror=None))
    content = understand(fichier, workspace.surveys, catalogue)
    answer(content, tell(content), as_json=as_json)


def import_file(
    context: typer.Context,
    fichier: SurveyFile,
    epci: Annotated[str, typer.Option(help="EPCI dont ce sont les réponses.")],
    miroir: Mirror = None,
    voie: Annotated[
        Voie, typer.Option(help="Par quelle voie les personnes ont parlé.")
    ] = Voie.ENQUETE,
    *,
    accepter: Annotated[
        bool, typer.Option("--accepter", help="La correspondance a été relue : importer.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Importer une enquête : réponses nettoyées et pseudonymisées, jamais l'original."""
    from generator import lookups, plans
    from generator.intake import Known, import_survey, pseudonym_key
    from generator.needs.answers.statements import Origin

    origin = Origin(epci, voie.value)
    if not fichier.is_file():
        raise SurveyError(Fault("ce fichier n'existe pas", where=str(fichier)))
    workspace = context.obj.workspace
    plan = plans.plan_for(workspace.root, mirror=miroir, demo=False)
    catalogue = _catalogue(plan)
    workspace.create()
    communes = lookups.known_communes(plan)
    if communes is None:
        say(
            context,
            "Aucun calcul ni miroir : les communes ne peuvent pas encore être vérifiées. "
            "Donnez --miroir pour qu'elles le soient.",
        )
    report = import_survey(
        fichier,
        workspace.surveys,
        origin=origin,
        accept=accepter,
        communes=communes,
        key=pseudonym_key(workspace.pseudonym_key),
        known=Known(lambda: lookups.known_outlines(plan), set(catalogue.themes)),
    )
    content = asdict(report)
    if as_json:
        from generator.intake.listing import list_kept  # slow to load: only who asks pays for it

        content |= list_kept(workspace.surveys / report.survey_id, catalogue)
    answer(content, _told(content), as_json=as_json)


def keep_census_margins(
    context: typer.Context,
    fichier: Annotated[Path, typer.Argument(help="CSV : epci_code;variable;modalite;population.")],
    as_json: Json = False,
) -> None:
    """Garder les marges du recensement, qui redressent les répondants au prochain calcul."""
    from generator import plans
    from generator.french import agree
    from generator.intake import keep_margins

    workspace = context.obj.workspace
    plans.plan_for(workspace.root, mirror=None, demo=False)  # refuses what the demonstration made
    workspace.create()
    margins = keep_margins(fichier, workspace.surveys)
    epcis = sorted(margins["epci_code"].unique())
    kept = f"{len(margins)} {agree(len(margins), 'marge gardée', 'marges gardées')}"
    line = f"{kept} pour {len(epcis)} EPCI ; elles serviront au prochain calcul."
    answer({"marges": len(margins), "epci": epcis}, [line], as_json=as_json)


def _catalogue(plan: "Plan") -> "Catalogue":
    from generator.catalogues import read_catalogue

    return read_catalogue([plan.data, plan.workspace.catalogues])


def _told(report: Mapping[str, Any]) -> list[str]:
    whose = f"Enquête « {report['survey_id']} » importée pour l'EPCI {report['epci_code']}"
    lines = [f"{whose}, voie : {report['source_kind']}.", _counted(report["counts"])]
    for title, name in (
        ("Masqué", "masked"),
        ("Remarques", "notes"),
        ("Lecture", "reading_notes"),
        ("Colonnes non comprises", "not_understood"),
        ("Colonnes personnelles écartées", "dropped_personal"),
    ):
        value = report[name]
        if isinstance(value, dict):
            value = [f"{k} {v}" for k, v in value.items() if v]
        if value:
            lines.append(f"{title} : " + ", ".join(map(str, value)))
    return lines


def _counted(counts: Mapping[str, int]) -> str:
    from generator.french import agree

    def said(name: str, singular: str, plural: str | None = None) -> str:
        return f"{counts[name]} {agree(counts[name], singular, plural)}"

    fates = (
        said("kept", "gardée"),
        said("set_aside", "mise de côté", "mises de côté"),
        said("rejected", "rejetée"),
        said("not_an_answer", "sans énoncé", "sans énoncé"),
    )
    found = [
        said("statements", "énoncé"),
        said("proposals", "ressource à confirmer", "ressources à confirmer"),
    ]
    if counts["heard_without_need"]:
        words = ("personne entendue sans besoin", "personnes entendues sans besoin")
        found.append(said("heard_without_need", *words))
    rows = said("rows_in", "ligne lue", "lignes lues")
    return f"{rows} : {', '.join(fates)} ; {' ; '.join(found)}."
