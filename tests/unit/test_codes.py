import pytest

from generator.codes import (
    CommuneCode,
    DepartementCode,
    EpciCode,
    Siren,
    departement_of,
    legal_crs,
)
from generator.errors import ContractError


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (CommuneCode, "21231"),
        (CommuneCode, "2A004"),
        (CommuneCode, "97411"),
        (DepartementCode, "01"),
        (DepartementCode, "2B"),
        (DepartementCode, "974"),
        (EpciCode, "200039055"),
        (Siren, "130025265"),
    ],
)
def test_a_code_keeps_its_text(kind, text):
    assert str(kind(text)) == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (CommuneCode, "1004"),
        (CommuneCode, "2C004"),
        (CommuneCode, "2a004"),
        (CommuneCode, "21231 "),
        (CommuneCode, "21231\n"),
        (CommuneCode, "٢١٢٣١"),
        (DepartementCode, "1"),
        (DepartementCode, "20"),
        (DepartementCode, "97"),
        (DepartementCode, "021"),
        (EpciCode, "130025265"),
        (EpciCode, "20003905"),
        (Siren, "13002526500000"),
    ],
)
def test_a_malformed_code_is_refused_with_an_example(kind, text):
    with pytest.raises(ContractError, match=r"n'est pas un.*Écrivez-le comme"):
        kind(text)


def test_a_commune_is_never_an_epci_even_written_the_same():
    assert Siren("200039055") != EpciCode("200039055")


@pytest.mark.parametrize(
    ("commune", "departement"), [("21231", "21"), ("2A004", "2A"), ("97411", "974")]
)
def test_a_commune_tells_its_departement(commune, departement):
    assert departement_of(commune) == departement


@pytest.mark.parametrize(
    ("commune", "crs"),
    [
        ("21231", "EPSG:2154"),
        ("2B033", "EPSG:2154"),
        ("97105", "EPSG:5490"),
        ("97209", "EPSG:5490"),
        ("97302", "EPSG:2972"),
        ("97411", "EPSG:2975"),
        ("97608", "EPSG:4471"),
    ],
)
def test_each_territory_has_its_legal_projection(commune, crs):
    assert legal_crs(commune) == crs
