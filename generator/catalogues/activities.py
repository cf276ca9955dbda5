"""An activity a territory could carry, as ``data/activities/<id>.yaml`` describes it."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from generator.catalogues.figures import Certainty, Entry, Figure, Range, Slug, Text, WholeRange

NafCode = Annotated[str, StringConstraints(pattern=r"^\d{2}\.\d{2}[A-Z]$")]
EquipmentCode = Annotated[str, StringConstraints(pattern=r"^[A-G]\d{3}$")]
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


class Source(Entry):
    """What is known of the activity, and how surely."""

    text_fr: Text
    certainty: Certainty


class Activity(Entry):
    """One candidate activity.

    ``supplementarite_risk`` runs from 0 (no offer to compete with) to 3 (local committee to be
    asked every time); ``carriers`` are ordered, the most usual first.
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
    naf: Naf
    equipment: Equipment
    supplementarite_risk: Annotated[int, Field(ge=0, le=3)]
    check_fr: Text | None
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
            "naf.codes": self.naf.codes,
            "equipment.substitutes": self.equipment.substitutes,
        }
        for key, values in lists.items():
            if len(set(values)) < len(values):
                message = f"la liste « {key} » cite deux fois la même valeur"
                raise ValueError(message)
        return self
