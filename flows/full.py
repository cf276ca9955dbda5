"""The whole chain: fetch, build, check, publish."""

from prefect import flow

from flows.build import build
from flows.ingest import ingest
from flows.parameters import DEFAULTS, Reglages
from flows.publish import publish
from generator.publication.release import Release


@flow(
    name="Chaîne complète",
    description="Collecte les sources, calcule, vérifie et publie. Un échec à une étape arrête la "
    "suite et laisse en place le dernier bon calcul et les publications déjà faites.",
    persist_result=False,
)
def full(reglages: Reglages = DEFAULTS) -> Release:
    """Fetch, build and publish; return what was published."""
    ingest(reglages)
    calcul = build(reglages)
    return publish(reglages, calcul)
