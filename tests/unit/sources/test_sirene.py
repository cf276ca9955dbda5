"""Sirene: what is kept of the two stock files of INSEE; every row here is invented."""

import io
from types import SimpleNamespace

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from generator.contracts import hold_to
from generator.errors import DataError, SourceError
from generator.sources.arrival.fetching import cut_from_mirror, is_there
from generator.sources.sirene import SOURCE

# The headers as INSEE publishes them.
SITES = (
    "siren,nic,siret,statutDiffusionEtablissement,dateCreationEtablissement,"
    "trancheEffectifsEtablissement,anneeEffectifsEtablissement,"
    "activitePrincipaleRegistreMetiersEtablissement,dateDernierTraitementEtablissement,"
    "etablissementSiege,nombrePeriodesEtablissement,complementAdresseEtablissement,"
    "numeroVoieEtablissement,indiceRepetitionEtablissement,typeVoieEtablissement,"
    "libelleVoieEtablissement,codePostalEtablissement,libelleCommuneEtablissement,"
    "libelleCommuneEtrangerEtablissement,distributionSpecialeEtablissement,"
    "codeCommuneEtablissement,codeCedexEtablissement,libelleCedexEtablissement,"
    "codePaysEtrangerEtablissement,libellePaysEtrangerEtablissement,"
    "complementAdresse2Etablissement,numeroVoie2Etablissement,indiceRepetition2Etablissement,"
    "typeVoie2Etablissement,libelleVoie2Etablissement,codePostal2Etablissement,"
    "libelleCommune2Etablissement,libelleCommuneEtranger2Etablissement,"
    "distributionSpeciale2Etablissement,codeCommune2Etablissement,codeCedex2Etablissement,"
    "libelleCedex2Etablissement,codePaysEtranger2Etablissement,libellePaysEtranger2Etablissement,"
    "dateDebut,etatAdministratifEtablissement,enseigne1Etablissement,enseigne2Etablissement,"
    "enseigne3Etablissement,denominationUsuelleEtablissement,activitePrincipaleEtablissement,"
    "nomenclatureActivitePrincipaleEtablissement,caractereEmployeurEtablissement"
)
UNITS = (
    "siren,statutDiffusionUniteLegale,unitePurgeeUniteLegale,dateCreationUniteLegale,"
    "sigleUniteLegale,sexeUniteLegale,prenom1UniteLegale,prenom2UniteLegale,prenom3UniteLegale,"
    "prenom4UniteLegale,prenomUsuelUniteLegale,pseudonymeUniteLegale,"
    "identifiantAssociationUniteLegale,trancheEffectifsUniteLegale,anneeEffectifsUniteLegale,"
    "dateDernierTraitementUniteLegale,nombrePeriodesUniteLegale,categorieEntreprise,"
    "anneeCategorieEntreprise,dateDebut,etatAdministratifUniteLegale,nomUniteLegale,"
    "nomUsageUniteLegale,denominationUniteLegale,denominationUsuelle1UniteLegale,"
    "denominationUsuelle2UniteLegale,denominationUsuelle3UniteLegale,"
    "categorieJuridiqueUniteLegale,activitePrincipaleUniteLegale,"
    "nomenclatureActivitePrincipaleUniteLegale,nicSiegeUniteLegale,"
    "economieSocialeSolidaireUniteLegale,societeMissionUniteLegale,caractereEmployeurUniteLegale"
)
SITE_HEADER, UNIT_HEADER = SITES.split(","), UNITS.split(",")
BIKES = "95.29Z"
PERSON = "EXEMPLE Camille"


def site(siren, **cells):
    row = {
        "siren": siren,
        "siret": f"{siren}00011",
        "statutDiffusionEtablissement": "O",
        "trancheEffectifsEtablissement": "03",
        "dateDernierTraitementEtablissement": "2026-09-30T10:00:00",
        "codeCommuneEtablissement": "01004",
        "etatAdministratifEtablissement": "A",
        "activitePrincipaleEtablissement": BIKES,
        "nomenclatureActivitePrincipaleEtablissement": "NAFRev2",
    }
    return row | cells


def unit(siren, category="5499", **cells):
    row = {
        "siren": siren,
        "statutDiffusionUniteLegale": "O",
        "denominationUniteLegale": f"UNITE {siren}",
        "categorieJuridiqueUniteLegale": category,
    }
    return row | cells


def table(header, rows):
    return pd.DataFrame(rows, columns=header, dtype="string")


@pytest.fixture
def mirror(tmp_path):
    folder = tmp_path / "miroir" / "sirene"
    folder.mkdir(parents=True)

    def write(sites, units, form="csv"):
        for name, frame in (
            ("StockEtablissement_utf8", table(SITE_HEADER, sites)),
            ("StockUniteLegale_utf8", table(UNIT_HEADER, units)),
        ):
            if form == "csv":
                frame.to_csv(folder / f"{name}.csv", index=False)
                continue
            arrow = pa.Table.from_pandas(frame, preserve_index=False)
            if "categorieJuridiqueUniteLegale" in frame:
                # A whole number in INSEE's own Parquet file.
                place = arrow.column_names.index("categorieJuridiqueUniteLegale")
                codes = arrow.column(place).cast(pa.int64())
                arrow = arrow.set_column(place, "categorieJuridiqueUniteLegale", codes)
            pq.write_table(arrow, folder / f"{name}.parquet")
        return folder.parent

    return write


def kept(folder, naf=(BIKES,)):
    (raw,) = cut_from_mirror(SOURCE, folder, frozenset(naf)).values()
    landed = SOURCE.parse(raw)
    frame = hold_to(SOURCE.landing, landed.frame, SOURCE.id).set_index("siret")
    return SimpleNamespace(frame=frame, notes=landed.notes, raw=raw)


def test_only_active_establishments_of_the_activities_wanted_are_kept(mirror):
    sites = [
        site("100000001"),
        site("100000002", etatAdministratifEtablissement="F"),
        site("100000003", activitePrincipaleEtablissement="47.11B"),
        site("100000004", nomenclatureActivitePrincipaleEtablissement="NAFRev1"),
    ]
    found = kept(mirror(sites, [unit(row["siren"]) for row in sites])).frame
    assert found.index.tolist() == ["10000000100011"]
    assert found["employee_band_code"].tolist() == ["03"]
    assert found["commune_code"].tolist() == ["01004"]
    assert found["year"].tolist() == [2026]


def test_the_sign_then_the_usual_name_then_the_unit_names_an_establishment(mirror):
    sites = [
        site("1" * 9, enseigne1Etablissement="LE GUIDON", denominationUsuelleEtablissement="B"),
        site("2" * 9, denominationUsuelleEtablissement="LA ROUE"),
        site("3" * 9),
    ]
    found = kept(mirror(sites, [unit(row["siren"]) for row in sites])).frame
    assert found["establishment_name"].tolist() == ["LE GUIDON", "LA ROUE", "UNITE 333333333"]


def test_who_objects_to_being_shown_is_counted_and_never_named(mirror):
    sites = [
        site("1" * 9, statutDiffusionEtablissement="P", enseigne1Etablissement=PERSON),
        site("2" * 9, enseigne1Etablissement=PERSON),
        site("3" * 9, enseigne1Etablissement="[ND]", denominationUsuelleEtablissement="LA ROUE"),
    ]
    units = [unit("1" * 9), unit("2" * 9, statutDiffusionUniteLegale="P"), unit("3" * 9)]
    found = kept(mirror(sites, units))
    assert found.frame["establishment_name"].isna().tolist() == [True, True, False]
    assert found.frame["is_diffusible"].tolist() == [False, False, True]
    assert PERSON.encode() not in found.raw
    assert {(n.what_fr, n.count) for n in found.notes} == {
        ("noms non montrés : diffusion refusée", 2)
    }


@pytest.mark.parametrize("category", ["1000", "1300"])  # an older file splits them by trade
def test_a_person_who_is_her_own_company_is_never_named_even_by_her_sign(mirror, category):
    names = {"nomUniteLegale": "EXEMPLE", "prenom1UniteLegale": "CAMILLE"}
    sites = [site("1" * 9, enseigne1Etablissement=PERSON)]
    found = kept(mirror(sites, [unit("1" * 9, category, denominationUniteLegale="", **names)]))
    assert found.frame["establishment_name"].isna().all()
    assert b"EXEMPLE" not in found.raw
    assert b"CAMILLE" not in found.raw


def test_an_establishment_without_its_legal_unit_is_kept_without_a_name_nor_a_form(mirror):
    found = kept(mirror([site("1" * 9, enseigne1Etablissement=PERSON)], []))
    assert found.frame[["establishment_name", "legal_category_code"]].isna().all(axis=None)
    assert ("établissements sans unité légale", 1) in {(n.what_fr, n.count) for n in found.notes}


def test_the_flag_of_the_social_economy_is_yes_no_or_unknown(mirror):
    flags = ["O", "N", "", "X"]
    sites = [site(str(n) * 9) for n in range(1, 5)]
    units = [
        unit(str(n) * 9, economieSocialeSolidaireUniteLegale=flag)
        for n, flag in enumerate(flags, start=1)
    ]
    found = kept(mirror(sites, units)).frame["ess_code"]
    assert found.fillna("?").tolist() == ["O", "N", "?", "?"]


def test_csv_and_parquet_give_the_same_bytes(mirror):
    sites = [site("2" * 9), site("1" * 9, enseigne1Etablissement="LE GUIDON")]
    units = [unit("1" * 9, "9220"), unit("2" * 9, "5458")]
    folder = mirror(sites, units)
    plain = kept(folder)
    for path in folder.glob("sirene/*.csv"):
        path.unlink()
    same = kept(mirror(sites, units, form="parquet"))
    assert same.raw == plain.raw
    assert plain.frame["legal_category_code"].tolist() == ["9220", "5458"]


def test_an_establishment_abroad_has_no_commune_and_is_set_aside(mirror):
    sites = [site("1" * 9), site("2" * 9, codeCommuneEtablissement="")]
    found = kept(mirror(sites, [unit(row["siren"]) for row in sites]))
    assert len(found.frame) == 1
    assert ("établissements sans commune en France", 1) in {
        (n.what_fr, n.count) for n in found.notes
    }


def test_an_archive_is_refused_with_what_to_do(mirror):
    folder = mirror([site("1" * 9)], [unit("1" * 9)])
    stock = folder / "sirene" / "StockEtablissement_utf8.csv"
    stock.rename(stock.with_suffix(".zip"))
    with pytest.raises(SourceError, match="doit être décompressée"):
        kept(folder)


def test_a_stock_without_a_column_names_it(mirror):
    folder = mirror([site("1" * 9)], [unit("1" * 9)])
    (folder / "sirene" / "StockUniteLegale_utf8.csv").write_text("siren,autre\n1,2\n")
    with pytest.raises(SourceError, match="categorieJuridiqueUniteLegale"):
        kept(folder)


@pytest.mark.parametrize("raw", [b"PAR1 abime PAR1", b"\xff\xfe\x00"])
def test_a_damaged_stock_is_refused_in_one_sentence(mirror, raw):
    folder = mirror([site("1" * 9)], [unit("1" * 9)])
    (folder / "sirene" / "StockEtablissement_utf8.csv").unlink()
    (folder / "sirene" / "StockEtablissement_utf8.parquet").write_bytes(raw)
    with pytest.raises(SourceError, match="coupé, abîmé"):
        kept(folder)


def test_one_of_the_two_files_alone_is_refused_and_the_same_file_twice_too(mirror):
    folder = mirror([site("1" * 9)], [unit("1" * 9)])
    mirror([site("1" * 9)], [unit("1" * 9)], form="parquet")
    with pytest.raises(SourceError, match="sous deux formes"):
        kept(folder)
    for path in folder.glob("sirene/StockUniteLegale_utf8.*"):
        path.unlink()
    assert is_there(SOURCE, folder)
    with pytest.raises(SourceError, match="aucun fichier sirene/StockUniteLegale"):
        kept(folder)


def test_an_extract_of_another_form_is_refused():
    with pytest.raises(DataError, match="pas lisible"):
        SOURCE.parse(b"siren;nic")
    other = io.BytesIO()
    pq.write_table(pa.table({"siret": ["1"]}), other)
    with pytest.raises(DataError, match="colonnes absentes"):
        SOURCE.parse(other.getvalue())


def test_an_absent_stock_is_no_fault_and_its_absence_is_known(tmp_path):
    assert SOURCE.is_optional
    assert not is_there(SOURCE, tmp_path)
    assert not is_there(SOURCE, None)
