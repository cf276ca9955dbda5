"""Measures on answers made up to know: rates and hot spots, and personal data planted in texts."""

from collections.abc import Hashable
from pathlib import Path

import pandas as pd

from generator.evaluation import hotspots, rates
from generator.evaluation.corpora import digest
from generator.evaluation.hotspots import hot_spot_figures
from generator.evaluation.planted import SEED as PLANTED_SEED
from generator.evaluation.planted import measure, planted_answers, read_material
from generator.evaluation.rates import rate_figures
from generator.evaluation.scores import DIGITS
from generator.needs.privacy import mask

MOST_TERRITORIES = 25  # of each kind with hot spots: each takes 999 permutations a zone
ANSWERS = 2_000

Told = dict[str, object]


def simulation_figures(simulation_count: int) -> Told:
    """Measure rates over so many EPCIs a setting, and hot spots over 25 territories at most."""
    territories = min(simulation_count, MOST_TERRITORIES)
    return {
        "epci_par_reglage": simulation_count,
        "territoires_par_reglage": territories,
        "graines": {"taux": rates.SEED, "foyers": hotspots.SEED},
        "taux": _by_setting(rate_figures(simulation_count)),
        "foyers": _by_setting(hot_spot_figures(territories)),
    }


def privacy_figures(folder: Path) -> Told:
    """Mask answers with personal data planted in them, and count what is left.

    Parameters
    ----------
    folder
        Of ``names.csv`` and ``phrases.csv``.
    """
    answers = planted_answers(read_material(folder), ANSWERS)
    masked, _ = mask(answers["text"])
    rows = measure(masked, answers).set_index("kind").to_dict("index")
    files = sorted(path.read_bytes() for path in folder.glob("[np]*.csv"))
    return {
        "reponses": ANSWERS,
        "graine": PLANTED_SEED,
        "empreinte": digest(b"".join(files)),
        "sortes": {kind: _known(row) for kind, row in rows.items()},
    }


def _by_setting(figures: pd.DataFrame) -> dict[str, dict[str, dict[str, float]]]:
    told: dict[str, dict[str, dict[str, float]]] = {}
    columns = ["setting", "figure_id", "value", "value_low", "value_high"]
    for setting, name, *values in figures[columns].itertuples(index=False, name=None):
        rounded = [round(float(value), DIGITS) for value in values]
        told.setdefault(setting, {})[name] = dict(
            zip(("valeur", "bas", "haut"), rounded, strict=True)
        )
    return told


def _known(row: dict[Hashable, object]) -> dict[str, object]:
    """Round shares; what nothing was planted for is unknown, never zero."""
    return {
        str(name): None if pd.isna(value) else round(value, DIGITS)  # type: ignore[call-overload]
        for name, value in row.items()
    }
