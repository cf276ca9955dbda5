import numpy as np
import pytest

from generator.needs.themes.classifier import ABSTENTION_WITHOUT_SEED, classify
from generator.needs.themes.lexicon import written_words
from generator.needs.themes.model import MIN_TAUGHT_TEXTS
from generator.needs.themes.outside_words import outside_of

SEEDS = {"mobilite": ["bus", "vélo"], "sante": ["médecin", "soins"]}
PLACES = ["Arnay", "Bligny", "Pouilly", "Sombernon", "Vitteaux", "Lacanche"]


def corpus(count=60):
    """Half of each theme's texts hold a seed; the others only the words said beside seeds."""
    texts, labels = [], []
    for rank in range(count):
        place = f"{PLACES[rank % len(PLACES)]} numéro {rank}"
        texts += [f"le bus et son chauffeur ne passent plus à {place}"]
        texts += [f"plus de chauffeur ni de tournée du soir à {place}"]
        texts += [f"le médecin ferme son cabinet à {place}"]
        texts += [f"un cabinet sans successeur ni rendez-vous à {place}"]
        labels += ["mobilite", "mobilite", "sante", "sante"]
    return texts, labels


def said(predictions):
    return [predictions.labels[rank] for rank in predictions.probabilities.argmax(axis=1)]


def test_a_text_without_any_seed_is_read_by_the_words_said_beside_seeds():
    texts, labels = corpus()
    predictions = classify(texts, SEEDS)
    assert predictions.is_learned
    assert said(predictions) == labels
    assert predictions.lexical.tolist() == [True, False] * (len(texts) // 2)


def test_the_chances_of_a_text_leave_room_for_no_theme():
    predictions = classify(corpus()[0], SEEDS)
    assert (predictions.probabilities.sum(axis=1) <= 1).all()
    assert predictions.probabilities.sum(axis=1).min() > 0.9


def test_what_is_of_no_theme_is_learned_and_left_to_a_person():
    texts, _ = corpus()
    politics = [f"le sénat et ses privilèges dorés, question {rank}" for rank in range(60)]
    asked = ["ses privilèges dorés"]
    predictions = classify([*texts, *politics, *asked], SEEDS)
    assert not predictions.confident[len(texts) :].any()
    assert predictions.probabilities[-1].sum() < 0.5


def test_words_of_no_theme_are_themes_where_they_are_asked_for():
    assert outside_of({"sante": ["médecin"]})
    assert outside_of({"etat": ["sénat", "loi"], "sante": ["médecin"]}) == []


def test_a_text_without_a_seed_needs_a_better_chance():
    texts, _ = corpus()
    predictions = classify([*texts, "un chauffeur au cabinet"], SEEDS)
    best = predictions.probabilities.max(axis=1)
    alone = ~predictions.lexical
    assert (predictions.confident[alone] == (best[alone] >= ABSTENTION_WITHOUT_SEED)).all()
    assert not predictions.confident[-1]


def test_a_text_that_says_nothing_known_is_left_to_a_person():
    texts, _ = corpus()
    predictions = classify([*texts, "bonjour à tous", ""], SEEDS)
    assert predictions.confident[-2:].tolist() == [False, False]


def test_row_order_changes_no_digit():
    texts, _ = corpus()
    shuffled = np.random.default_rng(7).permutation(len(texts))
    straight = classify(texts, SEEDS)
    mixed = classify([texts[row] for row in shuffled], SEEDS)
    assert (mixed.probabilities == straight.probabilities[shuffled]).all()
    assert mixed.grams == tuple(straight.grams[row] for row in shuffled)


def test_a_text_said_a_hundred_times_teaches_once():
    texts, _ = corpus()
    once = classify(texts, SEEDS)
    often = classify(texts + texts[:1] * 99, SEEDS)
    assert (often.probabilities[: len(texts)] == once.probabilities).all()


def test_under_the_least_number_of_texts_the_seeds_decide_alone():
    few = [f"le bus de {rank}" for rank in range(MIN_TAUGHT_TEXTS // 2 - 1)]
    few += [f"le médecin de {rank}" for rank in range(MIN_TAUGHT_TEXTS // 2)]
    predictions = classify(few, SEEDS)
    assert not predictions.is_learned
    # one seed among itself and 0.75 of doubt; what is left is the chance of no theme
    np.testing.assert_allclose(predictions.probabilities.max(axis=1), 1 / 1.75)
    assert (predictions.probabilities.sum(axis=1) < 1).all()


def test_what_a_person_said_is_believed_and_teaches_the_others():
    texts, _ = corpus()
    wrong = [f"la fontaine du lavoir coule à {rank}" for rank in range(20)]
    known = {len(texts) + rank: "sante" for rank in range(10)}
    before = classify(texts + wrong, SEEDS)
    after = classify(texts + wrong, SEEDS, known=known)
    assert said(after)[len(texts) :] == ["sante"] * 20
    assert (after.probabilities[list(known), 1] == 1).all()
    sante = before.labels.index("sante")
    last = slice(-10, None)
    assert (after.probabilities[last, sante] > before.probabilities[last, sante]).all()


def test_with_many_labels_persons_outweigh_the_seeds():
    texts = [f"un bus de soins arrive à {PLACES[rank % 6]} le jour {rank}" for rank in range(150)]
    texts += [f"le médecin à vélo de {PLACES[rank % 6]} le mois {rank}" for rank in range(150)]
    labels = ["sante"] * 150 + ["mobilite"] * 150
    known = {row: label for row, label in enumerate(labels) if row % 5}
    predictions = classify(texts, SEEDS, known=known)
    unseen = [row for row in range(300) if row not in known]
    assert [said(predictions)[row] for row in unseen] == [labels[row] for row in unseen]


def test_no_text_at_all_gives_no_prediction():
    assert classify([], SEEDS).probabilities.shape == (0, 2)


@pytest.mark.parametrize(
    ("grams", "shown"),
    [
        (("cabinet", "plus cabinet"), "plus cabinet"),
        (("successeur",), "successeur"),
        (("absent",), ""),
    ],
)
def test_the_words_that_decided_are_shown_as_they_were_written(grams, shown):
    assert written_words("Plus de cabinet, ni de Successeur", grams) == shown
