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
FILES = [
    path
    for path in [*sorted(SURVEYS.glob("*/*")), MEL]
    if path.name != WIDE_EMPTY and path.is_file()
]
MUTANTS = 34  # of each of the 70 files that can be read: 2,380


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_spoiled_export_is_read_whole_or_refused_in_one_sentence(path):
    raw = path.read_bytes()
    if refused(path.name, raw):
        pytest.skip("ce fichier est déjà refusé tel quel")
    source = original(path.name, raw)
    read = [assert_read_whole_or_refused_clearly(mutant(source, i)) for i in range(MUTANTS)]
    # Both fates are tried: a fuzz where everything is refused would prove nothing.
    assert any(read)
    assert not all(read)
