"""What templates say: French numbers, plurals, and addresses that keep the other choices."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django import template
from django.template.context import RequestContext

from generator.french import counted as counted_fr
from generator.french import number, text_of
from generator.review.trial.asked import PREFIX, weight_fr

register = template.Library()


@register.filter
def figure(value: float | None) -> str:
    """Write a number the French way; an unknown one is said to be unknown."""
    return number(value)


@register.filter
def typo(cell: object) -> str:
    """Set a text that came from a table the French way; a blank is an empty text."""
    return text_of(cell)


@register.filter
def counted(count: int, noun: str) -> str:
    """Write a count and the noun that agrees with it, its adjective too (« axe inconnu »)."""
    return counted_fr(count, noun, " ".join(f"{word}s" for word in noun.split()))


@register.filter
def at(counts: Mapping[str, int], key: str) -> str:
    """Write one of several counts; nobody counted is a zero here."""
    return number(counts.get(key, 0))


@register.filter
def weight(value: float) -> str:
    """Write a weight without the zeros that end its decimals."""
    return weight_fr(value)


@register.simple_tag(takes_context=True)
def weights_tried(context: RequestContext) -> str:
    """Write the weights that this address tries, for another page to follow."""
    request = context.get("request")
    asked = request.GET.items() if request is not None else ()
    told = {name: text for name, text in asked if name.startswith(PREFIX) and text}
    return f"?{urlencode(told)}" if told else ""


@register.simple_tag(takes_context=True)
def query(context: RequestContext, **changed: object) -> str:
    """Write the address's own choices, some of them changed."""
    asked = context["request"].GET.copy()
    for name, value in changed.items():
        asked[name] = str(value)
    return str(asked.urlencode())
