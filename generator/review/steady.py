"""Show each page one state of the database, however many questions it asks of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

READS = ("GET", "HEAD")
ISOLATION = "set transaction isolation level repeatable read"


class SteadyReading:
    """A middleware: a page read while a build is loaded is all of the old one, or all of the new.

    Only pages that read are held so; what is written keeps transactions of its own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Make the page of one state."""
        if request.method not in READS or connection.in_atomic_block:
            return self.get_response(request)
        with _one_state():
            return self.get_response(request)


@contextmanager
def _one_state() -> Iterator[None]:
    """Hold one state of the database, without the writers' lock."""
    if connection.vendor != "sqlite":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(ISOLATION)
            yield
        return
    connection.ensure_connection()  # it sets the mode, which is put aside below
    writers = connection.transaction_mode  # type: ignore[attr-defined]
    connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]
    try:
        with transaction.atomic():
            yield
    finally:
        connection.transaction_mode = writers  # type: ignore[attr-defined]
