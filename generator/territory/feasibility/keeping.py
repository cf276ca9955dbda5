"""The model as a text anyone can read: coefficients, rates by type, where they come from. No code.

A pickle is never read: what opens a file must not be able to run it.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from generator.errors import DataError, Fault
from generator.territory.feasibility.entries import Entries
from generator.territory.feasibility.features import FULL, LABELS_FR, SIMPLE
from generator.territory.feasibility.hazard import Curve, Hazard
from generator.territory.feasibility.model import LEVELS, Model

KIND = "modele de faisabilite"
VERSION = 1
DIGITS = 10  # significant ones: beyond them the machine speaks
REMEDY = "refaites-le avec « generateur faisabilite entrainer »"


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class _Curve(_Told):
    critere: str
    libelle_fr: str
    noeuds: list[float] = Field(min_length=1)
    hauteurs: list[float]

    @model_validator(mode="after")
    def _one_height_a_knot(self) -> "_Curve":
        rising = all(a < b for a, b in pairwise(self.noeuds))
        if len(self.hauteurs) != len(self.noeuds) or not rising:
            message = f"« {self.critere} » : il faut des nœuds croissants, une hauteur à chacun"
            raise ValueError(message)
        return self


class _Law(_Told):
    constante: float
    courbes: list[_Curve]


class _Type(_Told):
    type: str = Field(min_length=1)
    code: str | None
    appris: bool
    apparitions: int = Field(ge=0)
    annees_epci_sans: int = Field(ge=0)


class _Year(_Told):
    annee: int
    empreinte: str = Field(pattern=r"^[0-9a-f]{64}$")


class _File(_Told):
    nature: str = Field(pattern=f"^{KIND}$")
    version: int = Field(ge=VERSION, le=VERSION)
    lecture_fr: str
    source_fr: str
    licence_fr: str
    panels: list[_Year] = Field(min_length=2)
    epci: int
    complet: _Law
    explique: _Law
    histoire: list[float] | None
    types: list[_Type] = Field(min_length=1)
    mesures: dict[str, Any]


READING_FR = (
    "Chance d’apparition en n années = 1 − exp(−n × exp(constante + somme des courbes)). Une "
    "courbe est une ligne brisée : sa hauteur à chaque nœud, droite entre deux, plate au-delà. "
    "« histoire » s’ajoute à la constante quand le type manquait, était une fois, ou plusieurs "
    "fois là au panel d’avant."
)
SOURCE_FR = "INSEE, base permanente des équipements ; calcul du projet Générateur"
LICENCE_FR = "Licence Ouverte (INSEE)"


@dataclass(frozen=True)
class KeptModel:
    """A model with the names of its types, and the years it was learned from."""

    model: Model
    types: tuple[str, ...]
    codes: tuple[str | None, ...]
    years: tuple[int, ...]
    hashes: tuple[str, ...]
    epci_count: int
    measures: Mapping[str, Any]

    def applied_to(self, types: Sequence[str]) -> Model:
        """Put the model's rates in the order of these types, named by code or as it knows them.

        A type the model did not learn is marked so, and its chance means nothing.
        """
        places = {name: position for position, name in enumerate(self.types)}
        places |= {code: position for position, code in enumerate(self.codes) if code}
        found = np.array([places.get(name, -1) for name in types])
        known = found >= 0
        model = self.model
        entries = Entries(
            np.where(known, model.entries.entered[found], 0.0),
            np.where(known, model.entries.exposed_years[found], 0.0),
        )
        learned = known & model.modelled[found]
        return Model(model.full, model.simple, entries, learned, model.history)


def model_text(kept: KeptModel) -> str:
    """Write the model as JSON; types not learned from stay, as they help to guess the others."""
    model = kept.model
    names = zip(
        kept.types,
        kept.codes,
        model.entries.entered,
        model.entries.exposed_years,
        model.modelled,
        strict=True,
    )
    told = _File(
        nature=KIND,
        version=VERSION,
        lecture_fr=READING_FR,
        source_fr=SOURCE_FR,
        licence_fr=LICENCE_FR,
        panels=[
            _Year(annee=year, empreinte=digest)
            for year, digest in zip(kept.years, kept.hashes, strict=True)
        ],
        epci=kept.epci_count,
        complet=_law(model.full),
        explique=_law(model.simple),
        histoire=None if model.history is None else [_kept(value) for value in model.history],
        types=[
            _Type(
                type=name,
                code=code,
                appris=bool(learned),
                apparitions=int(entered),
                annees_epci_sans=int(exposed),
            )
            for name, code, entered, exposed, learned in names
        ],
        mesures=dict(kept.measures),
    )
    return json.dumps(told.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def read_model(content: bytes, where: str) -> KeptModel:
    """Read a model written by `model_text`.

    Raises
    ------
    DataError
        If it is anything else; nothing of the file is ever run.
    """
    try:
        told = _File.model_validate(json.loads(content.decode("utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        fault = _fault(where, f"« {place} » est absent ou ne convient pas")
        raise DataError(fault) from error
    except ValueError as error:
        raise DataError(_fault(where, "ce n'est pas un modèle en JSON")) from error
    faults = [
        *_law_faults(told.complet, FULL, where),
        *_law_faults(told.explique, SIMPLE, where),
    ]
    if told.histoire is not None and len(told.histoire) != LEVELS:
        faults.append(_fault(where, f"« histoire » doit tenir {LEVELS} nombres"))
    names = [one.type for one in told.types]
    if len(set(names)) < len(names):
        faults.append(_fault(where, "un type est répété"))
    if faults:
        raise DataError(*faults)
    return _model_of(told)


def _model_of(told: _File) -> KeptModel:
    model = Model(
        _hazard(told.complet),
        _hazard(told.explique),
        Entries(
            np.array([one.apparitions for one in told.types], dtype=np.float64),
            np.array([one.annees_epci_sans for one in told.types], dtype=np.float64),
        ),
        np.array([one.appris for one in told.types]),
        None if told.histoire is None else tuple(told.histoire),
    )
    return KeptModel(
        model,
        tuple(one.type for one in told.types),
        tuple(one.code for one in told.types),
        tuple(one.annee for one in told.panels),
        tuple(one.empreinte for one in told.panels),
        told.epci,
        told.mesures,
    )


def _law(hazard: Hazard) -> _Law:
    curves = [
        _Curve(
            critere=name,
            libelle_fr=LABELS_FR[name],
            noeuds=[_kept(knot) for knot in curve.knots],
            hauteurs=[_kept(height) for height in curve.heights],
        )
        for name, curve in hazard.curves.items()
    ]
    return _Law(constante=_kept(hazard.intercept), courbes=curves)


def _hazard(law: _Law) -> Hazard:
    curves = {one.critere: Curve(tuple(one.noeuds), tuple(one.hauteurs)) for one in law.courbes}
    return Hazard(law.constante, curves)


def _law_faults(law: _Law, wanted: Sequence[str], where: str) -> list[Fault]:
    found = [one.critere for one in law.courbes]
    if found == list(wanted):
        return []
    return [_fault(where, f"les critères attendus sont {', '.join(wanted)}")]


def _kept(value: float) -> float:
    if value == 0:
        return 0.0
    return round(value, DIGITS - 1 - math.floor(math.log10(abs(value))))


def _fault(where: str, what: str) -> Fault:
    return Fault(what, where, remedy=REMEDY)
