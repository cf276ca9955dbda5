import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.populations_legales import SOURCE

HEADER = "REG;Région;DEP;CODARR;CODCAN;CODCOM;COM;Commune;PMUN;PCAP;PTOT\n"
AJACCIO = "94;Corse;2A;1;01;004;2A004;Ajaccio;70000;1000;71000\n"
MAYOTTE = "CODREG;REG;DEP;CODARR;CODCAN;CODCOM;COM;PMUN;PCAP;PTOT\n06;;976;;;601;;5192;192;5384\n"


def values(text):
    frame = hold_to(SOURCE.landing, SOURCE.parse(text.encode()).frame, "ici")
    return frame[["territory_code", "indicator_id", "year", "value"]].to_numpy().tolist()


def test_each_commune_has_its_two_populations_of_the_census_of_2023():
    assert values(HEADER + AJACCIO) == [
        ["2A004", "population_municipale", 2023, 70000],
        ["2A004", "population_totale", 2023, 71000],
    ]


def test_a_code_of_mayotte_is_built_and_its_census_is_of_2017():
    assert values(MAYOTTE) == [
        ["97601", "population_municipale", 2017, 5192],
        ["97601", "population_totale", 2017, 5384],
    ]
    assert [(note.kind, note.count) for note in SOURCE.parse(MAYOTTE.encode()).notes] == [
        ("repare", 1)
    ]


def test_a_code_that_contradicts_itself_is_set_aside():
    parsed = SOURCE.parse((HEADER + AJACCIO + AJACCIO.replace(";004;", ";005;")).encode())
    assert parsed.frame["territory_code"].tolist() == ["2A004", "2A004"]
    assert [(note.kind, note.count) for note in parsed.notes] == [("mis_a_part", 1)]


def test_a_blank_population_stays_unknown():
    blank = values(HEADER + AJACCIO.replace("70000", ""))
    assert blank[0][3] != blank[0][3]


def test_a_negative_population_is_refused():
    with pytest.raises(DataError, match="négatif"):
        SOURCE.parse((HEADER + AJACCIO.replace("70000", "-70000")).encode())
