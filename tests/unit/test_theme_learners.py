import numpy as np
import pytest
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from generator.needs.themes.learners import Regression, unit_rows
from generator.needs.themes.lexicon import INCLUSIVE, as_said

NEARLY = 1e-4  # both stop where the largest slope is under a thousandth or a hundredth
INCLUSIVE_FORMS = (
    "des acteur·ices", "habitant(e)s", "les habitant.e.s", "agent-e-s", "chauffeur/euse",
    "directeur-rice", "infirmier(ère)s", "tou•tes", "usager.trice.s", "un porte-à-porte.",
)  # fmt: skip


def lesson(theme_count: int) -> tuple[sp.csr_matrix, np.ndarray, np.ndarray]:
    """Draw texts of a few words, what each says of themes, and what it weighs."""
    rng = np.random.default_rng(theme_count)
    features = sp.random_array((240, 30), density=0.2, rng=rng, format="csr")
    taught = rng.dirichlet(np.full(theme_count, 0.3), 240)
    return sp.csr_matrix(features), taught, rng.uniform(0.2, 3, 240)


@pytest.mark.parametrize("theme_count", [2, 3, 8])
def test_a_text_of_two_themes_teaches_as_two_texts_do_in_scikit_learn(theme_count: int) -> None:
    features, taught, weight = lesson(theme_count)
    top = np.argsort(-taught, axis=1)[:, :2]
    voice = np.take_along_axis(taught, top, axis=1) * weight[:, None]
    rows, ranks = np.nonzero(voice > 0.02 * weight[:, None])
    oracle = LogisticRegression(C=2.0, tol=1e-2, max_iter=2_000)
    oracle.fit(features[rows], top[rows, ranks], sample_weight=voice[rows, ranks])
    ours = Regression(features, taught, weight, 2.0)
    tolerance = 0.02 if theme_count == 2 else NEARLY  # two themes are halved: other steps to it
    assert ours.read(features) == pytest.approx(oracle.predict_proba(features), abs=tolerance)


def test_a_theme_that_nobody_taught_keeps_no_chance_and_no_weight() -> None:
    features, taught, weight = lesson(3)
    with_unheard = np.column_stack([taught[:, :1], np.zeros(240), taught[:, 1:]])
    ours = Regression(features, with_unheard, weight, 2.0)
    assert not ours.read(features)[:, 1].any()
    assert not ours.weights[1].any()
    assert ours.read(features).sum(axis=1) == pytest.approx(np.ones(240))


def test_rows_are_scaled_to_length_one_and_an_empty_row_stays_empty() -> None:
    table = sp.csr_matrix([[3.0, 4.0], [0.0, 0.0], [0.0, 2.0]])
    assert unit_rows(table).toarray().tolist() == [[3 / 5, 4 / 5], [0, 0], [0, 1]]
    assert unit_rows(table).toarray() == pytest.approx(normalize(table).toarray())


@pytest.mark.parametrize("text", INCLUSIVE_FORMS)
def test_looking_for_marks_first_misses_no_inclusive_form(text: str) -> None:
    assert as_said(text) == INCLUSIVE.sub(r"\1", text)
