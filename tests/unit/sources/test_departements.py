import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.departements import SOURCE

RAW = b"DEP,REG,CHEFLIEU,TNCC,NCC,NCCENR,LIBELLE\n2A,94,2A004,3,CORSE DU SUD,Corse-du-Sud,Corse-du-Sud\n01,84,01053,5,AIN,Ain,Ain\n"


def test_a_departement_keeps_its_leading_zero_and_its_letter():
    landed = hold_to(SOURCE.landing, SOURCE.parse(RAW).frame, SOURCE.id)
    assert landed[["code", "label_fr"]].to_numpy().tolist() == [
        ["01", "Ain"],
        ["2A", "Corse-du-Sud"],
    ]


def test_a_file_without_names_is_refused_naming_the_column():
    with pytest.raises(DataError, match="LIBELLE"):
        SOURCE.parse(b"DEP,REG\n01,84\n")
