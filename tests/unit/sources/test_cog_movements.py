import pytest

from generator.contracts import hold_to
from generator.errors import ContractError
from generator.sources.cog_movements import SOURCE

HEADER = (
    "MOD,DATE_EFF,TYPECOM_AV,COM_AV,TNCC_AV,NCC_AV,NCCENR_AV,LIBELLE_AV,"
    "TYPECOM_AP,COM_AP,TNCC_AP,NCC_AP,NCCENR_AP,LIBELLE_AP\n"
)
MERGER = "32,2017-01-01,COM,24089,0,C,C,Cazoulès,COM,24325,0,P,P,Pechs-de-l'Espérance\n"
CREATION = "20,2011-03-31,,,,,,,COM,97601,1,ACOUA,Acoua,Acoua\n"


def landed(text):
    parsed = SOURCE.parse(text.encode())
    return hold_to(SOURCE.landing, parsed.frame, "ici"), parsed.notes


def test_a_merger_says_from_which_commune_to_which():
    frame, notes = landed(HEADER + MERGER)
    assert frame.loc[0, ["code_before", "code_after"]].tolist() == ["24089", "24325"]
    assert notes == ()


def test_a_line_written_twice_counts_once():
    frame, notes = landed(HEADER + MERGER + MERGER)
    assert len(frame) == 1
    assert [(note.kind, note.count) for note in notes] == [("repare", 1)]


def test_a_commune_created_from_nothing_is_set_aside():
    frame, notes = landed(HEADER + MERGER + CREATION)
    assert frame["code_after"].tolist() == ["24325"]
    assert [(note.kind, note.count) for note in notes] == [("mis_a_part", 1)]


def test_a_french_date_is_refused():
    with pytest.raises(ContractError, match="effective_date"):
        landed(HEADER + MERGER.replace("2017-01-01", "01/01/2017"))
