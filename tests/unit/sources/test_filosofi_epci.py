import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.filosofi_epci import SOURCE

HEADER = "CODGEO;LIBGEO;MED15;TP6015;PPEN15;RD15\n"


def _values(*lines):
    landed = SOURCE.parse((HEADER + "\n".join(lines) + "\n").encode())
    frame = hold_to(SOURCE.landing, landed.frame, SOURCE.id)
    return frame.set_index("indicator_id")["value"], landed.notes


def test_percentages_become_shares():
    values, _ = _values("200000164;CC;23836.5;6.1;25.9;2.5")
    assert values.to_dict() == pytest.approx(
        {
            "median_income_eur": 23836.5,
            "poverty_share": 6.1 / 100,
            "pensions_share": 25.9 / 100,
            "d9_d1_ratio": 2.5,
        }
    )


def test_a_withheld_rate_has_no_value_and_is_not_zero():
    values, _ = _values("200000164;CC;23836.5;;25.9;2.5")
    assert values.isna().to_dict()["poverty_share"]


def test_a_poverty_of_130_percent_is_set_aside():
    values, notes = _values("200000164;CC;23836.5;130;25.9;2.5")
    assert "poverty_share" not in values
    assert [(note.kind, note.count) for note in notes] == [("mis_a_part", 1)]


def test_a_file_without_the_median_is_refused_naming_it():
    with pytest.raises(DataError, match="MED15"):
        SOURCE.parse(b"CODGEO;TP6015;PPEN15;RD15\n200000164;6;25;2\n")
