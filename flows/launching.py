"""Run one flow now, by its name on the command line, and say what came out of it."""

import logging
from collections.abc import Callable

from flows.build import build
from flows.full import full
from flows.ingest import ingest
from flows.parameters import Reglages
from flows.publish import publish
from generator.publication.reports import collection_line, release_lines

FLOWS: dict[str, Callable[[Reglages], list[str]]] = {
    "collecter": lambda reglages: [collection_line(ingest(reglages))],
    "calculer": lambda reglages: [f"Calcul courant : {build(reglages)}"],
    "publier": lambda reglages: release_lines(publish(reglages)),
    "complet": lambda reglages: release_lines(full(reglages)),
}


def run_now(name: str, reglages: Reglages) -> list[str]:
    """Run a flow in this process; its errors are ours and come out as they are."""
    # The page keeps Prefect's own lines and tracebacks; the screen gets ours, and one sentence.
    for logger in ("prefect.flow_runs", "prefect.task_runs"):
        logging.getLogger(logger).propagate = False
    return FLOWS[name](reglages)
