"""Points become communes, and are forgotten."""

import pandas as pd
import pytest
import shapely

from generator.needs.answers.mapping import propose
from generator.needs.answers.statements import Origin, to_statements
from generator.needs.files.reading import read_table

EPCI = "200000001"
COMMUNES = pd.DataFrame(
    [("21231", "Dijon", EPCI), ("21166", "Chenôve", EPCI), ("39198", "Dole", "200000002")],
    columns=["commune_code", "commune_name", "epci_code"],
)
# Three squares of half a degree, the first two sharing the meridian 5.0; Dole lies apart.
OUTLINES = pd.DataFrame(
    {
        "commune_code": ["21231", "21166", "39198", "99999"],
        "geometry": [
            shapely.box(5.0, 47.0, 5.5, 47.5),
            shapely.box(4.5, 47.0, 5.0, 47.5),
            shapely.box(5.0, 46.0, 5.5, 46.5),
            shapely.box(7.0, 47.0, 7.5, 47.5),
        ],
    }
)
SWAPPED = "latitude et longitude inversées, remises à l'endroit"
NOWHERE = "point hors de toute commune connue (mer, étranger…), commune laissée inconnue"


def imported(*lines, outlines=OUTLINES, communes=COMMUNES):
    table = read_table("\n".join(lines).encode(), "enquete.csv")
    return to_statements(
        table,
        propose(table),
        survey_id="s",
        origin=Origin(EPCI),
        communes=communes,
        outlines=outlines,
    )


def communes_of(found):
    return found.statements["commune_code"].fillna("?").tolist()


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("latitude;longitude", "47.3;5.2"),
        ("_geolocation_latitude;_geolocation_longitude", "47.3;5.2"),
        ("Latitude;Longitude", "47,3;5,2"),
        ("_geolocation", "47.3 5.2 240 12"),
        ("GPS", "47.3, 5.2"),
        ("GPS", "47,3 5,2"),
        ("GPS", "[47.3, 5.2]"),
        ("GPS", "POINT(5.2 47.3)"),
        ("Où précisément", "47.3 5.2 0 0"),
    ],
)
def test_a_point_is_brought_to_the_commune_around_it(header, cells):
    found = imported(f"id;Besoin;{header}", f"1;un bus;{cells}")
    assert communes_of(found) == ["21231"]
    assert found.notes == {}


def test_the_point_itself_is_never_kept():
    found = imported("id;Besoin;latitude;longitude", "1;un bus;47.38765;5.26543")
    for frame in (found.statements, found.proposals, found.rejects):
        assert "38765" not in frame.to_csv()
        assert "26543" not in frame.to_csv()


def test_a_longitude_written_first_is_turned_round_and_said():
    found = imported("id;Besoin;latitude;longitude", "1;un bus;5.2;47.3")
    assert communes_of(found) == ["21231"]
    assert found.notes == {SWAPPED: 1}


@pytest.mark.parametrize("cells", ["46.0;-8.0", "0;0", "40.7;-74.0"])
def test_a_point_in_the_sea_or_abroad_is_noted_and_its_answer_kept(cells):
    found = imported("id;Besoin;latitude;longitude", f"1;un bus;{cells}")
    assert communes_of(found) == ["?"]
    assert found.counts["rejected"] == 0
    assert found.notes == {NOWHERE: 1}


@pytest.mark.parametrize("cells", ["nord;est", "847000;6690000"])
def test_a_point_that_cannot_be_read_is_noted_and_its_answer_kept(cells):
    found = imported("id;Besoin;latitude;longitude", f"1;un bus;{cells}")
    assert communes_of(found) == ["?"]
    assert found.notes == {"point illisible, commune laissée inconnue": 1}


def test_a_point_in_another_epci_is_rejected_as_a_code_would_be():
    found = imported("id;Besoin;latitude;longitude", "1;un bus;46.2;5.2")
    assert found.rejects.to_numpy().tolist() == [[2, "rejetee", "hors de l'EPCI", "latitude"]]


def test_an_outline_whose_commune_is_unknown_leaves_the_place_unknown():
    found = imported("id;Besoin;latitude;longitude", "1;un bus;47.2;7.2")
    assert communes_of(found) == ["?"]
    assert found.notes == {NOWHERE: 1}


def test_a_code_or_a_name_is_believed_before_a_point():
    found = imported(
        "id;Besoin;Commune;latitude;longitude",
        "1;un bus;Chenôve;47.3;5.2",
        "2;du pain;;47.3;5.2",
        "3;du lait;;;",
    )
    assert communes_of(found) == ["21166", "21231", "?"]


def test_a_point_on_a_shared_border_is_counted_once_whatever_the_order_of_the_outlines():
    lines = ("id;Besoin;latitude;longitude", "1;un bus;47.3;5.0")
    assert communes_of(imported(*lines)) == ["21166"]
    assert communes_of(imported(*lines, outlines=OUTLINES[::-1])) == ["21166"]


def test_a_crossed_outline_is_mended_before_it_answers():
    bow_tie = shapely.Polygon([(5.0, 47.0), (5.5, 47.5), (5.5, 47.0), (5.0, 47.5)])
    outlines = pd.DataFrame({"commune_code": ["21231"], "geometry": [bow_tie]})
    found = imported("id;Besoin;latitude;longitude", "1;un bus;47.25;5.1", outlines=outlines)
    assert communes_of(found) == ["21231"]


def test_without_outlines_a_point_is_left_and_said():
    found = imported("id;Besoin;latitude;longitude", "1;un bus;47.3;5.2", outlines=None)
    assert communes_of(found) == ["?"]
    assert found.notes == {"point non rattaché à une commune (pas de contours)": 1}


def test_without_a_reference_the_outline_s_code_is_kept():
    found = imported("id;Besoin;latitude;longitude", "1;un bus;46.2;5.2", communes=None)
    assert communes_of(found) == ["39198"]
