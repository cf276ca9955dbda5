"""Commands that measure ourselves: themes of texts, rates and hot spots, personal data."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator.cli import feasibility, gaps
from generator.cli.shared import Json, Mirror, answer, group, plan_of, say
from generator.errors import DataError, Fault, UsageError

if TYPE_CHECKING:
    from generator.catalogues.criteria import Criterion
    from generator.evaluation.corpora import Corpus

evaluation_app = group("Ce que le projet mesure de lui-même.")
OUTPUT = "evaluation"  # in the workspace, unless --sortie says otherwise
SIMULATIONS = 200  # EPCIs a setting: a minute and a half on two cores
AGENTS = 200  # a minute on one core
FEWEST_FOLDS, MOST_FOLDS = 2, 20

Output = Annotated[
    Path | None,
    typer.Option("--sortie", help="Dossier d'evaluation.json et de sa page (sinon evaluation/)."),
]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    evaluation_app.command("textes")(texts)
    evaluation_app.command("taux")(rates)
    evaluation_app.command("confidentialite")(privacy)
    evaluation_app.command("faisabilite")(feasibility.measure)
    evaluation_app.command("ecarts")(gaps.measure)
    evaluation_app.command("ponderations")(weightings)
    evaluation_app.command("ancres")(anchors)
    app.add_typer(evaluation_app, name="evaluer")


def texts(
    context: typer.Context,
    miroir: Mirror = None,
    *,
    corpus: Annotated[
        Path | None, typer.Option(help="CSV, JSON ou JSONL avec les colonnes text et label.")
    ] = None,
    taxonomie: Annotated[
        Path | None, typer.Option(help="YAML, JSON ou CSV : étiquette → mots ; avec --corpus.")
    ] = None,
    graine: Annotated[int, typer.Option(min=0, help="Graine des tirages.")] = 0,
    plis: Annotated[
        int, typer.Option(min=FEWEST_FOLDS, max=MOST_FOLDS, help="Plis de la validation croisée.")
    ] = 5,
    sortie: Output = None,
    as_json: Json = False,
) -> None:
    """Mesurer le classement des textes sur des corpus étiquetés, sans étiquette puis avec."""
    if (corpus is None) != (taxonomie is None):
        remedy = "donnez --corpus FICHIER --taxonomie FICHIER"
        raise UsageError(Fault("--corpus et --taxonomie vont ensemble", remedy=remedy))
    from generator.evaluation.texts import Protocol, text_figures

    folder = output_folder(context, sortie)
    if corpus is not None and taxonomie is not None:
        corpora = [_given(corpus, taxonomie)]
    else:
        corpora = _known_corpora(context, miroir)
    protocol = Protocol(seed=graine, folds=plis)
    measured = {one.corpus_id: text_figures(one, protocol) for one in corpora}
    keep(context, folder, "textes", measured, as_json=as_json)


def rates(
    context: typer.Context,
    tirages: Annotated[
        int, typer.Option(min=2, max=2000, help="EPCI inventés par réglage.")
    ] = SIMULATIONS,
    sortie: Output = None,
    as_json: Json = False,
) -> None:
    """Mesurer les taux et les foyers sur des territoires inventés dont on sait la vérité."""
    from generator.evaluation.simulated import simulation_figures

    folder = output_folder(context, sortie)
    keep(context, folder, "taux", simulation_figures(tirages), as_json=as_json)


def privacy(context: typer.Context, sortie: Output = None, as_json: Json = False) -> None:
    """Mesurer le masquage sur des réponses inventées où des données personnelles sont plantées."""
    from generator import plans
    from generator.evaluation.simulated import privacy_figures

    folder = output_folder(context, sortie)
    plan = plans.plan_for(context.obj.workspace.root, mirror=None)
    measured = privacy_figures(plan.data / "evaluation")
    keep(context, folder, "confidentialite", measured, as_json=as_json)


def weightings(
    context: typer.Context,
    *,
    agents: Annotated[int, typer.Option(min=2, max=2000, help="Agents inventés.")] = AGENTS,
    graine: Annotated[int, typer.Option(min=0, help="Graine des tirages.")] = 0,
    sortie: Output = None,
    as_json: Json = False,
) -> None:
    """Mesurer ce que 25 réponses apprennent des poids d'agents inventés dont on les connaît."""
    import pandas as pd

    from generator.evaluation.weightings import simulated_figures

    folder = output_folder(context, sortie)
    # The reference's weights: those of a workspace would measure something else.
    voted = pd.Series({one.id: one.weight for one in _reference_criteria(context)})
    measured = simulated_figures(voted, agents, seed=graine)
    keep(context, folder, "ponderations", measured, as_json=as_json)


def anchors(context: typer.Context, as_json: Json = False) -> None:
    """Proposer les bornes de chaque critère (P5 et P95 du dernier calcul), sans rien écrire."""
    from generator.evaluation.anchors import TABLE, anchor_figures, anchor_lines
    from generator.warehouse.store import Store

    store = Store(context.obj.workspace.warehouse)
    parts = store.read(store.build(), TABLE)
    found = anchor_figures(parts, _reference_criteria(context))
    answer(found, list(anchor_lines(found)), as_json=as_json)


def output_folder(context: typer.Context, asked: Path | None) -> Path:
    """Return where figures are kept; a bad place is refused before minutes of work, not after."""
    from generator.evaluation.record import read_record

    root: Path = context.obj.workspace.root
    folder = root / OUTPUT if asked is None else asked
    if folder.exists() and not folder.is_dir():
        remedy = "corrigez le chemin donné à --sortie"
        raise UsageError(Fault("ce n'est pas un dossier", where=str(folder), remedy=remedy))
    read_record(folder)
    return folder


def _reference_criteria(context: typer.Context) -> "list[Criterion]":
    """Read the criteria as their headers write them."""
    from generator.runs import header_criteria
    from generator.warehouse.engine import connect

    plan = plan_of(context)
    with connect(plan.engine) as con:
        return header_criteria(plan.sql, con)


def _given(corpus: Path, taxonomy: Path) -> "Corpus":
    from generator.evaluation.corpora import given_corpus
    from generator.evaluation.taxonomies import read_taxonomy

    absent = [path for path in (corpus, taxonomy) if not path.is_file()]
    if absent:
        raise DataError(*(Fault("ce fichier n'existe pas", where=str(path)) for path in absent))
    seeds = read_taxonomy(taxonomy.read_bytes(), taxonomy.name)
    return given_corpus(corpus, corpus.read_bytes(), seeds)


def _known_corpora(context: typer.Context, mirror: Path | None) -> list["Corpus"]:
    from generator import plans
    from generator.catalogues import read_catalogue
    from generator.evaluation.corpora import OWN_CORPORA, own_statements
    from generator.evaluation.mirror import mirror_corpora

    plan = plans.plan_for(context.obj.workspace.root, mirror=mirror)
    folder = plan.data / "evaluation"
    # The shipped words only: a workspace's own would measure something else under the same name.
    lexicon = read_catalogue([plan.data]).lexicon()
    own = [own_statements(folder / name, lexicon) for name in OWN_CORPORA]
    if plan.mirror is None or not plan.mirror.is_dir():
        say(context, "Sans --miroir, seuls les énoncés du projet sont mesurés.")
        return own
    public = mirror_corpora(plan.mirror, folder / "taxonomies")
    if not public:
        say(context, f"Aucun corpus public dans {plan.mirror}.")
    return [*own, *public]


def keep(
    context: typer.Context,
    folder: Path,
    section: str,
    measured: dict[str, Any],
    first: dict[str, Any] | None = None,
    *,
    as_json: bool,
) -> None:
    """Write what was measured beside what was before, and answer."""
    from generator.evaluation.record import merged, read_record, write_record
    from generator.plans import LEGAL_TIME

    today = datetime.now(tz=LEGAL_TIME).date()
    evaluation = merged(read_record(folder), section, measured, today)
    record, page = write_record(folder, evaluation)
    lines = [
        *(
            f"{one['intitule']} : {one['verdict']}"
            + ("" if one["mesure"] is None else f" ({one['mesure']})")
            for one in evaluation["cibles"]
        ),
        f"Écrits : {record} et {page}",
    ]
    content = (first or {}) | {
        "fichiers": [str(record), str(page)],
        section: evaluation[section],
        "cibles": evaluation["cibles"],
    }
    answer(content, lines, as_json=as_json)
