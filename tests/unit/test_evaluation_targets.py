"""The table of targets: the interval beside the figure, and a verdict that says when it is unsure."""

from generator.evaluation.markdown import made_from
from generator.evaluation.targets import verdicts
from generator.evaluation.targets_page import target_lines

UNSURE = "mais l'intervalle passe le seuil"


def row(value, low, high):
    told = {"groupes": {"toutes": {"couverture": {"valeur": value, "bas": low, "haut": high}}}}
    targets = [one for one in verdicts({"ecarts": told}) if one["cible"] == "couverture_des_ecarts"]
    (line,) = [text for text in "\n".join(target_lines(targets)).splitlines() if "80 %" in text]
    return line


def test_a_verdict_is_unsure_when_the_interval_lies_on_both_sides_of_a_bound():
    # The bounds are 0.76 and 0.84.
    assert row(0.80, 0.78, 0.82).endswith("| 0,800 [0,780 ; 0,820] | atteinte |")
    assert row(0.80, 0.75, 0.82).endswith(f"| atteinte, {UNSURE} |")
    assert row(0.85, 0.83, 0.87).endswith(f"| non atteinte, {UNSURE} |")


def test_a_figure_without_an_interval_has_a_plain_verdict():
    assert row(0.80, None, None).endswith("| 0,800 | atteinte |")


def test_a_measure_says_what_it_was_made_from():
    assert (
        made_from(["0123456789abcdef"], [7])
        == "empreinte des données : `0123456789ab` ; graine : 7"
    )
    assert made_from([], [7, 8]) == "graines : 7 et 8"
