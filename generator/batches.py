"""Group the tables a run makes, so that a scheduler tells of few tasks."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.warehouse.building import PythonTable, Step

PYTHON_WEIGHT = 3  # against a model of sql/
MOST_TOGETHER = 6  # a batch's name still reads as a line, and its end still moves the bar


@dataclass(frozen=True)
class Batch:
    """Tables made one after the other by one task; its length is their number."""

    steps: tuple[Step, ...]

    @property
    def name(self) -> str:
        """The tables made, as the page names their task."""
        return ", ".join(step.name for step in self.steps)

    def __len__(self) -> int:
        """Count the tables."""
        return len(self.steps)


def batches(steps: Iterable[Step]) -> list[Batch]:
    """Group the models that follow each other, so that a run stays within a hundred tasks.

    A model of ``sql/`` takes less time than a scheduler takes to tell of it; a table that Python
    makes takes longer and counts for several. The order is the one given.
    """
    groups: list[list[Step]] = []
    for step in steps:
        if groups and sum(map(_weight, [*groups[-1], step])) <= MOST_TOGETHER:
            groups[-1].append(step)
        else:
            groups.append([step])
    return [Batch(tuple(group)) for group in groups]


def _weight(step: Step) -> int:
    return PYTHON_WEIGHT if isinstance(step, PythonTable) else 1
