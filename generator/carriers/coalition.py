"""Whom a project needs around it: the actors, what is asked of them, and what they cover. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from generator.carriers.categories import (
    CATEGORIES_FR,
)
from generator.errors import DataError, Fault

ROLES_FR = {
    "porteur": "porter le projet",
    "local": "fournir le local",
    "financement": "financer",
    "prescription": "orienter des personnes vers l’activité",
    "clientele": "être client",
    "matiere": "fournir la matière",
}
PERSONS = frozenset({"habitant", "salarie"})  # kinds of a register that are one person
UNNAMED_FR = "un acteur qui n’a pas accepté d’être nommé"
A_PERSON_FR = "une personne, jamais nommée"
# The register's own list (data/register_sheets.yaml, contribution_kind).
CONTRIBUTIONS_FR = {
    "argent": "de l’argent",
    "heures": "des heures",
    "espace": "de l’espace",
    "competence": "une compétence",
    "donnees": "des données",
}

Seating = tuple[tuple[str, str], ...]  # actor and the category in which it is counted


@dataclass(frozen=True)
class Actor:
    """An organisation or a group that may join.

    ``categories`` are those it may be counted in as an associate, one at a time; empty when it
    would take part without being an associate. ``label_fr`` is None when it may not be named.
    """

    actor_id: str
    label_fr: str | None = None
    kind: str = ""
    roles: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    contributions: frozenset[str] = frozenset()

    @property
    def name_fr(self) -> str:
        """Name who accepts to be named; of others not even the identifier is told."""
        return self.label_fr or (A_PERSON_FR if self.kind in PERSONS else UNNAMED_FR)


@dataclass(frozen=True)
class CategoryRule:
    """How many different categories a carrier asks for, and those that must be there.

    Each set of ``each_of`` wants one of its categories; the sets have no category in common.
    """

    least: int = 0
    each_of: tuple[frozenset[str], ...] = ()


NO_RULE = CategoryRule()


@dataclass(frozen=True)
class Asked:
    """What an activity asks of the whole coalition."""

    roles: frozenset[str] = frozenset()
    contributions: frozenset[str] = frozenset()
    rule: CategoryRule = NO_RULE


@dataclass(frozen=True)
class Uncovered:
    """What nobody covers: roles, contributions, categories wanted, and how many more of any."""

    roles: tuple[str, ...] = ()
    contributions: tuple[str, ...] = ()
    categories: tuple[frozenset[str], ...] = ()
    more_categories: int = 0

    @property
    def count(self) -> int:
        """Count what is missing, each thing once."""
        named = len(self.roles) + len(self.contributions) + len(self.categories)
        return named + self.more_categories


@dataclass(frozen=True)
class Coalition:
    """The actors chosen, in the order of their identifiers, and how sure the choice is.

    ``gap_actors`` says how many actors fewer another coalition could have, at the very most; it
    is zero when the search is exact.
    """

    chosen: tuple[str, ...]
    seating: Seating
    uncovered: Uncovered
    method: str
    gap_actors: int = 0

    @property
    def gap_share(self) -> float:
        """The same gap as a share of the actors chosen."""
        return self.gap_actors / len(self.chosen) if self.chosen else 0.0


@dataclass(frozen=True)
class Tie:
    """A link between two actors; ``rests_on_one_person`` is None when nobody asked."""

    actor_id: str
    other_actor_id: str
    rests_on_one_person: bool | None = None


@dataclass
class _Seats:
    """The sets of categories that actors can fill together, with one seating of each."""

    reached: dict[frozenset[str], Seating] = field(default_factory=lambda: {frozenset(): ()})

    def add(self, actor: Actor) -> None:
        if not actor.categories:
            return
        following: dict[frozenset[str], Seating] = {}
        for filled, seating in self.reached.items():
            for category in sorted(actor.categories):
                following.setdefault(filled | {category}, (*seating, (actor.actor_id, category)))
        self.reached = following


def uncovered_by(members: Iterable[Actor], asked: Asked) -> tuple[Uncovered, Seating]:
    """Say what a set of actors leaves uncovered, each counted in the category that helps most."""
    in_order = sorted(members, key=lambda actor: actor.actor_id)
    seats = _Seats()
    for actor in in_order:
        seats.add(actor)
    lacking = {filled: _lacking(filled, asked.rule) for filled in seats.reached}
    # The first of equals in the order of the names, so that the same actors sit the same way.
    best = min(
        lacking, key=lambda filled: (len(lacking[filled][0]) + lacking[filled][1], sorted(filled))
    )
    categories, more = lacking[best]
    left = Uncovered(
        tuple(sorted(asked.roles.difference(*(actor.roles for actor in in_order)))),
        tuple(sorted(asked.contributions.difference(*(a.contributions for a in in_order)))),
        categories,
        more,
    )
    return left, seats.reached[best]


def check_actors(actors: Sequence[Actor], asked: Asked, ties: Collection[Tie] = ()) -> None:
    """Refuse words that nobody knows, and an actor written twice.

    Raises
    ------
    DataError
        All the faults at once.
    """
    faults: list[Fault] = []
    ids = [actor.actor_id for actor in actors]
    for actor_id in sorted({name for name in ids if ids.count(name) > 1}):
        remedy = "gardez une seule ligne par acteur"
        faults.append(Fault("cet acteur est écrit deux fois", f"acteur « {actor_id} »", "", remedy))
    words = [("ce que l'activité demande", asked.roles, asked.contributions, _named(asked.rule))]
    words += [
        (f"acteur « {actor.actor_id} »", actor.roles, actor.contributions, actor.categories)
        for actor in actors
    ]
    for where, roles, contributions, categories in words:
        faults += _unknown("le rôle", roles, ROLES_FR, where)
        faults += _unknown("la contribution", contributions, CONTRIBUTIONS_FR, where)
        faults += _unknown("la catégorie", categories, CATEGORIES_FR, where)
    known = dict.fromkeys(ids, "")
    for tie in ties:
        where = f"lien « {tie.actor_id} » – « {tie.other_actor_id} »"
        faults += _unknown("l'acteur", (tie.actor_id, tie.other_actor_id), known, where)
    if faults:
        raise DataError(*faults)


def _named(rule: CategoryRule) -> frozenset[str]:
    return frozenset[str]().union(*rule.each_of)


def _lacking(filled: frozenset[str], rule: CategoryRule) -> tuple[tuple[frozenset[str], ...], int]:
    """List the categories wanted that are empty, and count those missing beyond them."""
    empty = tuple(wanted for wanted in rule.each_of if filled.isdisjoint(wanted))
    return empty, max(0, rule.least - len(filled) - len(empty))


def _unknown(
    noun: str, named: Iterable[str], known: Mapping[str, str], where: str
) -> Iterable[Fault]:
    for word in sorted(set(named)):
        if word not in known:
            near = get_close_matches(word, known, n=1)
            choices = f"choisissez parmi : {', '.join(known)}"
            remedy = f"vouliez-vous écrire « {near[0]} » ? Sinon, {choices}" if near else choices
            agreed = "connue" if noun.startswith("la ") else "connu"
            yield Fault(f"{noun} « {word} » n'est pas {agreed}", where, "", remedy)
