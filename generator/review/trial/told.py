"""Say of an opportunity what the weights tried move, in words as well as in signs."""

from dataclasses import dataclass

from generator.french import agree, listed, number, typographic, within
from generator.review.models import Opportunity
from generator.review.trial.asked import Trial, weight_fr
from generator.review.trial.placing import Places

HOLDS_SHORT_FR = {
    "besoin": "besoin non qualifié",
    "veto": "veto d’un axe central",
    "donnees": "trop d’inconnu",
    "incertitude": "incertitude",
    "supplementarite": "avis du CLE attendu",
}
UP, DOWN, SAME = "gain", "loss", "same"
SIGNS = {UP: "▲", DOWN: "▼", SAME: "="}


@dataclass(frozen=True)
class Move:
    """Places gained or lost, and the class left."""

    kind: str
    sign: str
    count: int
    told_fr: str
    was_class_fr: str


def moved_fr(one: Opportunity) -> Move | None:
    """Say how far it stands from what is published; nothing when it is shown as published."""
    if one.published is None:
        return None
    gained = one.published.rank - one.rank
    kind = UP if gained > 0 else DOWN if gained < 0 else SAME
    count = abs(gained)
    told = {UP: "gagne", DOWN: "perd"}.get(kind, "")
    text = f"{told} {number(count)} {agree(count, 'place')}" if told else "garde sa place"
    changed = one.published.class_id != one.class_id
    return Move(
        kind, SIGNS[kind], count,
        typographic(f"{text}, publiée au rang {one.published.rank}"),
        typographic(one.published.class_label_fr) if changed else "",
    )  # fmt: skip


def summary_fr(places: Places) -> str:
    """Say what the weights tried change, among all those ranked."""
    classes, ranks = places.reclassed_count, places.moved_count
    told = (
        f"{_many(classes)} de classe, {_many(ranks)} de rang, sur {number(len(places))}"
        if ranks or classes
        else "aucune activité ne change de classe ni de rang"
    )
    return typographic(f"Pondération d'essai : {told}. Les rangs publiés ne changent pas.")


def one_summary_fr(one: Opportunity) -> str:
    """Say where one opportunity stands under the weights tried, and where it is published."""
    move = moved_fr(one)
    if move is None:
        return ""
    kept = f"sa classe reste « {within(one.class_label_fr)} »"
    changed = f"classée « {within(one.class_label_fr)} », publiée « {within(move.was_class_fr)} »"
    told = f"{move.told_fr} ; {changed if move.was_class_fr else kept}"
    return typographic(f"Pondération d'essai : {told}. Le rang et la classe publiés restent.")


def weights_fr(trial: Trial) -> str:
    """Name each weight that moved, with the one of the build."""
    moved = [
        f"{within(field.axis.label_fr)} {weight_fr(trial.moved[field.axis.criterion_id])} "
        f"(calcul : {field.voted_fr})"
        for field in trial.fields
        if field.axis.criterion_id in trial.moved
    ]
    return typographic(" ; ".join(moved))


def _many(count: int) -> str:
    return f"{number(count)} {agree(count, 'activité change', 'activités changent')}"


def held_fr(one: Opportunity, first_score: float) -> str:
    """Name what closes the first class to one whose score would open it."""
    names = [HOLDS_SHORT_FR[name] for name in one.held_by.split(", ") if name in HOLDS_SHORT_FR]
    reaches = one.score is not None and one.score >= first_score
    return listed(names) if reaches and not one.has_refused_gate else ""
