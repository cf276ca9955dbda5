"""Publish a build for one EPCI, a département or the whole country."""

from collections.abc import Sequence

from prefect import flow
from prefect.assets import Asset, AssetProperties, materialize
from prefect.cache_policies import NO_CACHE

from flows import reports
from flows.parameters import DEFAULTS, Reglages
from generator import plans
from generator.publication import release
from generator.publication.published import TABLES
from generator.publication.release import Release
from generator.runs import Plan
from generator.warehouse.store import Build

PUBLISHED = [
    Asset(key=f"generateur://{table.name}", properties=AssetProperties(name=table.sheet_fr))
    for table in TABLES
]


@materialize(
    *PUBLISHED,
    name="Écrire la publication",
    task_run_name="publier {selection}",
    cache_policy=NO_CACHE,
    persist_result=False,
)
def write(
    plan: Plan, build: Build, epci_codes: Sequence[str], selection: str, *, briefs: bool
) -> Release:
    """Write the release whole, or not at all."""
    return release.publish(
        plan.store,
        build,
        plan.workspace.release,
        epci_codes=epci_codes,
        columns_file=plan.data / "columns.csv",
        selection=selection,
        briefs=briefs,
        imprint=plans.imprint_of(plan, selection),
    )


@flow(
    name="Publier",
    description="Écrit le classeur, les fichiers ouverts et les fiches d'un EPCI, d'un "
    "département ou de la France, à partir du calcul courant ou d'un calcul nommé.",
    persist_result=False,
)
def publish(reglages: Reglages = DEFAULTS, calcul: str | None = None) -> Release:
    """Publish a build, the current one by default; show its ranking and where it is."""
    plan = reglages.plan()
    made = plan.store.build(calcul)
    codes, selection = plans.chosen_epcis(
        plan.store, made, epci=reglages.epci, departement=reglages.departement
    )
    released = write(plan, made, codes, selection, briefs=reglages.fiches)
    plans.hand_to_review(plan, made, codes)
    reports.show_ranking(plan.store, made, codes)
    reports.show_release(released)
    return released
