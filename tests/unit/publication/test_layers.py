import sqlite3

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely

from generator.columns import read_columns
from generator.publication.layers import LAYERS, located, write_geopackage
from generator.publication.layers.styles import style_of
from generator.publication.tables import choose

from .conftest import drawing
from .territories import DEMO, ISLAND, METROPOLIS
from .test_release import DICTIONARY

DAY = "2026-11-22"


def _written(stored_build, folder, codes):
    tables = located(choose(*stored_build, codes))
    path = folder / "territoire.gpkg"
    write_geopackage(path, tables, read_columns(DICTIONARY), DAY)
    return path, tables


@pytest.fixture(scope="module")
def demo(store_and_build, tmp_path_factory):
    return _written(store_and_build, tmp_path_factory.mktemp("gpkg"), [DEMO])


def _asked(path, query):
    con = sqlite3.connect(path)
    try:
        return con.execute(query).fetchall()
    finally:
        con.close()


def _shapes(table):
    return shapely.from_wkb(table["geometry"].to_numpy(zero_copy_only=False))


def test_each_geographic_table_is_a_layer_with_a_style_of_its_own(demo):
    names = [layer.name for layer in LAYERS]
    assert [row[0] for row in pyogrio.list_layers(demo[0])] == [*names, "layer_styles"]
    styled = _asked(demo[0], "select f_table_name, f_table_schema, f_geometry_column, useAsDefault "
                             "from layer_styles")  # fmt: skip
    # QGIS looks for an empty schema: a blank one would never be found.
    assert styled == [(name, "", "geom", 1) for name in names]


def test_a_layer_has_a_row_for_each_row_of_its_table(demo):
    path, tables = demo
    for layer in LAYERS:
        assert _asked(path, f"select count(*) from {layer.name}") == [
            (tables[layer.table].num_rows,)
        ]


def test_one_legal_territory_is_in_its_legal_projection(demo):
    info = pyogrio.read_info(demo[0], layer="communes")
    assert info["crs"] == "EPSG:2154"
    # Squares of 0.05 degree at 47° north are near 5.5 km high.
    _, south, _, north = info["total_bounds"]
    assert (north - south) / 2 == pytest.approx(5_560, rel=0.02)  # and a little for their tilt


def test_overseas_alone_is_in_its_own_projection_and_with_others_in_degrees(
    store_and_build, tmp_path
):
    (tmp_path / "une").mkdir()
    path, _ = _written(store_and_build, tmp_path / "une", [ISLAND])
    assert pyogrio.read_info(path, layer="communes")["crs"] == "EPSG:2975"
    path, _ = _written(store_and_build, tmp_path, [ISLAND, DEMO])
    assert pyogrio.read_info(path, layer="communes")["crs"] == "EPSG:4326"


def test_an_epci_is_drawn_as_the_union_of_its_communes(demo):
    _, tables = demo
    (outline,) = _shapes(tables["out_territories"])
    # Four squares of 0.05 degree.
    assert outline.area == pytest.approx(4 * 0.05**2)


def test_a_place_is_a_point_inside_its_commune(demo):
    _, tables = demo
    communes = tables["out_communes"]
    outlines = dict(zip(communes["commune_code"].to_pylist(), _shapes(communes), strict=True))
    places = tables["out_opportunity_places"]
    assert places.num_rows
    for code, point in zip(places["commune_code"].to_pylist(), _shapes(places), strict=True):
        assert point.geom_type == "Point"
        assert outlines[code].contains(point)


def test_a_row_without_an_outline_stays_without_geometry(store_and_build):
    tables = choose(*store_and_build, [DEMO])
    missing = tables["out_communes"].slice(1)
    found = located({**tables, "out_communes": missing})["out_opportunity_places"]
    first = tables["out_communes"]["commune_code"][0].as_py()
    for row in found.to_pylist():
        assert (row["geometry"] is None) == (row["commune_code"] == first)


def test_without_any_commune_the_layers_are_empty_and_whole(store_and_build, tmp_path):
    tables = {name: rows.slice(0, 0) for name, rows in choose(*store_and_build, [DEMO]).items()}
    write_geopackage(tmp_path / "vide.gpkg", located(tables), read_columns(DICTIONARY), DAY)
    assert _asked(tmp_path / "vide.gpkg", "select count(*) from communes") == [(0,)]


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.name)
def test_each_row_of_a_layer_is_in_one_class_of_its_legend(demo, layer):
    path, tables = demo
    [(qml,)] = _asked(path, f"select styleQML from layer_styles where f_table_name='{layer.name}'")
    root = drawing(qml.partition("\n")[2])
    rules = root.findall("renderer-v2/rules/rule")
    symbols = {symbol.get("name") for symbol in root.findall("renderer-v2/symbols/symbol")}
    assert {rule.get("symbol") for rule in rules} == symbols
    # What a rule says in QGIS means the same in SQLite.
    counts = [_asked(path, f"select count(*) from {layer.name} where {rule.get('filter')}")[0][0]
              for rule in rules]  # fmt: skip
    assert sum(counts) == tables[layer.table].num_rows


def _fills(qml, label):
    root = drawing(qml.partition("\n")[2])
    (rule,) = [one for one in root.iter("rule") if label in one.get("label")]
    (symbol,) = [
        one for one in root.findall("renderer-v2/symbols/symbol")
        if one.get("name") == rule.get("symbol")
    ]  # fmt: skip
    return [
        (
            layer.get("class"),
            *(o.get("value") for o in layer.findall("Option/Option[@name='angle']")),
        )
        for layer in symbol.findall("layer")
    ]


def test_a_number_withheld_is_crossed_and_nobody_is_hatched_once(demo):
    [(qml,)] = _asked(demo[0], "select styleQML from layer_styles where f_table_name='communes'")
    fill, one, other = ("SimpleFill",), ("LinePatternFill", "45"), ("LinePatternFill", "135")
    assert _fills(qml, "non publié") == [fill, one, other]
    assert _fills(qml, "aucune réponse localisée") == [fill, one]
    assert _fills(qml, "aucune enquête") == [fill]


def test_a_population_of_seven_figures_keeps_its_last_one_in_the_legend():
    rows = pa.table({"statement_count": pa.array([None], pa.int64()), "population": [2_113_705]})
    assert '"population" >= 2113705 AND "population" <= 2113705' in style_of(
        "communes", rows, []
    ).replace("&quot;", '"').replace("&gt;", ">").replace("&lt;", "<")


def test_a_layer_names_its_columns_in_french(demo):
    [(qml,)] = _asked(demo[0], "select styleQML from layer_styles where f_table_name='communes'")
    root = drawing(qml.partition("\n")[2])
    names = {alias.get("field"): alias.get("name") for alias in root.iter("alias")}
    assert names["population"] == "Population (habitants)"


def test_the_first_class_is_drawn_last_and_smaller(store_and_build, tmp_path):
    path, _ = _written(store_and_build, tmp_path, [DEMO, METROPOLIS])
    order = [row[0] for row in _asked(path, "select class_id from lieux_des_opportunites "
                                            "order by fid")]  # fmt: skip
    ranks = dict(_asked_classes(store_and_build))
    drawn = [ranks[class_id] for class_id in order]
    assert drawn == sorted(drawn, reverse=True)


def _asked_classes(stored_build):
    classes = choose(*stored_build, [DEMO])["out_classes"]
    return zip(classes["class_id"].to_pylist(), classes["rank_order"].to_pylist(), strict=True)


def test_the_same_tables_give_the_same_bytes_whatever_the_hour(store_and_build, tmp_path):
    first, _ = _written(store_and_build, tmp_path, [DEMO, ISLAND])
    raw = first.read_bytes()
    first.unlink()
    second, _ = _written(store_and_build, tmp_path, [DEMO, ISLAND])
    assert second.read_bytes() == raw
    [(said,)] = _asked(second, "select distinct last_change from gpkg_contents")
    assert said.startswith(DAY)


def test_the_lacking_types_of_an_epci_are_counted_and_unknown_stays_unknown(
    tables, store_and_build, tmp_path
):
    path, _ = _written(store_and_build, tmp_path, [DEMO, METROPOLIS, ISLAND])
    told = dict(_asked(path, "select epci_code, lacking_type_count from intercommunalites"))
    gaps = tables["out_gaps"]
    for code, count in told.items():
        known = gaps.loc[gaps["epci_code"] == code, "is_lacking"].dropna()
        assert count == (int(known.sum()) if len(known) else None)


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.name)
def test_a_geographic_table_is_geoparquet_that_others_read(demo, tmp_path, layer):
    geopandas = pytest.importorskip("geopandas")
    from generator.publication.tables import write_parquet

    path = tmp_path / "t.parquet"
    write_parquet(demo[1][layer.table], path)
    read = geopandas.read_parquet(path)
    assert read.crs == "OGC:CRS84"
    assert len(read) == demo[1][layer.table].num_rows
    assert b"geo" in pq.read_schema(path).metadata
    assert isinstance(read, pd.DataFrame)


def test_the_geopackage_is_of_a_version_that_an_older_qgis_knows_whole(demo):
    assert _asked(demo[0], "PRAGMA user_version") == [(10300,)]
