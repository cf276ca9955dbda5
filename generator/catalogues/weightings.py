"""Weightings that people voted: one file of weights a version, and an index of who voted what."""

import csv
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.catalogues.criteria import Criterion
from generator.errors import CatalogueError, Fault

SHELF = "weightings"
PROPOSALS = "propositions"  # on the shelf; no build ever reads it
INDEX = "index.csv"
REFERENCE = "reference"  # the weights of the criteria's own headers, frozen for a release
RESERVED = (REFERENCE, "index")
INDEX_COLUMNS = ("weighting_id", "voted_on", "voted_by", "why", "author")
COLUMNS = ("criterion_id", "weight")
WEIGHTING_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}", re.ASCII)
SEPARATORS = (";", ",")
REMEDY = "voyez data/README.md, « Les pondérations »"


@dataclass(frozen=True)
class Version:
    """A weighting that people voted: who, when, why, and who wrote it down."""

    weighting_id: str
    voted_on: str
    voted_by: str
    why: str
    author: str


def read_versions(folders: Sequence[Path]) -> dict[str, Version]:
    """Read the index of the voted weightings, in the order they were written down.

    Parameters
    ----------
    folders
        The shipped ``data/``, then the workspace's ``catalogues/``.

    Raises
    ------
    CatalogueError
        All the faults of the indexes.
    """
    versions: dict[str, Version] = {}
    faults: list[Fault] = []
    for folder in folders:
        path = folder / SHELF / INDEX
        if not path.exists():
            continue
        where = f"{folder.name}/{SHELF}/{INDEX}"
        rows = _rows(path, where, INDEX_COLUMNS, faults)
        for number, row in rows:
            faults += version_faults(row, versions, f"{where}, ligne {number}")
            versions[row["weighting_id"]] = Version(**{name: row[name] for name in INDEX_COLUMNS})
    if faults:
        raise CatalogueError(*faults)
    return versions


def read_weights(
    folders: Sequence[Path], weighting_id: str, criteria: Sequence[Criterion]
) -> dict[str, float]:
    """Read the weights of a voted version; ``reference`` gives those of the headers.

    Raises
    ------
    CatalogueError
        All that is wrong: an unknown version, or the faults of `weights_of`.
    """
    if weighting_id == REFERENCE:
        return {criterion.id: criterion.weight for criterion in criteria}
    versions = read_versions(folders)
    paths = [folder / SHELF / f"{weighting_id}.csv" for folder in folders]
    found = [path for path in paths if path.is_file()]
    if WEIGHTING_ID.fullmatch(weighting_id) is None or weighting_id not in versions or not found:
        what = f"la pondération « {weighting_id} » n'a pas été votée, ou son fichier manque"
        remedy = f"choisissez parmi : {', '.join([REFERENCE, *versions])} ; {REMEDY}"
        raise CatalogueError(Fault(what, f"{SHELF}/{INDEX}", remedy=remedy))
    return weights_of(found[-1], criteria)


def weights_of(path: Path, criteria: Sequence[Criterion]) -> dict[str, float]:
    """Read one file of weights, every criterion once; other columns are left to people.

    Raises
    ------
    CatalogueError
        One fault a line that is unknown, repeated, negative, unreadable or missing, and one if
        every weight is zero.
    """
    where = f"{SHELF}/{path.name}"
    faults: list[Fault] = []
    known = {criterion.id: criterion.weight for criterion in criteria}
    weights: dict[str, float] = {}
    for number, row in _rows(path, where, COLUMNS, faults):
        line, name = f"{where}, ligne {number}", row["criterion_id"]
        if name not in known:
            remedy = f"critères connus : {', '.join(known)}"
            faults.append(Fault(f"critère inconnu « {name} »", line, remedy=remedy))
        elif name in weights:
            faults.append(
                Fault(f"le critère « {name} » a deux lignes", line, remedy="gardez-en une")
            )
        weights[name] = _weight(row["weight"], line, faults)
    missing = [name for name in known if name not in weights]
    if missing:
        what = f"il manque une ligne pour : {', '.join(missing)}"
        faults.append(Fault(what, where, f"{missing[0]},{known[missing[0]]:g}", REMEDY))
    if not faults and not any(weights.values()):
        what = "tous les poids sont nuls, rien ne pourrait être noté"
        faults.append(Fault(what, where, remedy="donnez un poids à un critère au moins"))
    if faults:
        raise CatalogueError(*faults)
    return {name: weights[name] for name in known}


def weighed(criteria: Sequence[Criterion], weights: Mapping[str, float]) -> list[Criterion]:
    """Give the criteria the weights of a version, in place of those of their headers."""
    return [one.model_copy(update={"weight": float(weights[one.id])}) for one in criteria]


def _weight(text: str, where: str, faults: list[Fault]) -> float:
    try:
        weight = float(text.replace(",", "."))
    except ValueError:
        weight = math.nan
    if not math.isfinite(weight) or weight < 0:
        what = f"le poids « {text} » n'est pas un nombre positif ou nul"
        faults.append(Fault(what, where, "2,5"))
        return 0.0
    return weight


def version_faults(row: Mapping[str, str], known: Mapping[str, Version], where: str) -> list[Fault]:
    """Return all that is wrong in one line of the index."""
    name, voted_on = row["weighting_id"], row["voted_on"]
    faults = [
        Fault(f"{column} est vide", where, remedy="dites qui a voté, quand et pourquoi")
        for column in INDEX_COLUMNS
        if not row[column]
    ]
    if name and (name in RESERVED or WEIGHTING_ID.fullmatch(name) is None):
        remedy = (
            "des minuscules sans accent, des chiffres, des tirets ; "
            f"réservés : {', '.join(RESERVED)}"
        )
        what = f"« {name} » ne peut pas nommer une version"
        faults.append(Fault(what, where, "vote-2026", remedy))
    if name in known:
        remedy = "donnez-lui un autre nom : une version votée ne s'efface pas"
        faults.append(Fault(f"la version « {name} » existe déjà", where, remedy=remedy))
    if voted_on and not is_day(voted_on):
        what = f"la date voted_on n'est pas lisible : « {voted_on} »"
        faults.append(Fault(what, where, "2026-11-22"))
    return faults


def is_day(text: str) -> bool:
    """Tell whether a text is a day, written as 2026-11-22."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _rows(
    path: Path, where: str, columns: Sequence[str], faults: list[Fault]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Read the lines of a file that hold something, each with its number."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        faults.append(Fault("le fichier n'est pas en UTF-8", where, remedy="réenregistrez-le"))
        return
    first = lines[0] if lines else ""
    separator = next((mark for mark in SEPARATORS if mark in first), SEPARATORS[0])
    table = [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=separator)]
    names = table[0] if table else []
    if any(names.count(column) != 1 for column in columns):
        what = f"les colonnes {', '.join(columns)} ne sont pas toutes là, une fois chacune"
        faults.append(Fault(what, where, remedy=REMEDY))
        return
    for number, row in enumerate(table[1:], start=2):
        if not any(row):
            continue
        if len(row) != len(names):
            what = f"{len(row)} cases au lieu de {len(names)}"
            faults.append(Fault(what, f"{where}, ligne {number}", remedy=REMEDY))
            continue
        yield number, dict(zip(names, row, strict=True))
