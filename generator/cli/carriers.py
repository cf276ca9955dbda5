"""Commands about carriers: hold a file of cases against the law, dated and sourced."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator.cli import coalition, governance, signals
from generator.cli.shared import Json, answer, catalogue_of, group, plan_of
from generator.errors import DataError, Fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.carriers.cases import Case
    from generator.carriers.rules import Verdict
    from generator.catalogues.carrier_facts import CarrierFact

carrier_app = group("Les porteurs : ce que le droit permet, refuse, ou demande de vérifier.")
Cases = Annotated[
    Path, typer.Argument(metavar="CAS.yaml", help="Cas à juger : id, carrier, facts.")
]
ARTICLES = " ; "
PAGE = "docs/cli/porteurs.md"
SAID = {"oui": "éligible", "non": "refusé", "a_verifier": "à vérifier"}


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    carrier_app.command("verifier")(check_cases)
    carrier_app.command("lister")(list_carriers)
    carrier_app.command("faits")(list_facts)
    coalition.add_to(carrier_app)
    governance.add_to(carrier_app)
    signals.add_to(carrier_app)
    app.add_typer(carrier_app, name="porteurs")


def check_cases(context: typer.Context, cas: Cases, as_json: Json = False) -> None:
    """Juger chaque cas d'un fichier : verdict, règles rompues, faits manquants, articles."""
    from generator.carriers.cases import read_cases
    from generator.carriers.composition import judge
    from generator.catalogues.yaml_text import load_yaml

    plan = plan_of(context)
    catalogue = catalogue_of(plan)
    if not cas.is_file():
        raise DataError(Fault("ce fichier n'existe pas", cas.name, remedy="corrigez le chemin"))
    content = load_yaml(cas.read_bytes(), cas.name, PAGE)
    cases = read_cases(content, cas.name, catalogue.carriers, catalogue.carrier_facts)
    told = []
    lines = []
    for case in cases:
        judged = judge(case.carriers, catalogue.carriers, case.facts, plan.today)
        row = _told(case, judged, catalogue.carrier_facts)
        told.append(row)
        lines.extend(_lines(row))
    answer(told, lines, as_json=as_json)


def list_carriers(context: typer.Context, as_json: Json = False) -> None:
    """Lister les porteurs connus, les noms qu'on peut leur donner et les faits demandés."""
    rows = [
        {
            "carrier": carrier.id,
            "noms": list(carrier.aliases),
            "libelle": carrier.label_fr,
            "couche": carrier.layer,
            "regles": len(carrier.rules),
            "faits_demandes": list(carrier.required_facts),
            "verifie_le": carrier.checked_on,
        }
        for carrier in catalogue_of(plan_of(context)).carriers.values()
    ]
    answer(
        rows, [f"{r['carrier']}  [{r['couche']}]  {r['libelle']}" for r in rows], as_json=as_json
    )


def list_facts(context: typer.Context, as_json: Json = False) -> None:
    """Lister les faits que les règles peuvent demander, leur sorte et leur question."""
    rows = [
        {
            "fait": fact.id,
            "sorte": fact.kind,
            "unite": fact.unit_fr,
            "valeurs": list(fact.values),
            "question": fact.question_fr,
        }
        for fact in catalogue_of(plan_of(context)).carrier_facts.values()
    ]
    answer(rows, [f"{r['fait']}  [{r['sorte']}]  {r['question']}" for r in rows], as_json=as_json)


def _told(case: "Case", judged: "Verdict", facts: "Mapping[str, CarrierFact]") -> dict[str, Any]:
    return {
        "id": case.id,
        "carrier": judged.carrier_id,
        "verdict": judged.answer,
        "regles_rompues": [
            {
                "regle": b.rule_id,
                "raison": b.message_fr,
                "a_changer": b.change_fr,
                "article": b.article,
            }
            for b in judged.broken
        ],
        "faits_manquants": [
            {
                "fait": missing.fact,
                "question": facts[missing.fact].question_fr,
                "unite": facts[missing.fact].unit_fr,
                "pourquoi": missing.check_fr,
                "article": missing.article,
            }
            for missing in judged.missing
        ],
        "doutes": [
            {"regle": doubt.rule_id, "question": doubt.check_fr, "article": doubt.article}
            for doubt in judged.doubts
        ],
        "a_savoir": [
            {"regle": note.rule_id, "phrase": note.message_fr, "article": note.article}
            for note in judged.notes
        ],
        "articles": list(judged.articles),
    }


def _asked_once(doubts: "Sequence[Mapping[str, str]]") -> list[str]:
    """Ask each question once, with all its articles: a term that is over dates many rules."""
    articles: dict[str, list[str]] = {}
    for doubt in doubts:
        articles.setdefault(doubt["question"], []).extend(doubt["article"].split(ARTICLES))
    return [
        f"{question} ({ARTICLES.join(dict.fromkeys(cited))})"
        for question, cited in articles.items()
    ]


def _lines(row: dict[str, Any]) -> list[str]:
    lines = [f"{row['id']}  {row['carrier']} : {SAID[row['verdict']]}"]
    for broken in row["regles_rompues"]:
        reason = broken["raison"].rstrip(".")
        lines.append(f"    Refus : {reason} ({broken['article']}). {broken['a_changer']}")
    lines += [f"    À vérifier : {asked}" for asked in _asked_once(row["doutes"])]
    lines += [f"    Manque « {m['fait']} » : {m['question']}" for m in row["faits_manquants"]]
    return lines
