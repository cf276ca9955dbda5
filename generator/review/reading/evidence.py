"""The evidence of an opportunity: who said what and where, what is there, what exists already."""

from dataclasses import dataclass
from typing import Any

from generator.french import is_known, listed, number, percent, sentence, text_of, within
from generator.opportunities.explain import HOLDS_FR
from generator.review.reading.subject import Row, Subject

SHOWN_FIRST = 6  # resources shown before the fold


@dataclass(frozen=True)
class Need:
    """A need that the activity answers: what is known of it here, and words people wrote."""

    label_fr: str
    is_main: bool
    sentence_fr: str
    status_fr: str
    topics: tuple[tuple[str, tuple[str, ...]], ...]
    hot_spots_fr: str


@dataclass(frozen=True)
class Resources:
    """What the activity rests on: kinds without any, then each resource, the nearest first."""

    lacking: tuple[str, ...]
    near: tuple[Row, ...]
    further: tuple[Row, ...]
    byproducts: tuple[Row, ...]


def needs(subject: Subject) -> list[Need]:
    """Tell the needs that the activity answers, its main theme first."""
    answered = sorted(
        subject.of_activity("out_activity_themes"),
        key=lambda row: (-row["theme_weight"], row["theme_label_fr"]),
    )
    known = {row["theme_id"]: row for row in subject.around("out_needs")}
    return [
        _need(row, known.get(row["theme_id"]), subject, is_main=not position)
        for position, row in enumerate(answered)
    ]


def _need(theme: Row, known: Row | None, subject: Subject, *, is_main: bool) -> Need:
    theme_id = theme["theme_id"]
    topics = tuple(
        (text_of(row["topic_label_fr"]), _verbatims(row))
        for row in subject.around("out_topics")
        if row["theme_id"] == theme_id
    )
    hot = [
        row["commune_name"]
        for row in subject.around("out_place_needs")
        if row["theme_id"] == theme_id and row["is_hot_spot"]
    ]
    where = f"Besoin plus concentré à {listed(hot)} et autour qu’ailleurs." if hot else ""
    told = _heard(known) if known else "Personne n’en a parlé, ou aucune enquête n’est chargée."
    status = sentence(known["need_status_fr"] or "") if known else ""
    return Need(text_of(theme["theme_label_fr"]), is_main, told, status, topics, where)


def _heard(need: Row) -> str:
    """Say how many spoke of it, with the interval; a count kept back is said to be."""
    official = sentence(need["official_sentence_fr"] or "")
    if not is_known(need["statement_count"]):
        return f"Nombre de personnes non publié. {official}"
    share = percent(need["weighted_share"], 0)
    between = f"{percent(need['share_low'], 0)} à {percent(need['share_high'], 0)}"
    people = number(need["statement_count"])
    said = sentence(
        f"{people} personnes en ont parlé : {share} de celles qui ont répondu ({between})"
    )
    sources = sentence(f"Sources : {need['source_kinds_fr']}") if need["source_kinds_fr"] else ""
    return f"{said} {sources} {official}"


def _verbatims(topic: Row) -> tuple[str, ...]:
    lines = (topic["verbatims_fr"] or "").split("\n")
    return tuple(text_of(line) for line in lines if line.strip())


def places(subject: Subject) -> list[tuple[str, str]]:
    """Name each commune to look at, and why."""
    return [
        (row["commune_name"], sentence(row["reason_fr"] or ""))
        for row in subject.own("out_opportunity_places")
    ]


def resources(subject: Subject) -> Resources:
    """Tell the local resources of the kinds that the activity rests on."""
    asked = {row["resource_kind_id"]: row for row in subject.of_activity("out_activity_resources")}
    there = {row["commune_name"] for row in subject.own("out_opportunity_places")}
    found = [
        row | {"is_near": row["commune_name"] in there, **asked[row["resource_kind_id"]]}
        for row in subject.around("out_resources")
        if row["resource_kind_id"] in asked
    ]
    found.sort(key=lambda row: (not row["is_critical"], not row["is_near"]))
    seen = {row["resource_kind_id"] for row in found}
    lacking = tuple(_asked(row) for kind, row in asked.items() if kind not in seen)
    byproducts = tuple(
        row
        for row in subject.around("out_byproducts")
        if row["activity_id"] == subject.opportunity.activity_id
    )
    return Resources(lacking, tuple(found[:SHOWN_FIRST]), tuple(found[SHOWN_FIRST:]), byproducts)


def _asked(row: Row) -> str:
    label = text_of(row["resource_kind_label_fr"])
    return f"{label} (indispensable)" if row["is_critical"] else label


def skills(subject: Subject) -> dict[str, list[str]]:
    """Part the jobs that the activity asks for: seen among job seekers, and not seen."""
    rows = subject.own("out_skills")
    return {
        "seen": [text_of(row["rome_label_fr"]) for row in rows if row["is_covered"]],
        "unseen": [text_of(row["rome_label_fr"]) for row in rows if row["is_covered"] is False],
        "unknown": [text_of(row["rome_label_fr"]) for row in rows if row["is_covered"] is None],
    }


def supply(subject: Subject) -> list[dict[str, Any]]:
    """Tell who already does it: in the EPCI first, then by distance."""
    return [
        {
            "name": text_of(row["structure_name"]) or "sans nom publié",
            "kind_fr": text_of(row["supply_kind_label_fr"]),
            "where_fr": _where(row),
            "basis_fr": text_of(row["basis_fr"]),
            "year": text_of(row["supply_year"]),
            "is_direct": row["is_direct"],
        }
        for row in subject.own("out_existing_supply")
    ]


def _where(row: Row) -> str:
    commune = text_of(row["commune_name"])
    if row["is_own"] or not is_known(row["crow_km"]):
        return commune
    return f"{commune}, à {number(row['crow_km'], 1)} km à vol d’oiseau"


def _held(subject: Subject) -> str:
    """Say what closes the first class; under weights that are tried, it may be other things."""
    if subject.opportunity.published is None:
        return text_of(subject.told["held_fr"])
    names = [name for name in subject.opportunity.held_by.split(", ") if name in HOLDS_FR]
    told = listed([HOLDS_FR[name] for name in names])
    return f"Pas encore à étudier en premier : {told}" if told else ""


def against(subject: Subject) -> list[str]:
    """Say what speaks against it, and what holds it."""
    told = subject.told
    texts = [told["counter_fr"], _held(subject), told["gates_fr"], told["supplementarite_fr"]]
    if told["missing_fr"]:
        texts.append(f"On ne sait pas encore : {within(told['missing_fr'])}")
    # The strongest reason against may be one of the others.
    return list(dict.fromkeys(sentence(text) for text in texts if text))
