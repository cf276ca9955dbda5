"""The model of an activity, as a note tells it: each figure with how sure it is."""

from collections.abc import Mapping

import pandas as pd

from generator.french import NARROW, UNKNOWN, WIDE, agree, euros, is_known, number, text_of, within

CERTAINTIES = {
    "verifie": "vérifié",
    "note_fondatrice": "note fondatrice",
    "estimation": "estimation",
    "inconnu": UNKNOWN,
}


def model_rows(activity: Mapping[str, object]) -> tuple[tuple[str, str, str], ...]:
    """Tell each figure of a row of ``out_activities``: what, how much, how sure."""
    revenue, year = activity["revenue_per_fte_eur"], activity["revenue_year"]
    dated = f" ({year})" if is_known(year) else ""
    return (
        _row(
            "Emplois",
            _between(activity, "jobs_fte", "emploi en équivalent temps plein",
                     "emplois en équivalent temps plein"),
            activity["jobs_certainty"],
        ),
        _row(
            "Habitants à portée",
            _between(activity, "catchment_people", "habitant", "habitants")
            + _minutes(activity["catchment_road_min"]),
            activity["catchment_certainty"],
        ),
        _row("Usagers qu’il faut", _users(activity), activity["solvable_users_certainty"]),
        _row("Délai de création", _between(activity, "delay_months", "mois", "mois"), "estimation"),
        _row("Investissement", _amounts(activity), activity["capex_certainty"]),
        _row(
            "Recettes par emploi",
            f"{euros(revenue)} par an{dated}" if is_known(revenue) else UNKNOWN,  # type: ignore[arg-type]
            activity["revenue_certainty"],
        ),
    )  # fmt: skip


def _row(label: str, told: str, certainty: object) -> tuple[str, str, str]:
    if told.startswith(UNKNOWN):
        return label, UNKNOWN, "–"
    return label, told, CERTAINTIES.get(text_of(certainty), within(text_of(certainty)))


def _between(activity: Mapping[str, object], name: str, one: str, many: str) -> str:
    low, high = activity[f"{name}_min"], activity[f"{name}_max"]
    if not is_known(low):
        return UNKNOWN
    ends = [_figure(end) for end in (low, high) if is_known(end)]
    largest = float(high if is_known(high) else low)  # type: ignore[arg-type]
    return f"{' à '.join(dict.fromkeys(ends))}{WIDE}{agree(largest, one, many)}"


def _figure(value: object) -> str:
    read = float(value)  # type: ignore[arg-type]
    return number(read, 0 if read.is_integer() else 1)


def _minutes(minutes: object) -> str:
    return f", à {_figure(minutes)}{WIDE}min de route au plus" if is_known(minutes) else ""


def _users(activity: Mapping[str, object]) -> str:
    least = activity["solvable_users_min"]
    if not is_known(least):
        return UNKNOWN
    basis = text_of(activity["solvable_users_basis_fr"])
    return f"{_figure(least)}{WIDE}{basis or 'usagers'} au moins"


def _amounts(activity: Mapping[str, object]) -> str:
    low, high = activity["capex_eur_min"], activity["capex_eur_max"]
    if not is_known(low):
        return UNKNOWN
    ends = [euros(end) for end in (low, high) if is_known(end)]  # type: ignore[arg-type]
    return " à ".join(dict.fromkeys(ends)).replace(f"{NARROW}€ à", " à")


def known_row(table: pd.DataFrame, column: str, value: str) -> pd.Series | None:
    """Return the row of a table that has this value, or None."""
    rows = table[table[column] == value]
    return None if rows.empty else rows.iloc[0]
