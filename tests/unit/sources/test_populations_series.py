import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.populations_series import SOURCE

HEADER = "objectid,reg,dep,cv,codgeo,libgeo," + ",".join(f"p{y}_pop" for y in range(13, 22)) + "\n"
MARIPASOULA = "1,03,973,9703,973353,Maripasoula,1,2,3,4,5,6,7,8,9\n"
PREMIERES = "2,26,21,2115,21507,Premières,140,140,141,141,141,,,,\n"


def landed(text):
    parsed = SOURCE.parse(text.encode())
    return hold_to(SOURCE.landing, parsed.frame, "ici"), parsed.notes


def test_nine_years_make_nine_rows():
    frame, _ = landed(HEADER + MARIPASOULA)
    assert frame["year"].tolist() == list(range(2013, 2022))
    assert frame["value"].tolist() == list(range(1, 10))


def test_an_overseas_code_of_six_figures_loses_the_one_too_many():
    frame, notes = landed(HEADER + MARIPASOULA)
    assert set(frame["territory_code"]) == {"97353"}
    assert [(note.kind, note.count) for note in notes] == [("repare", 1)]


def test_a_commune_merged_in_2018_is_unknown_afterwards_and_not_empty():
    frame, _ = landed(HEADER + PREMIERES)
    assert frame["value"].isna().tolist() == [False] * 5 + [True] * 4


def test_a_population_written_in_letters_is_refused():
    with pytest.raises(DataError, match="« douze »"):
        SOURCE.parse((HEADER + PREMIERES.replace("140,140", "douze,140")).encode())
