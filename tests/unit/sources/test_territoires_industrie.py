import json

import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.territoires_industrie import SOURCE


def _landed(*members):
    features = [
        {"properties": {"siren_groupement": text}, "geometry": {"type": "Point"}}
        for text in members
    ]
    landed = SOURCE.parse(json.dumps({"features": features}).encode())
    return hold_to(SOURCE.landing, landed.frame, SOURCE.id), landed.notes


def test_each_epci_of_a_territory_is_labelled_once():
    frame, notes = _landed("200036499, 242000354", "242000354")
    assert frame["territory_code"].tolist() == ["200036499", "242000354"]
    assert frame["label_fr"].tolist() == ["ti", "ti"]
    assert [(note.kind, note.count) for note in notes] == [("repare", 1)]


def test_a_commune_member_in_its_own_name_is_not_an_epci():
    frame, notes = _landed("215800467, 200067700, 2000")
    assert frame["territory_code"].tolist() == ["200067700"]
    assert [note.count for note in notes] == [1, 1]
    assert {note.kind for note in notes} == {"mis_a_part"}


def test_a_file_without_members_is_refused():
    with pytest.raises(DataError, match="siren_groupement"):
        SOURCE.parse(b'{"features": [{"properties": {"lib_ti": "Exemple"}}]}')
