"""What a person reads when a page is refused, missing or broken: one sentence, and what to do."""

import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

BUSY = 503
RETRY_SECONDS = 60


def misread(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Tell that what was asked could not be read; nothing more is told to who tries."""
    return render(request, "review/faults/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Tell that this page or this territory is not theirs."""
    return render(request, "review/faults/403.html", status=403)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Tell that nothing is at this address."""
    return render(request, "review/faults/404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Tell that the fault is ours; nothing of it is shown, it is in the journal."""
    if isinstance(sys.exc_info()[1], OperationalError):
        return _busy()
    return render(request, "review/faults/500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Tell that the form is too old to be trusted."""
    return render(request, "review/faults/expired_form.html", status=403)


def _busy() -> HttpResponse:
    """Tell that the database does not answer; this page asks it nothing, not even who reads."""
    page = render_to_string("review/faults/503.html")
    return HttpResponse(page, status=BUSY, headers={"Retry-After": str(RETRY_SECONDS)})
