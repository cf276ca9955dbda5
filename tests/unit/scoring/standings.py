"""Opportunities laid as a grid, and reranked under other weights."""

from hypothesis import settings
from hypothesis import strategies as st

from generator.opportunities.scoring import scored
from generator.opportunities.standings import grid_of
from tests.unit.scoring.rows import (
    CRITERIA,
    STEPS,
    answers,
    listing,
    parts_of,
    weighed,
)

LABELLED = STEPS.assign(class_label_fr=["à instruire", "en veille", "à étudier en premier"])
SOME = settings(max_examples=25, deadline=None)
FEW_DRAWS = 400
CALLED = st.sets(st.sampled_from([f"{epci}/{name}" for epci in "ABC" for name in "xyz"]))


def tables(rows, criteria=CRITERIA, *, gates=None, no_need=()):
    table = parts_of(rows, criteria)
    told = scored(listing(rows, no_need), table, answers(rows, gates or {}), STEPS, criteria)
    return table, told


def grid(rows, criteria=CRITERIA, **options):
    return grid_of(*tables(rows, criteria, **options), STEPS, criteria)


def told_under(weights, rows, *, gates=None, no_need=()):
    _, told = tables(rows, weighed(weights), gates=gates, no_need=no_need)
    return told.set_index("opportunity_id")
