import re

import pandas as pd
import pytest
import shapely

from generator.errors import DataError
from generator.french import NARROW, WIDE
from generator.publication.drawings.access_chart import AccessRow, access_chart
from generator.publication.drawings.choropleth import Words, choropleth, map_with_legend
from generator.publication.drawings.classes import Cut, value_classes
from generator.publication.drawings.fills import COLOURS, EDGE, class_fills
from generator.publication.drawings.gap_chart import GapRow, gap_chart
from generator.publication.drawings.ground import Frame, place, scale_bar
from generator.publication.drawings.plates import selection_plate, territory_plates
from generator.publication.drawings.sheet import INK, PAPER, TEXT_PT, contrast, text_width

from .conftest import drawing
from .territories import DEMO, ISLAND, METROPOLIS, SILENT

SVG = "{http://www.w3.org/2000/svg}"
WORDS = Words("Ateliers pour 1 000 habitants", "recensement de 2023")


def _areas(values, *, withheld=(), insets=None):
    """Make one square of a tenth of a degree an area, side by side, in Côte-d'Or or overseas."""
    insets = insets or [""] * len(values)
    corners = {"": (4.5, 47.0, "EPSG:2154"), "La Réunion": (55.4, -21.2, "EPSG:2975")}
    rows = []
    for n, (value, inset) in enumerate(zip(values, insets, strict=True)):
        left, bottom, crs = corners[inset]
        square = shapely.box(left + n / 10, bottom, left + (n + 1) / 10, bottom + 0.1)
        rows.append((f"A{n:02d}", f"Lieu {n}", square, crs, 100 - n, value, n in withheld, inset))
    columns = [
        "area_code",
        "area_name",
        "geometry",
        "crs",
        "weight",
        "value",
        "is_withheld",
        "inset_fr",
    ]
    return pd.DataFrame(rows, columns=columns)


def _texts(svg):
    return [text.text for text in drawing(svg).iter(f"{SVG}text")]


def _outside(svg):
    """Name the texts that leave the sheet, by the width estimated for their letters."""
    root = drawing(svg)
    _, _, width, height = map(float, root.get("viewBox").split())
    shares = {"start": 0.0, "middle": 0.5, "end": 1.0}
    found = []
    for text in root.iter(f"{SVG}text"):
        long = text_width(text.text)
        left = float(text.get("x")) - long * shares[text.get("text-anchor", "start")]
        if left < -0.1 or left + long > width + 0.1 or not 0 < float(text.get("y")) <= height:
            found.append(text.text)
    return found


# ---- Classes


def test_ninety_five_values_make_five_classes_of_nineteen():
    assert value_classes(range(95)) == [(0, 18), (19, 37), (38, 56), (57, 75), (76, 94)]


@pytest.mark.parametrize("cut", Cut)
def test_equal_values_share_a_class(cut):
    assert value_classes([5, 5, 5, 9], cut) == [(5, 5), (9, 9)]


@pytest.mark.parametrize("cut", Cut)
def test_no_value_makes_no_class_and_one_value_one(cut):
    assert value_classes([], cut) == []
    assert value_classes([7, 7], cut) == [(7, 7)]


def test_quantiles_count_each_value_as_often_as_it_comes():
    # Neuf zéros et quatre autres : le milieu des zéros (4,5 sur 13) reste dans la 2e classe sur 5.
    assert value_classes([0] * 9 + [1, 2, 3, 4])[0] == (0, 0)


def test_natural_breaks_fall_in_the_widest_gaps():
    values = [1, 2, 3, 20, 21, 50, 51, 52, 90, 140, 141]
    assert value_classes(values, Cut.NATURAL) == [
        (1, 3), (20, 21), (50, 52), (90, 90), (140, 141),
    ]  # fmt: skip


@pytest.mark.parametrize("cut", Cut)
def test_the_order_of_values_never_moves_a_class(cut):
    values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]
    assert value_classes(values, cut) == value_classes(values[::-1], cut)


# ---- Fills


def test_two_neighbouring_classes_never_share_their_texture_and_are_darker_each_time():
    lights = [contrast(colour, PAPER) for colour in COLOURS]
    assert lights == sorted(lights)
    assert len(set(class_fills(5))) == 5


def test_the_two_plain_classes_are_told_apart_by_contrast_alone():
    assert contrast(COLOURS[0], COLOURS[-1]) >= 3


def test_text_lines_and_outlines_stand_out_from_paper():
    assert contrast(INK, PAPER) >= 4.5
    assert contrast(EDGE, PAPER) >= 3


def test_black_on_white_is_twenty_one_to_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


# ---- Maps


def test_unknown_and_withheld_values_are_hatched_differently_and_named():
    drawn = choropleth(_areas([1.0, None, None, 4.0], withheld=[2]), WORDS)
    assert [entry.text_fr for entry in drawn.legend] == [
        "1", "4", "nombre non publié (secret statistique)", "pas de donnée",
    ]  # fmt: skip
    assert drawn.body.count("url(#inconnu)") == 1
    assert drawn.body.count("url(#non-publie)") == 1


def test_a_map_where_nothing_is_known_has_no_class():
    drawn = choropleth(_areas([None, None]), WORDS)
    assert [entry.text_fr for entry in drawn.legend] == ["pas de donnée"]


def test_the_sheet_prints_title_classes_method_source_and_vintage():
    drawn = choropleth(_areas([1.0, 2.0, 3.0]), WORDS, cut=Cut.NATURAL)
    texts = _texts(map_with_legend(drawn, WORDS.title_fr, "Trois lieux.").svg)
    assert f"Ateliers pour 1{NARROW}000 habitants" in texts
    assert {"1", "2", "3", "Seuils naturels (Jenks)."} <= set(texts)
    assert f"Source{NARROW}: recensement de 2023." in texts


def test_a_drawing_begins_by_its_title_and_its_description():
    drawn = choropleth(_areas([1.0, 2.0]), WORDS)
    root = drawing(map_with_legend(drawn, "Ateliers & lieux", "Deux lieux.").svg)
    assert [(child.tag, child.text) for child in list(root)[:2]] == [
        (f"{SVG}title", "Ateliers & lieux"), (f"{SVG}desc", "Deux lieux."),
    ]  # fmt: skip


def test_the_scale_bar_is_a_round_length_of_the_map():
    # 1 000 m sur 100 pt : trente points feraient 300 m, la barre en dit 200, soit 20 pt.
    frame = Frame(0, 0, 100, 100)
    bar = scale_bar(place([shapely.box(0, 0, 1000, 1000)], frame), frame)
    assert f">200{NARROW}m<" in bar
    assert "H21.0" in bar


def test_overseas_is_drawn_apart_at_its_own_scale_under_its_name():
    drawn = choropleth(_areas([1.0, 2.0, 3.0], insets=["", "", "La Réunion"]), WORDS)
    svg = map_with_legend(drawn, WORDS.title_fr, "Trois lieux.").svg
    texts = _texts(svg)
    assert "La Réunion" in texts
    assert f"Outre-mer{NARROW}: chaque carton a sa propre échelle." in texts
    assert sum(text.endswith(f"{WIDE}km") for text in texts) == 2
    assert _outside(svg) == []


def test_overseas_alone_is_its_own_map():
    drawn = choropleth(_areas([1.0, 2.0], insets=["La Réunion"] * 2), WORDS)
    texts = _texts(map_with_legend(drawn, WORDS.title_fr, "Deux lieux.").svg)
    assert "La Réunion" not in texts
    assert {"Lieu 0", "Lieu 1"} <= set(texts)


def test_an_area_keeps_its_proportions_in_its_legal_projection():
    # À 47° nord, un dixième de degré mesure 11,1 km du sud au nord et cos 47° fois moins d'est en
    # ouest.
    body = choropleth(_areas([1.0]), WORDS).body
    outline = re.search(rf'd="M([^"]+)Z" fill="{COLOURS[0]}"', body)[1]
    points = [tuple(map(float, point.split())) for point in outline.split("L")]
    wide = max(x for x, _ in points) - min(x for x, _ in points)
    high = max(y for _, y in points) - min(y for _, y in points)
    assert wide / high == pytest.approx(0.68, abs=0.02)


def test_the_order_of_rows_never_changes_a_byte():
    areas = _areas([3.0, None, 1.0, 8.0], withheld=[1])
    forth, back = (choropleth(rows, WORDS) for rows in (areas, areas.iloc[::-1]))
    assert map_with_legend(forth, "T", "A") == map_with_legend(back, "T", "A")


# ---- Gaps

GAPS = [
    GapRow("Boulangerie", 2, 5.0, 3.0, 7.0),
    GapRow("Personnes âgées : services d'aide à domicile et autres services", None, 2.5),
]


def test_present_and_expected_are_said_with_the_interval():
    chart = gap_chart(GAPS, "Manques", "BPE 2018")
    assert "2 présents, 5 attendus (3 à 7)" in _texts(chart.svg)
    assert chart.alt_fr == (
        f"Manques{NARROW}: Boulangerie, 2 présents, 5 attendus (3 à 7){NARROW}; "
        f"Personnes âgées{NARROW}: services d’aide à domicile et autres services, "
        "inconnu présent, 2,5 attendus."
    )


def test_the_dot_and_the_bar_stand_on_the_scale_of_what_is_expected():
    # Échelle de 0 à 150 % sur 236 pt à partir de 4 : 2/5 est à 40 %, le bas 3/5 à 60 %.
    svg = gap_chart(GAPS[:1], "Manques", "BPE 2018").svg
    assert f'cx="{4 + 0.4 / 1.5 * 236:.1f}"' in svg
    assert f'<rect x="{4 + 0.6 / 1.5 * 236:.1f}"' in svg


def test_an_unknown_count_has_no_dot_and_an_unknown_interval_no_bar():
    svg = gap_chart(GAPS[1:], "Manques", "BPE 2018").svg
    assert (svg.count("<circle"), svg.count("<rect")) == (1, 1)  # les clés de la légende


def test_far_above_what_is_expected_an_arrow_ends_the_scale():
    rows = [GapRow("Taxi", 40, 2.0, 1.0, 4.0)]
    svg = gap_chart(rows, "Manques", "BPE 2018").svg
    assert f"300{NARROW}%" in _texts(svg)
    assert svg.count("<circle") == 1


def test_labels_of_eight_rows_neither_overlap_nor_leave_the_sheet():
    rows = [
        GapRow(f"Type d'équipement au nom assez long n° {n}", n, 3.0, 1.0, 5.0) for n in range(8)
    ]
    svg = gap_chart(rows, "Équipements présents et attendus", "BPE 2018").svg
    assert _outside(svg) == []
    boxes = []
    for text in drawing(svg).iter(f"{SVG}text"):
        long, x, y = text_width(text.text), float(text.get("x")), float(text.get("y"))
        left = x - long * {"start": 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor")]
        boxes.append(shapely.box(left, y - TEXT_PT + 1, left + long, y))
    assert not [1 for n, one in enumerate(boxes) for other in boxes[:n] if one.overlaps(other)]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "0 lignes"),
        ([GAPS[0]] * 9, "9 lignes"),
        ([GapRow("Taxi", 1, 0.0)], "« Taxi » : le nombre attendu n'est pas positif"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_french(rows, said):
    with pytest.raises(DataError, match=said):
        gap_chart(rows, "Manques", "BPE 2018")


# ---- Access

NEAR = AccessRow("Pharmacie", (0.5, 0.2, 0.1, 0.1, 0.1))
UNSURE = AccessRow("Taxi", (0.25, 0.0, 0.0, 0.0, 0.5), is_hypothesis=False)


def test_bands_are_as_wide_as_their_share_of_people():
    svg = access_chart([NEAR], "Accès", "BPE 2018").svg
    widths = re.findall(r'width="([\d.]+)" height="9.0" fill="(#[^"]+)"', svg)
    assert [width for width, _ in widths] == [f"{244 * s:.1f}" for s in NEAR.bands]
    assert len({fill for _, fill in widths}) == 5


def test_people_at_an_unknown_distance_are_hatched_and_said():
    chart = access_chart([UNSURE], "Accès", "BPE 2018")
    assert f'width="{244 * 0.25:.1f}" height="9.0" fill="url(#inconnu)"' in chart.svg
    assert f"25{NARROW}% distance inconnue" in chart.alt_fr
    assert "distance inconnue" in _texts(chart.svg)


def test_minutes_that_are_a_hypothesis_are_said_to_be():
    assert f"Minutes par la route{NARROW}: hypothèse." in _texts(
        access_chart([NEAR], "Accès", "BPE 2018").svg
    )
    some = access_chart([NEAR, UNSURE], "Accès", "BPE 2018")
    assert f"Minutes par la route{NARROW}: hypothèse pour Pharmacie." in _texts(some.svg)
    assert "hypothèse" not in access_chart([UNSURE], "Accès", "BPE 2018").svg


def test_shares_printed_above_narrow_bands_never_overlap_nor_leave_the_sheet():
    rows = [AccessRow("Crèche", (0.01, 0.01, 0.01, 0.01, 0.96)), NEAR]
    svg = access_chart(rows, "Part des habitants selon le temps de trajet", "BPE 2018").svg
    assert _outside(svg) == []
    assert _texts(svg).count(f"1{NARROW}%") == 1


@pytest.mark.parametrize("bands", [(0.5, 0.6, 0, 0, 0), (1.0,), (1.2, -0.2, 0, 0, 0)])
def test_shares_that_are_not_of_one_whole_are_refused(bands):
    with pytest.raises(DataError, match="des parts qui ne sont pas celles d'un tout"):
        access_chart([AccessRow("Taxi", bands)], "Accès", "BPE 2018")


# ---- The files of a release


def test_a_territory_has_its_communes_and_what_it_lacks(tables):
    plates = territory_plates(tables, DEMO)
    assert list(plates) == [f"{DEMO}-communes", f"{DEMO}-manques", f"{DEMO}-acces"]
    assert "(données fictives)" in plates[f"{DEMO}-manques"].svg
    for plate in plates.values():
        assert _outside(plate.svg) == []


def test_a_territory_that_lacks_nothing_known_has_no_chart(tables):
    assert list(territory_plates(tables, SILENT)) == [f"{SILENT}-communes"]


@pytest.mark.parametrize("code", [DEMO, SILENT, ISLAND, METROPOLIS])
def test_no_label_of_a_territory_leaves_its_sheet(tables, code):
    for plate in territory_plates(tables, code).values():
        assert _outside(plate.svg) == []
        sizes = {float(size) for size in re.findall(r'font-size="([\d.]+)"', plate.svg)}
        assert min(sizes) >= 7


def test_the_selection_is_mapped_with_overseas_apart_and_unknown_hatched(tables):
    plate = selection_plate(tables)
    texts = _texts(plate.svg)
    assert "La Réunion" in texts
    assert "manques inconnus" in texts
    assert f"Source{NARROW}: base permanente des équipements, 2018." in texts
    assert _outside(plate.svg) == []


def test_one_epci_alone_is_not_mapped_as_a_selection(tables):
    one = {name: rows[rows["epci_code"] == DEMO] for name, rows in tables.items() if name in {
        "out_territories", "out_communes", "out_gaps"}}  # fmt: skip
    assert selection_plate(one) is None
