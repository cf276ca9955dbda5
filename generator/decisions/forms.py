"""The files of decisions: their columns, what a line cannot do without, what makes it wrong."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from generator.errors import Fault
from generator.needs.topics.corrections import CORRECTION_COLUMNS, IN_FRENCH, ISO_DAY, NEEDED
from generator.resources.proposals import CONFIRMED, DECISION_COLUMNS, SET_ASIDE

Row = Mapping[str, str | None]
Known = Collection[str]
MADE_ON = "made_on"
NEEDED_OF_A_RESOURCE = {
    CONFIRMED: ("resource_kind_id", "resource_label_fr"),
    SET_ASIDE: ("reason",),
}


@dataclass(frozen=True)
class Form:
    """One file of decisions.

    Parameters
    ----------
    file
        Its name in the workspace's ``decisions/``.
    columns
        All of them, in the order of a new file.
    required
        Those that no line leaves blank.
    key
        What a line speaks of; the last line on it wins, unless lines are numbered.
    is_numbered
        Whether the key is a number that each new line is given.
    check
        What else makes a line wrong, from the line, the known identifiers and where it stands.
    """

    file: str
    columns: tuple[str, ...]
    required: tuple[str, ...]
    key: str
    is_numbered: bool
    check: Callable[[Row, Known, str], list[Fault]]

    def faults(self, row: Row, known: Known, where: str) -> list[Fault]:
        """Return all that is wrong in one line."""
        remedy = "remplissez cette case"
        found = [
            Fault(f"{name} est vide", where, remedy=remedy)
            for name in self.required
            if not row[name]
        ]
        return [*found, *_date_faults(row[MADE_ON], where), *self.check(row, known, where)]


def _date_faults(text: str | None, where: str) -> list[Fault]:
    if text is None or _is_a_day(text):
        return []
    what, remedy = f"la date {MADE_ON} n'est pas lisible", "écrivez-la comme 2026-11-22"
    return [Fault(what, where, text, remedy)]


def _is_a_day(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False  # « 2026-02-30 » has the form of a day and is none
    return ISO_DAY.fullmatch(text) is not None


def _theme_faults(row: Row, themes: Known, where: str) -> list[Fault]:
    theme = row["theme_id"]
    if theme is None or theme in themes:
        return []
    remedy = (
        f"choisissez parmi : {', '.join(sorted(themes))} ; pour aucun de nos thèmes, laissez la "
        "case vide (dans la commande : « aucun »)"
    )
    return [Fault(f"thème inconnu « {theme} »", where, remedy=remedy)]


def _topic_faults(row: Row, _: Known, where: str) -> list[Fault]:
    action = row["action"]
    if action is None:
        return []
    if action not in NEEDED:
        remedy = f"choisissez parmi {', '.join(NEEDED)}"
        return [Fault(f"action inconnue « {action} »", where, remedy=remedy)]
    return [
        Fault(f"« {action} » demande {IN_FRENCH[name]}", where, remedy="complétez la ligne")
        for name in NEEDED[action]
        if not row[name]
    ]


def _resource_faults(row: Row, kinds: Known, where: str) -> list[Fault]:
    decision, kind = row["decision"], row["resource_kind_id"]
    faults = []
    if decision is not None and decision not in NEEDED_OF_A_RESOURCE:
        remedy = f"écrivez {CONFIRMED} ou {SET_ASIDE}"
        faults.append(Fault(f"décision inconnue « {decision} »", where, remedy=remedy))
    for name in NEEDED_OF_A_RESOURCE.get(decision or "", ()):
        if not row[name]:
            remedy = f"« {decision} » demande cette case"
            faults.append(Fault(f"{name} est vide", where, remedy=remedy))
    if kind is not None and kind not in kinds:
        remedy = f"choisissez parmi : {', '.join(sorted(kinds))}"
        faults.append(Fault(f"sorte de ressource inconnue « {kind} »", where, remedy=remedy))
    return faults


THEMES = Form(
    file="themes.csv",
    columns=("statement_id", "theme_id", "author", MADE_ON),
    required=("statement_id", "author", MADE_ON),
    key="statement_id",
    is_numbered=False,
    check=_theme_faults,
)
TOPICS = Form(
    file="sujets.csv",
    columns=tuple(CORRECTION_COLUMNS),
    required=("correction_id", MADE_ON, "author", "action"),
    key="correction_id",
    is_numbered=True,
    check=_topic_faults,
)
RESOURCES = Form(
    file="ressources.csv",
    columns=DECISION_COLUMNS,
    required=("proposal_id", "decision", "author", MADE_ON),
    key="proposal_id",
    is_numbered=False,
    check=_resource_faults,
)
FORMS = (THEMES, TOPICS, RESOURCES)
