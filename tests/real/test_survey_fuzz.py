import os
from pathlib import Path

import pytest

from tests.fuzz.mutants import assert_read_whole_or_refused_clearly, mutant, original, refused

pytestmark = [pytest.mark.real, pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[2]
DATA = (ROOT / os.environ.get("GENERATEUR_DONNEES", "../shared/data")).resolve()
SURVEYS = DATA / "surveys"
MEL = DATA / "texts" / "mel_granddebat" / "propositions-libres.csv"
# A workbook of a million blank rows: seconds to list, and read by its own test.
WIDE_EMPTY = "import_test_empty_rows.xlsx"
# A form without one submission: refused as it is, so there is nothing to spoil.
NO_ANSWERS = "form_long_unicode_labels_v1.json"
FILES = [
    path
    for path in [*sorted(SURVEYS.glob("*/*")), MEL]
    if path.name not in {WIDE_EMPTY, NO_ANSWERS} and path.is_file()
]
MUTANTS = 34  # of each of the 70 files that can be read: 2,380


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_spoiled_export_is_read_whole_or_refused_in_one_sentence(path):
    raw = path.read_bytes()
    source = original(path.name, raw)
    read = [assert_read_whole_or_refused_clearly(mutant(source, i)) for i in range(MUTANTS)]
    # Both fates are tried: a fuzz where everything is refused would prove nothing.
    assert any(read)
    assert not all(read)


def test_the_only_export_left_out_is_refused_as_it_is():
    raw = (SURVEYS / "kobo" / NO_ANSWERS).read_bytes()
    assert refused(NO_ANSWERS, raw)
