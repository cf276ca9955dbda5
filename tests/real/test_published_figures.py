"""The figures we publish about ourselves are those the code gives today, within a hundredth."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = [pytest.mark.real, pytest.mark.slow]

RECORD = Path(__file__).parents[2] / "docs" / "evaluation" / "evaluation.json"
MOST_DRIFT = 0.01  # method.md §11
# An interval moves more than what it surrounds; a file's print and a day are not figures.
GENERATEUR = [sys.executable, "-c", "from generator.cli import main; main()"]
NOT_COMPARED = {"bas", "haut", "graine", "version_du_protocole"}


def figures(told: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], float]]:
    """Yield each figure with where it stands."""
    if isinstance(told, dict):
        for name, inside in told.items():
            if name not in NOT_COMPARED:
                yield from figures(inside, (*path, str(name)))
    elif isinstance(told, list):
        for rank, inside in enumerate(told):
            yield from figures(inside, (*path, str(rank)))
    elif isinstance(told, int | float) and not isinstance(told, bool):
        yield path, float(told)


PANELS = [f"backtest/equipment_epci_{year}.parquet" for year in (2009, 2013, 2018)]


@pytest.mark.parametrize(
    "section", ["textes", "taux", "confidentialite", "faisabilite", "ponderations"]
)
def test_what_we_publish_is_what_the_code_gives(section, mirror, tmp_path):
    words = ["--espace", str(tmp_path / "espace"), "evaluer", section]
    words += ["--miroir", str(mirror)] if section == "textes" else []
    words += ["--panel", *(str(mirror / p) for p in PANELS)] if section == "faisabilite" else []
    subprocess.run([*GENERATEUR, *words, "--sortie", str(tmp_path)], check=True)
    measured = json.loads((tmp_path / RECORD.name).read_text(encoding="utf-8"))
    published = dict(figures(json.loads(RECORD.read_text(encoding="utf-8"))[section]))
    again = dict(figures(measured[section]))
    assert again.keys() == published.keys()
    drifted = {
        " ".join(path): (published[path], value)
        for path, value in again.items()
        if abs(value - published[path]) > MOST_DRIFT * max(1.0, abs(published[path]))
    }
    assert not drifted
