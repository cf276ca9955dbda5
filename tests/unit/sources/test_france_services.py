import json

import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.france_services import SOURCE

PLACE = {
    "MATRICULE": 1,
    "DEPARTEMENT": "1",
    "lib_france_services": "Valserhône",
    "insee_com": "01033",
    "code_postal": "1200",
    "lib_com": "VALSERHÔNE",
    "LATITUDE": 46.1,
    "LONGITUDE": 5.8,
    "CONTACT.MAIL": "accueil@exemple.fr",
    "TELEPHONE": "04 00 00 00 00",
    "categorie": "FS",
}


def _landed(**changes):
    feature = {"type": "Feature", "properties": PLACE | changes, "geometry": None}
    landed = SOURCE.parse(json.dumps({"features": [feature]}).encode())
    return hold_to(SOURCE.landing, landed.frame, SOURCE.id), landed.notes


def test_mails_and_telephones_never_enter():
    frame, _ = _landed()
    assert (
        not frame.astype("string").apply(lambda c: c.str.contains("exemple|04 00")).any(axis=None)
    )


def test_codes_that_lost_their_zero_find_it_again():
    frame, notes = _landed(insee_com="1033")
    row = frame.iloc[0]
    assert (row["commune_code"], row["postal_code"], row["departement_code"]) == (
        "01033",
        "01200",
        "01",
    )
    assert [(note.kind, note.count) for note in notes] == [("repare", 1), ("repare", 1)]


def test_a_shortened_corsican_code_is_unknown_rather_than_guessed():
    # The place is at Morosaglia, 2B169: '2B014' would have sent it to Aregno.
    frame, notes = _landed(
        insee_com="2B14",
        DEPARTEMENT="2B",
        code_postal="20290",
        LONGITUDE=9.2,
        LATITUDE=42.5,
    )
    assert frame["commune_code"].isna().tolist() == [True]
    assert frame["lon"].tolist() == [9.2]
    assert [(note.kind, note.count) for note in notes] == [("non_compris", 1)]


def test_a_file_whose_places_lack_their_commune_is_refused():
    with pytest.raises(DataError, match="insee_com"):
        SOURCE.parse(b'{"features": [{"properties": {"MATRICULE": 1}}]}')
