import json

import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.third_places import SOURCE


def _landed(*rows):
    names = ("id_geo", "lib_geo", "id_territoire", "lib_territoire")
    point = {"type": "Point", "coordinates": [5.0, 47.3]}
    features = [
        {"properties": dict(zip(names, row, strict=True)), "geometry": point} for row in rows
    ]
    landed = SOURCE.parse(json.dumps({"features": features}).encode())
    return hold_to(SOURCE.landing, landed.frame, SOURCE.id), landed.notes


def test_several_places_of_a_commune_on_one_line_are_several_places():
    frame, notes = _landed(("21231", "Dijon", "fabt-08; manuprox-2-88", "Centre; LA COURSIVE"))
    assert frame["structure_id"].tolist() == ["fabt-08", "manuprox-2-88"]
    assert frame["structure_name"].tolist() == ["Centre", "LA COURSIVE"]
    assert frame["structure_status"].tolist() == [
        "fabrique_de_territoire",
        "manufacture_de_proximite",
    ]
    assert set(frame["commune_code"]) == {"21231"}
    assert notes == ()


def test_an_ampersand_written_in_html_separates_nothing():
    frame, _ = _landed(("38548", "Villard-de-Lans", "fabt-291", "Vert&amp;Co\nSentiers"))
    assert frame["structure_name"].tolist() == ["Vert&Co Sentiers"]


def test_two_places_named_together_keep_that_name_and_are_told():
    frame, notes = _landed(("58194", "Nevers", "manuprox-1-36; manuprox-1-46", "Métiers d'Art"))
    assert frame["structure_name"].tolist() == ["Métiers d'Art", "Métiers d'Art"]
    assert [(note.kind, note.count) for note in notes] == [("non_compris", 2)]


def test_the_centre_of_a_commune_is_not_the_point_of_a_place():
    frame, _ = _landed(("97801", "NA", "fabt-364", "ANIS"))
    assert frame[["lon", "lat", "commune_name"]].isna().all(axis=None)
    assert frame["departement_code"].tolist() == ["978"]


def test_a_place_of_an_unknown_programme_is_set_aside():
    frame, notes = _landed(("21231", "Dijon", "fabt-08", "A"), ("21231", "Dijon", "autre-1", "B"))
    assert frame["structure_id"].tolist() == ["fabt-08"]
    assert [(note.kind, note.count) for note in notes] == [("mis_a_part", 1)]


def test_a_file_without_places_is_refused():
    with pytest.raises(DataError, match="sans aucun objet"):
        SOURCE.parse(b'{"features": []}')
