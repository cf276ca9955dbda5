import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.nomenclature_rome import SOURCE

HEADER = "Rome1;Rome2;Rome3;Intitule;OGR"


def landed(*lines):
    found = SOURCE.parse("\n".join([HEADER, *lines]).encode())
    return hold_to(SOURCE.landing, found.frame, SOURCE.id), found.notes


def test_only_the_lines_of_trades_are_kept_not_families_nor_the_names_of_jobs():
    frame, notes = landed(
        "A; ; ;Agriculture; ",
        "A;11; ;Engins agricoles; ",
        "A;11;01;Conduite d'engins agricoles; ",
        "A;11;01;Conducteur / Conductrice d'abatteuses;12862",
    )
    assert frame.to_dict("records") == [
        {"rome_code": "A1101", "rome_label_fr": "Conduite d'engins agricoles"}
    ]
    assert notes == ()


def test_a_comma_that_became_a_semicolon_is_mended_and_told():
    frame, notes = landed('A;14;16;"Polyculture; élevage"; ')
    assert frame["rome_label_fr"].tolist() == ["Polyculture, élevage"]
    assert [(note.kind, note.count) for note in notes] == [("repare", 1)]


def test_a_line_whose_code_is_no_trade_is_set_aside():
    frame, notes = landed("A;11;01;Conduite; ", "A;1;1;Rien; ", "Z;11;01;Rien; ", "A;11;02; ; ")
    assert frame["rome_code"].tolist() == ["A1101"]
    assert [(note.kind, note.count) for note in notes] == [("mis_a_part", 3)]


def test_another_table_is_refused():
    with pytest.raises(DataError, match="colonnes absentes : Rome1"):
        SOURCE.parse(b"code;libelle\nA1101;Conduite\n")
