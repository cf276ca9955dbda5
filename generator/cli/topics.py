"""Commands about what officers decide of answers: the theme of one, the topics of many."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator.cli.shared import (
    Author,
    Epci,
    Json,
    answer,
    catalogue_of,
    group,
    plan_of,
    rows_of,
    say,
)
from generator.cli.surveys import survey_app
from generator.errors import DataError, Fault

if TYPE_CHECKING:
    import pandas as pd

    from generator.decisions import CurrentTopics
    from generator.runs import Plan

Row = dict[str, Any]
NO_THEME = "aucun"
topic_app = group("Les sujets dont les gens parlent.")
Statement = Annotated[str, typer.Argument(help="Identifiant donné par « enquete file ».")]
Topic = Annotated[str, typer.Argument(help="Identifiant donné par « sujet lister ».")]
Target = Annotated[str, typer.Argument(help="Identifiant du sujet d'arrivée.")]
Statements = Annotated[
    str, typer.Option(help="Réponses, séparées par des virgules (voir « sujet montrer »).")
]
Label = Annotated[str, typer.Argument(help="Nom du sujet, sans nom de personne ; publié.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    survey_app.command("file")(list_awaiting)
    survey_app.command("corriger")(correct_theme)
    topic_app.command("lister")(list_topics)
    topic_app.command("montrer")(show_topic)
    topic_app.command("nommer")(name_topic)
    topic_app.command("fusionner")(merge_topics)
    topic_app.command("scinder")(split_topic)
    topic_app.command("deplacer")(move_statements)
    app.add_typer(topic_app, name="sujet")


def list_awaiting(context: typer.Context, epci: Epci = None, as_json: Json = False) -> None:
    """Lister les réponses du calcul courant qui attendent qu'une personne leur donne un thème."""
    from generator.choices import check_choice
    from generator.decisions import read_theme_corrections
    from generator.decisions.awaiting import awaiting_themes
    from generator.needs.answers.no_need import stated
    from generator.needs.themes.naming import undecided

    check_choice(epci=epci, departement=None)
    plan = plan_of(context)
    catalogue = catalogue_of(plan)
    landed, themed = _current(plan, "land_statements", "calc_statement_themes")
    statements = stated(landed)
    corrections = read_theme_corrections(plan.workspace.decisions, set(catalogue.themes))
    waiting = undecided(statements, themed, corrections)
    queue = awaiting_themes(statements, waiting, catalogue.lexicon())
    rows = rows_of(queue if epci is None else queue[queue["epci_code"] == epci])
    lines = [
        f"{row['statement_id']}  [{', '.join(row['theme_ids']) or 'thème à choisir'}]  "
        f"{row['statement_text']}"
        for row in rows
    ]
    if not rows:
        say(context, "Aucune réponse n'attend de thème.")
    answer(rows, lines, as_json=as_json)


def correct_theme(
    context: typer.Context,
    enonce: Statement,
    theme: Annotated[str, typer.Option(help="Thème (data/themes.yaml), ou « aucun ».")],
    auteur: Author,
    as_json: Json = False,
) -> None:
    """Donner son thème à une réponse, ou dire qu'elle n'en a aucun ; la dernière fois compte."""
    from generator.decisions import ThemeCorrection, append_theme_correction
    from generator.intake import load_statements
    from generator.needs.answers.no_need import stated

    plan = plan_of(context)
    if enonce not in set(stated(load_statements(plan.workspace.surveys))["statement_id"]):
        remedy = "voyez « generateur enquete file »"
        raise DataError(Fault("aucune réponse ne porte cet identifiant", enonce, remedy=remedy))
    given = None if theme == NO_THEME else theme
    asked = ThemeCorrection(enonce, given, auteur, plan.today.isoformat())
    themes = catalogue_of(plan).themes
    written = append_theme_correction(plan.workspace.decisions, asked, set(themes))
    told = "aucun de nos thèmes" if given is None else themes[given].label_fr
    answer(asdict(written), [f"{enonce} : {told} {_by(written.author)}"], as_json=as_json)


def list_topics(context: typer.Context, epci: Epci = None, as_json: Json = False) -> None:
    """Lister les sujets du calcul courant, et les corrections qui n'ont rien trouvé à corriger."""
    from generator.choices import check_choice
    from generator.decisions import read_topic_corrections

    check_choice(epci=epci, departement=None)
    plan = plan_of(context)
    topics, members, unapplied, landed = _current(
        plan, "calc_topics", "calc_topic_members", "calc_topic_unapplied", "land_topic_corrections"
    )
    labels = {theme.id: theme.label_fr for theme in catalogue_of(plan).themes.values()}
    groups = members.groupby("topic_id")["statement_id"]
    inside = {topic: sorted(keys) for topic, keys in groups}
    kept = topics if epci is None else topics[topics["epci_code"] == epci]
    order = ["epci_code", "theme_id", "statement_count", "topic_id"]
    kept = kept.sort_values(order, ascending=[True, True, False, True])
    told = _masked(kept, "topic_label_fr", "words")
    rows = [
        row | {"statement_ids": inside[row["topic_id"]]}
        for row in rows_of(told.assign(theme_label_fr=kept["theme_id"].map(labels)))
    ]
    without_effect = rows_of(_masked(unapplied.drop(columns="statement_ids"), "topic_label_fr"))
    decided = read_topic_corrections(plan.workspace.decisions)["correction_id"]
    pending = sorted(set(decided) - set(landed["correction_id"]))
    if not rows:
        say(context, "Aucun sujet dans le calcul courant.")
    content = {
        "sujets": rows,
        "corrections_sans_effet": without_effect,
        "corrections_en_attente": pending,
    }
    lines = [*map(_topic_line, rows), *_correction_lines(without_effect, pending)]
    answer(content, lines, as_json=as_json)


def show_topic(context: typer.Context, sujet: Topic, as_json: Json = False) -> None:
    """Montrer les réponses d'un sujet, les plus proches de son centre d'abord."""
    plan = plan_of(context)
    current = _current_topics(plan)
    keys = current.statements_of(sujet)
    (statements,) = _current(plan, "land_statements")
    said = statements.set_index("statement_id").loc[keys].reset_index()
    rows = rows_of(
        _masked(said[["statement_id", "commune_code", "statement_text"]], "statement_text")
    )
    answer(rows, [f"{r['statement_id']}  {r['statement_text']}" for r in rows], as_json=as_json)


def name_topic(
    context: typer.Context, sujet: Topic, libelle: Label, auteur: Author, as_json: Json = False
) -> None:
    """Donner à un sujet le nom que les gens comprendront."""
    _correct(context, lambda current: current.naming(sujet, libelle), auteur, as_json=as_json)


def merge_topics(
    context: typer.Context, sujet: Topic, cible: Target, auteur: Author, as_json: Json = False
) -> None:
    """Fondre un sujet dans un autre, qui garde son identifiant et son nom."""
    _correct(context, lambda current: current.merging(sujet, cible), auteur, as_json=as_json)


def split_topic(
    context: typer.Context,
    sujet: Topic,
    enonces: Statements,
    auteur: Author,
    libelle: Annotated[str, typer.Option(help="Nom du nouveau sujet, s'il en faut un.")] = "",
    as_json: Json = False,
) -> None:
    """Faire de quelques réponses d'un sujet un sujet à elles."""
    leaving = _ids(enonces)
    _correct(
        context,
        lambda current: current.splitting(sujet, leaving, libelle),
        auteur,
        as_json=as_json,
    )


def move_statements(
    context: typer.Context,
    cible: Target,
    enonces: Statements,
    auteur: Author,
    as_json: Json = False,
) -> None:
    """Déplacer des réponses vers un sujet, même d'un autre thème."""
    moving = _ids(enonces)
    _correct(context, lambda current: current.moving(cible, moving), auteur, as_json=as_json)


def _correct(
    context: typer.Context,
    ask: "Callable[[CurrentTopics], Mapping[str, str]]",
    author: str,
    *,
    as_json: bool,
) -> None:
    from generator.decisions import append_topic_correction

    plan = plan_of(context)
    asked = ask(_current_topics(plan))
    written = append_topic_correction(
        plan.workspace.decisions, asked, author=author, made_on=plan.today.isoformat()
    )
    label = written["topic_label_fr"]
    named = "" if label is None else f", nom : « {label} »"
    told = f"Correction {written['correction_id']} ({written['action']}) notée{named}"
    answer(written, [f"{told} {_by(author)}"], as_json=as_json)


def _by(author: str) -> str:
    return f"(décision de {author}). Elle comptera au prochain calcul."


def _current(plan: "Plan", *names: str) -> "list[pd.DataFrame]":
    """Read tables of the current build."""
    build = plan.store.build()
    missing = [name for name in names if name not in build.tables]
    if missing:
        what = f"le calcul {build.build_id} ne cherchait pas encore de sujets"
        remedy = "relancez « generateur run »"
        raise DataError(Fault(what, example=", ".join(missing), remedy=remedy))
    return [plan.store.read(build, name) for name in names]


def _current_topics(plan: "Plan") -> "CurrentTopics":
    from generator.decisions import CurrentTopics

    return CurrentTopics(*_current(plan, "calc_topics", "calc_topic_members"))


def _masked(frame: "pd.DataFrame", *columns: str) -> "pd.DataFrame":
    from generator.needs.privacy import mask

    return frame.assign(**{name: mask(frame[name])[0] for name in columns})


def _ids(text: str) -> list[str]:
    return text.replace(",", " ").split()


def _topic_line(row: Row) -> str:
    from generator.french import counted

    answers = counted(row["statement_count"], "réponse")
    voices = f"{answers} de {counted(row['respondent_count'], 'personne')}"
    state = "" if row["is_found"] else ", réponses à lire une à une"
    theme = row["theme_label_fr"] or row["theme_id"]
    return f"{row['topic_id']}  {theme} : « {row['topic_label_fr']} », {voices}{state}"


def _correction_lines(without_effect: Sequence[Row], pending: list[str]) -> list[str]:
    lines = [
        f"Correction {row['correction_id']} ({row['action']}, {row['made_on']}) sans effet : "
        f"{row['reason_fr']}."
        for row in without_effect
    ]
    if pending:
        lines.append(f"Corrections qui attendent le prochain calcul : {', '.join(pending)}.")
    return lines
