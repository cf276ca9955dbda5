"""The figures on labelled texts: each is arithmetic, and no label is ever seen before its time."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from generator.errors import DataError
from generator.evaluation.baselines import by_lexicon
from generator.evaluation.corpora import Corpus
from generator.evaluation.record import merged, read_record, write_record
from generator.evaluation.report import page_fr
from generator.evaluation.scores import (
    accuracy,
    both_figures,
    calibration_error,
    coverage_curve,
    crossed,
    kappa,
    macro_f1,
    surest_first,
)
from generator.evaluation.targets import verdicts
from generator.evaluation.texts import Protocol, folds_of, text_figures

SEEDS = {
    "enfance": ("crèche", "nounou"),
    "mobilité": ("bus", "train"),
    "santé": ("médecin", "dentiste"),
}
PLACES = ("ici", "au village", "au bourg", "près de la gare", "le samedi", "en hiver")
SAID = {"enfance": "crèche", "mobilité": "bus", "santé": "médecin"}


def small_corpus():
    """Eighteen texts, six a theme, one seed word in each."""
    rows = [
        (f"Il manque : {word} {place}", label) for label, word in SAID.items() for place in PLACES
    ]
    texts, labels = zip(*rows, strict=True)
    return Corpus("essai", "Essai", texts, labels, SEEDS, "0" * 64)


def test_accuracy_and_macro_f1_are_those_of_the_crossed_table():
    # Label 0: 3 right of 4; label 1: 1 right of 2; one of each guessed as the other.
    table = crossed(np.array([0, 0, 0, 0, 1, 1]), np.array([0, 0, 0, 1, 1, 0]), 2)
    assert table.tolist() == [[3, 1], [1, 1]]
    assert accuracy(table) == pytest.approx(4 / 6)
    assert macro_f1(table) == pytest.approx((2 * 3 / (4 + 4) + 2 * 1 / (2 + 2)) / 2)


def test_a_theme_without_rows_has_no_part_in_macro_f1():
    table = crossed(np.array([0, 1]), np.array([0, 2]), 3)
    assert macro_f1(table) == pytest.approx((1 + 0) / 2)


def test_kappa_takes_chance_away():
    # Agreement 35/50 = .7; by chance (25·30 + 25·20)/50² = .5; (.7 − .5)/(1 − .5) = .4.
    assert kappa(np.array([[20.0, 5.0], [10.0, 15.0]])) == pytest.approx(0.4)


def test_an_interval_holds_its_figure_and_is_the_same_with_the_same_seed():
    truth = np.repeat([0, 1], 50)
    guesses = np.where(np.arange(100) % 5 == 0, 1 - truth, truth)
    figure = both_figures(truth, guesses, 2, seed=3)["exactitude"]
    assert figure == both_figures(truth, guesses, 2, seed=3)["exactitude"]
    assert figure["valeur"] == 0.8
    # Two standard errors of a share: 2·√(.8·.2/100) = .08.
    assert figure["bas"] == pytest.approx(0.72, abs=0.02)
    assert figure["haut"] == pytest.approx(0.88, abs=0.02)


def test_the_coverage_curve_keeps_the_surest_first():
    chances = np.array([0.5, 0.9, 0.7, 0.6, 0.8, 0.4, 0.3, 0.2, 0.1, 0.0])
    right = chances >= 0.7
    order = surest_first(chances, tuple("abcdefghij"))
    curve = [point["exactitude"] for point in coverage_curve(right, order)]
    assert curve == [1.0, 1.0, 1.0, 0.75, 0.6, 0.5, 0.4286, 0.375, 0.3333, 0.3]


def test_calibration_error_is_the_gap_between_what_is_announced_and_what_is_right():
    # Four guesses said sure at .95 and three right, in one bin: |.95 − .75| = .2.
    right = np.array([True, True, True, False])
    assert calibration_error(np.full(4, 0.95), right) == pytest.approx(0.2)
    assert calibration_error(np.ones(4), np.ones(4, dtype=bool)) == 0


def test_a_text_without_seed_word_gets_the_label_that_the_lexicon_finds_most():
    labels, found = by_lexicon(["un bus", "le train", "un dentiste", "rien"], SEEDS)
    assert labels.tolist() == [1, 1, 2, 1]
    assert found.tolist() == [True, True, True, False]


def test_a_text_said_twice_is_never_learned_and_read_at_once():
    texts = ["a", "b", "c", "d", "a", "e", "f", "a"]
    truth = np.array([0, 0, 0, 1, 1, 1, 1, 0])
    fold = folds_of(texts, truth, Protocol(folds=2))
    assert len({fold[0], fold[4], fold[7]}) == 1
    assert sorted(fold[:3].tolist()) in ([0, 0, 1], [0, 1, 1])


def test_each_fold_holds_as_many_of_each_label():
    truth = np.repeat([0, 1, 2], 6)
    fold = folds_of([f"t{row}" for row in range(18)], truth, Protocol(folds=3))
    assert np.bincount(truth * 3 + fold).tolist() == [2] * 9


@pytest.fixture(scope="module")
def figures():
    return text_figures(small_corpus(), Protocol(folds=3))


def test_texts_that_hold_a_word_of_their_theme_are_found_without_any_label(figures):
    assert figures["majorite"]["exactitude"]["valeur"] == pytest.approx(6 / 18, abs=1e-4)
    assert figures["lexique_seul"]["exactitude"]["valeur"] == 1
    assert figures["lexique_seul"]["part_avec_mot"] == 1
    assert figures["sans_etiquette"]["exactitude"]["valeur"] == 1
    assert figures["avec_etiquettes"]["exactitude"]["valeur"] == 1
    assert len(figures["avec_etiquettes"]["exactitude_par_pli"]) == 3
    assert figures["stabilite"]["part_egale"] == 1
    assert figures["chaine"]["exactitude_du_premier_theme"] == 1
    assert figures["regroupement"]["notre"]["ari"]["valeur"] == 1


def test_the_same_seed_gives_the_same_figures(figures):
    assert text_figures(small_corpus(), Protocol(folds=3)) == figures


def test_labels_have_no_part_in_what_is_measured_without_them(figures):
    corpus = small_corpus()
    turned = text_figures(replace(corpus, labels=corpus.labels[6:] + corpus.labels[:6]), Protocol())
    assert turned["sans_etiquette"]["exactitude"]["valeur"] == 0
    for part in ("abstention", "a_appris"):
        assert turned["sans_etiquette"][part] == figures["sans_etiquette"][part]
    assert turned["stabilite"] == figures["stabilite"]
    assert turned["chaine"]["sujets"] == figures["chaine"]["sujets"]


def test_only_texts_that_two_readings_agree_on_are_scored_and_the_others_told():
    corpus = small_corpus()
    first = (None, *corpus.labels[1:])
    second = (None, "santé", *corpus.labels[2:])
    told = text_figures(replace(corpus, labels=first, second_labels=second), Protocol(folds=2))
    assert (told["lignes"], told["lignes_notees"]) == (18, 16)
    assert told["deux_lectures"]["accord"]["valeur"] == pytest.approx(17 / 18, abs=1e-4)
    assert told["deux_lectures"]["exactitude_selon"]["premiere"]["valeur"] == 1
    assert told["deux_lectures"]["exactitude_selon"]["seconde"]["valeur"] == pytest.approx(
        16 / 17, abs=1e-4
    )
    assert told["hors_theme"]["lignes"] == 1


def test_too_few_texts_are_neither_crossed_nor_grouped():
    corpus = small_corpus()
    few = replace(corpus, texts=corpus.texts[5:8], labels=corpus.labels[5:8])
    told = text_figures(few, Protocol())
    assert told["avec_etiquettes"] is None
    assert told["regroupement"] is None
    page = page_fr(merged({}, "textes", {"essai": told}, date(2026, 11, 22)))
    assert "| Essai | 0,667" in page


def test_a_target_set_on_a_corpus_that_is_not_here_cannot_be_measured_here():
    told = {one["cible"]: one for one in verdicts({})}
    assert {one["verdict"] for one in told.values()} == {"cible non mesurable ici"}
    assert told["sans_etiquette:propositions"]["au_moins"] == 0.68
    assert told["sans_etiquette:titres"]["au_moins"] == 0.58
    assert told["avec_etiquettes:propositions"]["au_moins"] == 0.76
    assert told["avec_etiquettes:titres"]["au_moins"] == 0.64


def test_a_corpus_of_the_size_of_a_reference_is_held_against_its_targets(figures):
    given = {**figures, "lignes_notees": 15_800, "themes": 8}
    told = {one["cible"]: one for one in verdicts({"textes": {"corpus": {"corpus:c.csv": given}}})}
    assert told["sans_etiquette:propositions"]["verdict"] == "atteinte"
    assert told["sans_etiquette:titres"]["verdict"] == "cible non mesurable ici"
    worse = {**given, "avec_etiquettes": {"exactitude": {"valeur": 0.75}}}
    told = {one["cible"]: one for one in verdicts({"textes": {"corpus": {"corpus:c.csv": worse}}})}
    assert told["avec_etiquettes:propositions"]["verdict"] == "non atteinte"


def test_a_section_measured_again_leaves_the_others_and_their_dates(figures, tmp_path):
    first = merged({}, "textes", {"a": figures}, date(2026, 1, 1))
    write_record(tmp_path, first)
    again = merged(read_record(tmp_path), "textes", {"b": figures}, date(2026, 2, 2))
    dates = {key: told["mesure_le"] for key, told in again["textes"]["corpus"].items()}
    assert dates == {"a": "2026-01-01", "b": "2026-02-02"}
    assert "taux" not in again


def test_a_file_that_is_not_ours_is_never_written_over(tmp_path):
    (tmp_path / "evaluation.json").write_text("[1]", encoding="utf-8")
    with pytest.raises(DataError, match="generateur evaluer"):
        read_record(tmp_path)


def test_the_page_says_what_was_not_measured_and_keeps_its_tables_whole(figures):
    page = page_fr(merged({}, "textes", {"a": {**figures, "titre": "Essai | a"}}, date(2026, 1, 1)))
    assert "n'a pas été mesurée : `generateur evaluer taux`" in page
    assert "n'a pas été mesurée : `generateur evaluer confidentialite`" in page
    rows = [line.replace("\\|", "") for line in page.splitlines() if line.startswith("|")]
    widths = {line.count("|") for line in rows if "Essai" in line}
    assert widths <= {line.count("|") for line in rows if line.startswith("|---")}
    assert "nan" not in page
