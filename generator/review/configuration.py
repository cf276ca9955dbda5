"""What a workspace says of its review application: its database, its key, how it is reached."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.settings import ReviewSettings, read_settings
from generator.warehouse.workspace import Workspace

WORKSPACE = "GENERATEUR_ESPACE"
ADDRESS = "GENERATEUR_REVUE_BASE"  # a password in it stays out of generateur.toml
KEY_BYTES = 50
OWNER_ONLY = 0o600
# A national build is loaded in one transaction: who decides meanwhile waits rather than fails.
LOCK_SECONDS = 90
# Readers go on while a build is loaded; what was confirmed is on the disk.
ON_OPENING = "pragma journal_mode = wal; pragma synchronous = full;"


@dataclass(frozen=True)
class Configuration:
    """One workspace, and its review settings."""

    workspace: Workspace
    given: ReviewSettings
    address: str

    @property
    def has_database(self) -> bool:
        """Whether this workspace uses the application: a server is named, or the file is there."""
        return bool(self.address) or self.workspace.review_database.exists()

    @property
    def database(self) -> dict[str, Any]:
        """The database as Django asks for it."""
        if self.address:
            return _postgresql(self.address)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": self.workspace.review_database,
            "OPTIONS": {
                "timeout": LOCK_SECONDS,
                "transaction_mode": "IMMEDIATE",
                "init_command": ON_OPENING,
            },
        }

    @property
    def secret_key(self) -> str:
        """The key kept, or one for this process alone: only serving makes one that lasts."""
        path = self.workspace.review_key
        return path.read_text(encoding="ascii") if path.exists() else secrets.token_urlsafe()

    def keep_to_its_owner(self) -> None:
        """Make the key and the database file the first time, open to their owner alone at once."""
        _create(self.workspace.review_key, secrets.token_urlsafe(KEY_BYTES))
        if not self.address:
            _create(self.workspace.review_database, "")


def configuration(folder: Path | None = None) -> Configuration:
    """Read what a workspace says; by default, the one that the environment names.

    Raises
    ------
    DataError
        If a setting is unknown or out of bounds.
    """
    root = (folder or Path(os.environ.get(WORKSPACE, ""))).absolute()
    workspace = Workspace(root)
    given = read_settings(workspace.settings_file).revue
    return Configuration(workspace, given, os.environ.get(ADDRESS, "") or given.base)


def _create(path: Path, text: str) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
    temporary.replace(path)


def _postgresql(address: str) -> dict[str, Any]:
    from psycopg.conninfo import conninfo_to_dict  # only where a server is used

    found = dict(conninfo_to_dict(address))
    named = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host"}
    told = {name: str(found.pop(key, "") or "") for name, key in named.items()}
    port = str(found.pop("port", "") or "")
    return {"ENGINE": "django.db.backends.postgresql", **told, "PORT": port, "OPTIONS": found}
