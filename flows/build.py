"""Build every table from the last good snapshots, in the order the chain asks for."""

from collections.abc import Mapping

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows import reports
from flows.parameters import DEFAULTS, Reglages
from generator import plans
from generator.batches import Batch, batches
from generator.errors import GateError
from generator.publication.reports import stages
from generator.runs import Session, session
from generator.sources.arrival.snapshots import Snapshot
from generator.warehouse.checks import CheckResult
from generator.warehouse.store import TableRecord


@task(name="Lire les sources", cache_policy=NO_CACHE, persist_result=False)
def land(under_way: Session, found: Mapping[str, Snapshot]) -> None:
    """Turn every snapshot, survey, register and catalogue into landing tables."""
    under_way.land(found)


@task(
    name="Calculer des tables",
    task_run_name="calculer {batch.name}",
    cache_policy=NO_CACHE,
    persist_result=False,
)
def make(under_way: Session, batch: Batch) -> list[TableRecord]:
    """Make each table of a batch, or reuse the same one made before."""
    return [under_way.build(step) for step in batch.steps]


@task(name="Vérifier les règles", cache_policy=NO_CACHE, persist_result=False)
def check(under_way: Session) -> list[CheckResult]:
    """Run every rule about data; show the rows at fault when one refuses."""
    try:
        return under_way.check()
    except GateError as error:
        reports.show_refusal(error)
        raise


@flow(
    name="Calculer",
    description="Refait les tables dont une entrée a changé, vérifie les règles sur les données, "
    "puis fait de ce calcul le calcul courant. Une règle en défaut laisse le précédent en place.",
    persist_result=False,
)
def build(reglages: Reglages = DEFAULTS) -> str:
    """Build every table, check the rules, and move the pointer; return the build's id."""
    plan = reglages.plan()
    found = plans.last_good(plan)
    plans.bring_decisions(plan)
    with session(plan) as under_way:
        land(under_way, found)
        bar = reports.start_progress()
        for percent, batch in stages(batches(under_way.steps())):
            make(under_way, batch)
            reports.move_progress(bar, percent)
        results = check(under_way)
        made = under_way.finish(results)
    reports.show_bulletin(plan.store, made, results)
    return made.build_id
