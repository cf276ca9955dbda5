"""A criterion as its SQL file declares it: label, unit, fixed anchors, weight, sentence."""

from collections.abc import Iterable, Mapping
from typing import Literal

import pandas as pd
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from generator.errors import CatalogueError, Fault

PREFIX = "crit_"
WHOLE = "floor, ceiling ou veto"  # lines that only make sense together


class Criterion(BaseModel):
    """One question asked of every opportunity.

    ``floor`` is marked 0 and ``ceiling`` 100, in the criterion's own unit; both are fixed for a
    release, so a territory's score never moves because another was added. ``veto`` is a mark:
    under it, on a core axis, nothing else can lift the opportunity to the first class.
    ``says_why``: its sentence may open an explanation; ``says_against``: a weak mark may be the
    reason against. An estimate of the catalogue, the same everywhere, does neither.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)

    id: str
    label_fr: str
    unit: str
    direction: Literal["more_is_better", "less_is_better"]
    floor: float
    ceiling: float
    weight: float = Field(ge=0)
    sentence_fr: str
    source_fr: str
    method_fr: str = ""
    core: bool = False
    veto: float | None = Field(default=None, ge=0, le=100)
    says_why: bool = False
    says_against: bool = True

    @model_validator(mode="after")
    def _anchors_differ(self) -> "Criterion":
        if self.ceiling <= self.floor:
            message = "ceiling must be above floor"
            raise ValueError(message)
        if self.veto is not None and not self.core:
            message = "only a core axis has a veto"
            raise ValueError(message)
        return self


def read_criterion(table: str, header: Mapping[str, str]) -> Criterion:
    """Read a criterion from the header of its file.

    Raises
    ------
    CatalogueError
        One fault a line of the header that is absent or cannot be used.
    """
    criterion_id = table.removeprefix(PREFIX)
    try:
        return Criterion.model_validate({**header, "id": criterion_id})
    except ValidationError as error:
        faults = (
            Fault(
                f"ligne d'en-tête « {'.'.join(map(str, fault['loc'])) or WHOLE} » "
                "absente ou inutilisable",
                where=f"sql/6_criteria/{table}.sql",
                example="-- floor: 0.00",
                remedy="voyez CONTRIBUTING.md, « un critère »",
            )
            for fault in error.errors()
        )
        raise CatalogueError(*faults) from error


def criteria_table(criteria: Iterable[Criterion]) -> pd.DataFrame:
    """Give the criteria as a table, one row each, the weightiest first."""
    columns = {
        "criterion_id": "string",
        "criterion_label_fr": "string",
        "method_fr": "string",
        "unit": "string",
        "direction": "string",
        "floor": "Float64",
        "ceiling": "Float64",
        "weight": "Float64",
        "is_core": "boolean",
        "veto": "Float64",
        "source_fr": "string",
    }
    ordered = sorted(criteria, key=lambda c: (-c.weight, c.id))
    names = {"id": "criterion_id", "label_fr": "criterion_label_fr", "core": "is_core"}
    rows = pd.DataFrame([c.model_dump() for c in ordered]).rename(columns=names)
    return rows[list(columns)].astype(columns)
