"""What a release says of itself: its build, its selection, who publishes it, what was withdrawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import pyarrow as pa

from generator.catalogues.weightings import REFERENCE
from generator.french import typographic
from generator.warehouse.store import Build

NOTE_FILE = "RETRAIT.md"


MONTHS_FR = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip


def date_fr(day: str) -> str:
    """Write a day (``2026-11-22``) as people say it."""
    said = date.fromisoformat(day)
    number = "1er" if said.day == 1 else str(said.day)
    return f"{number} {MONTHS_FR[said.month - 1]} {said.year}"


@dataclass(frozen=True)
class Withdrawal:
    """Answers withdrawn at a person's request: the day, and the releases that went with them."""

    day: str
    releases: tuple[str, ...]

    @property
    def sentence_fr(self) -> str:
        """Tell it, without a word of whose answers they were."""
        which = ", ".join(self.releases)
        return typographic(
            f"Le {date_fr(self.day)}, des réponses ont été retirées à la demande d'une personne. "
            f"Cette publication remplace {which} : supprimez les copies que vous en avez."
        )


@dataclass(frozen=True)
class Imprint:
    """Who publishes, under which licence, and what was withdrawn; what is blank is not said."""

    publisher: str = ""
    licence: str = ""
    withdrawals: tuple[Withdrawal, ...] = ()


NO_IMPRINT = Imprint()


@dataclass(frozen=True)
class Edition:
    """What the workbook, the index and the package say of the release they belong to."""

    build_id: str
    created_at: datetime
    selection: str
    is_demo: bool
    notes: tuple[str, ...]
    weighting: str = REFERENCE
    imprint: Imprint = field(default_factory=Imprint)

    @property
    def day(self) -> str:
        """The build's date."""
        return self.created_at.date().isoformat()

    @property
    def day_fr(self) -> str:
        """The build's date, as people say it."""
        return date_fr(self.day)


def edition_of(
    build: Build,
    selection: str,
    tables: Mapping[str, pa.Table],
    notes: tuple[str, ...],
    imprint: Imprint,
) -> Edition:
    """Say it of a build's selection."""
    return Edition(
        build.build_id,
        datetime.fromisoformat(build.created_at),
        selection,
        any(tables["out_territories"]["is_demo"].to_pylist()),
        notes,
        str(build.context.get("weighting", REFERENCE)),
        imprint,
    )


def withdrawal_note(withdrawals: tuple[Withdrawal, ...]) -> str:
    """Write the page that says what was withdrawn."""
    lines = ["# Retrait de réponses", "", *(f"- {one.sentence_fr}" for one in withdrawals)]
    why = (
        "Une personne peut demander que ses réponses ne servent plus. Les tables, les fiches et "
        "les cartes ont été refaites sans elles. Rien ici ne dit de qui il s'agit."
    )
    return "\n".join([*lines, "", typographic(why), ""])
