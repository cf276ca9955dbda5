"""Every address of the application, from its own table, and something real to put in each."""

from itertools import combinations

import pytest
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

ADMINISTRATION = "admin:"


def samples(code):
    """Say what stands in an address for each name it may hold."""
    return {
        "epci_code": code,
        "opportunity_id": f"{code}-recyclerie",
        "commune_code": "21002",
        "suffix": "csv",
        "weighting_id": 1,
        "carrier_id": "scic",
        "object_id": "1",
        "id": "1",
        "app_label": "review",
        "content_type_id": 1,
    }


def addresses(patterns, namespace=""):
    """List each pattern under its full name, those of the administration included."""
    for one in patterns:
        if isinstance(one, URLResolver):
            inside = f"{namespace}{one.namespace}:" if one.namespace else namespace
            yield from addresses(one.url_patterns, inside)
        elif isinstance(one, URLPattern):
            yield f"{namespace}{one.name or ''}", one


EVERY = list(addresses(get_resolver().url_patterns))
OURS = sorted(name for name, _ in EVERY if not name.startswith(ADMINISTRATION))
# What has no name there is Django's own catch-all and a redirection: nothing to reach by name.
DJANGOS = sorted({name for name, _ in EVERY if name.startswith(ADMINISTRATION)} - {ADMINISTRATION})


def address(name, code, **known):
    """Write an address whose names are all known; one that is not fails, and is to be added."""
    told = samples(code) | known
    names = [some for count in range(len(told) + 1) for some in combinations(told, count)]
    for arguments in ({name: told[name] for name in some} for some in names):
        try:
            return reverse(name, kwargs=arguments)
        except NoReverseMatch:
            continue
    pytest.fail(f"« {name} » asks for something that samples() does not know")
