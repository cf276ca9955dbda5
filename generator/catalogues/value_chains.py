"""A value chain of the field, link by link, as ``data/filieres.yaml`` describes it."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Self

from pydantic import Field, model_validator

from generator.catalogues.activities import EquipmentCode
from generator.catalogues.figures import Entry, Slug, Text

FEWEST_LINKS = 3  # with two, one link seen already leaves one missing: that is no chain
RESOURCE, EQUIPMENT, STRUCTURE = "resource", "equipment", "structure"


class Evidence(Entry):
    """What the data can show of a link: one of these seen in an EPCI says the link is there."""

    resource_kinds: tuple[Slug, ...] = ()
    equipment_types: tuple[EquipmentCode, ...] = ()
    structure_kinds: tuple[Slug, ...] = ()

    def rows(self) -> Iterator[tuple[str, str]]:
        """Give each piece as its kind and its identifier."""
        for kind, ids in (
            (RESOURCE, self.resource_kinds),
            (EQUIPMENT, self.equipment_types),
            (STRUCTURE, self.structure_kinds),
        ):
            yield from ((kind, named) for named in ids)

    @model_validator(mode="after")
    def _something_can_be_seen_and_once(self) -> Self:
        pieces = list(self.rows())
        if not pieces:
            message = "il faut au moins une ressource, un équipement ou une structure à voir"
            raise ValueError(message)
        if len(set(pieces)) < len(pieces):
            message = "la même preuve est citée deux fois"
            raise ValueError(message)
        return self


class ChainLink(Entry):
    """One step of a chain; ``activities`` are those of the catalogue that would fill it."""

    id: Slug
    label_fr: Text
    evidence: Evidence
    activities: tuple[Slug, ...]


class ValueChain(Entry):
    """Steps that need one another, in the order of the work."""

    id: Slug
    label_fr: Text
    source_fr: Text
    links: Annotated[tuple[ChainLink, ...], Field(min_length=FEWEST_LINKS)]

    @model_validator(mode="after")
    def _each_link_is_named_once(self) -> Self:
        names = [link.id for link in self.links]
        if len(set(names)) < len(names):
            message = "deux maillons portent le même identifiant"
            raise ValueError(message)
        return self


def link_rows(chains: Iterable[ValueChain]) -> Iterator[tuple[object, ...]]:
    """Give each link in its chain, first step first."""
    for chain in chains:
        for order, link in enumerate(chain.links, start=1):
            yield chain.id, link.id, order, link.label_fr


def evidence_rows(chains: Iterable[ValueChain]) -> Iterator[tuple[object, ...]]:
    """Give each piece of evidence of each link."""
    for chain in chains:
        for link in chain.links:
            for kind, named in link.evidence.rows():
                yield chain.id, link.id, kind, named


def activity_rows(chains: Iterable[ValueChain]) -> Iterator[tuple[object, ...]]:
    """Give each activity that would fill each link."""
    for chain in chains:
        for link in chain.links:
            for activity_id in link.activities:
                yield chain.id, link.id, activity_id
