"""Commands about what people said: read a survey, show what was understood, import it."""

from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.shared import Json, Mirror, answer, say
from generator.errors import Fault, SurveyError

survey_app = typer.Typer(help="Les enquêtes de besoins.", no_args_is_help=True)
SurveyFile = Annotated[Path, typer.Argument(help="Fichier CSV ou XLSX d'une enquête.")]


class Voie(StrEnum):
    """By which way people spoke; the words of ``generator.needs.statements.SourceKind``."""

    ENQUETE = "enquete"
    ENTRETIEN = "entretien"
    SIGNALEMENT = "signalement"


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    survey_app.command("verifier")(check)
    survey_app.command("importer")(import_file)
    app.add_typer(survey_app, name="enquete")


def check(context: typer.Context, fichier: SurveyFile, as_json: Json = False) -> None:
    """Montrer ce qui est compris d'un fichier : forme, colonnes, rôles ; rien n'est gardé."""
    from generator.needs.mapping import propose
    from generator.needs.reading import read_table

    table = read_table(_bytes(fichier), fichier.name)
    mapping = propose(table)
    content = {
        "forme": table.kind,
        "encodage": table.encoding,
        "separateur": table.separator,
        "ligne_des_titres": table.header_row,
        "lignes": len(table.frame),
        "colonnes": [column.model_dump(mode="json") for column in mapping.columns],
        "notes": list(table.notes),
    }
    lines = [
        (
            f"Forme : {table.kind}, encodage {table.encoding}, séparateur {table.separator!r}, "
            f"titres en ligne {table.header_row}, {len(table.frame)} lignes."
        ),
        *(f"  {column.name} → {column.role}" for column in mapping.columns),
        *table.notes,
    ]
    answer(content, lines, as_json=as_json)


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
    from generator.intake import import_survey, pseudonym_key
    from generator.needs.statements import Origin

    origin = Origin(epci, voie.value)
    _bytes(fichier)
    workspace = context.obj.workspace
    plan = plans.plan_for(workspace.root, mirror=miroir, demo=False)
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
    )
    answer(asdict(report), _told(asdict(report)), as_json=as_json)


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise SurveyError(Fault("ce fichier n'existe pas", where=str(path)))
    return path.read_bytes()


def _told(report: dict[str, object]) -> list[str]:
    whose = f"Enquête « {report['survey_id']} » importée pour l'EPCI {report['epci_code']}"
    lines = [f"{whose}, voie : {report['source_kind']}."]
    for title, name in (
        ("Comptes", "counts"),
        ("Masqué", "masked"),
        ("Remarques", "notes"),
        ("Colonnes non comprises", "not_understood"),
        ("Colonnes personnelles écartées", "dropped_personal"),
    ):
        value = report[name]
        if isinstance(value, dict) and value:
            lines.append(f"{title} : " + ", ".join(f"{k} {v}" for k, v in value.items()))
        elif isinstance(value, tuple) and value:
            lines.append(f"{title} : " + ", ".join(map(str, value)))
    return lines
