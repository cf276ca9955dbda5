import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.siae import SOURCE

COLUMNS = "siret,naf,kind,name,brand,post_code,city,department,lon,lat,description\n"
# Two SIRET whose control key is true.
TRUE, OTHER = "73282932000074", "80746931700018"


def _landed(*lines):
    landed = SOURCE.parse((COLUMNS + "\n".join(lines) + "\n").encode())
    return hold_to(SOURCE.landing, landed.frame, SOURCE.id), landed.notes


def test_one_siret_may_hold_two_structures_of_two_kinds():
    frame, _ = _landed(
        f"{TRUE},5621Z,EI,RICOCHET,,93100,Montreuil,93,2.4,48.8,",
        f"{TRUE},5621Z,ACI,RICOCHET,,93100,Montreuil,93,2.4,48.8,",
    )
    assert frame["structure_id"].tolist() == [f"{TRUE}-ACI", f"{TRUE}-EI"]
    assert frame["structure_status"].tolist() == ["ACI", "EI"]


def test_an_activity_code_takes_the_point_of_the_nomenclature():
    frame, notes = _landed(f"{TRUE},4779z,GEIQ,RICOCHET,,01000,Bourg,1,5.2,46.2,")
    assert frame["naf_code"].tolist() == ["47.79Z"]
    assert frame["departement_code"].tolist() == ["01"]
    assert [(note.kind, note.count) for note in notes] == [("repare", 1)]


def test_a_managers_own_name_gives_way_to_the_trade_name():
    frame, _ = _landed(
        f"{TRUE},,ACI,Camille EXEMPLE,Les Ateliers,62390,Auxi,62,2.1,50.2,",
        f"{OTHER},,EI,RICOCHET,962721,93100,Montreuil,93,2.4,48.8,",
    )
    assert sorted(frame["structure_name"]) == ["Les Ateliers", "RICOCHET"]


def test_telephones_and_mails_are_removed_from_descriptions():
    frame, notes = _landed(
        f'{TRUE},,EI,A,,93100,Montreuil,93,2.4,48.8,"Recyclage.\nTél : 03.21.44.00.00 a@b.fr"'
    )
    text = frame["description"][0]
    assert text == "Recyclage. Tél : [coordonnées retirées] [coordonnées retirées]"
    assert [(note.kind, note.count) for note in notes] == [("repare", 1)]


@pytest.mark.parametrize(("lon", "lat"), [("0", "0"), ("48.8", "2.4")])
def test_a_null_or_swapped_point_is_not_placed(lon, lat):
    frame, notes = _landed(f"{TRUE},,EI,A,,93100,Montreuil,93,{lon},{lat},")
    assert frame[["lon", "lat"]].isna().all(axis=None)
    assert [(note.kind, note.count) for note in notes] == [("non_compris", 1)]


def test_a_blank_point_is_unknown_and_needs_no_note():
    frame, notes = _landed(f"{TRUE},,EI,A,,93100,Montreuil,93,,,")
    assert frame[["lon", "lat"]].isna().all(axis=None)
    assert notes == ()


def test_a_point_of_saint_pierre_et_miquelon_is_kept():
    frame, _ = _landed(f"{TRUE},,EI,A,,97500,Saint-Pierre,975,-56.2,46.8,")
    assert frame["lon"].tolist() == [-56.2]


def test_an_invented_siret_is_set_aside():
    frame, notes = _landed(
        f"{TRUE},,EI,A,,93100,Montreuil,93,2.4,48.8,",
        "12345678901234,,GEIQ,Essai,,13150,Tarascon,13,4.7,43.8,",
    )
    assert frame["structure_id"].tolist() == [f"{TRUE}-EI"]
    assert [(note.kind, note.count) for note in notes] == [("mis_a_part", 1)]


def test_a_file_in_another_form_is_refused_naming_what_it_lacks():
    with pytest.raises(DataError, match="siret"):
        SOURCE.parse(b"nom;ville\nA;Montreuil\n")
