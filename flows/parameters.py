"""What an operator may set in the form of a flow, with its bounds and its explanations."""

import os
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from generator import plans
from generator.choices import check_choice
from generator.errors import GeneratorError
from generator.runs import Plan

WORKSPACE = "GENERATEUR_ESPACE"  # the variable that the command line reads as well


class Reglages(BaseModel):
    """Le territoire, l'espace de travail et les sources d'une exécution."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="Réglages")

    espace: Path | None = Field(
        default=None,
        title="Espace de travail",
        description=f"Dossier de l'espace de travail. Vide : celui de la variable {WORKSPACE}, "
        "sinon le dossier où tourne le service.",
    )
    miroir: Path | None = Field(
        default=None,
        title="Miroir",
        description="Dossier des fichiers des producteurs, au lieu du réseau. Vide : celui de "
        "generateur.toml, s'il y en a un.",
    )
    epci: str | None = Field(
        default=None,
        pattern=r"^2\d{8}$",
        title="EPCI à publier",
        description="Code SIREN à 9 chiffres, par exemple 200039055. Le calcul porte toujours sur "
        "toute la France ; ce choix ne règle que ce qui est publié.",
    )
    departement: str | None = Field(
        default=None,
        pattern=r"^(\d{2}|2[AB]|97\d)$",
        title="Département à publier",
        description="Par exemple 21, 2A ou 974. Ni EPCI ni département : toute la France.",
    )
    sans: tuple[str, ...] = Field(
        default=(),
        max_length=100,
        title="Sources dont on se passe",
        description="Identifiants, par exemple associations ; le bulletin de qualité le dira.",
    )
    fiches: bool = Field(
        default=True,
        title="Fiches",
        description="Écrire aussi les fiches PDF de deux pages (30 territoires au plus).",
    )
    demo: bool = Field(
        default=False,
        title="Démonstration",
        description="Territoire de démonstration livré avec le logiciel : données fictives.",
    )

    @model_validator(mode="after")
    def _one_choice(self) -> Self:
        try:
            check_choice(epci=self.epci, departement=self.departement)
        except GeneratorError as error:
            raise ValueError(str(error)) from error
        return self

    def plan(self) -> Plan:
        """Say what the run is made from."""
        home = self.espace or Path(os.environ.get(WORKSPACE, ""))
        return plans.plan_for(home, mirror=self.miroir, without=self.sans, demo=self.demo)


DEFAULTS = Reglages()
