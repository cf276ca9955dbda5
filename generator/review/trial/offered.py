"""The weightings a person may start from: the build's, those voted, their own, those shared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.catalogues.criteria import Criterion
from generator.catalogues.weightings import REFERENCE, read_versions, read_weights
from generator.errors import CatalogueError
from generator.french import listed, typographic
from generator.review.configuration import configuration
from generator.review.models import Build, Person, Weighting
from generator.review.selection import Axis
from generator.review.trial.asked import weight_fr
from generator.runs import header_criteria
from generator.settings import shipped
from generator.warehouse.engine import connect

REFERENCE_FR = "référence"


def named_fr(weighting_id: str) -> str:
    """Name a weighting as people read it: theirs by its file, ours in French."""
    return REFERENCE_FR if weighting_id == REFERENCE else weighting_id


@dataclass(frozen=True)
class Offered:
    """A weighting: its name, where it comes from, a weight for each criterion."""

    name_fr: str
    told_fr: str
    weights: Mapping[str, float]
    weighting_id: int | None = None
    is_own: bool = False

    def moved_from(self, axes: Sequence[Axis]) -> dict[str, float]:
        """Give the weights that are not those of a build; criteria it does not have are left."""
        return {
            axis.criterion_id: self.weights[axis.criterion_id]
            for axis in axes
            if self.weights.get(axis.criterion_id, axis.weight) != axis.weight
        }

    def lines_fr(self, axes: Sequence[Axis]) -> str:
        """Write its weights in one line, in the order of the axes."""
        return typographic(
            " ; ".join(
                f"{axis.label_fr} {weight_fr(self.weights.get(axis.criterion_id, axis.weight))}"
                for axis in axes
            )
        )


@dataclass(frozen=True)
class Offer:
    """All that may be tried, and what is wrong with the files of the workspace."""

    voted: tuple[Offered, ...]
    own: tuple[Offered, ...]
    shared: tuple[Offered, ...]
    faults: tuple[str, ...]

    @property
    def every(self) -> tuple[Offered, ...]:
        """All of them."""
        return (*self.voted, *self.own, *self.shared)

    def name_of(self, weights: Mapping[str, float]) -> str:
        """Name the weighting that says the very same; nothing when none does."""
        return next((one.name_fr for one in self.every if one.weights == dict(weights)), "")


def offer_to(person: Person, build: Build | None) -> Offer:
    """List what a person may start from: two questions asked of the database at most."""
    voted, faults = _voted(build) if build else ((), ())
    kept = list(Weighting.objects.open_to(person))
    return Offer(
        voted=voted,
        own=tuple(_kept(one, is_own=True) for one in kept if one.author_id == person.pk),
        shared=tuple(_kept(one, is_own=False) for one in kept if one.author_id != person.pk),
        faults=faults,
    )


def _kept(one: Weighting, *, is_own: bool) -> Offered:
    told = "gardée par vous" if is_own else f"partagée par {one.author.name_fr}"
    if is_own and one.is_shared:
        told = "gardée et partagée par vous"
    return Offered(one.name, typographic(told), one.weights, one.pk, is_own)


def _voted(build: Build) -> tuple[tuple[Offered, ...], tuple[str, ...]]:
    """Read the versions of the workspace; one that this build cannot read is told, not offered."""
    folders = [shipped("data"), configuration().workspace.catalogues]
    criteria = _criteria(build.tables["out_criteria"])
    own = {criterion.id: criterion.weight for criterion in criteria}
    offered = [Offered(named_fr(build.weighting_id), "celle du calcul", own)]
    if build.weighting_id != REFERENCE and set(reference_weights()) == set(own):
        frozen = dict(reference_weights())
        offered.append(Offered(REFERENCE_FR, "figée avec le programme", frozen))
    try:
        versions = read_versions(folders)
    except CatalogueError as error:
        return tuple(offered), _told(error)
    faults: list[str] = []
    for name, version in versions.items():
        if name == build.weighting_id:
            continue
        try:
            weights = read_weights(folders, name, criteria)
        except CatalogueError as error:
            faults += _told(error)
        else:
            told = typographic(f"votée le {version.voted_on} par {version.voted_by}")
            offered.append(Offered(name, told, weights))
    return tuple(offered), tuple(faults)


@cache
def reference_weights(sql: Path | None = None) -> Mapping[str, float]:
    """Read, once a process, the weights that the criteria's own files give."""
    with connect() as con:
        return {one.id: one.weight for one in header_criteria(sql or shipped("sql"), con)}


def _criteria(rows: Iterable[Mapping[str, Any]]) -> list[Criterion]:
    names = {"criterion_id": "id", "criterion_label_fr": "label_fr", "is_core": "core"}
    return [
        Criterion.model_validate(
            {names.get(name, name): value for name, value in row.items()} | {"sentence_fr": ""}
        )
        for row in rows
    ]


def _told(error: CatalogueError) -> tuple[str, ...]:
    return (listed([typographic(str(fault)) for fault in error.faults]),)
