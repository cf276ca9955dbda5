"""From the rows of a list to structures: each row is kept, or rejected with its reason."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn

import pandas as pd

from generator.codes import is_siret
from generator.folding import fold
from generator.needs.files.reading import RawTable
from generator.needs.privacy import mask, masked_kinds
from generator.partner_lists.columns import recognised
from generator.partner_lists.kinds import Kind
from generator.partner_lists.places import Establishments, Gazetteer, departement_of_text

KEPT_COLUMNS = ("siret", "genre", "nom", "nom_cache", "commune_code", "naf_code", "activite")
REJECT_COLUMNS = ("ligne", "siret", "raison")
SIRET_CHARS = 14
MOST_ZEROS_LOST = 2  # what a spreadsheet may take; a shorter number is no SIRET
SEPARATORS = re.compile(r"[\s.\-\u00a0\u202f]+")
SPREADSHEET = re.compile(r"\d[.,]\d+e\+?\d+", re.IGNORECASE)
NAF = re.compile(r"(\d{2})\.?(\d{2}[A-Z])")
# First figure of INSEE's legal category, or its words: the name of the unit is that of a person.
# As a legal form, « EI » is « entreprise individuelle », never « entreprise d'insertion ».
NATURAL_PERSON = re.compile(
    r"1\d{0,3}\b|ei(rl)?\b|entrepr(eneur|ise individuelle)|personne physique|micro|auto[- ]?entr"
)
FORMULA_START = re.compile(r"^[=+\-@\s]+")
YES = "oui"


@dataclass(frozen=True)
class Given:
    """What the user says of a whole list, and what is known besides.

    Parameters
    ----------
    kind
        The kind of every structure whose row tells none.
    """

    kinds: Mapping[str, Kind]
    gazetteer: Gazetteer
    establishments: Establishments
    kind: Kind | None = None


@dataclass(frozen=True)
class Reading:
    """A list read whole: every row of its file is kept or rejected."""

    kept: pd.DataFrame
    rejects: pd.DataFrame
    columns: dict[str, str]
    not_understood: tuple[str, ...]
    notes: Counter[str] = field(default_factory=Counter)


Row = Mapping[str, str | None]


class Rejected(Exception):  # noqa: N818 -- it is the row that is rejected, nothing fails
    """Why one row cannot be kept."""


def read_rows(table: RawTable, given: Given, where: str) -> Reading:
    """Read every row of a list.

    Raises
    ------
    DataError
        If its columns cannot be told apart.
    """
    columns = recognised(map(str, table.frame.columns), where)
    rows = table.frame[list(columns.values())].set_axis(list(columns), axis=1)
    texts = rows.astype(object).where(rows.notna(), None)
    notes: Counter[str] = Counter()
    kept: list[dict[str, str | None]] = []
    seen: dict[tuple[str, str], int] = {}
    lost = zip(table.left_out["source_row"], table.left_out["reason_fr"], strict=True)
    rejects: list[tuple[int, str | None, str]] = [(int(n), None, str(why)) for n, why in lost]
    for number, cells in texts.to_dict("index").items():
        row = {str(name): str(cell).strip() if cell else None for name, cell in cells.items()}
        try:
            structure = _structure(row, given, notes)
            key = (str(structure["siret"]), str(structure["genre"]))
            if key in seen:
                _reject(f"déjà à la ligne {seen[key]}, du même genre")
        except Rejected as error:
            rejects.append((int(str(number)), row["siret"], str(error)))
        else:
            seen[key] = int(str(number))
            kept.append(structure)
    rejects.sort(key=lambda reject: reject[0])
    taken = set(columns.values())
    return Reading(
        kept=_without_people(pd.DataFrame(kept, columns=list(KEPT_COLUMNS), dtype="string")),
        rejects=pd.DataFrame(rejects, columns=list(REJECT_COLUMNS)),
        columns=columns,
        not_understood=tuple(str(name) for name in table.frame if name not in taken),
        notes=notes,
    )


def _structure(row: Row, given: Given, notes: Counter[str]) -> dict[str, str | None]:
    siret = _siret(row["siret"], notes)
    kind = _kind(row.get("kind"), given)
    name, is_hidden = _name(row, kind, siret, given, notes)
    return {
        "siret": siret,
        "genre": kind.id,
        "nom": name,
        "nom_cache": YES if is_hidden else None,
        "commune_code": _commune(row, siret, given, notes),
        "naf_code": _naf(row.get("naf"), notes),
        "activite": row.get("activity"),
    }


def _siret(text: str | None, notes: Counter[str]) -> str:
    if text is None:
        _reject("SIRET vide")
    if SPREADSHEET.fullmatch(text):
        _reject("le tableur a perdu les chiffres du SIRET : mettez la colonne au format texte")
    digits = SEPARATORS.sub("", text)
    padded = digits.zfill(SIRET_CHARS)
    is_short = len(digits) < SIRET_CHARS - MOST_ZEROS_LOST
    if not digits.isdigit() or is_short or len(padded) != SIRET_CHARS:
        _reject("le SIRET n'a pas 14 chiffres")
    if not is_siret(padded):
        _reject("la clé de contrôle du SIRET est fausse")
    if padded != digits:
        notes["SIRET dont le zéro initial était perdu"] += 1
    return padded


def _kind(text: str | None, given: Given) -> Kind:
    found = given.kinds.get(fold(text).strip()) if text else given.kind
    if found is None:
        _reject(f"genre inconnu : « {text} »" if text else "genre vide (ou donnez --genre)")
    return found


def _name(
    row: Row, kind: Kind, siret: str, given: Given, notes: Counter[str]
) -> tuple[str | None, bool]:
    """Return the name to show, and whether there is one that must not be shown."""
    name = row.get("brand") or row.get("name")
    category = fold(row.get("legal_category") or "").strip()
    if siret in given.establishments.communes:
        shown = given.establishments.names.get(siret)
        if shown is None:
            notes["noms non gardés : Sirene ne les montre pas"] += 1
            return None, True
        return name or shown, False
    if NATURAL_PERSON.match(category):
        notes["noms non gardés : entreprises individuelles"] += 1
        return None, True
    is_surely_legal = bool(category) or kind.is_legal_person
    if name and not is_surely_legal and _names_somebody(name):
        notes["noms non gardés : ils semblent nommer une personne"] += 1
        return None, True
    return name, False


def _names_somebody(name: str) -> bool:
    return bool(masked_kinds(pd.Series([name], dtype="string")).notna().iloc[0])


def _commune(row: Row, siret: str, given: Given, notes: Counter[str]) -> str:
    if code := row.get("commune_code"):
        found, why = given.gazetteer.by_code(code)
    elif name := row.get("commune_name"):
        departement = departement_of_text(row.get("departement"), row.get("postal_code"))
        found, why = given.gazetteer.by_name(name, departement)
    else:
        found, why = None, "commune vide"
        if siret in given.establishments.communes:
            found, why = given.gazetteer.by_code(given.establishments.communes[siret])
            notes["communes trouvées dans Sirene"] += 1
    if found is None:
        _reject(why)
    return found


def _naf(text: str | None, notes: Counter[str]) -> str | None:
    if text is None:
        return None
    found = NAF.match(text.upper())
    if found is None:
        notes["codes NAF illisibles, laissés inconnus"] += 1
        return None
    return f"{found[1]}.{found[2]}"


def _without_people(kept: pd.DataFrame) -> pd.DataFrame:
    """Mask what an activity's words tell of a person; write nothing a spreadsheet would run."""
    words, _ = mask(kept["activite"])
    safe = kept.assign(activite=words)
    for name in ("nom", "activite"):
        safe[name] = safe[name].str.replace(FORMULA_START, "", regex=True)
    return safe.sort_values(["siret", "genre"], ignore_index=True)


def _reject(why: str) -> NoReturn:
    raise Rejected(why)
