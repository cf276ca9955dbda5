"""The governance of the registers' structures, as it may be published: no small count. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pandas as pd

from generator.carriers.governance import check_governance
from generator.carriers.governance_sheet import COLUMNS as SHEET_COLUMNS
from generator.carriers.governance_sheet import MEMBER, governance_sheet
from generator.carriers.structure_register import Law, Registered
from generator.carriers.structures import Member, Structure

UNNAMED_FR = "un membre non nommé"
GOVERNANCE_COLUMNS = {
    "epci_code": "string",
    "opportunity_id": "string",
    "structure_label_fr": "string",
    "row_position": "Int64",
} | SHEET_COLUMNS


def governance_table(
    found: Iterable[Registered], law: Law, today: date, *, persons_min: int
) -> pd.DataFrame:
    """Check each structure, and tell it a line each with its place in its block.

    Parameters
    ----------
    persons_min
        Under it, a number of persons is not told (see ``publishable``).

    Returns
    -------
    DataFrame, one row per structure and line, in the order to read
        The answers are those of the whole structure, what is withheld included.
    """
    blocks = [pd.DataFrame(columns=list(GOVERNANCE_COLUMNS))]
    for one in found:
        shown = publishable(one, persons_min)
        report = check_governance(one.structure, law.carriers, today)
        alerts = check_governance(shown, law.carriers, today).alerts
        sheet = governance_sheet(shown, replace(report, alerts=alerts))
        unnamed = [member.actor_id for member in one.structure.members if not member.label_fr]
        is_unnamed = sheet["row_kind"].eq(MEMBER) & sheet["row_id"].isin(unnamed)
        sheet["row_id"] = sheet["row_id"].mask(is_unnamed)
        blocks.append(
            sheet.assign(
                epci_code=one.epci_code,
                opportunity_id=one.opportunity_id,
                structure_label_fr=one.structure.label_fr,
                row_position=range(1, len(sheet) + 1),
            )
        )
    kinds = {name: block.astype(GOVERNANCE_COLUMNS) for name, block in enumerate(blocks)}
    together: pd.DataFrame = pd.concat(kinds.values(), ignore_index=True)
    return together[list(GOVERNANCE_COLUMNS)]


def publishable(one: Registered, persons_min: int) -> Structure:
    """Leave out who is not to be named, the small numbers of persons, and what gives one back.

    A group of persons that is small, or of unknown size, shows neither its votes, which may count
    its persons, nor its capital. The whole capital of a company is public: then no member's part
    is shown, since the last one would follow by subtraction.
    """

    def is_untold(member: Member) -> bool:
        is_organisation = member.actor_id not in one.persons and member.people_count == 1
        return (member.people_count or 0) < persons_min and not is_organisation

    members = one.structure.members
    small = {member.actor_id for member in members if is_untold(member)}
    hides_capital = any(m.actor_id in small and m.capital_eur is not None for m in members)
    shown = [
        member.model_copy(
            update={
                "label_fr": member.label_fr or UNNAMED_FR,
                "people_count": None if is_untold(member) else member.people_count,
                "votes": None if member.actor_id in small else member.votes,
                "capital_eur": None if hides_capital else member.capital_eur,
            }
        )
        for member in members
    ]
    return one.structure.model_copy(update={"members": tuple(shown)})
