"""The two short vocabularies every room shares: kinds of resource, classes of opportunity."""

from typing import Annotated, Literal

from pydantic import Field

from generator.catalogues.figures import Entry, Slug, Text

Family = Literal[
    "premises", "land", "equipment", "skill", "material_flow", "money", "people", "actor"
]


class ResourceKind(Entry):
    """A kind of local resource; ``brownfield_counts`` when a vacant site can serve as one."""

    id: Slug
    label_fr: Text
    family: Family
    brownfield_counts: bool = False


class ScoreClass(Entry):
    """A class people read, from a lowest score out of 100; rank 1 comes first."""

    class_id: Slug
    label_fr: Text
    min_score: Annotated[float, Field(ge=0, le=100)]
    rank_order: Annotated[int, Field(ge=1)]
