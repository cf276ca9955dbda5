import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.rurality_grid import SOURCE

HEADER = "\ufeffinsee_com,lib_com,niveau_ruralite\n"


def _landed(*lines):
    landed = SOURCE.parse((HEADER + "\n".join(lines) + "\n").encode())
    return hold_to(SOURCE.landing, landed.frame, SOURCE.id), landed.notes


def test_a_label_loses_the_spaces_around_it():
    frame, notes = _landed("2A004,Ajaccio, Les petites polarités mixtes ")
    assert frame["label_fr"].tolist() == ["Les petites polarités mixtes"]
    assert frame["territory_code"].tolist() == ["2A004"]
    assert notes == ()


def test_a_commune_without_class_is_set_aside():
    frame, notes = _landed("21231,Dijon,Les petites polarités mixtes", "21166,Exemple,")
    assert frame["territory_code"].tolist() == ["21231"]
    assert [(note.kind, note.count) for note in notes] == [("mis_a_part", 1)]


def test_an_empty_file_is_refused():
    with pytest.raises(DataError, match="vide"):
        SOURCE.parse(b"")
