from pathlib import Path

import pytest

from generator.catalogues import read_catalogue
from generator.registers import dictionary_of
from generator.resources.cells import CellError, read_cell, written
from generator.resources.sheets import Choice, Column

KINDS = (
    Choice(id="workshop", label_fr="atelier, hangar ou entrepôt"),
    Choice(id="wood_flow", label_fr="bois et forêt"),
)


def read(kind, text, **more):
    column = Column(id="c", label_fr="C", type=kind, note_fr="n", example="", **more)
    return read_cell(text, column, KINDS)


def refused(kind, text, **more):
    with pytest.raises(CellError) as error:
        read(kind, text, **more)
    return error.value.what


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("number", "1 200,50 €", 1200.5),
        ("number", "0", 0.0),
        ("number", "2.345", None),
        ("number", "10,005", 10.01),
        ("whole", "12,0", 12),
        ("yes_no", "Oui", True),
        ("yes_no", "FAUX", False),
        ("date", "2026-03-14", "2026-03-14"),
        ("siren", "732 829 320", "732829320"),
        ("siret", "35600000000047", "35600000000047"),
        ("commune", "01004", "01004"),
        ("choice", "Bois et foret", "wood_flow"),
        ("choice", "workshop", "workshop"),
        ("choices", "bois et forêt ; Atelier, hangar ou entrepôt", "wood_flow; workshop"),
        ("references", "act-2;act-1 ; act-2", "act-2; act-1"),
        ("label", " deux  classes\n et une cour ", "deux classes et une cour"),
    ],
)
def test_a_cell_is_read_as_people_write_it(kind, text, value):
    if value is None:
        assert "sans deviner" in refused(kind, text)
    else:
        assert read(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "text", "sentence"),
    [
        ("number", "-3", "négatif"),
        ("number", "beaucoup", "pas un nombre lisible"),
        ("number", "9" * 14, "trop grand"),
        ("whole", "2,5", "pas un nombre entier"),
        ("year", "26", "pas une année"),
        ("date", "14/03/2026", "pas une date lisible"),
        ("date", "2026-02-30", "pas une date lisible"),
        ("date", "0206-03-14", "l'année 206"),
        ("siren", "73282932", "n'est pas un SIREN"),
        ("siren", "732829321", "la clé du SIREN"),
        ("siret", "73282932000073", "la clé du SIRET"),
        ("siret", "35600000000049", "la clé du SIRET"),
        ("commune", "1004", "n'est pas un code de commune"),
        ("epci", "339055", "n'est pas un code d'EPCI"),
        ("choice", "piscine", "« piscine » n'est pas dans la liste"),
        ("choices", " ; ", "n'est pas dans la liste"),
        ("yes_no", "peut-être", "ni oui ni non"),
        ("key", "ma ressource", "pas un identifiant"),
        ("label", "=A1+1", "serait lu comme une formule"),
        ("label", "a\x07b", "caractère invisible"),
        ("label", "a" * 2001, "dépasse 2000 signes"),
    ],
)
def test_a_cell_that_would_have_to_be_guessed_is_refused(kind, text, sentence):
    assert sentence in refused(kind, text)


def test_a_size_stays_between_one_and_its_bound():
    assert read("whole", "3", most=3) == 3
    assert "hors des bornes" in refused("whole", "4", most=3)
    assert "hors des bornes" in refused("whole", "0", most=3)


def test_a_long_text_in_the_wrong_column_is_not_repeated_whole():
    told = refused("choice", "Madame Durand habite au bout du chemin, derrière la grange")
    assert "grange" not in told


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "0"), (1200.5, "1200.5"), (3, "3"), (True, "oui"), (False, "non")]
)
def test_a_value_is_written_one_way(value, text):
    assert written(value) == text


def test_every_example_of_the_workbook_can_itself_be_read():
    dictionary = dictionary_of(Path("data"), read_catalogue([Path("data")]))
    for sheet in dictionary.sheets:
        assert sheet.columns[0].example.startswith("EXEMPLE")
        for column in sheet.columns:
            if column.example:
                choices = dictionary.choices_of(column) if column.choices else ()
                assert read_cell(column.example, column, choices) is not None


@pytest.mark.parametrize(("text", "value"), [("40", 40), ("33,33", 33.33), ("60 %", 60), ("0", 0)])
def test_a_share_of_votes_is_written_as_a_percentage(text, value):
    column = Column(id="a", label_fr="A", type="percent", note_fr="n", example="")
    assert read_cell(text, column, ()) == value


@pytest.mark.parametrize("text", ["0,5", "100,01", "150", "-3", "moitié", "1.200"])
def test_a_percentage_that_would_be_guessed_or_is_too_great_is_refused(text):
    column = Column(id="a", label_fr="A", type="percent", note_fr="n", example="")
    with pytest.raises(CellError):
        read_cell(text, column, ())
