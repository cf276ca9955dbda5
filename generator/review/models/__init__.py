"""What the application keeps: people, what was published, and what was decided."""

from generator.review.models.decisions import Decision, StaleDecisionError, Verdict
from generator.review.models.people import Mandate, Person, Role
from generator.review.models.published import Build, Opportunity, OpportunitySheet, Place, Territory
from generator.review.models.weightings import Weighting

__all__ = [
    "Build",
    "Decision",
    "Mandate",
    "Opportunity",
    "OpportunitySheet",
    "Person",
    "Place",
    "Role",
    "StaleDecisionError",
    "Territory",
    "Verdict",
    "Weighting",
]
