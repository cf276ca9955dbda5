"""Make old answers expire, once a month, and leave a certificate."""

import os
from pathlib import Path

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from pydantic import BaseModel, ConfigDict, Field

from flows.parameters import WORKSPACE
from generator import expiry, plans
from generator.expiry import Outcome, Rule
from generator.settings import FEWEST_MONTHS_KEPT, MOST_MONTHS_KEPT, read_settings
from generator.warehouse.workspace import Workspace


class ReglagesMenage(BaseModel):
    """L'espace de travail, et la durée de garde des réponses."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="Réglages du ménage")

    espace: Path | None = Field(
        default=None,
        title="Espace de travail",
        description=f"Dossier de l'espace de travail. Vide : celui de la variable {WORKSPACE}, "
        "sinon le dossier où tourne le service.",
    )
    mois: int | None = Field(
        default=None,
        ge=FEWEST_MONTHS_KEPT,
        le=MOST_MONTHS_KEPT,
        title="Mois de garde",
        description="Vide : mois_de_conservation de generateur.toml, sinon 24.",
    )
    avec_publications: bool = Field(
        default=False,
        title="Publications aussi",
        description="Supprimer aussi ce qui a été publié de ces réponses : des nombres agrégés, "
        "où les petits effectifs sont déjà masqués.",
    )
    essai: bool = Field(
        default=False, title="Essai", description="Dire ce qui serait supprimé, sans rien faire."
    )

    def rule(self) -> tuple[Workspace, Rule]:
        """Say what expires, and where."""
        plan = plans.plan_for(self.espace or Path(os.environ.get(WORKSPACE, "")), mirror=None)
        months = self.mois or read_settings(plan.workspace.settings_file).mois_de_conservation
        return plan.workspace, expiry.rule_for(
            plan.workspace,
            plan.data,
            months=months,
            today=plan.today,
            with_releases=self.avec_publications,
        )


DEFAULTS = ReglagesMenage()


@task(name="Faire expirer les réponses", cache_policy=NO_CACHE, persist_result=False)
def clean(workspace: Workspace, rule: Rule, *, is_trial: bool) -> Outcome:
    """Delete what has expired, or only say it."""
    return (expiry.foresee if is_trial else expiry.expire)(workspace, rule)


@flow(
    name="Ménage",
    description="Supprime les réponses d'enquête gardées assez longtemps et les tables faites "
    "d'elles, et laisse un certificat. Interrompu, il se termine à l'exécution suivante.",
    persist_result=False,
)
def housekeeping(reglages: ReglagesMenage = DEFAULTS) -> Outcome:
    """Make old answers expire; show what was deleted."""
    workspace, rule = reglages.rule()
    outcome = clean(workspace, rule, is_trial=reglages.essai)
    text = "\n".join(f"- {line}" for line in expiry.told(outcome))
    create_markdown_artifact(text, key="menage", description="Expiration des réponses")
    return outcome
