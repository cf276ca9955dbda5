"""A Prefect server on this machine, for the time of a service; it tells nothing to anyone."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from generator.errors import Fault, GateError

STARTUP_S = 90  # the first start creates the database; Prefect's own 20 s is too short
POLL_S = 0.5
STOP_S = 15
SETTINGS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(STARTUP_S),
    "PREFECT_LOGGING_EXTRA_LOGGERS": "generator",  # one line a table, in the run's own page
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
}
ADDRESS = "PREFECT_API_URL"


def set_defaults() -> None:
    """Set what Prefect must know before it is imported; the operator's own settings win."""
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)


@contextmanager
def local_server(host: str, port: int) -> Iterator[str]:
    """Start a server, or use the one of ``PREFECT_API_URL``; yield its address.

    Raises
    ------
    GateError
        If it does not answer in time.
    """
    if ADDRESS in os.environ:
        yield os.environ[ADDRESS]
        return
    address = f"http://{host}:{port}/api"
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", host]
    server = subprocess.Popen([*command, "--port", str(port)])  # noqa: S603 - our own words
    try:
        _wait(server, address)
        yield address
    finally:
        server.terminate()
        server.wait(STOP_S)


def _wait(server: subprocess.Popen[bytes], address: str) -> None:
    import httpx  # 0.2 s that every command would pay

    deadline = time.monotonic() + STARTUP_S
    while server.poll() is None and time.monotonic() < deadline:
        try:
            if httpx.get(f"{address}/health").is_success:
                return
        except httpx.TransportError:
            time.sleep(POLL_S)
    remedy = "libérez ce port ou choisissez-en un autre par --port, puis voyez les lignes ci-dessus"
    raise GateError(Fault("le serveur Prefect n'a pas démarré", where=address, remedy=remedy))
