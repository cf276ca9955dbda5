"""Opportunities written « epci/activity », four axes between 0 and 1, and how they are scored."""

import pandas as pd
from hypothesis import strategies as st

from generator.catalogues.criteria import Criterion
from generator.opportunities.scoring import parts, scored

FIRST, SECOND, LAST = "a_etudier_en_premier", "a_instruire", "en_veille"
STEPS = pd.DataFrame(
    {"class_id": [SECOND, LAST, FIRST], "min_score": [40, 0, 60], "rank_order": [2, 3, 1]}
)
AXES = ("besoin", "manque_offre", "bassin", "emploi")
WEIGHTS = {"besoin": 3.0, "manque_offre": 3.0, "bassin": 2.0, "emploi": 2.0}
Row = dict[str, float | None]


def criterion(name: str, **changes: object) -> Criterion:
    given_ = {
        "id": name,
        "label_fr": name.capitalize(),
        "unit": "part",
        "direction": "more_is_better",
        "floor": 0,
        "ceiling": 1,
        "weight": WEIGHTS.get(name, 1.0),
        "sentence_fr": "{value}.",
        "source_fr": "test",
    }
    return Criterion.model_validate({**given_, **changes})


CRITERIA = [criterion(axis) for axis in AXES]


def score(
    rows: dict[str, Row],
    criteria: list[Criterion] = CRITERIA,
    *,
    gates: dict[str, str] | None = None,
    no_need: tuple[str, ...] = (),
) -> pd.DataFrame:
    """Score opportunities written « epci/activity »: value of each criterion, None if unknown."""
    table = parts_of(rows, criteria)
    return scored(
        listing(rows, no_need), table, answers(rows, gates or {}), STEPS, criteria
    ).set_index("opportunity_id")


def listing(rows: dict[str, Row], no_need: tuple[str, ...] = ()) -> pd.DataFrame:
    keys = [name.split("/") for name in rows]
    return pd.DataFrame(
        {
            "opportunity_id": list(rows),
            "epci_code": [epci for epci, _ in keys],
            "activity_id": [activity for _, activity in keys],
            "called_by_need": [name not in no_need for name in rows],
        }
    )


def parts_of(rows: dict[str, Row], criteria: list[Criterion]) -> pd.DataFrame:
    opportunities = listing(rows)
    values = {
        c.id: opportunities[["epci_code", "activity_id"]]
        .assign(value=pd.array([row.get(c.id) for row in rows.values()], dtype="Float64"))
        .dropna()
        for c in criteria
    }
    return parts(opportunities, values, criteria)


def answers(rows: dict[str, Row], gates: dict[str, str]) -> pd.DataFrame:
    return listing(rows)[["epci_code", "activity_id"]].assign(
        gate_resources=[gates.get(name, "oui") for name in rows], gate_legal="a_verifier"
    )


def full(value: float) -> Row:
    return dict.fromkeys(AXES, value)


VALUE = st.floats(0, 1)
MAYBE = st.none() | VALUE
ROW = st.fixed_dictionaries(dict.fromkeys(AXES, MAYBE))
TABLE = st.dictionaries(
    st.sampled_from([f"{epci}/{activity}" for epci in "ABC" for activity in "xyz"]),
    ROW,
    min_size=1,
)
WEIGHED = st.fixed_dictionaries(dict.fromkeys(AXES, st.sampled_from([0.1, 0.3, 1.0, 2.5, 7.0])))


def weighed(weights: dict[str, float]) -> list[Criterion]:
    return [criterion(axis, weight=weight) for axis, weight in weights.items()]
