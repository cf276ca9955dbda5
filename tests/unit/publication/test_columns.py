from pathlib import Path

import pytest

from generator.columns import read_columns
from generator.errors import CatalogueError

DICTIONARY = Path(__file__).parents[3] / "data" / "columns.csv"


def _write(tmp_path, text):
    path = tmp_path / "columns.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_published_column_has_a_label_and_a_description(tables):
    columns = read_columns(DICTIONARY)
    for table in tables.values():
        assert [column.name for column in columns.describe(table.columns)] == list(table.columns)


def test_a_heading_carries_the_unit():
    area, name = read_columns(DICTIONARY).describe(["area_km2", "epci_name"])
    assert area.heading_fr == "Superficie (km²)"
    assert name.heading_fr == "Nom de l’EPCI"


def test_all_the_columns_nobody_described_are_named_at_once():
    with pytest.raises(CatalogueError) as raised:
        read_columns(DICTIONARY).describe(["population", "secret_a", "secret_b", "secret_a"])
    assert [fault.what for fault in raised.value.faults] == [
        "la colonne publiée « secret_a » n'a pas de ligne",
        "la colonne publiée « secret_b » n'a pas de ligne",
    ]


def test_all_the_faults_of_the_dictionary_are_told_at_once(tmp_path):
    path = _write(
        tmp_path,
        "column,label_fr,unit,description_fr\n"
        "a,Un,,Le premier.\n"
        "a,Un,,Encore.\n"
        "b,,,Sans libellé.\n"
        "c,Trois,,Une description, avec une virgule sans guillemets.\n"
        "d,Quatre\n",
    )
    with pytest.raises(CatalogueError) as raised:
        read_columns(path)
    assert [fault.where for fault in raised.value.faults] == [
        f"columns.csv, ligne {line}" for line in (3, 4, 5, 6)
    ]


def test_another_heading_is_refused(tmp_path):
    with pytest.raises(CatalogueError, match="en-tête"):
        read_columns(_write(tmp_path, "colonne;libellé\n"))


def test_an_absent_dictionary_is_an_error(tmp_path):
    with pytest.raises(CatalogueError, match="absent"):
        read_columns(tmp_path / "columns.csv")
