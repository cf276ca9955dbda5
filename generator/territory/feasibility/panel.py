"""Panels: how many equipments of each type each EPCI has in several years, on one perimeter."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.codes import EpciCode
from generator.errors import DataError, Fault
from generator.french import counted, listed

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

FEWEST_TYPES, FEWEST_EPCIS = 20, 100  # under them neither neighbours nor rates mean anything
SHOWN = 3  # examples told of what is left aside
COMMONEST, RAREST = 0.98, 0.02  # a type that nearly all or nearly none have teaches nothing
PLACE_COLUMNS = ("population", "median_income_eur", "departement_code")


@dataclass(frozen=True)
class Panel:
    """Counts by year, EPCI and type, in the order of their codes, and what EPCIs are.

    ``counts`` is years × EPCIs × types. ``income`` is NaN where unknown. ``hashes`` are those of
    each year as it was given, before the years were matched. ``notes`` say what was left aside.
    """

    years: tuple[int, ...]
    epcis: tuple[str, ...]
    types: tuple[str, ...]
    counts: Floats
    population: Floats
    income: Floats
    departements: tuple[str, ...]
    hashes: tuple[str, ...]
    notes: tuple[str, ...] = ()

    def present(self, position: int) -> Flags:
        """Say which EPCI has which type that year."""
        return np.asarray(self.counts[position] > 0)

    def until(self, position: int) -> "Panel":
        """Forget the years that come after: what is made of the rest cannot have seen them."""
        end = position + 1
        return Panel(
            self.years[:end],
            self.epcis,
            self.types,
            self.counts[:end],
            self.population,
            self.income,
            self.departements,
            self.hashes[:end],
            self.notes,
        )

    def teaching_types(self) -> Flags:
        """Say which types 2 % to 98 % of EPCIs have, in every year of the panel."""
        shares = (self.counts > 0).mean(axis=1)
        return np.asarray(((shares >= RAREST) & (shares <= COMMONEST)).all(axis=0))


def panel_of(years: Mapping[int, pd.DataFrame], places: pd.DataFrame) -> Panel:
    """Match the years of a panel on their EPCIs and types.

    Parameters
    ----------
    years
        By year, one row per EPCI (index: its code) and one column per type, whole counts.
    places
        One row per EPCI (index: its code): ``population``, ``median_income_eur`` (may be
        unknown), ``departement_code``.

    Raises
    ------
    DataError
        If a year holds anything but whole counts by EPCI, or too little is common to all years.
    """
    frames = {year: years[year] for year in sorted(years)}
    faults = [fault for year, frame in frames.items() for fault in _faults(year, frame)]
    faults += _place_faults(places)
    if faults:
        raise DataError(*faults)
    frames = {y: f.set_axis(f.columns.astype(str), axis=1) for y, f in frames.items()}
    frames = {year: frame.sort_index().sort_index(axis=1) for year, frame in frames.items()}
    known = places[places["population"].gt(0) & places["departement_code"].notna()]
    every_epci = [set(frame.index) for frame in frames.values()]
    every_type = [set(frame.columns) for frame in frames.values()]
    epcis = sorted(set.intersection(*every_epci, set(known.index)))
    types = sorted(set.intersection(*every_type))
    _refuse_too_little(epcis, types)
    kept = known.loc[epcis]
    return Panel(
        tuple(frames),
        tuple(epcis),
        tuple(types),
        np.stack([f.loc[epcis, types].to_numpy(dtype=np.float64) for f in frames.values()]),
        kept["population"].to_numpy(dtype=np.float64),
        kept["median_income_eur"].to_numpy(dtype=np.float64, na_value=np.nan),
        tuple(kept["departement_code"].astype(str)),
        tuple(year_hash(frame) for frame in frames.values()),
        tuple(_left_aside(set.union(*every_epci) - set(epcis), set.union(*every_type), types)),
    )


def year_hash(frame: pd.DataFrame) -> str:
    """Hash a year's counts, whatever the order of its rows and columns."""
    ordered = frame.sort_index().sort_index(axis=1)
    names = "\n".join([*map(str, ordered.index), "", *map(str, ordered.columns)])
    return hashlib.sha256(names.encode() + ordered.to_numpy(dtype="<i8").tobytes()).hexdigest()


def _faults(year: int, frame: pd.DataFrame) -> Iterator[Fault]:
    where = f"panel {year}"
    bad = [str(code) for code in frame.index if not EpciCode.pattern.fullmatch(str(code))]
    if bad:
        remedy = "mettez en index le SIREN de 9 chiffres de l'EPCI, en texte"
        yield Fault("l'index n'est pas fait de codes d'EPCI", where, bad[0], remedy)
    for axis, name in ((frame.index, "EPCI"), (frame.columns, "type")):
        twice = axis[axis.duplicated()]
        if len(twice):
            yield Fault(f"un {name} est répété", where, str(twice[0]), "gardez-en un seul")
    texts = [str(n) for n, kind in frame.dtypes.items() if not pd.api.types.is_numeric_dtype(kind)]
    if texts:
        remedy = "une colonne par type d'équipement, des nombres entiers"
        yield Fault("une colonne n'est pas faite de nombres", where, texts[0], remedy)
        return
    cells = frame.to_numpy(dtype=np.float64, na_value=np.nan)
    wrong = ~(np.isfinite(cells) & (cells >= 0) & (cells % 1 == 0))
    if wrong.any():
        row, column = np.argwhere(wrong)[0]
        example = f"{frame.index[row]}, {frame.columns[column]} : {cells[row, column]}"
        what = f"{counted(int(wrong.sum()), 'cellule')} hors des nombres entiers positifs ou nuls"
        yield Fault(what, where, example, "un vide n'est pas un zéro : complétez, ou retirez")


def _place_faults(places: pd.DataFrame) -> Iterator[Fault]:
    missing = [name for name in PLACE_COLUMNS if name not in places]
    if missing:
        yield Fault(f"colonnes absentes : {', '.join(missing)}", "ce que l'on sait des EPCI")
    twice = places.index[places.index.duplicated()]
    if len(twice):
        yield Fault("un EPCI est répété", "ce que l'on sait des EPCI", str(twice[0]))


def _refuse_too_little(epcis: list[str], types: list[str]) -> None:
    faults = []
    if len(epcis) < FEWEST_EPCIS:
        what = f"{counted(len(epcis), 'EPCI', 'EPCI')} en commun, il en faut {FEWEST_EPCIS}"
        remedy = "vérifiez que les panels suivent le même périmètre, et leur population"
        faults.append(Fault(what, "panels", remedy=remedy))
    if len(types) < FEWEST_TYPES:
        what = f"{counted(len(types), 'type')} en commun, il en faut {FEWEST_TYPES}"
        remedy = "vérifiez que les types portent le même nom d'une année à l'autre"
        faults.append(Fault(what, "panels", remedy=remedy))
    if faults:
        raise DataError(*faults)


def _left_aside(epcis: set[str], all_types: set[str], types: list[str]) -> Iterator[str]:
    others = sorted(all_types - set(types))
    if epcis:
        told = listed(sorted(epcis), SHOWN)
        yield f"{counted(len(epcis), 'EPCI laissé', 'EPCI laissés')} de côté ({told})"
    if others:
        told = listed(others, SHOWN)
        yield f"{counted(len(others), 'type laissé', 'types laissés')} de côté ({told})"
