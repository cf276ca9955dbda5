import json

import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.brownfields import SOURCE


def _values(total, statuses, surface):
    commune = {"label": "X", "n": total, "by_status": statuses, "total_surface_m2": surface}
    landed = SOURCE.parse(json.dumps({"communes": {"61214": commune}}).encode())
    frame = hold_to(SOURCE.landing, landed.frame, SOURCE.id)
    return frame.set_index("indicator_id")["value"], landed.notes


def test_sites_are_counted_and_those_without_project_apart():
    values, notes = _values(28, {"friche sans projet": 17, "friche avec projet": 11}, 160_728)
    assert values.to_dict() == {
        "brownfield_count": 28,
        "brownfield_without_project_count": 17,
        "brownfield_m2": 160_728,
    }
    assert notes == ()


def test_a_status_not_listed_is_zero_only_when_the_others_make_the_total():
    assert _values(11, {"friche avec projet": 11}, 5)[0]["brownfield_without_project_count"] == 0
    values, notes = _values(12, {"friche avec projet": 11}, 5)
    assert values.isna()["brownfield_without_project_count"]
    assert [(note.kind, note.count) for note in notes] == [("non_compris", 1)]


def test_a_total_surface_of_zero_is_unknown():
    values, notes = _values(1, {"friche sans projet": 1}, 0)
    assert values.isna()["brownfield_m2"]
    assert [(note.kind, note.count) for note in notes] == [("non_compris", 1)]


def test_a_file_without_communes_is_refused():
    with pytest.raises(DataError, match="communes"):
        SOURCE.parse(b'{"meta": {}}')
