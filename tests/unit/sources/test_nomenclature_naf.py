import json

import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.nomenclature_naf import SOURCE


def _landed(*codes):
    rows = [{"id": code, "label": "Libellé"} for code in codes]
    landed = SOURCE.parse(json.dumps(rows).encode())
    return hold_to(SOURCE.landing, landed.frame, SOURCE.id), landed.notes


def test_every_level_of_the_nomenclature_is_kept_as_written():
    frame, _ = _landed("01", "01.1", "01.11", "01.11Z")
    assert frame["code"].tolist() == ["01", "01.1", "01.11", "01.11Z"]


def test_a_code_that_is_no_naf_code_is_set_aside():
    frame, notes = _landed("56.21Z", "5621Z")
    assert frame["code"].tolist() == ["56.21Z"]
    assert [(note.kind, note.count) for note in notes] == [("mis_a_part", 1)]


@pytest.mark.parametrize("raw", [b"[]", b'{"id": "01"}', b'["01"]'])
def test_anything_but_a_list_of_codes_is_refused(raw):
    with pytest.raises(DataError, match="liste"):
        SOURCE.parse(raw)
