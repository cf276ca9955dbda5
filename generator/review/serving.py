"""Serve the application with gunicorn, in this very process, until Ctrl+C."""

import gc
from collections.abc import Callable
from typing import Any

from gunicorn.app.base import BaseApplication

from generator.review.configuration import LOCK_SECONDS

WORKERS, THREADS = 2, 4
# Longer than a writer may have to wait for a build being loaded.
TIMEOUT_SECONDS = LOCK_SECONDS + 30


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """Gunicorn, set from here rather than from a file or its own command line."""

    def __init__(self, host: str, port: int, told: Callable[[], None]) -> None:
        self.host, self.port, self.told = host, port, told
        super().__init__()

    def load_config(self) -> None:
        """Say where to listen and with how many hands."""
        address = f"[{self.host}]" if ":" in self.host else self.host
        asked = {
            "bind": f"{address}:{self.port}",
            "workers": WORKERS,
            "threads": THREADS,
            "worker_class": "gthread",
            "timeout": TIMEOUT_SECONDS,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": lambda _: self.told(),
        }
        for name, value in asked.items():
            self.cfg.set(name, value)

    def load(self) -> Any:  # noqa: ANN401 - a WSGI application
        """Return the application; each worker opens its own connections."""
        from generator.review.wsgi import application

        # What was imported stays: a page of thousands of rows need not look through it for garbage.
        gc.collect()
        gc.freeze()
        return application
