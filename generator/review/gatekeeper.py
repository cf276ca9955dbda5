"""Ask the rule of each page before it is made; no rule, no page."""

from collections.abc import Callable, Mapping

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from generator.review.models import Person
from generator.review.rights import anyone, epci_code_in, rule_of

# Nothing here needs any of them: a page that was tampered with does not get them either.
REFUSED_TO_PAGES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
NUL = "%00"  # PostgreSQL takes no text that holds one


class Gatekeeper:
    """A middleware: who has not signed in is sent there, who may not is refused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the answer through, marked as nobody else's to keep."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", REFUSED_TO_PAGES)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: object,  # noqa: ARG002 - Django's form
        arguments: tuple[object, ...],  # noqa: ARG002
        named: Mapping[str, object],
    ) -> HttpResponseBase | None:
        """Apply the rule of the page that the address names."""
        if NUL in request.get_full_path():
            raise BadRequest
        match = request.resolver_match
        rule = rule_of(match.view_name) if match is not None and match.view_name else None
        if rule is anyone:
            return None
        person = request.user
        if not isinstance(person, Person):
            return redirect_to_login(request.get_full_path())
        if rule is None or not rule(person, epci_code_in(named)):
            raise PermissionDenied
        return None
