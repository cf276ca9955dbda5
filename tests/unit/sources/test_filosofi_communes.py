import gzip

import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.filosofi_communes import SOURCE


def _landed(*lines):
    text = "CODGEO;LIBGEO;MED15;TP6015\n" + "\n".join(lines) + "\n"
    landed = SOURCE.parse(gzip.compress(text.encode()))
    return hold_to(SOURCE.landing, landed.frame, SOURCE.id), landed.notes


def test_a_small_commune_under_secret_keeps_its_row_without_value():
    frame, _ = _landed("01001;L'Abergement;22228.0;", "2A004;Ajaccio;20000;17.0")
    poverty = frame[frame["indicator_id"] == "poverty_share"].set_index("territory_code")["value"]
    assert poverty.isna().to_dict() == {"01001": True, "2A004": False}
    assert poverty["2A004"] == pytest.approx(17 / 100)


def test_a_code_that_lost_its_zero_is_completed_and_told():
    frame, notes = _landed("1001;L'Abergement;22228.0;")
    assert set(frame["territory_code"]) == {"01001"}
    assert [(note.kind, note.count) for note in notes] == [("repare", 1)]


def test_an_unreadable_income_is_refused_with_an_example():
    with pytest.raises(DataError, match="s/o"):
        _landed("01001;L'Abergement;s/o;")
