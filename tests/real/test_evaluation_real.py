"""Labelled public texts, read in the producers' own files."""

from collections import Counter
from pathlib import Path

import pytest

from generator.evaluation.mirror import RNA_ROWS, mirror_corpora
from generator.evaluation.texts import Protocol, text_figures

pytestmark = pytest.mark.real

TAXONOMIES = Path(__file__).parents[2] / "data" / "evaluation" / "taxonomies"


@pytest.fixture(scope="module")
def corpora(mirror):
    return {corpus.corpus_id: corpus for corpus in mirror_corpora(mirror, TAXONOMIES)}


def test_each_public_corpus_is_read_with_its_own_labels(corpora):
    sizes = {key: (len(one.texts), len(set(one.labels))) for key, one in corpora.items()}
    # 196 proposals, of which 34 without a category and 22 under « Autre sujet ».
    assert sizes == {
        "grand_debat_mel": (196 - 34 - 22, 4),
        "republique_numerique": (2086, 18),
        "rna_objets": (RNA_ROWS, 21),
    }


def test_no_association_is_drawn_twice_and_sport_is_the_commonest_family(corpora):
    purposes = corpora["rna_objets"]
    assert len(set(purposes.texts)) == RNA_ROWS
    assert Counter(purposes.labels).most_common(1)[0][0] == "011"


def test_the_proposals_of_lille_are_better_told_with_words_than_by_the_commonest_theme(corpora):
    told = text_figures(corpora["grand_debat_mel"], Protocol())
    # 67 of 140 speak of taxes.
    assert told["majorite"]["exactitude"]["valeur"] == pytest.approx(67 / 140, abs=1e-4)
    assert told["sans_etiquette"]["exactitude"]["bas"] > 67 / 140
    assert (
        told["avec_etiquettes"]["exactitude"]["bas"] > told["sans_etiquette"]["exactitude"]["bas"]
    )
