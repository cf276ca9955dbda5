import re

from generator.publication.drawings.charts import VALUE_PT, WIDTH_PT, Bar, bar_chart

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
        "Thèmes, dans l’ordre. Santé & soins\u202f: 40\u202f; Se déplacer\u202f: 10."
    )


def test_a_long_label_is_cut_in_lines_and_never_shortened():
    label = "Vieillir chez soi, être aidé dans les gestes de la vie courante et ne pas être seul"
    root = drawing(bar_chart([Bar(label, 3.0, "3")], "Thèmes").svg)
    texts = [element.text for element in root if element.tag.endswith("text")]
    assert " ".join(texts[:-1]) == label
    assert len(texts) > 2


def test_the_scale_holds_the_highest_bound_and_the_line_joins_both_bounds():
    # Échelle : 0,40 sur toute la longueur ; la barre de 0,20 en fait la moitié.
    full = WIDTH_PT - VALUE_PT
    bar = Bar("Santé", 0.2, "20 %", (0.1, 0.4), "entre 10 et 40 %")
    svg = bar_chart([bar], "Thèmes").svg
    assert f'width="{full / 2:.1f}" height="7.0" fill="#2f6f75"' in svg
    assert re.findall(r"M([\d.]+) [\d.]+H([\d.]+)", svg)[0] == (
        f"{full / 4:.1f}", f"{full:.1f}",
    )  # fmt: skip


def test_the_interval_is_told_in_words_beside_the_value_and_in_the_alternative_text():
    bar = Bar("Santé", 0.2, "20 %", (0.1, 0.4), "entre 10 et 40 %")
    chart = bar_chart([bar], "Thèmes")
    printed = ["".join(text.itertext()) for text in drawing(chart.svg) if text.tag.endswith("text")]
    assert printed == ["Santé", "20 %, entre 10 et 40 %"]
    assert chart.alt_fr.endswith("Santé\u202f: 20\u202f%, entre 10 et 40\u202f%.")
