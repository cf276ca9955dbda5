import re

from generator.publication.charts import VALUE_PT, WIDTH_PT, Bar, bar_chart

from .conftest import drawing

BARS = [Bar("Santé & soins", 40.0, "40"), Bar("Se déplacer", 10.0, "10")]


def test_a_bar_four_times_as_long_is_worth_four_times_as_much():
    lengths = [
        float(width)
        for width, colour in re.findall(
            r'width="([\d.]+)" height="7.0" fill="(#\w+)"', bar_chart(BARS, "Thèmes").svg
        )
        if colour == "#2f6f75"
    ]
    full = WIDTH_PT - VALUE_PT
    assert lengths == [full, round(full * 10 / 40, 1)]


def test_the_drawing_is_sound_xml_whatever_the_labels():
    drawing(bar_chart(BARS, "Thèmes").svg)


def test_the_alternative_text_states_the_finding_in_order():
    assert bar_chart(BARS, "Thèmes").alt_fr == (
        "Thèmes, dans l’ordre : Santé & soins (40) et Se déplacer (10)."
    )


def test_a_long_label_is_cut_in_lines_and_never_shortened():
    label = "Vieillir chez soi, être aidé dans les gestes de la vie courante et ne pas être seul"
    root = drawing(bar_chart([Bar(label, 3.0, "3")], "Thèmes").svg)
    texts = [element.text for element in root if element.tag.endswith("text")]
    assert " ".join(texts[:-1]) == label
    assert len(texts) > 2
