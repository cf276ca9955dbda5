"""What masking takes out of prose that the producers published without personal data."""

import gzip
import re

import pandas as pd
import pytest

from generator.needs.privacy import mask

pytestmark = pytest.mark.real

LABEL = re.compile(r"\[[^\]]*\]")
MOST_MASKED_SHARE = 0.01  # of the words, titles and public figures included


def masked_share(texts):
    kept, _ = mask(texts.astype("string"))
    changed = kept.ne(texts)
    words = texts.str.split().str.len().sum()
    left = kept[changed].str.replace(LABEL, " ", regex=True).str.split().str.len().sum()
    return (texts[changed].str.split().str.len().sum() - left) / words


def test_fewer_than_one_word_in_a_hundred_is_masked_in_a_public_debate(mirror):
    path = mirror / "texts" / "mel_granddebat" / "commentaires_debats.csv"
    bodies = pd.read_csv(path, sep=";", dtype=str, encoding="utf-8-sig")["body"].dropna()
    assert len(bodies) > 100
    assert masked_share(bodies) < MOST_MASKED_SHARE


def test_fewer_than_one_word_in_a_hundred_is_masked_in_the_purposes_of_associations(mirror):
    path = mirror / "texts" / "rna_schema_producteur" / "rna_import_20250901_dpt_70.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8-sig") as lines:
        purposes = pd.read_csv(lines, sep=";", dtype=str)["objet"].dropna()
    assert len(purposes) > 5_000
    assert masked_share(purposes) < MOST_MASKED_SHARE
