"""Which territories are put side by side: those that are named, or one and its nearest alike."""

from collections.abc import Sequence

import pandas as pd

from generator.choices import check_choice
from generator.errors import DataError, Fault, GeneratorError, UsageError
from generator.french import text_of

DEFAULT_NEAREST = 3  # what a page or a screen holds beside the territory itself
MOST_NEAREST = 10  # as many as a build ranks for each territory
MOST_TERRITORIES = 12


def chosen_codes(
    asked: Sequence[str],
    nearest: int | None,
    territories: pd.DataFrame,
    lookalikes: pd.DataFrame,
) -> tuple[str, ...]:
    """List the EPCIs to compare, those asked first, then those most like the first of them.

    Parameters
    ----------
    nearest
        How many territories alike to add; None adds them only to an EPCI asked alone.
    territories : DataFrame, one row per EPCI
        ``out_territories``.
    lookalikes : DataFrame, one row per EPCI and position
        ``out_lookalikes``.

    Raises
    ------
    UsageError
        If a code is malformed or asked twice, or too many are asked: all such faults at once.
    DataError
        If the build has no such EPCI, or nothing to put beside the only one.
    """
    _check_codes(asked)
    _check_known(asked, territories)
    wanted = (DEFAULT_NEAREST if len(asked) == 1 else 0) if nearest is None else nearest
    mine = lookalikes[lookalikes["epci_code"] == asked[0]].sort_values("lookalike_position")
    alike = [str(code) for code in mine["lookalike_code"].head(wanted)]
    codes = tuple(dict.fromkeys([*asked, *alike]))
    if len(codes) == 1:
        row = territories.set_index("epci_code").loc[asked[0]]
        what = "il n'y a rien à mettre à côté de ce territoire"
        why = text_of(row.get("lookalikes_fr")) or "aucun semblable n'est demandé"
        remedy = f"nommez-en un autre : generateur comparer {asked[0]} AUTRE ({why.rstrip('.')})"
        raise DataError(Fault(what, asked[0], remedy=remedy))
    if len(codes) > MOST_TERRITORIES:
        what = f"{len(codes)} territoires : c'est plus que {MOST_TERRITORIES}"
        raise UsageError(Fault(what, remedy="comparez-en moins à la fois"))
    return codes


def _check_codes(asked: Sequence[str]) -> None:
    faults: list[Fault] = []
    for code in dict.fromkeys(asked):
        try:
            check_choice(epci=code, departement=None)
        except GeneratorError as error:
            faults += error.faults
        if asked.count(code) > 1:
            faults.append(Fault("ce territoire est demandé deux fois", code, remedy="ôtez-en un"))
    if faults:
        raise UsageError(*faults)


def _check_known(asked: Sequence[str], territories: pd.DataFrame) -> None:
    known = set(territories["epci_code"])
    remedy = "cherchez son code avec « generateur epci chercher NOM »"
    faults = [
        Fault(f"l'EPCI « {code} » est absent du calcul", "out_territories", remedy=remedy)
        for code in asked
        if code not in known
    ]
    if faults:
        raise DataError(*faults)
