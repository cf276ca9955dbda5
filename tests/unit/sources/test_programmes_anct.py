import json

import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.programmes_anct import SOURCE


def _landed(communes):
    landed = SOURCE.parse(json.dumps({"communes": communes}).encode())
    return hold_to(SOURCE.landing, landed.frame, SOURCE.id), landed.notes


def test_a_commune_has_one_label_for_each_of_its_programmes():
    frame, _ = _landed(
        {
            "01053": {"label": "Bourg-en-Bresse", "acv": True, "ort": True},
            "21247": {"label": "Exemple", "pvd": True, "acv": False},
        }
    )
    assert list(zip(frame["territory_code"], frame["label_fr"], strict=True)) == [
        ("01053", "acv"),
        ("01053", "ort"),
        ("21247", "pvd"),
    ]


def test_a_commune_at_an_unreadable_code_is_set_aside():
    frame, notes = _landed(
        {"21231": {"acv": True, "pvd": True, "ort": True}, "Dijon": {"acv": True}}
    )
    assert set(frame["territory_code"]) == {"21231"}
    assert [(note.kind, note.count) for note in notes] == [("non_compris", 1), ("mis_a_part", 1)]


def test_a_file_without_one_of_the_programmes_is_refused():
    with pytest.raises(DataError, match="pvd"):
        _landed({"21231": {"acv": True, "ort": True}})
