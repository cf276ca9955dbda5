import pandas as pd
import pytest

from generator.errors import DataError
from generator.resources.register import COLUMNS, DETAILS, read_register

KINDS = {"local_vacant", "terrain_agricole"}
WHERE = "registres/ressources.csv"
HOTEL = ("r1", "200039055", "21231", "local_vacant", "Hôtel fermé depuis 2020")


def register(*rows: tuple[str | None, ...]) -> pd.DataFrame:
    lines = range(2, 2 + len(rows))  # the first line of the file names the columns
    return pd.DataFrame(rows, columns=COLUMNS, index=lines, dtype="string")


def refusals(*rows: tuple[str | None, ...]) -> list[str]:
    with pytest.raises(DataError) as refused:
        read_register(register(*rows), KINDS, WHERE)
    return [str(fault) for fault in refused.value.faults]


def test_a_sound_register_is_kept_in_the_order_of_its_identifiers():
    field = ("r0", "200039055", None, "terrain_agricole", "Champ")
    kept = read_register(register(HOTEL, field), KINDS, WHERE)
    assert kept["resource_id"].tolist() == ["r0", "r1"]
    assert kept["commune_code"].isna().tolist() == [True, False]


def test_the_columns_of_officers_own_notes_are_left_out():
    noted = register(HOTEL).assign(notes="voir le maire")
    assert list(read_register(noted, KINDS, WHERE).columns) == [*COLUMNS, *DETAILS]


def test_a_blank_is_never_an_empty_text():
    kept = read_register(register((*HOTEL[:2], "  ", *HOTEL[3:])), KINDS, WHERE)
    assert kept["commune_code"].isna().all()
    assert refusals((*HOTEL[:4], " ")) == [f"{WHERE}, ligne 2 : resource_label_fr est vide."]


def test_absent_columns_are_named_with_the_line_to_write():
    with pytest.raises(DataError, match=r"colonnes absentes : epci_code.*resource_id;epci_code"):
        read_register(register(HOTEL).drop(columns="epci_code"), KINDS, WHERE)


def test_a_code_that_lost_its_zero_is_told_with_its_line_and_an_example():
    (told,) = refusals((*HOTEL[:2], "1004", *HOTEL[3:]))
    assert told.startswith(f"{WHERE}, ligne 2 : commune_code « 1004 » n'est pas un code de commune")
    assert "21231 ou 2A004" in told


def test_an_unknown_kind_is_told_with_where_to_find_the_known_ones():
    (told,) = refusals((*HOTEL[:3], "piscine", HOTEL[4]))
    assert "« piscine »" in told
    assert "data/resource_kinds.yaml" in told


def test_a_repeated_identifier_is_told_on_each_of_its_lines():
    assert [told.split(" : ")[0] for told in refusals(HOTEL, HOTEL)] == [
        f"{WHERE}, ligne 2",
        f"{WHERE}, ligne 3",
    ]


def test_all_the_faults_of_a_file_are_told_at_once():
    bad = (None, "123", "x", "piscine", None)
    assert len(refusals(HOTEL, bad)) == 5
