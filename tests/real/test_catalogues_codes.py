import csv
import json
import os
from pathlib import Path

import pandas as pd
import pyogrio
import pytest

from generator.catalogues import Catalogue, read_catalogue
from generator.catalogues.codes import NOMENCLATURES as NOMENCLATURES_CITED
from generator.lookups import known_codes
from generator.plans import plan_for
from generator.sources.nomenclature_rome import SOURCE

pytestmark = pytest.mark.real

ROOT = Path(__file__).parents[2]
DATA = (ROOT / os.environ.get("GENERATEUR_DONNEES", "../shared/data")).resolve()
NOMENCLATURES = DATA / "nomenclatures"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue([ROOT / "data"])


def test_every_naf_code_is_in_revision_2(catalogue):
    entries = json.loads((NOMENCLATURES / "naf_rev2_codes.json").read_text(encoding="utf-8"))
    named = set(catalogue.tables()["land_activity_naf"]["naf_code"])
    assert named - {entry["id"] for entry in entries} == set()


def test_every_equipment_type_has_a_label_of_2013_and_is_counted_in_2018(catalogue):
    labels = pyogrio.read_dataframe(
        NOMENCLATURES / "bpe13_varmod_ensemble.dbf",
        read_geometry=False,
        encoding="cp850",  # the file names no code page; cp1252 cannot read it
    )
    counted = pd.read_csv(
        DATA / "supply" / "bpe" / "bpe18_ensemble.csv.gz", sep=";", usecols=["TYPEQU"], dtype="str"
    )
    named = set(catalogue.tables()["land_activity_equipment"]["type_code"])
    assert named - set(labels.loc[labels["VARIABLE"] == "TYPEQU", "MODALITE"]) == set()
    assert named - set(counted["TYPEQU"]) == set()


def test_every_trade_is_in_the_rome_of_july_2021(catalogue):
    path = NOMENCLATURES / "arbo_rome_ogr_202107.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    trades = {row["Rome1"] + row["Rome2"] + row["Rome3"] for row in rows if not row["OGR"].strip()}
    named = set(catalogue.tables()["land_activity_skills"]["rome_code"])
    assert named - trades == set()


def test_the_demonstration_names_each_trade_cited_as_the_producer_does(catalogue):
    shipped = pd.read_csv(ROOT / "data" / "demo" / "land_rome.csv", dtype="str")
    landed = SOURCE.parse((DATA / SOURCE.files[0]).read_bytes()).frame
    named = catalogue.tables()["land_activity_skills"]["rome_code"].unique()
    assert sorted(shipped["rome_code"]) == sorted(named)
    rows = set(landed.itertuples(index=False, name=None))
    assert set(shipped.itertuples(index=False, name=None)) - rows == set()


def test_the_rome_is_whole_and_its_commas_are_those_of_another_copy_of_the_producer():
    landed = SOURCE.parse((DATA / SOURCE.files[0]).read_bytes()).frame
    assert len(landed) == 532
    other = pd.read_csv(NOMENCLATURES / "rome_naf_mapping_2021.csv", dtype="str")
    labels = dict(zip(other["rome_id"], other["rome_label"], strict=True))
    written = dict(zip(landed["rome_code"], landed["rome_label_fr"], strict=True))
    assert {code for code, label in labels.items() if written.get(code) != label} == set()


def test_the_command_finds_the_whole_catalogue_sound_in_the_mirror(tmp_path):
    plan = plan_for(tmp_path, mirror=DATA)
    codes, reasons = known_codes(plan)
    assert (codes.keys(), reasons) == (NOMENCLATURES_CITED.keys(), {})
    assert read_catalogue([ROOT / "data"], codes).activities


def test_every_data_inclusion_value_is_in_the_public_vocabulary(catalogue):
    path = NOMENCLATURES / "data_inclusion_thematiques_v0.csv"
    with path.open(encoding="utf-8", newline="") as file:
        known = {row["value"] for row in csv.DictReader(file)}
    named = {value for theme in catalogue.themes.values() for value in theme.data_inclusion}
    assert named - known == set()
