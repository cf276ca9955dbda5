"""Take into the database decisions that were written in the file, as they were dated there."""

from collections.abc import Hashable
from datetime import datetime, time
from typing import Any

import pandas as pd
from django.db import IntegrityError, transaction
from django.utils import timezone

from generator.errors import Fault, GateError
from generator.review.models import Decision

NOON = time(12)  # a line says its day alone


def taken(lines: pd.DataFrame) -> int:
    """Add these lines after the decisions that stand, in their order; all or nothing.

    Raises
    ------
    GateError
        If someone decided on one of these opportunities at that very moment.
    """
    rows = lines.astype(object).where(lines.notna(), "").to_dict("records")
    try:
        with transaction.atomic():
            for row in rows:
                _decision(row).save()
    except IntegrityError as error:
        what = "une décision vient d'être prise sur une de ces opportunités"
        raise GateError(Fault(what, remedy="rien n'a été repris : recommencez")) from error
    return len(rows)


def _decision(row: dict[Hashable, Any]) -> Decision:
    last = Decision.objects.last_of(row["opportunity_id"])
    day = datetime.combine(datetime.fromisoformat(row["made_on"]).date(), NOON)
    return Decision(
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
    )
