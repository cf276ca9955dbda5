"""An activity a territory could carry, as ``data/activities/<id>.yaml`` describes it."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from generator.catalogues.figures import (
    Certainty,
    Entry,
    Figure,
    Range,
    Slug,
    Text,
    Users,
    WholeRange,
    YearlyFigure,
    refuse_unsourced,
)

NafCode = Annotated[str, StringConstraints(pattern=r"^\d{2}\.\d{2}[A-Z]$")]
EquipmentCode = Annotated[str, StringConstraints(pattern=r"^[A-G]\d{3}$")]
RomeCode = Annotated[str, StringConstraints(pattern=r"^[A-N]\d{4}$")]
Programme = Literal["tepos", "tzdzg", "pvd", "acv", "ti", "qpv", "france_services"]
Weight = Annotated[float, Field(gt=0, le=1)]


class Resources(Entry):
    """Kinds of local resource: without the critical ones the activity cannot live."""

    critical: tuple[Slug, ...]
    useful: tuple[Slug, ...]

    @model_validator(mode="after")
    def _each_kind_is_named_once(self) -> Self:
        kinds = [*self.critical, *self.useful]
        repeated = sorted({kind for kind in kinds if kinds.count(kind) > 1})
        if repeated:
            message = f"la ressource « {repeated[0]} » est citée deux fois"
            raise ValueError(message)
        return self


class Naf(Entry):
    """Codes of the French activity nomenclature, with the revision they belong to."""

    revision: Literal["2"]
    codes: tuple[NafCode, ...]


class Equipment(Entry):
    """Equipment types (BPE) that already give the same answer nearby."""

    vintage: Text
    substitutes: tuple[EquipmentCode, ...]


class Skills(Entry):
    """Trades (ROME) the activity works with, chosen from their labels; none when none fits."""

    nomenclature: Literal["ROME 2021-07"]
    codes: tuple[RomeCode, ...]
    certainty: Certainty
    source_fr: Text | None = None

    @model_validator(mode="after")
    def _say_where_they_come_from(self) -> Self:
        refuse_unsourced(known=bool(self.codes), certainty=self.certainty, source_fr=self.source_fr)
        return self


NO_SKILLS = Skills(nomenclature="ROME 2021-07", codes=(), certainty="inconnu")
NO_USERS = Users(min=None, max=None, basis=None, certainty="inconnu")
NO_AMOUNT = WholeRange(min=None, max=None, certainty="inconnu")
NO_REVENUE = YearlyFigure(value=None, year=None, certainty="inconnu")


class Source(Entry):
    """What is known of the activity, and how surely."""

    text_fr: Text
    certainty: Certainty


class Activity(Entry):
    """One candidate activity.

    ``supplementarite_risk`` runs from 0 (no offer to compete with) to 3 (local committee to be
    asked every time); ``carriers`` are ordered, the most usual first. ``partners`` are other
    activities it lives with: they bring it a flow, users or an outlet. What a workspace's own
    entry leaves out is unknown.
    """

    id: Slug
    label_fr: Text
    description_fr: Text
    themes: Annotated[dict[Slug, Weight], Field(min_length=1)]
    resources: Resources
    fte: Range
    catchment_people: WholeRange
    catchment_road_min: Figure
    delay_months: WholeRange
    solvable_users: Users = NO_USERS
    capex_eur: WholeRange = NO_AMOUNT
    revenue_per_fte_eur: YearlyFigure = NO_REVENUE
    season_fr: Text | None = None
    naf: Naf
    skills: Skills = NO_SKILLS
    equipment: Equipment
    supplementarite_risk: Annotated[int, Field(ge=0, le=3)]
    check_fr: Text | None
    partners: tuple[Slug, ...] = ()
    carriers: tuple[Slug, ...]
    other_carriers_fr: tuple[Text, ...] = ()
    programmes: tuple[Programme, ...] = ()
    bundle_of: tuple[Slug, ...] = ()
    examples_fr: tuple[Text, ...] = ()
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _lists_name_each_thing_once(self) -> Self:
        lists: dict[str, tuple[str, ...]] = {
            "carriers": self.carriers,
            "programmes": self.programmes,
            "bundle_of": self.bundle_of,
            "partners": self.partners,
            "naf.codes": self.naf.codes,
            "skills.codes": self.skills.codes,
            "equipment.substitutes": self.equipment.substitutes,
        }
        for key, values in lists.items():
            if len(set(values)) < len(values):
                message = f"la liste « {key} » cite deux fois la même valeur"
                raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _lives_with_others(self) -> Self:
        if self.id in self.partners:
            message = "une activité n'est pas sa propre partenaire"
            raise ValueError(message)
        return self
