"""Place every answer in its commune: by code, by name, else by a point. Pure."""

from collections import Counter

import numpy as np
import pandas as pd

from generator.needs.answers.mapping import Mapping
from generator.needs.answers.places import Gazetteer, Place, read_code
from generator.needs.answers.points import locate, read_degrees

MALFORMED = "code de commune illisible (5 caractères attendus)"


def place_answers(
    frame: pd.DataFrame,
    mapping: Mapping,
    gazetteer: Gazetteer | None,
    outlines: pd.DataFrame | None,
    notes: Counter[str],
) -> pd.DataFrame:
    """Find the commune of every row.

    Parameters
    ----------
    frame, mapping
        The survey's rows, and what its columns mean.
    gazetteer
        The communes known; None when there is no reference.
    outlines
        ``commune_code``, ``geometry`` in WGS84, for the rows that only hold a point.
    notes
        Receives what changed no row's fate.

    Returns
    -------
    pandas.DataFrame
        One row per row: ``commune_code``, and ``place_reason`` with its ``place_column`` when the
        row must be refused. A point is never refused, unless it stands in another EPCI.
    """
    code, name, departement = (
        _cells(frame, mapping.one(role)) for role in ("commune_code", "commune_name", "departement")
    )
    found: dict[tuple[str | None, ...], Place] = {}
    places: list[Place] = []
    for said in zip(code, name, departement, strict=True):
        if said not in found:
            found[said] = gazetteer.find(*said) if gazetteer else _unchecked(said[0], said[1])
        places.append(found[said])
    columns = [mapping.one("commune_code" if c else "commune_name") for c in code]
    is_silent = [not c and not n for c, n in zip(code, name, strict=True)]
    for row, place in _by_point(frame, mapping, gazetteer, outlines, is_silent).items():
        places[row] = place
        columns[row] = mapping.one("point") or mapping.one("latitude")
    notes.update(place.note_fr for place in places if place.note_fr)
    return pd.DataFrame(
        {
            "commune_code": pd.array([p.commune_code for p in places], dtype="string"),
            "place_reason": pd.array([p.reason_fr for p in places], dtype="string"),
            "place_column": pd.array(columns, dtype="string"),
        },
        index=frame.index,
    )


def _by_point(
    frame: pd.DataFrame,
    mapping: Mapping,
    gazetteer: Gazetteer | None,
    outlines: pd.DataFrame | None,
    is_silent: list[bool],
) -> dict[int, Place]:
    point, latitude, longitude = (
        _text(frame, mapping.one(role)) for role in ("point", "latitude", "longitude")
    )
    degrees = read_degrees(point, latitude, longitude)
    is_only = np.asarray(degrees["is_said"], dtype=bool) & np.array(is_silent, dtype=bool)
    located = locate(degrees.assign(is_said=is_only), outlines)
    return {
        row: _around(gazetteer, code, located.notes[row])
        for row, code in enumerate(located.communes)
        if code is not None or located.notes[row] is not None
    }


def _around(gazetteer: Gazetteer | None, code: str | None, note: str | None) -> Place:
    if code is None or gazetteer is None:
        return Place(commune_code=code, note_fr=note)
    place = gazetteer.around(code)
    return Place(place.commune_code, place.reason_fr, place.note_fr or note)


def _unchecked(code: str | None, name: str | None) -> Place:
    if code:
        read = read_code(code)
        if read is None:
            return Place(reason_fr=MALFORMED)
        return Place(commune_code=read, note_fr="code de commune non vérifié (pas de référentiel)")
    note = "nom de commune non résolu (pas de référentiel)" if name else None
    return Place(note_fr=note)


def _text(frame: pd.DataFrame, name: str | None) -> "pd.Series[str]":
    if name is None:
        return pd.Series(pd.NA, index=frame.index, dtype="string")
    return frame[name].astype("string")


def _cells(frame: pd.DataFrame, name: str | None) -> list[str | None]:
    cells = _text(frame, name).fillna("").str.strip().tolist()
    return [cell or None for cell in cells]
