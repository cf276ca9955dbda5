"""The administration: people and their territories; who is not an administrator is refused."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from generator.review.models import Person


class Administration(AdminSite):
    """Django's administration under our name."""

    site_header = "Générateur : administration"
    site_title = "Administration"
    index_title = "Personnes et accès"
    site_url = "/"

    def has_permission(self, request: HttpRequest) -> bool:
        """Open to administrators, whatever Django's own flags say."""
        person = request.user
        return isinstance(person, Person) and person.is_active and person.is_administrator

    def password_change(  # type: ignore[override]  # Django names the page it would draw
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's form
        extra_context: dict[str, Any] | None = None,  # noqa: ARG002
    ) -> HttpResponseBase:
        """Send to our own page, where missing the old password too often makes one wait."""
        return redirect("password")
