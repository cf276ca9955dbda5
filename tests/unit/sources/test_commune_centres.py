import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.commune_centres import SOURCE

HEADER = "insee,dept,lon,lat,name\n"
DIJON = "21231,21,5.0415,47.3220,Dijon\n"


def landed(text):
    parsed = SOURCE.parse((HEADER + text).encode())
    return hold_to(SOURCE.landing, parsed.frame, "ici"), parsed.notes


def test_the_origin_of_lambert_93_falls_on_its_false_easting_and_northing():
    # Lambert-93 gives 700,000 m east and 6,600,000 m north to 3° E, 46.5° N.
    frame, _ = landed("03185,03,3.0,46.5,Montluçon\n")
    assert frame.loc[0, ["x_m", "y_m"]].tolist() == pytest.approx([700_000, 6_600_000], abs=0.01)


def test_each_territory_has_its_own_projection():
    frame, _ = landed(
        DIJON + "2A004,2A,8.7386,41.9192,Ajaccio\n97411,974,55.45,-20.88,Saint-Denis\n"
    )
    assert frame["crs"].tolist() == ["EPSG:2154", "EPSG:2154", "EPSG:2975"]


def test_swapped_longitude_and_latitude_are_set_aside_and_named():
    frame, notes = landed(DIJON + "21171,21,47.05,5.0,Citeaux\n")
    assert frame["commune_code"].tolist() == ["21231"]
    assert [note.what_fr for note in notes] == ["centres à longitude et latitude échangées"]


def test_a_point_in_the_atlantic_or_without_coordinates_is_set_aside():
    frame, notes = landed(DIJON + "44109,44,-9.5,47.2,Nantes\n2B033,2B,,,Bastia\n")
    assert len(frame) == 1
    assert [(note.kind, note.count) for note in notes] == [("mis_a_part", 2)]


def test_a_commune_of_a_collectivity_without_our_projections_is_set_aside():
    frame, notes = landed(DIJON + "98818,988,166.45,-22.27,Nouméa\n")
    assert len(frame) == 1
    assert [(note.kind, note.count) for note in notes] == [("mis_a_part", 1)]


def test_a_table_separated_otherwise_is_refused():
    with pytest.raises(DataError, match="colonnes absentes"):
        SOURCE.parse((HEADER + DIJON).replace(",", ";").encode())
