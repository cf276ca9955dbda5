"""Take into the database decisions that were written in the file, as they were dated there."""

from datetime import datetime, time

import pandas as pd
from django.db import transaction
from django.utils import timezone

from generator.review.models import Decision

NOON = time(12)  # a line says its day alone


def taken(lines: pd.DataFrame) -> int:
    """Add these lines after the decisions that stand, in their order; all or nothing."""
    rows = lines.astype(object).where(lines.notna(), "").to_dict("records")
    with transaction.atomic():
        for row in rows:
            last = Decision.objects.last_of(row["opportunity_id"])
            day = datetime.combine(datetime.fromisoformat(row["made_on"]).date(), NOON)
            Decision(
                opportunity_id=row["opportunity_id"],
                version=last.version + 1 if last else 1,
                verdict=row["decision"],
                reason_id=row["reason_id"],
                reason=row["reason"],
                carrier=row["carrier"],
                comment=row["comment"],
                author_name=row["author"],
                decided_at=timezone.make_aware(day),
                build_id=row["build_id"],
            ).save()
    return len(rows)
