"""What was done since an activity started, in the very words of the territory's brief."""

import pandas as pd

from generator.publication.briefs.followed import Since
from generator.publication.briefs.followed import followed as told_of
from generator.review.frames import KINDS, frame
from generator.review.reading.subject import Subject

FOLLOWUPS = "out_followups"
ESTIMATED = ("jobs_fte_min", "jobs_fte_max")


def followed(subject: Subject) -> Since | None:
    """Tell each bilan that was noted; nothing when the activity is not followed."""
    rows = subject.own(FOLLOWUPS)
    if not rows:
        return None
    key, label = subject.opportunity.opportunity_id, subject.opportunity.activity_label_fr
    facts = frame(rows, subject.territory.build.tables[KINDS][FOLLOWUPS])
    estimates = pd.DataFrame([{name: subject.told[name] for name in ESTIMATED}], dtype="Float64")
    return told_of(
        facts.assign(opportunity_id=key, activity_label_fr=label),
        estimates.assign(opportunity_id=key),
    )
