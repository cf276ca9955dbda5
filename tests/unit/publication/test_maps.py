import pandas as pd
import pytest

from generator.french import NARROW, WIDE
from generator.publication.drawings.choropleth import HEIGHT_PT, WIDTH_PT
from generator.publication.drawings.fills import COLOURS, UNKNOWN_FILL, WITHHELD_FILL
from generator.publication.drawings.maps import commune_map, commune_sheet

from .conftest import drawing
from .territories import DEMO, ISLAND, METROPOLIS, SILENT


def _of(tables, code):
    communes = tables["out_communes"]
    return communes[communes["epci_code"] == code]


def test_located_answers_are_drawn_before_population(tables):
    drawn = commune_map(_of(tables, DEMO))
    assert drawn.caption_fr == "Personnes ayant répondu, par commune"
    assert [entry.text_fr for entry in drawn.legend] == [
        "11", "25", "40", "aucune réponse localisée",
    ]  # fmt: skip


def test_a_number_withheld_is_hatched_otherwise_than_nobody(tables):
    communes = _of(tables, DEMO).assign(
        statement_count=pd.array([None, None, 25, 40], dtype="Int64"),
        statement_state=["aucun", "retenu", "publie", "publie"],
    )
    drawn = commune_map(communes)
    assert [(entry.text_fr, entry.fill) for entry in drawn.legend[2:]] == [
        ("nombre non publié (secret statistique)", WITHHELD_FILL),
        ("aucune réponse localisée", UNKNOWN_FILL),
    ]
    assert "Dans 1 commune : nombre non publié." in drawn.alt_fr
    assert "Dans 1 commune : aucune réponse localisée." in drawn.alt_fr


def test_without_located_answers_the_map_shows_population(tables):
    drawn = commune_map(_of(tables, SILENT))
    assert drawn.caption_fr == "Nombre d’habitants, par commune"
    assert len(drawn.legend) == len(COLOURS)


def test_the_alternative_text_names_the_highest_and_the_lowest(tables):
    # 400 + 310 × n habitants, n de 0 à 6.
    assert commune_map(_of(tables, SILENT)).alt_fr == (
        f"Carte de 7{WIDE}communes. Nombre d’habitants, par commune{NARROW}: le plus d’habitants "
        f"à Saint-Exemple-7 (2{NARROW}260), Saint-Exemple-6 (1{NARROW}950) et "
        f"Saint-Exemple-5 (1{NARROW}640){NARROW}; le moins à Saint-Exemple-1 (400)."
    )


def test_approximate_contours_are_said_once(tables):
    note = "Contours approchés, dessinés autour du centre de chaque commune."
    assert commune_map(_of(tables, DEMO)).note_fr == "Contours approchés."
    assert commune_map(_of(tables, DEMO), note).note_fr == note


@pytest.mark.parametrize("code", [DEMO, SILENT, ISLAND, METROPOLIS])
def test_every_point_is_inside_the_drawing(tables, code):
    root = drawing(commune_map(_of(tables, code)).svg)
    width, height = float(root.get("width")), float(root.get("height"))
    assert (width, height <= HEIGHT_PT) == (WIDTH_PT, True)
    for path in root.iter("{http://www.w3.org/2000/svg}path"):
        if "Z" not in path.get("d"):
            continue
        for pair in path.get("d").replace("M", " ").replace("L", ",").replace("Z", ",").split(","):
            if pair.strip():
                x, y = map(float, pair.split())
                assert 0 <= x <= width
                assert 0 <= y <= height


def test_the_overseas_map_keeps_its_shape_in_its_own_projection(tables):
    # Two columns and two rows of squares of 0.06 degree: wider than high nowhere near the tropics,
    # where a degree of longitude at 21° south is 0.93 degree of latitude.
    communes = _of(tables, ISLAND)
    root = drawing(commune_map(communes).svg)
    outline = next(
        path.get("d")
        for path in root.iter("{http://www.w3.org/2000/svg}path")
        if path.get("stroke-width") == "0.8"
    )
    points = [tuple(map(float, p.split())) for p in outline.strip("MZ").split("L")]
    wide = max(x for x, _ in points) - min(x for x, _ in points)
    high = max(y for _, y in points) - min(y for _, y in points)
    assert wide / high == pytest.approx(0.94, abs=0.02)


def test_five_to_eight_communes_are_named(tables):
    root = drawing(commune_map(_of(tables, METROPOLIS)).svg)
    names = [text for text in root.iter("{http://www.w3.org/2000/svg}text") if "-" in text.text]
    assert 5 <= len(names) <= 8


def test_row_order_never_changes_the_map(tables):
    communes = _of(tables, METROPOLIS)
    assert commune_map(communes) == commune_map(communes.iloc[::-1])


def test_without_a_contour_there_is_no_map(tables):
    assert commune_map(_of(tables, DEMO).assign(geometry=None)) is None


def test_a_commune_without_a_contour_is_counted(tables):
    communes = _of(tables, DEMO).copy()
    communes["geometry"] = pd.Series([None, *communes["geometry"].iloc[1:]], index=communes.index)
    assert f"1{WIDE}commune sans contour" in commune_map(communes).note_fr


def test_hot_spots_have_a_heavy_outline_and_a_line_in_the_legend(tables):
    plain = commune_map(_of(tables, SILENT))
    drawn = commune_map(_of(tables, SILENT), hot_codes=["21102", "21103"])
    assert drawn.svg.count('stroke-width="1.8"') == 2
    assert [entry.text_fr for entry in drawn.legend if entry.is_outline] == ["points chauds"]
    assert 'stroke-width="1.8"' not in plain.svg
    assert not any(entry.is_outline for entry in plain.legend)


def test_the_census_year_and_the_way_classes_are_cut_are_printed(tables):
    drawn = commune_map(_of(tables, SILENT), population_year=2023)
    assert drawn.reading_fr == (
        f"Classes de même effectif (quantiles). Source{NARROW}: recensement de 2023."
    )


def test_the_file_of_a_map_holds_its_title_legend_source_and_notes(tables):
    svg = commune_sheet(_of(tables, DEMO), "CC d’Exemple").svg
    texts = [t.text for t in drawing(svg).iter("{http://www.w3.org/2000/svg}text")]
    assert texts[0] == "CC d’Exemple – Personnes ayant répondu, par commune"
    assert {"11", "25", "40", "Contours approchés."} <= set(texts)
    assert f"Source{NARROW}: enquêtes importées." in texts


def test_without_a_contour_there_is_no_file(tables):
    assert commune_sheet(_of(tables, DEMO).assign(geometry=None), "CC d’Exemple") is None
