import pytest

from generator.contracts import Note, hold_to
from generator.errors import DataError
from generator.sources.cog_communes import SOURCE

HEADER = "TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT\n"
ROWS = (
    "COM,2A004,94,2A,20R,2A1,1,AJACCIO,Ajaccio,Ajaccio,2A99,\n"
    "COMD,01015,,,,,1,ARBIGNIEU,Arbignieu,Arbignieu,,01015\n"
)


def landed(text):
    parsed = SOURCE.parse(text.encode())
    return hold_to(SOURCE.landing, parsed.frame, "ici"), parsed.notes


def test_a_corsican_commune_keeps_its_letter_and_an_old_commune_its_parent():
    frame, notes = landed(HEADER + ROWS)
    assert frame["commune_code"].tolist() == ["01015", "2A004"]
    assert frame["parent_code"].tolist()[0] == "01015"
    assert frame["departement_code"].isna().tolist() == [True, False]
    assert notes == ()


def test_a_code_that_lost_its_zero_is_padded_and_said():
    frame, notes = landed(HEADER + "COM,1004,84,01,01D,011,1,A,A,Ambérieu-en-Bugey,0101,\n")
    assert frame["commune_code"].tolist() == ["01004"]
    assert [(note.kind, note.count) for note in notes] == [("repare", 1)]


def test_an_unknown_type_of_commune_is_set_aside():
    frame, notes = landed(HEADER + ROWS + "COMX,01016,84,01,,,1,A,A,A,,\n")
    assert len(frame) == 2
    assert notes == (Note("mis_a_part", "lignes d'un type de commune inconnu", 1),)


def test_a_list_without_its_code_column_is_refused():
    with pytest.raises(DataError, match="colonnes absentes : COM"):
        SOURCE.parse(b"TYPECOM,REG,DEP,LIBELLE,COMPARENT\nCOM,84,01,A,\n")
