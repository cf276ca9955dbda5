"""Where the values of each criterion lie over a build, beside its fixed floor and ceiling.

Nothing is changed: a person reads the proposal, and writes it in the header or does not.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.catalogues.criteria import Criterion
from generator.evaluation.markdown import NOTHING, Lines
from generator.french import number, percent
from generator.markdown import table
from generator.territory.expected import FEWEST_EPCIS

TABLE = "calc_parts"  # every value of every opportunity, in the criterion's own unit
ENDS = (0.05, 0.95)  # house.md §5: one in twenty is marked 0, one in twenty 100
SHOWN = 2  # decimals of the table, as in the headers; the JSON has them all
DIGITS = 4  # anchors are written with two: finer helps nobody choose
NO_VALUE = "aucune valeur dans ce calcul"
NOT_NATIONAL = "une borne se choisit sur la France entière (« generateur run --miroir DOSSIER »)."
UNCHANGED = "Rien n'a été changé : une borne s'écrit à la main dans sql/6_criteria."
HEAD = ("Critère", "Plancher", "P5", "Plafond", "P95", "Dessous", "Dessus", "Valeurs", "Remarque")
COLUMNS = ("plancher", "plancher_propose", "plafond", "plafond_propose")
SHARES = ("part_sous_le_plancher", "part_au_dessus_du_plafond")
ALL_ALIKE = "P5 et P95 sont égaux : rien à proposer"


def anchor_figures(parts: pd.DataFrame, criteria: Sequence[Criterion]) -> dict[str, Any]:
    """Set the 5th and 95th percentiles of each criterion beside its floor and its ceiling.

    Parameters
    ----------
    parts : DataFrame, one row per opportunity and criterion
        ``criterion_id``, ``epci_code``, ``value`` in the criterion's own unit.
    criteria
        With the floors and ceilings of their headers.

    Returns
    -------
    dict
        ``epci`` (how many the build holds), ``est_nationale`` (whether they are the country, the
        only ground to choose an anchor on), and ``criteres``, one line each.
    """
    known = parts[parts["value"].notna()]
    lines = [_line(one, known[known["criterion_id"] == one.id]) for one in criteria]
    epcis = int(parts["epci_code"].nunique())
    return {"epci": epcis, "est_nationale": epcis >= FEWEST_EPCIS, "criteres": lines}


def anchor_lines(found: dict[str, Any]) -> Lines:
    """Write the table that a person reads before changing a header, or leaving it."""
    yield from table(
        HEAD,
        (
            [
                f"{one['intitule']} ({one['critere']}, {one['unite']})",
                *(_figure(one[name]) for name in COLUMNS),
                *(_percent(one[name]) for name in SHARES),
                f"{number(one['valeurs'])} dans {number(one['epci'])} EPCI",
                one["remarque"] or "",
            ]
            for one in found["criteres"]
        ),
    )
    if not found["est_nationale"]:
        yield f"Calcul de {number(found['epci'])} EPCI : {NOT_NATIONAL}"
    yield UNCHANGED


def _line(criterion: Criterion, rows: pd.DataFrame) -> dict[str, Any]:
    values = np.sort(rows["value"].to_numpy(dtype="float64"))
    low, high = _proposed(values)
    return {
        "critere": criterion.id,
        "intitule": criterion.label_fr,
        "unite": criterion.unit,
        "plancher": criterion.floor,
        "plancher_propose": low,
        "plafond": criterion.ceiling,
        "plafond_propose": high,
        "part_sous_le_plancher": _share(values < criterion.floor),
        "part_au_dessus_du_plafond": _share(values > criterion.ceiling),
        "valeurs": len(values),
        "epci": int(rows["epci_code"].nunique()),
        "remarque": NO_VALUE if not len(values) else ALL_ALIKE if low is None else None,
    }


def _proposed(values: npt.NDArray[np.float64]) -> tuple[float | None, float | None]:
    """Return both ends; none where they are equal, for an anchor must leave room between them."""
    if not len(values):
        return None, None
    low, high = (round(float(end), DIGITS) for end in np.quantile(values, ENDS))
    return (low, high) if low < high else (None, None)


def _figure(value: float | None) -> str:
    return NOTHING if value is None else number(value, 0 if value == int(value) else SHOWN)


def _percent(share: float | None) -> str:
    return NOTHING if share is None else percent(share)


def _share(found: npt.NDArray[np.bool_]) -> float | None:
    return round(float(found.mean()), DIGITS) if len(found) else None
