"""The facts of the demonstration are those of the producers' own files."""

import os
from pathlib import Path

import pandas as pd
import pytest

from generator.sources import all_sources
from generator.sources.arrival.demo import demo_sources
from generator.sources.arrival.fetching import from_mirror

pytestmark = pytest.mark.real

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "data" / "demo"
MIRROR = ROOT / os.environ.get("GENERATEUR_DONNEES", "../shared/data")


def national(source_id):
    source = all_sources()[source_id]
    frames = [source.parse(raw).frame for raw in from_mirror(source, MIRROR).values()]
    return pd.concat(frames, ignore_index=True)


def shown(landing):
    source = demo_sources(DEMO)[f"demo_{landing}"]
    return source.parse((DEMO / source.files[0]).read_bytes()).frame


def assert_found_in(mine, whole, keys, values):
    both = mine[[*keys, *values]].merge(whole, on=keys, how="left", suffixes=("", "_national"))
    assert len(both) == len(mine) > 0
    for value in values:
        assert both[value].tolist() == pytest.approx(both[f"{value}_national"].tolist(), rel=1e-5)


def test_every_commune_has_its_official_name_and_type():
    keys = ["commune_code", "commune_type"]
    mine = shown("communes").merge(national("cog_communes"), on=keys, suffixes=("", "_national"))
    assert len(mine) == len(shown("communes")) == 94
    assert mine["commune_name"].tolist() == mine["commune_name_national"].tolist()


def test_the_four_epci_are_whole_and_named_as_the_state_names_them():
    whole = national("epci_communes")
    mine = shown("memberships").query("zone_kind == 'epci'")
    there = whole[whole["zone_code"].isin(mine["zone_code"])]
    assert set(zip(mine["commune_code"], mine["zone_code"], mine["zone_name"], strict=True)) == set(
        zip(there["commune_code"], there["zone_code"], there["zone_name"], strict=True)
    )


@pytest.mark.parametrize(
    ("source_id", "indicators"),
    [
        ("populations_legales", ["population_municipale"]),
        ("commune_facts", ["area_km2"]),
        ("dwelling_vacancy", ["dwellings", "vacant_dwellings"]),
        ("filosofi_epci", ["median_income_eur", "poverty_share", "pensions_share", "d9_d1_ratio"]),
        ("unemployment_zones", ["unemployment_share"]),
    ],
)
def test_every_figure_is_the_published_one(source_id, indicators):
    mine = shown("indicators")
    mine = mine[mine["indicator_id"].isin(indicators)]
    keys = ["territory_kind", "territory_code", "indicator_id", "year"]
    assert_found_in(mine, national(source_id), keys, ["value"])


def test_every_figure_comes_from_one_of_these_files():
    assert set(shown("indicators")["indicator_id"]) == {
        "population_municipale", "area_km2", "dwellings", "vacant_dwellings",
        "median_income_eur", "poverty_share", "pensions_share", "d9_d1_ratio",
        "unemployment_share",
    }  # fmt: skip


def test_every_equipment_is_counted_as_in_the_census_of_equipments():
    mine = shown("equipment")
    whole = national("bpe_2018")
    keys = ["commune_code", "type_code", "year"]
    assert_found_in(mine, whole, keys, ["equipment_count"])
    there = whole[whole["commune_code"].isin(set(mine["commune_code"]))]
    there = there[there["type_code"].isin(set(mine["type_code"]))]
    assert len(there) == len(mine)


def test_employment_zones_movements_and_labels_are_official():
    zones = shown("memberships").query("zone_kind == 'zone_emploi'")
    official = national("employment_zones").set_index("commune_code")["zone_code"]
    assert zones["zone_code"].tolist() == official[zones["commune_code"]].tolist()
    moved = shown("movements")
    keys = ["effective_date", "type_before", "code_before", "type_after", "code_after"]
    assert len(moved.merge(national("cog_movements"), on=keys)) == len(moved)
    density = shown("labels").query("label_kind == 'density'")
    keys = ["territory_code", "label_fr"]
    assert len(density.merge(national("density_grid"), on=keys)) == len(density) == 92


def test_every_programme_of_a_commune_is_on_the_state_s_lists():
    programmes = shown("labels").query("label_kind == 'programme'")
    districts = national("qpv")[["commune_code"]].drop_duplicates()
    official = pd.concat(
        [
            national("programmes_anct")[["territory_code", "label_fr"]],
            national("territoires_industrie")[["territory_code", "label_fr"]],
            districts.rename(columns={"commune_code": "territory_code"}).assign(label_fr="qpv"),
        ]
    )
    found = programmes.merge(official.drop_duplicates(), on=["territory_code", "label_fr"])
    assert len(found) == len(programmes)


def test_type_names_and_the_france_services_place_are_the_producers_own():
    labels = shown("nomenclatures").query("nomenclature_id == 'bpe_type'")
    keys = ["code", "label_fr"]
    assert len(labels.merge(national("bpe_labels"), on=keys)) == len(labels) == 30
    places = shown("structures")
    keys = ["structure_id", "structure_name", "commune_code"]
    assert len(places.merge(national("france_services"), on=keys)) == len(places) == 1


def test_every_centre_is_the_centroid_of_the_simplified_outline():
    (file,) = (MIRROR / "contours" / "france-geojson_2018").glob("communes-21-*.geojson")
    landed = all_sources()["commune_contours"].parse(file.read_bytes()).frame
    outlines = landed.set_index("territory_code")["geometry"]
    mine = shown("centres").set_index("commune_code")
    never_merged = mine.drop(index="21452")  # made of two outlines in 2018
    for code, centre in never_merged.iterrows():
        middle = outlines[code].centroid
        assert (centre["x_m"], centre["y_m"]) == pytest.approx((middle.x, middle.y), abs=1)


def test_the_norms_fitted_on_the_country_agree_with_another_reading_of_it():
    equipment = pd.read_parquet(MIRROR / "backtest" / "equipment_epci_2018.parquet")
    people = pd.read_csv(
        MIRROR / "backtest" / "epci_population.csv", index_col=0, dtype={0: "string"}
    ).iloc[:, 0]
    people.index = people.index.astype(str)
    sizes = pd.read_csv(ROOT / "data" / "size_classes.csv").set_index("population_min")
    size = pd.cut(people, [*sizes.index, 1e9], right=False, labels=sizes["size_class"])
    size, people = size[equipment.index], people[equipment.index]
    labels = shown("nomenclatures").set_index("code")["label_fr"]
    norms = shown("norms").assign(label_fr=lambda rows: rows["type_code"].map(labels))
    norms = norms[norms["label_fr"].isin(equipment.columns)]
    there = [
        (equipment.loc[size == row.size_class, row.label_fr], people[size == row.size_class])
        for row in norms.itertuples()
    ]
    shares = pd.Series([(counts > 0).mean() for counts, _ in there], norms.index)
    rates = pd.Series([1000 * counts.sum() / held.sum() for counts, held in there], norms.index)
    # The other reading has neither Mayotte nor the same year of population: a few EPCIs change
    # class, and Mayotte's many grocers are in ours only.
    assert len(norms) == 26 * 5
    assert ((shares - norms["present_share"]).abs() < 0.02).all()
    assert ((rates / norms["rate_per_1000"] - 1).abs() < 0.05).mean() > 0.9
