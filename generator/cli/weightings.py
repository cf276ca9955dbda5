"""Commands about weightings: voted versions, questions, answers, proposals, votes, drift."""

from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.shared import Author, Epci, Json, answer, group, plan_of, rows_of, say
from generator.errors import DataError, Fault

if TYPE_CHECKING:
    from generator.learned import Bench

weighting_app = group("Les poids des critères : versions votées, questions, propositions.")
QUESTIONS = 25  # method § 8
MOST_QUESTIONS = 200
SHOWN = 30  # territories told one by one; the rest are counted


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    weighting_app.command("lister")(list_weightings)
    weighting_app.command("derive")(drift)
    weighting_app.command("questions")(ask)
    weighting_app.command("repondre")(reply)
    weighting_app.command("proposer")(propose)
    weighting_app.command("voter")(vote)
    app.add_typer(weighting_app, name="ponderations")


def list_weightings(context: typer.Context, as_json: Json = False) -> None:
    """Lister la référence, les versions votées et leurs poids, puis les propositions en attente."""
    bench = _bench(context)
    versions = bench.versions()
    lines = []
    for row in versions:
        mark = " (employée au prochain calcul)" if row["is_chosen"] else ""
        lines.append(f"{row['weighting_id']}{mark} : {row['told_fr']}")
        weights = (f"{name} {_weight(weight)}" for name, weight in row["weights"].items())
        lines.append("    " + " ; ".join(weights))
    pending = bench.proposals()
    lines += [f"{name} : proposition, à voter" for name in pending]
    answer({"versions": versions, "propositions": pending}, lines, as_json=as_json)


def drift(context: typer.Context, epci: Epci = None, as_json: Json = False) -> None:
    """Dire de combien le classement courant s'est éloigné de celui de la référence figée."""
    table = _bench(context).drift(epci)
    rows = rows_of(table)
    lines = [
        f"{row['epci_code']} : τ {_tau(row['kendall_tau'])} sur {row['opportunities_count']}, "
        f"{row['first_class_entered_count']} en plus et {row['first_class_left_count']} en moins "
        "dans la première classe"
        for row in rows[:SHOWN]
    ]
    if len(rows) > SHOWN:
        lines.append(f"… et {len(rows) - SHOWN} autres EPCI (--json les donne tous).")
    answer(rows, lines, as_json=as_json)


def ask(
    context: typer.Context,
    epci: Annotated[str, typer.Option("--epci", help="Code SIREN de l'EPCI (9 chiffres).")],
    nombre: Annotated[
        int, typer.Option("-n", help=f"Combien de questions, de 1 à {MOST_QUESTIONS}.")
    ] = QUESTIONS,
    *,
    as_json: Json = False,
) -> None:
    """Poser les questions qui apprennent le plus : laquelle étudier d'abord, A ou B."""
    if not 1 <= nombre <= MOST_QUESTIONS:
        what = f"« {nombre} » n'est pas un nombre de questions"
        raise DataError(Fault(what, "-n", str(QUESTIONS), f"prenez-en de 1 à {MOST_QUESTIONS}"))
    rows = rows_of(_bench(context).questions(epci, nombre))
    lines = [f"{row['pair_id']}\n    A. {row['a_fr']}\n    B. {row['b_fr']}" for row in rows]
    if rows:
        say(context, "Répondez par : generateur ponderations repondre PAIRE --choix A|B|egal")
    answer(rows, lines, as_json=as_json)


def reply(
    context: typer.Context,
    paire: Annotated[str, typer.Argument(help="Par exemple 200039055:garage:recyclerie.")],
    choix: Annotated[str, typer.Option(help="A, B ou egal.")],
    auteur: Author,
    *,
    as_json: Json = False,
) -> None:
    """Consigner une réponse ; elle n'apprend rien à un calcul, seulement à une proposition."""
    from dataclasses import asdict

    from generator.decisions.preferences import Preference, append_preference, pair_faults

    faults = pair_faults(paire, "PAIRE")
    if faults:
        raise DataError(*faults)
    bench = _bench(context)
    bench.check_pair(paire)
    asked = Preference(paire, choix, bench.build.build_id, auteur, bench.plan.today.isoformat())
    written = append_preference(bench.plan.workspace.decisions, asked)
    line = f"{paire} : {written.choice} (par {written.author})."
    answer(asdict(written), [line], as_json=as_json)


def propose(context: typer.Context, as_json: Json = False) -> None:
    """Apprendre des poids des réponses et les proposer au vote ; aucun calcul ne les emploie."""
    from generator import plans

    bench = _bench(context)
    plans.bring_decisions(bench.plan)
    made = bench.propose()
    lines = [*made.lines, f"Écrite : {made.name}. À voter : generateur ponderations voter"]
    content = {"proposition": made.name, "explication": made.lines, "poids": rows_of(made.table)}
    answer(content, lines, as_json=as_json)


def vote(
    context: typer.Context,
    proposition: Annotated[str, typer.Argument(help="Par exemple proposition-1a2b3c4d.")],
    instance: Annotated[str, typer.Option(help="Qui a voté : comité local, conseil…")],
    jour: Annotated[str, typer.Option("--date", help="Jour du vote, comme 2026-11-22.")],
    auteur: Author,
    *,
    nom: Annotated[str | None, typer.Option(help="Nom de la version (sinon vote-DATE).")] = None,
    motif: Annotated[str | None, typer.Option(help="Pourquoi ces poids.")] = None,
    as_json: Json = False,
) -> None:
    """Faire d'une proposition une version votée ; generateur.toml doit encore la choisir."""
    from dataclasses import asdict

    from generator.catalogues.weightings import Version, is_day
    from generator.decisions import weightings

    bench = _bench(context)
    if is_day(jour) and jour > bench.plan.today.isoformat():
        remedy = "écrivez le jour du vote, une fois qu'il a eu lieu"
        raise DataError(Fault(f"le {jour} n'est pas encore passé", "--date", remedy=remedy))
    why = motif or f"apprise des réponses ({proposition})"
    asked = Version(nom or f"vote-{jour}", jour, instance, why, auteur)
    catalogues = bench.plan.workspace.catalogues
    written = weightings.vote(catalogues, proposition, asked, bench.criteria, bench.plan.data)
    lines = [
        f"Version « {written.weighting_id} » écrite, votée le {jour} par {written.voted_by}.",
        f'Pour l\'employer, écrivez dans generateur.toml : ponderation = "{written.weighting_id}"',
    ]
    answer(asdict(written), lines, as_json=as_json)


def _bench(context: typer.Context) -> "Bench":
    from generator.learned import Bench

    return Bench(plan_of(context))


def _weight(weight: float) -> str:
    return f"{weight:g}".replace(".", ",")


def _tau(tau: float | None) -> str:
    from generator.french import number

    return number(tau, 3)
