"""Commands of the feasibility model: learn it from panels, and measure it on the last window."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.shared import Json, answer, group, say
from generator.errors import Fault, UsageError

if TYPE_CHECKING:
    from generator.territory.feasibility.panel import Panel

feasibility_app = group("Ce qui pourrait vivre ici : le modèle de faisabilité.")
MODEL = Path("feasibility") / "modele.json"
HEADLINES = ("auc", "ndcg_at_10", "ece", "references", "gain_ndcg_population")
FEWEST_TO_LEARN, FEWEST_TO_MEASURE = 2, 3

Panels = Annotated[
    list[Path] | None,
    typer.Option(
        "--panel",
        help="Un Parquet par année : --panel A B C. Population, revenu, département à côté.",
    ),
]
Others = Annotated[list[Path] | None, typer.Argument(help="La suite des panels.", metavar="…")]
Years = Annotated[
    str | None,
    typer.Option("--annees", help="Années des panels, dans l'ordre : 2009,2013,2018."),
]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    feasibility_app.command("entrainer")(learn)
    feasibility_app.callback()(_group)
    app.add_typer(feasibility_app, name="faisabilite")


def learn(
    context: typer.Context,
    suite: Others = None,
    *,
    panel: Panels = None,
    annees: Years = None,
    sortie: Annotated[
        Path | None,
        typer.Option(help="Fichier du modèle (sinon catalogues/feasibility/modele.json)."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Apprendre le modèle sur les fenêtres de panels qui se suivent, et l'écrire en JSON."""
    from generator.evaluation.feasibility import backtest, learned_model
    from generator.evaluation.panels import type_codes
    from generator.territory.feasibility.keeping import model_text
    from generator.warehouse.workspace import write_atomically

    paths = [*(panel or []), *(suite or [])]
    path = context.obj.workspace.catalogues / MODEL if sortie is None else sortie
    if path.is_dir():
        remedy = "donnez un fichier : --sortie modele.json"
        raise UsageError(Fault("c'est un dossier", str(path), remedy=remedy))
    read = _panel(paths, annees, FEWEST_TO_LEARN)
    measures = {}
    if len(read.years) >= FEWEST_TO_MEASURE:
        told = backtest(read, None, 0, lambda text: say(context, text))
        measures = {name: told[name] for name in ("annees", "auc", "ndcg_at_10", "ece")}
    kept = learned_model(read, type_codes(paths, read.types), measures)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, model_text(kept).encode())
    types = int(kept.model.modelled.sum())
    content = {
        "fichier": str(path),
        "annees": list(read.years),
        "epci": len(read.epcis),
        "types": types,
        "mesures": measures,
        "remarques": list(read.notes),
    }
    lines = [
        f"{len(read.epcis)} EPCI, {types} types appris, années {', '.join(map(str, read.years))}.",
        *(f"{note}." for note in read.notes),
        f"Écrit : {path}",
    ]
    answer(content, lines, as_json=as_json)


def measure(
    context: typer.Context,
    suite: Others = None,
    *,
    panel: Panels = None,
    annees: Years = None,
    graine: Annotated[int, typer.Option(min=0, help="Graine des tirages.")] = 0,
    sortie: Annotated[
        Path | None,
        typer.Option("--sortie", help="Dossier d'evaluation.json et de sa page."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Mesurer la faisabilité : apprendre sur les premiers panels, prédire le dernier."""
    from generator.cli.evaluation import keep, output_folder
    from generator.evaluation.feasibility import backtest
    from generator.settings import shipped
    from generator.territory.feasibility.keeping import read_model

    folder = output_folder(context, sortie)
    read = _panel([*(panel or []), *(suite or [])], annees, FEWEST_TO_MEASURE)
    path = shipped("data") / MODEL
    model = read_model(path.read_bytes(), str(path)) if path.is_file() else None
    told = backtest(read, model, graine, lambda text: say(context, text))
    first = {name: told[name] for name in HEADLINES}
    keep(context, folder, "faisabilite", told, first, as_json=as_json)


def _group() -> None:
    """Keep ``entrainer`` a command of its own: a group of one would be the command itself."""


def _panel(paths: list[Path], years: str | None, fewest: int) -> "Panel":
    from generator.evaluation.panels import read_panel

    return read_panel(paths, None if years is None else _numbers(years), fewest)


def _numbers(text: str) -> list[int]:
    parts = [part.strip() for part in text.split(",")]
    if not all(part.isdecimal() for part in parts):
        remedy = "écrivez-les ainsi : --annees 2009,2013,2018"
        raise UsageError(Fault("ce ne sont pas des années", "--annees", text, remedy))
    return [int(part) for part in parts]
