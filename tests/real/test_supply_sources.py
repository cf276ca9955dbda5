"""The producers' own files: outlines, incomes, supply. Counts are made again by other means."""

import gzip
import json
import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

from generator.contracts import hold_to
from generator.errors import GeneratorError
from generator.sources import all_sources
from generator.sources.arrival.landing import parsed
from generator.sources.formats.outlines import projected, read_features

pytestmark = pytest.mark.real

ROOT = Path(__file__).parents[2]
DATA = (ROOT / os.environ.get("GENERATEUR_DONNEES", "../shared/data")).resolve()
COMMUNES_IN_2018 = 35_357
COMMUNES_IN_2026 = 34_875


def _land(source_id):
    source = all_sources()[source_id]
    paths = [path for pattern in source.files for path in sorted(DATA.glob(pattern))]
    parts = [source.parse(path.read_bytes()) for path in paths]
    frame = pd.concat([part.frame for part in parts], ignore_index=True)
    notes = [note for part in parts for note in part.notes]
    return hold_to(source.landing, frame, source_id), notes


def _told(notes, kind):
    return sum(note.count for note in notes if note.kind == kind)


def _json(path):
    raw = (DATA / path).read_bytes()
    return json.loads(gzip.decompress(raw) if path.endswith(".gz") else raw)


@pytest.fixture(scope="module")
def contours():
    return _land("commune_contours")


def test_101_files_hold_the_35357_communes_of_2018_and_one_invalid_outline(contours):
    frame, notes = contours
    assert len(list((DATA / "contours/france-geojson_2018").glob("*.geojson"))) == 101
    assert len(frame) == COMMUNES_IN_2018
    assert frame.loc[frame["is_repaired"], "territory_code"].tolist() == ["14174"]
    assert [(note.kind, note.count) for note in notes] == [("repare", 1)]
    assert shapely.is_valid(frame["geometry"].to_numpy()).all()


@pytest.mark.parametrize(
    ("prefix", "crs", "box"),
    [
        ("974", "EPSG:2975", (300_000, 7_630_000, 400_000, 7_700_000)),
        ("976", "EPSG:4471", (490_000, 8_550_000, 540_000, 8_610_000)),
        ("973", "EPSG:2972", (90_000, 230_000, 440_000, 650_000)),
        ("971", "EPSG:5490", (620_000, 1_740_000, 720_000, 1_830_000)),
        ("972", "EPSG:5490", (680_000, 1_580_000, 750_000, 1_660_000)),
        ("2", "EPSG:2154", (99_000, 6_046_000, 1_243_000, 7_111_000)),
    ],
)
def test_each_territory_is_in_metres_of_its_own_projection(contours, prefix, crs, box):
    west, south, east, north = box
    rows = contours[0][contours[0]["territory_code"].str.startswith(prefix)]
    assert set(rows["crs"]) == {crs}
    found = shapely.total_bounds(rows["geometry"].to_numpy())
    assert (found >= [west, south, west, south]).all()
    assert (found <= [east, north, east, north]).all()


def test_the_area_of_the_cote_d_or_is_the_one_geographers_give(contours):
    rows = contours[0][contours[0]["territory_code"].str.startswith("21")]
    # 8,763 km² (INSEE); simplified outlines and Lambert-93 stay within one percent.
    assert shapely.area(rows["geometry"].to_numpy()).sum() / 1e6 == pytest.approx(8_763, rel=0.01)


def test_priority_quarters_outside_our_projections_are_set_aside():
    frame, notes = _land("qpv")
    quarters = _json("supply/gazetteer_2026/qpv.json.gz")["qpvs"]
    far = [each for each in quarters if each["insee"][0].startswith(("975", "977", "978", "98"))]
    assert len(frame) == len(quarters) - len(far) == 1_584 - 91
    assert _told(notes, "mis_a_part") == len(far)
    alone = [each for each in quarters if len(each["insee"]) == 1 and each not in far]
    assert frame["commune_code"].notna().sum() == len(alone)
    assert shapely.is_valid(frame["geometry"].to_numpy()).all()


def test_a_displaced_outline_of_guadeloupe_does_not_hold_guadeloupes_centres():
    outlines = read_features((DATA / "contours/epci_anct_simplifie_2025.geojson").read_bytes())
    displaced = shapely.union_all(outlines.loc[outlines["insee_dep"] == "971", "geometry"])
    centres = pd.read_csv(
        DATA / "contours/centroides_communes_gazetteer_2026.csv", dtype={"insee": "string"}
    )
    guadeloupe = centres[centres["insee"].str.startswith("971")]
    points = shapely.points(guadeloupe["lon"], guadeloupe["lat"])
    assert len(points) == 32
    assert not displaced.is_empty
    assert not shapely.intersects(displaced, points).any()


def test_guadeloupes_centres_lie_in_the_outlines_we_measure_on(contours):
    centres = pd.read_csv(
        DATA / "contours/centroides_communes_gazetteer_2026.csv", dtype={"insee": "string"}
    )
    guadeloupe = centres[centres["insee"].str.startswith("971")]
    points = projected(shapely.points(guadeloupe["lon"], guadeloupe["lat"]), "EPSG:5490")
    ours = contours[0][contours[0]["territory_code"].str.startswith("971")]
    # A commune of islands may have its centre at sea: nine in ten is asked.
    assert shapely.intersects(shapely.union_all(ours["geometry"]), points).mean() > 0.9


def test_a_withheld_poverty_rate_stays_without_value():
    frame, _ = _land("filosofi_communes")
    text = gzip.decompress((DATA / "socioeconomic/filosofi/filosofi_com_2015.csv.gz").read_bytes())
    cells = [line.split(";")[6] for line in text.decode().splitlines()[1:]]
    poverty = frame.loc[frame["indicator_id"] == "poverty_share", "value"]
    assert len(poverty) == len(cells)
    assert poverty.isna().sum() == cells.count("")
    assert not (poverty == 0).any()


def test_every_epci_of_filosofi_has_four_measures():
    frame, notes = _land("filosofi_epci")
    lines = (DATA / "socioeconomic/filosofi/filosofi_epci_2015.csv").read_text().splitlines()
    assert len(frame) == 4 * (len(lines) - 1)
    assert notes == []


def test_the_files_national_unemployment_is_the_plain_mean_of_its_zones():
    document = _json("socioeconomic/gazetteer_2026/chomage_zones_emploi.json")
    rates = np.array([zone["rate_pct"] for zone in document["zes"].values()])
    assert rates.mean(axis=0) == pytest.approx(document["national_rate_pct_series"], abs=0.006)
    frame, _ = _land("unemployment_zones")
    # 302 zones and one mean, at the end of five years.
    assert len(frame) == (302 + 1) * 5
    assert "FR" not in set(frame.loc[frame["indicator_id"] == "unemployment_share"].territory_code)


def test_the_arrondissements_of_paris_add_up_to_paris():
    frame, _ = _land("dwelling_vacancy")
    dwellings = frame[frame["indicator_id"] == "dwellings"].set_index("territory_code")["value"]
    parts = dwellings[dwellings.index.str.match(r"751\d\d")]
    assert len(parts) == 20
    # Counts are rounded one by one.
    assert parts.sum() == pytest.approx(dwellings["75056"], abs=20)


def test_insertion_structures_with_an_invented_siret_are_set_aside():
    frame, notes = _land("siae")
    assert _told(notes, "mis_a_part") == 13
    assert len(frame) == 3_853 - 13
    assert "12345678901234-GEIQ" not in set(frame["structure_id"])
    assert set(frame["structure_status"]) == {"ACI", "EI", "AI", "ETTI", "GEIQ", "EA"}
    assert frame["lon"].isna().sum() == frame["lat"].isna().sum()


def test_france_services_names_every_place_and_guesses_no_commune():
    frame, _ = _land("france_services")
    path = "supply/france_services/france_services_2020-10-12.geojson"
    assert len(frame) == len(_json(path)["features"]) == 908
    assert frame.loc[frame["commune_code"].isna(), "commune_name"].tolist() == [
        "MOROSAGLIA",
        "PONTE-LECCIA",
    ]
    assert frame[["lon", "lat"]].notna().all(axis=None)


def test_third_places_sharing_a_line_are_all_counted():
    frame, _ = _land("third_places")
    lines = [
        feature["properties"]["id_territoire"]
        for name in ("fabt", "manuprox")
        for feature in _json(f"supply/anct_programmes_2024/{name}_geom.geojson")["features"]
    ]
    assert len(lines) == 342 + 98
    assert len(frame) == sum(1 + line.count(";") for line in lines)


def test_programmes_match_the_counts_their_file_announces():
    frame, _ = _land("programmes_anct")
    meta = _json("supply/gazetteer_2026/anct_programmes.json")["meta"]
    assert frame["label_fr"].value_counts().to_dict() == {
        name: meta[f"row_count_{name}"] for name in ("acv", "pvd", "ort")
    }


def test_members_of_territoires_d_industrie_are_epcis_or_told():
    frame, notes = _land("territoires_industrie")
    path = "supply/anct_programmes_2026/polygone-4326_ti.geojson"
    members = [
        siren
        for feature in _json(path)["features"]
        for siren in feature["properties"]["siren_groupement"].split(", ")
    ]
    assert len(frame) + _told(notes, "mis_a_part") == len(members)
    assert frame["territory_code"].str.match(r"2[04]\d{7}$").all()


def test_brownfields_add_up_to_the_sites_the_file_announces():
    frame, notes = _land("brownfields")
    meta = _json("supply/gazetteer_2026/cartofriches_communes.json.gz")["meta"]
    totals = frame.groupby("indicator_id")["value"].sum()
    assert totals["brownfield_count"] == meta["row_count_sites"] == 27_983
    assert frame["value"].isna().sum() == _told(notes, "non_compris")


@pytest.mark.parametrize(("source_id", "classes"), [("density_grid", 7), ("rurality_grid", 10)])
def test_each_commune_of_2026_has_one_class(source_id, classes):
    frame, notes = _land(source_id)
    assert len(frame) == COMMUNES_IN_2026
    assert frame["label_fr"].nunique() == classes
    assert not frame["label_fr"].str.startswith(" ").any()
    assert notes == []


def test_associations_are_those_of_before_2009_and_all_accounted_for():
    frame, notes = _land("associations")
    files = sorted(DATA.glob("texts/rna_schema_producteur/*.csv.gz"))
    rows = pd.concat(
        [pd.read_csv(path, sep=";", usecols=["id", "date_creat"], dtype="string") for path in files]
    )
    assert len(frame) + _told(notes, "mis_a_part") == len(rows)
    assert rows["date_creat"].max() < "2009"
    assert not rows["id"].str.startswith("W").any()


def test_the_naf_has_732_subclasses():
    frame, _ = _land("nomenclature_naf")
    # 88 divisions, 272 groups, 615 classes, 732 subclasses (INSEE, NAF rév. 2).
    assert frame["code"].str.len().value_counts().to_dict() == {2: 88, 4: 272, 5: 615, 6: 732}


# What is optional has no file among the producers' own: its tests make theirs.
HERE = [source for source in all_sources().values() if not source.is_optional]


@pytest.mark.parametrize("source", HERE, ids=lambda source: source.id)
def test_a_damaged_file_is_read_or_refused_in_french_and_never_a_traceback(source, mirror):
    raw = min(mirror.glob(source.files[0])).read_bytes()
    page = b"<html><body>erreur 500</body></html>"
    for damaged in (raw[: len(raw) // 2], page, b"", raw[:1], b'{"a": 1}', b"[1, 2]"):
        # either a French refusal of ours, or too few rows for the landing to take them
        with pytest.raises(GeneratorError, match=r"\.$"):
            parsed(source, {"file": damaged})
