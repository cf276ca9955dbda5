"""Who may see which page: one rule a page, in one place. A page without a rule is refused."""

import re
from collections.abc import Callable, Mapping

from generator.review.models import Person

Rule = Callable[[Person, str | None], bool]
TERRITORY = re.compile(r"\d{9}", re.ASCII)


def anyone(person: Person | None, epci_code: str | None) -> bool:  # noqa: ARG001 - a rule's form
    """Even who has not signed in."""
    return True


def signed_in(person: Person, epci_code: str | None) -> bool:  # noqa: ARG001 - a rule's form
    """Whoever signed in; the page itself shows each their own territories."""
    return person.is_active


def reads_territory(person: Person, epci_code: str | None) -> bool:
    """Whoever was given the territory of the address."""
    return epci_code is not None and person.reads(epci_code)


def decides_territory(person: Person, epci_code: str | None) -> bool:
    """Whoever is an officer of the territory of the address, or administers."""
    return epci_code is not None and person.decides(epci_code)


def administers(person: Person, epci_code: str | None) -> bool:  # noqa: ARG001 - a rule's form
    """Administrators."""
    return person.is_administrator


# Keyed by the name of a page, or by the namespace of many (« admin:… » under « admin »).
RULES: Mapping[str, Rule] = {
    "sign-in": anyone,
    "sign-out": signed_in,
    "password": signed_in,
    "home": signed_in,
    "all-opportunities": signed_in,
    "opportunities": reads_territory,
    "opportunity": reads_territory,
    "decide": decides_territory,
    "decisions": reads_territory,
    "territory": reads_territory,
    "brief-page": reads_territory,
    "brief": reads_territory,
    "note": reads_territory,
    "carrier-sheet": reads_territory,
    "sheet-style": signed_in,
    "map": reads_territory,
    "commune": reads_territory,
    "export": reads_territory,
    "all-export": signed_in,
    "compare": signed_in,
    "weightings": signed_in,
    "new-weighting": signed_in,
    "weighting": signed_in,
    "erase-weighting": signed_in,
    "builds": signed_in,
    "changes": reads_territory,
    "method": signed_in,
    "admin": administers,
}


def rule_of(view_name: str) -> Rule | None:
    """Find the rule of a page by its name, else by its namespace."""
    return RULES.get(view_name) or RULES.get(view_name.partition(":")[0])


def epci_code_in(arguments: Mapping[str, object]) -> str | None:
    """Read the territory that an address names: an EPCI, or an opportunity's first nine digits."""
    told = str(arguments.get("epci_code") or arguments.get("opportunity_id") or "")
    found = TERRITORY.match(told)
    return found[0] if found else None
