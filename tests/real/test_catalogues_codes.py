import csv
import json
import os
from pathlib import Path

import pandas as pd
import pyogrio
import pytest

from generator.catalogues import Catalogue, read_catalogue

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


def test_every_data_inclusion_value_is_in_the_public_vocabulary(catalogue):
    path = NOMENCLATURES / "data_inclusion_thematiques_v0.csv"
    with path.open(encoding="utf-8", newline="") as file:
        known = {row["value"] for row in csv.DictReader(file)}
    named = {value for theme in catalogue.themes.values() for value in theme.data_inclusion}
    assert named - known == set()
