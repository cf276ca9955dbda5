"""A structure as a person writes it down: its carrier, colleges and members. Pure."""

import math
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StrictBool, StringConstraints

from generator.carriers.categories import AUTHORITIES, Category
from generator.catalogues.figures import Entry, Slug, Text


def _a_share(value: object) -> object:
    """Refuse a share that is no number of 0 to 1, in words."""
    if isinstance(value, bool) or not isinstance(value, int | float | None):
        message = "une part est un nombre de 0 à 1 (la moitié s'écrit 0.5)"
        raise ValueError(message)  # noqa: TRY004 -- pydantic tells ValueErrors only
    if value is not None and value > 1:
        percent = f"{value:.0%}".replace("%", " %")
        message = f"une part va de 0 à 1 (la moitié s'écrit 0.5) ; {value:g} veut dire {percent}"
        raise ValueError(message)
    if value is not None and not value >= 0:
        message = "une part n'est pas négative"
        raise ValueError(message)
    return value


def _a_quantity(value: object) -> object:
    if value is None:
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < math.inf:
        return value
    message = "un nombre nul ou positif est attendu (vide s'il n'est pas connu)"
    raise ValueError(message)


def _whole(value: float | None) -> int | None:
    if value is None:
        return None
    if not float(value).is_integer():
        message = "un nombre entier est attendu"
        raise ValueError(message)
    return int(value)


# As the registers name things, so that a structure keeps there the name of its file.
Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$")]
Share = Annotated[float | None, BeforeValidator(_a_share)]
Quantity = Annotated[float | None, BeforeValidator(_a_quantity)]
Count = Annotated[float | None, BeforeValidator(_a_quantity), AfterValidator(_whole)]


class College(Entry):
    """A group of members that votes as one.

    Parameters
    ----------
    categories
        Those its members may have; empty when the statutes do not say.
    vote_share
        Its share of the votes, 0 to 1; None when unknown.
    seats
        Its seats on the board; None when unknown.
    """

    id: Identifier
    label_fr: Text
    categories: tuple[Category, ...] = ()
    vote_share: Share = None
    seats: Count = None
    elected_by_peers: StrictBool | None = None


class Member(Entry):
    """An actor who belongs, or a group of persons written as one.

    Parameters
    ----------
    category
        None when nobody told it.
    is_public
        An authority, a grouping or their public establishment, whatever its category.
    people_count
        How many persons the line stands for: 1 for an organisation, None when unknown.
    """

    actor_id: Text
    label_fr: Text | None = None
    college: Identifier | None = None
    category: Category | None = None
    is_public: StrictBool = False
    people_count: Count = 1
    capital_eur: Quantity = None
    seats: Count = None
    votes: Quantity = None

    @property
    def name_fr(self) -> str:
        """The name, or else the identifier."""
        return self.label_fr or self.actor_id

    @property
    def holds_public_money(self) -> bool:
        """Whether its part of the capital is that of an authority."""
        return self.is_public or self.category == AUTHORITIES


class Header(Entry):
    """What a file says of the structure itself.

    Parameters
    ----------
    carrier, statuses
        Identifiers of ``data/carriers``: its form, and the statuses upon it.
    members_complete
        Whether every member is written; until somebody says so, an absent category is unknown.
    capital_eur
        The whole capital, where some of its parts are not known.
    facts
        Other facts of the rules, by their names.
    """

    id: Identifier
    label_fr: Text
    carrier: Slug
    statuses: tuple[Slug, ...] = ()
    source_fr: Text | None = None
    members_complete: StrictBool = False
    capital_eur: Quantity = None
    facts: dict[Slug, object] = Field(default_factory=dict)


class Structure(Header):
    """A structure read whole; ``colleges`` is None when nobody knows, empty when there is none."""

    colleges: tuple[College, ...] | None
    members: tuple[Member, ...]

    @property
    def is_open(self) -> bool:
        """Whether some member, or the category of one, may still be unknown."""
        return not self.members_complete or any(m.category is None for m in self.members)
