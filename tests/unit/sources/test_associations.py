import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.associations import SOURCE

HEADER = '"id";"titre";"objet";"adr1";"adrs_codepostal";"libcom";"dir_civilite";"position"\n'


def _line(**changes):
    row = {
        "id": "391S01",
        "titre": "LES TROMPETTES",
        "objet": "Faire jouer de la trompette",
        "adr1": "3 rue Secrète",
        "adrs_codepostal": "39100",
        "libcom": "DOLE",
        "dir_civilite": "PM",
        "position": "A",
    } | changes
    return ";".join(f'"{value}"' for value in row.values())


def _landed(*lines):
    landed = SOURCE.parse((HEADER + "\n".join(lines) + "\n").encode())
    return hold_to(SOURCE.landing, landed.frame, SOURCE.id), landed.notes


def test_only_active_associations_enter():
    frame, notes = _landed(_line(), _line(id="391S02", position="D"))
    assert frame["structure_id"].tolist() == ["391S01"]
    assert [(note.kind, note.count) for note in notes] == [("mis_a_part", 1)]


def test_the_street_never_enters():
    frame, _ = _landed(_line())
    assert (
        not frame.astype("string")
        .apply(lambda column: column.str.contains("Secrète"))
        .any(axis=None)
    )


def test_a_purpose_reduced_to_a_letter_is_unknown():
    frame, notes = _landed(_line(objet="O"))
    assert frame["description"].isna().tolist() == [True]
    assert [(note.kind, note.count) for note in notes] == [("non_compris", 1)]


@pytest.mark.parametrize(
    ("written", "postal", "departement"),
    [
        ("39100", "39100", "39"),
        ("1410", "01410", "01"),
        ("20200", "20200", "2B"),
        ("20000", "20000", "2A"),
        ("97411", "97411", "974"),
    ],
)
def test_the_departement_is_read_in_the_postal_code(written, postal, departement):
    frame, _ = _landed(_line(adrs_codepostal=written))
    assert frame["postal_code"].tolist() == [postal]
    assert frame["departement_code"].tolist() == [departement]


@pytest.mark.parametrize("written", ["00000", "99999", "   -1"])
def test_an_impossible_postal_code_is_unknown(written):
    frame, notes = _landed(_line(adrs_codepostal=written))
    assert frame[["postal_code", "departement_code"]].isna().all(axis=None)
    assert [(note.kind, note.count) for note in notes] == [("non_compris", 1)]


def test_control_characters_of_a_bad_conversion_become_a_space():
    frame, notes = _landed(_line(objet="Développer la\x8d\nresponsabilité"))
    assert frame["description"].tolist() == ["Développer la responsabilité"]
    assert [(note.kind, note.count) for note in notes] == [("repare", 1)]


def test_an_association_without_title_is_set_aside():
    frame, notes = _landed(_line(), _line(id="391S02", titre=""))
    assert len(frame) == 1
    assert [(note.kind, note.count) for note in notes] == [("mis_a_part", 1)]


def test_a_file_without_positions_is_refused():
    with pytest.raises(DataError, match="position"):
        SOURCE.parse(b'"id";"titre";"objet";"libcom";"adrs_codepostal"\n"1";"a";"b";"c";"39100"\n')
