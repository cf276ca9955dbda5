"""The coalition of one opportunity: what is asked and why, who answers, what to ask again. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from generator.carriers.coalition import ROLES_FR, Actor, Asked, Coalition, Tie
from generator.carriers.coalition_needs import CategoriesAsked, RoleAsked, unasked
from generator.carriers.coalition_network import Network, read_network
from generator.carriers.coalition_sheet import TO_CHECK, Line, coalition_lines, sheet_of
from generator.carriers.coalition_solving import smallest_coalition
from generator.catalogues.carriers import Carrier
from generator.french import agree, counted, listed, sentence, within

ASKED = "demande"
SHOWN = 8  # names in one sentence; the others are counted


@dataclass(frozen=True)
class Project:
    """An activity in a place: the roles it asks for, and its carrier when one is chosen."""

    roles: tuple[RoleAsked, ...]
    carrier: Carrier | None = None
    categories: CategoriesAsked | None = None

    @property
    def asked(self) -> Asked:
        """The same, as the search takes it."""
        roles = frozenset(one.role for one in self.roles)
        return Asked(roles, rule=self.categories.rule) if self.categories else Asked(roles)


def coalition_for(
    project: Project, actors: Sequence[Actor], ties: Sequence[Tie]
) -> tuple[Coalition, pd.DataFrame]:
    """Find the smallest coalition for a project and tell it, a line each.

    Returns
    -------
    coalition, sheet
        The sheet has the columns of ``coalition_sheet``.
    """
    coalition = smallest_coalition(actors, project.asked)
    network = read_network([actor.actor_id for actor in actors], ties)
    return coalition, sheet_of(project_lines(project, actors, coalition, network))


def project_lines(
    project: Project, actors: Sequence[Actor], coalition: Coalition, network: Network
) -> list[Line]:
    """Tell a coalition found for a project, a line each.

    After the summary come the lines of kind ``demande``, and at the end what the register does
    not say.
    """
    summary, *rest = coalition_lines(actors, project.asked, coalition, network)
    asked = _lines(ASKED, _asked(project))
    return [summary, *asked, *rest, *_lines(TO_CHECK, _to_check(project, actors))]


def _lines(kind: str, told: Iterator[tuple[str | None, str]]) -> Iterator[Line]:
    for role, text in told:
        yield {"row_kind": kind, "roles_fr": role, "sentence_fr": sentence(text)}


def _asked(project: Project) -> Iterator[tuple[str | None, str]]:
    for one in project.roles:
        label = ROLES_FR[one.role]
        why = listed([within(text) for text in one.why_fr])
        kinds = [
            f"{word} : {listed(named)}"
            for word, named in (("indispensable", one.critical_fr), ("utile", one.useful_fr))
            if named
        ]
        for_what = f" ({' ; '.join(kinds)})" if kinds else ""
        yield label, f"{label} : {why}{for_what}"
    if project.carrier is None or project.categories is None:
        return
    name = project.carrier.label_fr
    for rule in project.categories.firm:
        yield None, f"{name} : {within(rule.change_fr or '').rstrip('.')} ({rule.article})"
    if not project.categories.firm:
        yield None, f"{name} : aucune règle lue ne demande de catégories d’associés"


def _to_check(project: Project, actors: Sequence[Actor]) -> Iterator[tuple[str | None, str]]:
    for rule in project.categories.doubtful if project.categories else ():
        yield None, f"{rule.check_fr} ({rule.article})"
    blanks = [("rôles possibles", unasked(actors, categories=False))]
    if project.categories and project.categories.firm:
        blanks.append(("catégories d’associé possibles", unasked(actors, categories=True)))
    for what, silent in blanks:
        if silent:
            them = agree(len(silent), "le-lui", "le-leur")
            told = f"le registre ne les dit pas pour {_silent(silent)}"
            yield None, f"{what} : {told}, demandez-{them}"


def _silent(actors: Sequence[Actor]) -> str:
    """Count actors, and name those who accept it."""
    shown = [actor.label_fr for actor in actors if actor.label_fr][:SHOWN]
    count, left = counted(len(actors), "acteur"), len(actors) - len(shown)
    others = [counted(left, "autre")] if left else []
    return f"{count} ({listed([*shown, *others])})" if shown else count
