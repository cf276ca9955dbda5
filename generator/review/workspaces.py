"""Point Django at one workspace: a process serves one, and says so when asked for another."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

from generator.errors import DataError, Fault, GateError, UsageError
from generator.review.configuration import WORKSPACE, Configuration, configuration
from generator.warehouse.workspace import Workspace

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

SETTINGS = "DJANGO_SETTINGS_MODULE"
MODULE = "generator.review.settings"


def is_installed() -> bool:
    """Say whether the application's libraries are there."""
    return find_spec("django") is not None


def used(workspace: Workspace) -> Configuration | None:
    """Return what a workspace says of the application, or nothing when it does not use it.

    Raises
    ------
    UsageError
        If it does and the application is not installed: decisions would be left behind.
    """
    found = configuration(workspace.root)
    if not found.has_database:
        return None
    _refuse_absent()
    return found


def point_at(found: Configuration) -> None:
    """Set Django up for this workspace; a second time changes nothing.

    Raises
    ------
    UsageError
        If the application is not installed, or this process already serves another workspace.
    DataError
        If the database named does not answer.
    """
    _refuse_absent()
    os.environ.setdefault(SETTINGS, MODULE)
    os.environ[WORKSPACE] = str(found.workspace.root)
    import django
    from django.conf import settings
    from django.db import connection

    django.setup()
    if settings.DATABASES["default"]["NAME"] != found.database["NAME"]:
        what = "cette commande sert déjà un autre espace de travail"
        raise UsageError(Fault(what, str(found.workspace.root), remedy="lancez-en une seconde"))
    _refuse_mute(connection)


def prepare(found: Configuration) -> None:
    """Make the key and bring the database to its shape; what is there is kept.

    Raises
    ------
    UsageError
        If the application is not installed, or this process already serves another workspace.
    """
    found.keep_to_its_owner()
    point_at(found)
    from django.core.management import call_command

    with talking():
        call_command("migrate", verbosity=0, interactive=False)


@contextmanager
def talking() -> Iterator[None]:
    """Tell a database that stays held, is full or went away, rather than break.

    Raises
    ------
    GateError
        If it did not answer in time; nothing of what was being written is there.
    """
    from django.db import OperationalError

    try:
        yield
    except OperationalError as error:
        what = f"la base de la revue est occupée, pleine ou ne répond plus ({_first_line(error)})"
        remedy = "rien n'a été changé : recommencez dans un instant"
        raise GateError(Fault(what, remedy=remedy)) from error


def _refuse_mute(connection: "BaseDatabaseWrapper") -> None:
    """Refuse a server that does not answer, and a file that is no database."""
    from django.db import DatabaseError

    try:
        connection.ensure_connection()
    except DatabaseError as error:
        what = f"la base de la revue ne répond pas ({_first_line(error)})"
        remedy = "vérifiez [revue] base dans generateur.toml, et que le serveur répond"
        raise DataError(Fault(what, connection.vendor, remedy=remedy)) from error


def _first_line(error: Exception) -> str:
    # A server's answer repeats the statement, and with it what was being written.
    return str(error).strip().partition("\n")[0]


def _refuse_absent() -> None:
    if not is_installed():
        remedy = "installez-la par « pip install 'generateur[revue]' »"
        raise UsageError(Fault("l'application de revue n'est pas installée", remedy=remedy))
