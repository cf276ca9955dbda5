import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.bpe_located import SOURCE

HEADER = "REG;DEP;DEPCOM;DCIRIS;AN;TYPEQU;LAMBERT_X;LAMBERT_Y;QUALITE_XY"
DIJON = "27;21;21231;21231_0101;2021;D201;854000.5;6692300.2;Bonne"


def parsed(*lines):
    return SOURCE.parse("\n".join([HEADER, *lines]).encode())


def landed(*lines):
    return hold_to(SOURCE.landing, parsed(*lines).frame, "ici")


def test_each_equipment_is_a_row_with_its_point_in_metres():
    frame = landed(DIJON, DIJON)
    assert len(frame) == 2
    row = frame.iloc[0]
    assert row[["commune_code", "type_code", "year"]].tolist() == ["21231", "D201", 2021]
    assert (row["x_m"], row["y_m"]) == (854000.5, 6692300.2)


@pytest.mark.parametrize(
    ("code", "x_m", "y_m"),
    [
        ("2A004", 1177000, 6105000),
        ("97105", 643000, 1770000),
        ("97209", 708000, 1615000),
        ("97302", 353000, 545000),
        ("97411", 339000, 7690000),
        ("97611", 524000, 8587000),
    ],
)
def test_each_territory_is_read_in_its_own_legal_projection(code, x_m, y_m):
    frame = landed(f"00;00;{code};;2021;D201;{x_m};{y_m};Acceptable")
    assert frame["x_m"].tolist() == [x_m]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("27;21;21231;;2021;D201;;;Non géolocalisé", "sans point"),
        ("27;21;21231;;2021;D201;854000;6692300;Mauvaise", "mauvaise qualité"),
        ("27;21;21231;;2021;D201;6692300;854000;Bonne", "X et Y échangés"),
        ("04;974;97411;;2021;D201;854000;6692300;Bonne", "hors de leur territoire"),
    ],
)
def test_a_point_that_cannot_be_trusted_is_forgotten_and_not_its_equipment(line, told):
    result = parsed(line)
    frame = hold_to(SOURCE.landing, result.frame, "ici")
    assert frame[["x_m", "y_m"]].isna().all(axis=None)
    assert frame["type_code"].tolist() == ["D201"]
    [note] = result.notes
    assert told in note.what_fr
    assert note.count == 1


def test_a_file_without_coordinates_is_not_the_located_one():
    with pytest.raises(DataError, match="LAMBERT_X"):
        SOURCE.parse(b"DEPCOM;TYPEQU;AN;NB_EQUIP\n21231;D201;2021;3\n")


def test_a_coordinate_that_is_not_a_number_is_refused_by_example():
    with pytest.raises(DataError, match="8540x0"):
        parsed("27;21;21231;;2021;D201;8540x0;6692300;Bonne")


def test_the_source_may_be_absent():
    assert SOURCE.is_optional
