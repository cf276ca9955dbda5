"""A request as pages receive it: who asks, and whether htmx asks for a part of the page."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from generator.review.models import Person


class Request(HttpRequest):
    """A request, with what the middleware found in its headers."""

    htmx: HtmxDetails


def person_of(request: HttpRequest) -> Person:
    """Return who asks, on a page whose rule lets nobody in without signing in.

    Raises
    ------
    PermissionDenied
        If the page was left open to anyone.
    """
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user
