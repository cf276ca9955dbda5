"""What an activity and a carrier ask of a coalition, and what a register says of its actors. Pure.

An activity asks for kinds of resources; a short table says which role brings each of them. That
table is the project's own choice. Whoever carries is always asked for.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from generator.carriers.coalition import PERSONS, Actor, CategoryRule, Tie
from generator.catalogues.activities import Activity
from generator.catalogues.carriers import Carrier, Rule
from generator.french import is_known

CARRYING = "porteur"
CARRYING_FR = "Toute activité demande quelqu’un qui la porte"
CATEGORIES = "categories_associes"
SEVERAL_MARK = ";"  # between the values of one cell of a register


@dataclass(frozen=True)
class RoleAsked:
    """A role that an activity needs somebody to hold, and the resources it brings.

    The activity cannot do without the critical ones.
    """

    role: str
    why_fr: tuple[str, ...]
    critical_fr: tuple[str, ...] = ()
    useful_fr: tuple[str, ...] = ()


@dataclass(frozen=True)
class CategoriesAsked:
    """What the law asks of the associates of a carrier.

    ``firm`` are the rules the coalition is held to; ``doubtful`` those that no text read settles
    today: they are asked of a person.
    """

    rule: CategoryRule
    firm: tuple[Rule, ...] = ()
    doubtful: tuple[Rule, ...] = ()


def roles_asked(
    activity: Activity, roles: pd.DataFrame, labels: Mapping[str, str]
) -> tuple[RoleAsked, ...]:
    """Say which roles an activity needs, from the kinds of resources it asks for.

    Parameters
    ----------
    roles : DataFrame, one row per kind of resource
        ``resource_kind_id``, ``role_id``, ``why_fr``; a kind without a row asks nobody.
    labels
        French name of each kind of resource.
    """
    critical = tuple(activity.resources.critical)
    role_of = dict(zip(roles["resource_kind_id"], roles["role_id"], strict=True))
    why_of = dict(zip(roles["resource_kind_id"], roles["why_fr"], strict=True))
    by_role: dict[str, list[str]] = {}
    for kind in dict.fromkeys((*critical, *activity.resources.useful)):
        if kind in role_of:
            by_role.setdefault(str(role_of[kind]), []).append(kind)
    rest = (
        RoleAsked(
            role,
            tuple(dict.fromkeys(str(why_of[kind]) for kind in kinds)),
            tuple(labels.get(kind, kind) for kind in kinds if kind in critical),
            tuple(labels.get(kind, kind) for kind in kinds if kind not in critical),
        )
        for role, kinds in by_role.items()
    )
    return (RoleAsked(CARRYING, (CARRYING_FR,)), *rest)


def categories_asked(carrier: Carrier, today: date) -> CategoriesAsked:
    """Read what a carrier asks of its associates in the rules that are always asked of it."""
    rules = [
        rule
        for rule in carrier.rules
        if rule.kind == "hard" and CATEGORIES in rule.test and not rule.only_if
    ]
    firm = tuple(rule for rule in rules if _holds(rule, today))
    least, each_of = 0, []
    for rule in firm:
        condition = rule.test[CATEGORIES]
        least = max(least, condition.count_at_least or 0)
        each_of += [frozenset({condition.contains})] if condition.contains else []
        each_of += [frozenset(condition.contains_any)] if condition.contains_any else []
    doubtful = tuple(rule for rule in rules if rule not in firm)
    return CategoriesAsked(CategoryRule(least, tuple(each_of)), firm, doubtful)


def actors_of(register: pd.DataFrame) -> list[Actor]:
    """Read the actors of a register; only who accepts to be named is named.

    Parameters
    ----------
    register : DataFrame, one row per actor
        ``actor_id``, ``actor_kind``, ``actor_name``, ``may_be_named``, ``coalition_roles``,
        ``associate_categories``.
    """
    return [
        Actor(
            str(row["actor_id"]),
            _name(row),
            str(row["actor_kind"]),
            frozenset(_several(row["coalition_roles"])),
            frozenset(_several(row["associate_categories"])),
        )
        for row in register.to_dict("records")
    ]


def ties_of(register: pd.DataFrame, actors: Iterable[Actor]) -> list[Tie]:
    """Read the ties between some actors; what nobody told of a tie stays unknown.

    Parameters
    ----------
    register : DataFrame, one row per tie
        ``actor_id``, ``other_actor_id``, ``rests_on_one_person``.
    """
    known = {actor.actor_id for actor in actors}
    inside = register[register["actor_id"].isin(known) & register["other_actor_id"].isin(known)]
    return [
        Tie(str(one), str(other), bool(alone) if is_known(alone) else None)
        for one, other, alone in zip(
            inside["actor_id"],
            inside["other_actor_id"],
            inside["rests_on_one_person"],
            strict=True,
        )
    ]


def unasked(actors: Sequence[Actor], *, categories: bool) -> list[Actor]:
    """List who has no role written, or no category where a carrier asks for some."""
    return [actor for actor in actors if not (actor.categories if categories else actor.roles)]


def _holds(rule: Rule, today: date) -> bool:
    has_begun = rule.valid_from is None or rule.valid_from <= today
    has_ended = rule.valid_to is not None and rule.valid_to < today
    return has_begun and not has_ended and rule.certainty != "non_confirme"


def _name(row: Mapping[Hashable, object]) -> str | None:
    accepts = is_known(row["may_be_named"]) and bool(row["may_be_named"])
    if not accepts or row["actor_kind"] in PERSONS or not is_known(row["actor_name"]):
        return None
    return str(row["actor_name"])


def _several(cell: object) -> list[str]:
    parts = str(cell).split(SEVERAL_MARK) if is_known(cell) else []
    return [part.strip() for part in parts if part.strip()]
