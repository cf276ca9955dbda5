"""What a build takes from the application, and what it gives it; nothing where it is not used."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from generator.catalogues.lists import read_lists
from generator.decisions.lines import masked
from generator.decisions.opportunities import (
    OPPORTUNITIES,
    read_opportunity_decisions,
    write_opportunity_decisions,
)
from generator.errors import Fault, GateError
from generator.review import workspaces
from generator.review.configuration import configuration
from generator.runs import Plan
from generator.warehouse.store import Build

if TYPE_CHECKING:
    from generator.review.loading import Loaded
    from generator.review.models import Decision

# What tells a line of the file from another; words are masked in it, never in the database.
IDENTITY = ["opportunity_id", "decision", "reason_id", "author", "made_on"]
MOST_TOLD = 5


def export_decisions(plan: Plan) -> int | None:
    """Write the application's decisions where the next build reads them; count them.

    Returns
    -------
    int or None
        None when this workspace does not use the application.

    Raises
    ------
    GateError
        If the file holds decisions that the application does not know: someone wrote it by hand.
    """
    found = workspaces.used(plan.workspace)
    if found is None:
        return None
    workspaces.prepare(found)
    from generator.review.models import Decision

    with workspaces.talking():
        lines = [_line(one) for one in Decision.objects.order_by("pk")]
    _refuse_unknown(_unknown(plan, lines))
    write_opportunity_decisions(plan.workspace.decisions, lines)
    return len(lines)


def import_decisions(plan: Plan) -> int:
    """Take into the application the decisions of the file that it does not know; count them."""
    workspaces.prepare(configuration(plan.workspace.root))
    from generator.review.exchange.taking import taken
    from generator.review.models import Decision

    with workspaces.talking():
        known = [_line(one) for one in Decision.objects.order_by("pk")]
        return taken(_unknown(plan, known))


def load_published(plan: Plan, build: Build, epci_codes: Sequence[str]) -> "Loaded | None":
    """Load what was just published; nothing when this workspace does not use the application."""
    found = workspaces.used(plan.workspace)
    if found is None:
        return None
    workspaces.prepare(found)
    from generator.review.loading import load

    kept = found.given.calculs_gardes
    with workspaces.talking():
        return load(plan.store, build, epci_codes, kept=kept, engine=plan.engine)


def reasons_of(plan: Plan) -> Collection[str]:
    """List the reasons that may be given for setting an opportunity aside."""
    lists = read_lists([plan.data, plan.workspace.catalogues])
    return set(lists["land_decision_reasons"]["reason_id"])


def _line(one: "Decision") -> dict[str, str | None]:
    from django.utils import timezone

    return {
        "opportunity_id": one.opportunity_id,
        "decision": one.verdict,
        "reason_id": one.reason_id,
        "reason": masked(one.reason, "précision"),
        "carrier": masked(one.carrier, "porteur"),
        "comment": masked(one.comment, "commentaire"),
        "author": one.author_name,
        "made_on": timezone.localdate(one.decided_at).isoformat(),
        "build_id": one.build_id,
    }


def _unknown(plan: Plan, known: Sequence[Mapping[str, str | None]]) -> pd.DataFrame:
    """Find the lines of the file that are not in the application."""
    written = read_opportunity_decisions(plan.workspace.decisions, reasons_of(plan))
    there = {tuple(line[name] or "" for name in IDENTITY) for line in known}
    rows = written[IDENTITY].fillna("").itertuples(index=False, name=None)
    # A line pasted twice is one decision.
    return written[[row not in there for row in rows]].drop_duplicates()


def _refuse_unknown(unknown: pd.DataFrame) -> None:
    if unknown.empty:
        return
    where = f"decisions/{OPPORTUNITIES.file}"
    names = ", ".join(unknown["opportunity_id"].unique()[:MOST_TOLD])
    what = f"{len(unknown)} décision(s) de ce fichier ne sont pas dans l'application de revue"
    remedy = "reprenez-les par « generateur revue reprendre », ou retirez ces lignes"
    raise GateError(Fault(what, where, names, remedy))
