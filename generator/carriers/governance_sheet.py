"""The governance of a structure as people read it: colleges, members, rules, alerts. Pure."""

from collections.abc import Iterator, Mapping

import pandas as pd

from generator.carriers.categories import CATEGORIES_FR
from generator.carriers.governance import Alert, Check, Report
from generator.carriers.structures import College, Member, Structure
from generator.french import agree, counted, listed, sentence

SUMMARY, COLLEGE, MEMBER, CHECK, ALERT = "resume", "college", "membre", "regle", "alerte"
COLUMNS = {
    "structure_id": "string",
    "row_kind": "string",
    "row_id": "string",
    "row_label_fr": "string",
    "category_label_fr": "string",
    "college_label_fr": "string",
    "vote_share": "Float64",
    "seats": "Int64",
    "votes": "Float64",
    "capital_eur": "Float64",
    "people_count": "Int64",
    "verdict": "string",
    "sentence_fr": "string",
    "to_change_fr": "string",
    "to_check_fr": "string",
    "articles_fr": "string",
}
HEADINGS_FR = {
    "structure_id": "Identifiant de la structure",
    "row_kind": "Sorte de ligne",
    "row_id": "Identifiant de la ligne",
    "row_label_fr": "Intitulé",
    "category_label_fr": "Catégorie d’associé",
    "college_label_fr": "Collège",
    "vote_share": "Part des voix (de 0 à 1)",
    "seats": "Sièges",
    "votes": "Voix",
    "capital_eur": "Capital (euros)",
    "people_count": "Personnes",
    "verdict": "Réponse",
    "sentence_fr": "Phrase",
    "to_change_fr": "Ce qui devrait changer",
    "to_check_fr": "Ce qu’il faut vérifier",
    "articles_fr": "Textes",
}
ANSWERS_FR = {
    "oui": "toutes les règles de gouvernance lues sont respectées",
    "non": "une règle de gouvernance au moins n’est pas respectée",
    "a_verifier": "la gouvernance reste à vérifier",
}
OPEN_FR = "La liste des membres n’est pas dite complète"


def governance_sheet(structure: Structure, report: Report) -> pd.DataFrame:
    """Tell a structure, a line each: summary, colleges, members, rules, alerts.

    Parameters
    ----------
    report
        What ``check_governance`` answered for this structure.

    Returns
    -------
    DataFrame, in the order to read
        What is not known is blank, never zero. The verdict is about governance only.
    """
    rows = [
        {
            "row_kind": SUMMARY,
            "row_id": structure.carrier,
            "row_label_fr": structure.label_fr,
            "capital_eur": structure.capital_eur,
            "verdict": report.answer,
            "sentence_fr": summary_fr(structure, report),
        },
        *map(_of_college, structure.colleges or ()),
        *_members(structure),
        *(_of_check(check) for check in report.checks),
        *(_of_alert(alert) for alert in report.alerts),
    ]
    told = pd.DataFrame(rows, columns=list(COLUMNS))
    told["structure_id"] = structure.id
    return told.astype(COLUMNS)


def summary_fr(structure: Structure, report: Report) -> str:
    """Say the answer, how many rules and alerts, and whether the list may still grow."""
    counts = [
        counted(count, *words)
        for answer, words in (
            ("non", ("règle non respectée", "règles non respectées")),
            ("a_verifier", ("règle à vérifier", "règles à vérifier")),
            ("oui", ("règle respectée", "règles respectées")),
        )
        if (count := sum(check.answer == answer for check in report.checks))
    ]
    told = f"{structure.label_fr} : {ANSWERS_FR[report.answer]}"
    told += f" ({listed(counts)})" if counts else ""
    alerts = len(report.alerts)
    told += f", avec {counted(alerts, 'alerte')}" if alerts else ""
    return " ".join([sentence(told), *([f"{OPEN_FR}."] if structure.is_open else [])])


def _of_college(college: College) -> Mapping[str, object]:
    named = listed([CATEGORIES_FR[name] for name in college.categories])
    elected = {True: "élu par ses pairs", False: "non élu par ses pairs"}
    told = [elected[college.elected_by_peers]] if college.elected_by_peers is not None else []
    unknown = [
        name
        for name, value in (
            ("part des voix", college.vote_share),
            ("nombre de sièges", college.seats),
        )
        if value is None
    ]
    if unknown:
        told.append(f"{listed(unknown)} {agree(len(unknown), 'inconnu', 'inconnus')}")
    return {
        "row_kind": COLLEGE,
        "row_id": college.id,
        "row_label_fr": college.label_fr,
        "category_label_fr": named or None,
        "vote_share": college.vote_share,
        "seats": college.seats,
        "sentence_fr": sentence(" ; ".join(told)) or None,
    }


def _members(structure: Structure) -> Iterator[Mapping[str, object]]:
    labels = {college.id: college.label_fr for college in structure.colleges or ()}
    for member in structure.members:
        yield {
            "row_kind": MEMBER,
            "row_id": member.actor_id,
            "row_label_fr": member.name_fr,
            "category_label_fr": CATEGORIES_FR[member.category] if member.category else None,
            "college_label_fr": labels.get(member.college or ""),
            "seats": member.seats,
            "votes": member.votes,
            "capital_eur": member.capital_eur,
            "people_count": member.people_count,
            "sentence_fr": _of_member(member),
        }


def _of_member(member: Member) -> str | None:
    told = [] if member.category else ["catégorie à déclarer"]
    told += ["collectivité ou établissement public"] if member.holds_public_money else []
    return sentence(" ; ".join(told)) or None


def _of_check(check: Check) -> Mapping[str, object]:
    return {
        "row_kind": CHECK,
        "row_id": check.rule_id,
        "row_label_fr": check.question_fr,
        "verdict": check.answer,
        "sentence_fr": check.sentence_fr,
        "to_change_fr": check.change_fr,
        "to_check_fr": check.question_fr if check.answer == "a_verifier" else None,
        "articles_fr": check.article,
    }


def _of_alert(alert: Alert) -> Mapping[str, object]:
    return {
        "row_kind": ALERT,
        "row_id": alert.alert_id,
        "sentence_fr": alert.sentence_fr,
        "to_change_fr": alert.remedy_fr,
    }
