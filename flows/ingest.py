"""Fetch the sources: one task each, tried again when the network fails and only then."""

from typing import Any

import httpx
from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.tasks import Task, exponential_backoff

from flows import reports
from flows.parameters import DEFAULTS, Reglages
from generator import plans
from generator.contracts import Source
from generator.errors import SourceError
from generator.runs import Plan
from generator.sources.arrival.snapshots import Snapshot

AT_ONCE = 4  # downloads side by side; producers' servers are shared with everyone
RETRIES = 3
FIRST_WAIT_S = 10.0  # then 20 and 40


def is_unreachable(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Say whether trying again may help: not for a folder without the file, nor for bad data."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, SourceError) and isinstance(error.__cause__, httpx.HTTPError)


@task(name="Préparer l'espace de travail", cache_policy=NO_CACHE, persist_result=False)
def prepare(plan: Plan, *, demo: bool) -> None:
    """Make the folders, and bring the demonstration's inputs when it is asked for."""
    plans.prepare(plan, demo=demo)


@task(
    name="Collecter une source",
    task_run_name="collecter {source.id}",
    tags=["source"],
    retries=RETRIES,
    retry_delay_seconds=exponential_backoff(backoff_factor=FIRST_WAIT_S),
    retry_jitter_factor=0.3,
    retry_condition_fn=is_unreachable,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def collect(plan: Plan, source: Source) -> Snapshot:
    """Fetch one source and keep its bytes."""
    return plans.fetch(plan, source)


@flow(
    name="Collecter les sources",
    description="Prend une copie datée de chaque source publique. Une source qui ne répond pas "
    "garde sa dernière bonne copie et se voit en échec ; s'il n'y en a aucune, tout s'arrête.",
    task_runner=ThreadPoolTaskRunner(AT_ONCE),  # type: ignore[arg-type]  # invariant in its future
    persist_result=False,
)
def ingest(reglages: Reglages = DEFAULTS) -> list[str]:
    """Fetch every source, show which copy of each is held; return those that did not answer."""
    plan = reglages.plan()
    prepare(plan, demo=reglages.demo)
    with plan.store.writing():
        asked = {key: collect.submit(plan, source) for key, source in plan.wanted.items()}
        answers = {key: one.result(raise_on_failure=False) for key, one in asked.items()}
    faults = plans.unanswered(answers)
    reports.show_freshness(plans.last_good(plan, faults), faults)
    return sorted(faults)
