"""What templates say: French numbers, plurals, and addresses that keep the other choices."""

from collections.abc import Mapping

from django import template
from django.template.context import RequestContext
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from generator.french import counted as counted_fr
from generator.french import number, text_of
from generator.review.navigation import Section, sections_of
from generator.review.trial.asked import asked_weights, tried, weight_fr
from generator.review.trial.offered import named_fr

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


@register.filter
def weighting(weighting_id: str) -> str:
    """Name the weighting of a build."""
    return named_fr(weighting_id)


@register.simple_tag(takes_context=True)
def weights_tried(context: RequestContext) -> str:
    """Write the weights that this address tries, for another page to follow."""
    request = context.get("request")
    return tried(request) if request is not None else ""


@register.simple_tag(takes_context=True)
def weights_fields(context: RequestContext) -> SafeString:
    """Write the weights that this address tries as hidden fields, for a form that asks a page."""
    request = context.get("request")
    told = asked_weights(request).items() if request is not None else ()
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', told)


@register.simple_tag(takes_context=True)
def sections(context: RequestContext, epci_code: str) -> list[Section]:
    """List the sections of a territory, the one of this page told apart."""
    match = context["request"].resolver_match
    return sections_of(epci_code, match.url_name if match else "")


@register.simple_tag(takes_context=True)
def query(context: RequestContext, **changed: object) -> str:
    """Write the address's own choices, some of them changed."""
    asked = context["request"].GET.copy()
    for name, value in changed.items():
        asked[name] = str(value)
    return str(asked.urlencode())
