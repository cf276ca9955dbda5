"""Say of an opportunity what the weights tried move, in words as well as in signs."""

from dataclasses import dataclass

from generator.french import agree, listed, number, typographic
from generator.review.models import Opportunity

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


def held_fr(one: Opportunity, first_score: float) -> str:
    """Name what closes the first class to one whose score would open it."""
    names = [HOLDS_SHORT_FR[name] for name in one.held_by.split(", ") if name in HOLDS_SHORT_FR]
    reaches = one.score is not None and one.score >= first_score
    return listed(names) if reaches and not one.has_refused_gate else ""
