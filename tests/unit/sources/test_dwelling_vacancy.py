import json

import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.dwelling_vacancy import SOURCE


def _landed(communes, meta=None):
    document = {"meta": meta or {"data_year": 2021}, "communes": communes}
    landed = SOURCE.parse(json.dumps(document).encode())
    return hold_to(SOURCE.landing, landed.frame, SOURCE.id), landed.notes


def test_dwellings_are_dated_by_the_files_own_year():
    frame, _ = _landed({"2A004": {"log": 372, "vac": 17}})
    assert dict(zip(frame["indicator_id"], frame["value"], strict=True)) == {
        "dwellings": 372,
        "vacant_dwellings": 17,
    }
    assert set(frame["year"]) == {2021}


def test_a_commune_with_more_vacant_dwellings_than_dwellings_is_set_aside():
    frame, notes = _landed({"21231": {"log": 10, "vac": 3}, "21166": {"log": 10, "vac": 30}})
    assert set(frame["territory_code"]) == {"21231"}
    assert [(note.kind, note.count) for note in notes] == [("mis_a_part", 1)]


def test_a_file_that_does_not_say_its_year_is_refused():
    with pytest.raises(DataError, match="data_year"):
        _landed({"21231": {"log": 10, "vac": 3}}, meta={"note": "sans année"})
