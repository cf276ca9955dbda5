"""Take into the database decisions that were written in the file, as they were dated there."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime, time
from typing import Any

import pandas as pd
from django.db import IntegrityError, transaction
from django.utils import timezone

from generator.decisions.lines import checked
from generator.errors import DataError, Fault, GateError
from generator.review.models import Decision
from generator.review.models.decisions import (
    AUTHOR_MAX,
    BUILD_MAX,
    CARRIER_MAX,
    COMMENT_MAX,
    KEY_MAX,
    REASON_MAX,
)

# The columns whose texts are bounded, each with how long its field is.
KEPT = {
    "opportunity_id": KEY_MAX,
    "reason": REASON_MAX,
    "carrier": CARRIER_MAX,
    "comment": COMMENT_MAX,
    "author": AUTHOR_MAX,
    "build_id": BUILD_MAX,
}
NOON = time(12)  # a line says its day alone


def taken(lines: pd.DataFrame) -> int:
    """Add these lines after the decisions that stand, in their order; all or nothing.

    Raises
    ------
    DataError
        If a text is longer than the database keeps, or would be read as a formula; all are told.
    GateError
        If someone decided on one of these opportunities at that very moment.
    """
    rows = lines.astype(object).where(lines.notna(), "").to_dict("records")
    _refuse_unkept(rows)
    try:
        with transaction.atomic():
            for row in rows:
                _decision(row).save()
    except IntegrityError as error:
        what = "une décision vient d'être prise sur une de ces opportunités"
        raise GateError(Fault(what, remedy="rien n'a été repris : recommencez")) from error
    return len(rows)


def _refuse_unkept(rows: Sequence[Mapping[Hashable, Any]]) -> None:
    """Refuse what a database would reject, or what the next build could not write in a cell."""
    faults = [fault for row in rows for name in KEPT for fault in _text_faults(row, name)]
    if faults:
        raise DataError(*faults)


def _text_faults(row: Mapping[Hashable, Any], name: str) -> Sequence[Fault]:
    where = f"décision du {row['made_on']} sur {row['opportunity_id']}, colonne {name}"
    text, most = row[name], KEPT[name]
    if len(text) > most:
        what = f"ce texte a {len(text)} caractères, {most} au plus"
        return [Fault(what, where, remedy="raccourcissez-le")]
    try:
        checked(text, where)
    except DataError as error:
        return error.faults
    return []


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
