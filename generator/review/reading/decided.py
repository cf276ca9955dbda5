"""Decisions in words: each line, and two of them side by side."""

from dataclasses import dataclass
from datetime import datetime

from generator.french import text_of
from generator.review.decision_form import reasons
from generator.review.models import Decision, Verdict

LABELS_FR = {
    "verdict_fr": "Décision",
    "motive_fr": "Motif",
    "reason": "Précision",
    "carrier": "Porteur pressenti",
    "comment": "Commentaire",
}


@dataclass(frozen=True)
class Decided:
    """One line of the history as people read it."""

    verdict: str
    verdict_fr: str
    motive_fr: str
    reason: str
    carrier: str
    comment: str
    author_name: str
    decided_at: datetime
    build_id: str


@dataclass(frozen=True)
class Side:
    """One field of two decisions."""

    label_fr: str
    theirs: str
    yours: str

    @property
    def is_different(self) -> bool:
        """Whether the two do not say the same."""
        return self.theirs != self.yours


def decided(one: Decision) -> Decided:
    """Tell a decision in words; a reason that left the catalogue keeps its identifier."""
    return Decided(
        verdict=one.verdict,
        verdict_fr=str(Verdict(one.verdict).label),
        motive_fr=text_of(reasons().get(one.reason_id, one.reason_id)),
        reason=one.reason,
        carrier=one.carrier,
        comment=one.comment,
        author_name=one.author_name,
        decided_at=one.decided_at,
        build_id=one.build_id,
    )


def history(opportunity_id: str) -> list[Decision]:
    """List every decision on an opportunity, the one that stands first."""
    return list(Decision.objects.filter(opportunity_id=opportunity_id).order_by("-version"))


def side_by_side(theirs: Decision, yours: Decision) -> list[Side]:
    """Set two decisions beside each other, field by field."""
    one, other = decided(theirs), decided(yours)
    return [
        Side(label, getattr(one, name), getattr(other, name)) for name, label in LABELS_FR.items()
    ]
