"""Who could carry an opportunity: existing structures first, then forms to create."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.french import is_known, number, sentence, text_of
from generator.review.reading.subject import Row, Subject

VERDICTS_FR = {"oui": "éligible", "a_verifier": "à vérifier", "non": "refusé"}
COALITION_PARTS_FR = {
    "resume": "En une phrase",
    "demande": "Ce qui est demandé",
    "acteur": "Qui peut faire quoi",
    "manque": "Ce qui manque",
    "a_verifier": "À vérifier",
    "relais": "Qui relie les autres",
    "lien_fragile": "Liens fragiles",
}
NO_LABEL = ""


@dataclass(frozen=True)
class Carrier:
    """A structure or a form: what the law answers, what would have to change, what to ask."""

    name_fr: str
    carrier_id: str
    is_existing: bool
    where_fr: str
    verdict: str
    verdict_fr: str
    reason_fr: str
    to_change_fr: str
    questions: tuple[str, ...]
    fits: tuple[tuple[str, str], ...]
    articles_fr: str


def carriers(subject: Subject) -> dict[str, list[Carrier]]:
    """Part the carriers proposed: existing structures, forms that may be, forms refused."""
    every = [_carrier(row) for row in subject.own("out_opportunity_carriers")]
    return {
        "existing": [one for one in every if one.is_existing],
        "to_create": [one for one in every if not one.is_existing and one.verdict != "non"],
        "refused": [one for one in every if not one.is_existing and one.verdict == "non"],
    }


def _carrier(row: Row) -> Carrier:
    structure = text_of(row.get("structure_name"))
    form = text_of(row["carrier_label_fr"])
    return Carrier(
        name_fr=f"{structure}, {form}" if structure else form,
        carrier_id=text_of(row["carrier_id"]),
        is_existing=bool(row.get("is_existing")),
        where_fr=_where(row),
        verdict=row["verdict"],
        verdict_fr=VERDICTS_FR[row["verdict"]],
        reason_fr=sentence(row["reason_fr"] or ""),
        to_change_fr=sentence(row["to_change_fr"] or ""),
        questions=_questions(row["to_check_fr"]),
        fits=tuple(
            (label, sentence(row[name]))
            for name, label in (("fit_for_fr", "Pour"), ("fit_against_fr", "Contre"),
                                ("fit_unknown_fr", ""))
            if row.get(name)
        ),
        articles_fr=text_of(row["articles_fr"]),
    )  # fmt: skip


def _where(row: Row) -> str:
    commune, count = text_of(row.get("commune_name")), row.get("existing_count")
    if is_known(count) and count:
        return f"{number(count)} sur place"
    return commune


def _questions(text: str | None) -> tuple[str, ...]:
    """Part the questions: each ends with its mark."""
    if not text:
        return ()
    parts = text.replace("? ", "?\n").split("\n")
    return tuple(sentence(part) for part in parts if part.strip())


def coalition(subject: Subject) -> list[tuple[str, list[str]]]:
    """Tell the published coalition, part by part; nothing when none was sought."""
    rows = subject.own("out_coalitions")
    return _by_part(rows, "line_kind", COALITION_PARTS_FR)


def governance(subject: Subject) -> list[tuple[str, list[Row]]]:
    """Tell the governance of each structure tied to this opportunity, in the sheet's order."""
    rows = [
        row
        for row in subject.around("out_governance")
        if row["opportunity_id"] == subject.opportunity.opportunity_id
    ]
    return [
        (text_of(label), [line | {"sentence_fr": sentence(line["sentence_fr"] or "")}
                          for line in lines])
        for label, lines in groupby(rows, key=lambda row: row["structure_label_fr"])
    ]  # fmt: skip


def sets(subject: Subject) -> list[dict[str, Any]]:
    """Tell the sets of activities proposed that hold this one."""
    mine = {
        row["portfolio_id"]
        for row in subject.around("out_portfolio_activities")
        if row["opportunity_id"] == subject.opportunity.opportunity_id
    }
    return [
        {"title_fr": text_of(row["set_title_fr"]), "sentence_fr": sentence(row["sentence_fr"])}
        for row in subject.around("out_portfolios")
        if row["portfolio_id"] in mine and row["is_proposed"]
    ]


def _by_part(rows: Iterable[Row], kind: str, labels: dict[str, str]) -> list[tuple[str, list[str]]]:
    return [
        (labels.get(part, NO_LABEL), [sentence(row["sentence_fr"]) for row in lines])
        for part, lines in groupby(rows, key=lambda row: row[kind])
    ]
