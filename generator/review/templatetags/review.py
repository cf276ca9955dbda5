"""What templates say: French numbers, plurals, and addresses that keep the other choices."""

from collections.abc import Mapping

from django import template
from django.template.context import RequestContext

from generator.french import counted as counted_fr
from generator.french import number, typographic

register = template.Library()


@register.filter
def figure(value: float | None) -> str:
    """Write a number the French way; an unknown one is said to be unknown."""
    return number(value)


@register.filter
def typo(text: str) -> str:
    """Set narrow spaces and curly apostrophes in a text that came from a table."""
    return typographic(text)


@register.filter
def counted(count: int, singular: str) -> str:
    """Write a count and the noun that agrees with it."""
    return counted_fr(count, singular)


@register.filter
def at(counts: Mapping[str, int], key: str) -> str:
    """Write one of several counts; nobody counted is a zero here."""
    return number(counts.get(key, 0))


@register.simple_tag(takes_context=True)
def query(context: RequestContext, **changed: object) -> str:
    """Write the address's own choices, some of them changed."""
    asked = context["request"].GET.copy()
    for name, value in changed.items():
        asked[name] = str(value)
    return str(asked.urlencode())
