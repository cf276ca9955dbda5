"""The lists kept in ``structures/``, and the structures that a build reads of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from generator.codes import CommuneCode, departement_of, is_siret
from generator.contracts import STRUCTURES, hold_to
from generator.decisions.files import SEPARATOR, read_csv
from generator.errors import DataError, Fault
from generator.folding import fold
from generator.french import day
from generator.partner_lists.kinds import Kind
from generator.partner_lists.reading import KEPT_COLUMNS, YES

LIST_FILE, REJECTS_FILE = "liste.csv", "rejets.csv"
COLUMNS = (*KEPT_COLUMNS, "liste_du", "source")
LISTED = "liste"  # their kind of structure: a list is no directory, nothing is counted from it
OLD_LIST = "list_old_months"  # of data/thresholds.csv
MONTHS_IN_YEAR = 12
HIDDEN_NAME_FR = "structure dont le nom n’est pas montré"
NO_NAME_FR = "structure que sa liste ne nomme pas"
LISTED_COLUMNS = {
    "structure_kind": "string",
    "structure_id": "string",
    "siret": "string",
    "is_named": "boolean",
    "carrier_id": "string",
    "is_enough": "boolean",
    "label_fr": "string",
    "met_fr": "string",
    "check_fr": "string",
    "year": "Int64",
}
REMEDY = "corrigez cette ligne, ou importez la liste de nouveau"


@dataclass(frozen=True)
class KeptList:
    """One list: its name, who gave it, the day it speaks of, how many structures it holds."""

    list_id: str
    source_fr: str
    made_on: date
    structure_count: int = 0

    def is_old(self, today: date, old_months: float) -> bool:
        """Say whether more whole months than that have passed since its day."""
        months = (today.year - self.made_on.year) * MONTHS_IN_YEAR + today.month
        return months - self.made_on.month - (today.day < self.made_on.day) >= old_months

    def told(self, today: date, old_months: float) -> str:
        """Name it as a sentence does: « la liste du 1er octobre 2026, DDETS 21 »."""
        named = f"la liste du {day(self.made_on)}, {self.source_fr}"
        if not self.is_old(today, old_months):
            return named
        return f"{named} (elle a plus de {old_months:.0f} mois, à mettre à jour)"


def kept_lists(folder: Path) -> list[KeptList]:
    """Tell every list kept, by name.

    Raises
    ------
    DataError
        All the faults of all the lists.
    """
    return [about for about, _ in _read(folder)]


def kept_list(home: Path) -> KeptList:
    """Tell one list kept.

    Raises
    ------
    DataError
        All the faults of its file.
    """
    return _one(home)[0]


def load_lists(
    folder: Path, kinds: Mapping[str, Kind], today: date, old_months: float
) -> tuple[dict[str, pd.DataFrame], pd.DataFrame, pd.DataFrame]:
    """Read every list for a build; a structure in several, of one kind, is of the most recent.

    Parameters
    ----------
    folder
        The workspace's ``structures/``, which may not exist.
    kinds
        See :func:`generator.partner_lists.kinds.known_kinds`.
    old_months
        A list older than that says so.

    Returns
    -------
    structures, listed, sources
        By source, the rows of ``land_structures``; what each of them is, ``LISTED_COLUMNS``;
        and what the bulletin says of each list, as of a source.

    Raises
    ------
    DataError
        All the faults of all the lists.
    """
    lists = _read(folder, kinds)
    lists.sort(key=lambda pair: (pair[0].made_on, pair[0].list_id), reverse=True)
    seen: set[str] = set()
    structures: dict[str, pd.DataFrame] = {}
    listed = [pd.DataFrame(columns=list(LISTED_COLUMNS))]
    sources = []
    for about, rows in lists:
        ids = rows["siret"] + "-" + rows["genre"]
        own = rows.assign(structure_id=ids)[~ids.isin(seen)]
        seen |= set(ids)
        if not own.empty:
            source_id = f"{LISTED}_{about.list_id.replace('-', '_')}"
            structures[source_id] = hold_to(STRUCTURES, _landed(own, about), about.list_id)
            listed.append(_told(own, kinds, about, about.told(today, old_months)))
            sources.append(_source(source_id, about, len(own)))
    together = pd.concat(listed, ignore_index=True).astype(LISTED_COLUMNS)
    return (
        dict(sorted(structures.items())),
        together.sort_values("structure_id", ignore_index=True),
        pd.DataFrame(sources),
    )


def _read(
    folder: Path, kinds: Mapping[str, Kind] | None = None
) -> list[tuple[KeptList, pd.DataFrame]]:
    found: list[tuple[KeptList, pd.DataFrame]] = []
    faults: list[Fault] = []
    for path in sorted(folder.glob(f"*/{LIST_FILE}")):
        try:
            found.append(_one(path.parent, kinds))
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(*faults)
    return found


def _one(home: Path, kinds: Mapping[str, Kind] | None = None) -> tuple[KeptList, pd.DataFrame]:
    where = f"{home.parent.name}/{home.name}/{LIST_FILE}"
    rows = read_csv(home / LIST_FILE)
    if list(rows.columns) != list(COLUMNS):
        remedy = f"la première ligne doit être : {SEPARATOR.join(COLUMNS)}"
        raise DataError(Fault("les colonnes ne sont pas celles attendues", where, remedy=remedy))
    faults = [
        Fault(what, f"{where}, ligne {number}", example, REMEDY)
        for number, row in rows.astype(object).where(rows.notna(), None).to_dict("index").items()
        for what, example in _wrong({str(k): cell for k, cell in row.items()}, kinds)
    ]
    same = rows[["liste_du", "source"]].drop_duplicates()
    if len(same) > 1 or rows.empty:
        what = "une liste a un seul jour et une seule source"
        faults.append(Fault(what if len(rows) else "la liste est vide", where, remedy=REMEDY))
    twice = rows[rows.duplicated(["siret", "genre"])]
    faults += [Fault("structure écrite deux fois", where, s, REMEDY) for s in twice["siret"]]
    if faults:
        raise DataError(*faults)
    made_on = date.fromisoformat(str(same["liste_du"].iloc[0]))
    return KeptList(home.name, str(same["source"].iloc[0]), made_on, len(rows)), rows


def _wrong(
    row: Mapping[str, str | None], kinds: Mapping[str, Kind] | None
) -> Iterator[tuple[str, str]]:
    if not is_siret(row["siret"] or ""):
        yield "SIRET faux ou vide", row["siret"] or ""
    if kinds is not None and fold(row["genre"] or "") not in kinds:
        yield "genre inconnu", row["genre"] or ""
    if not CommuneCode.pattern.fullmatch(row["commune_code"] or ""):
        yield "code de commune faux ou vide", row["commune_code"] or ""
    if not row["source"]:
        yield "source vide", ""
    try:
        date.fromisoformat(row["liste_du"] or "")
    except ValueError:
        yield "date illisible (écrivez-la comme 2026-10-01)", row["liste_du"] or ""


def _landed(rows: pd.DataFrame, about: KeptList) -> pd.DataFrame:
    is_hidden = rows["nom_cache"].eq(YES).fillna(value=False)
    names = rows["nom"].fillna(NO_NAME_FR).mask(is_hidden, HIDDEN_NAME_FR)
    landed = rows[["structure_id", "naf_code", "commune_code"]].assign(
        structure_kind=LISTED,
        structure_name=names,
        structure_status=rows["genre"],
        description=rows["activite"],
        departement_code=rows["commune_code"].map(departement_of),
        year=about.made_on.year,
    )
    return landed.reindex(columns=list(STRUCTURES.schema.columns))


def _told(
    rows: pd.DataFrame, kinds: Mapping[str, Kind], about: KeptList, list_fr: str
) -> pd.DataFrame:
    each = [kinds[fold(genre)] for genre in rows["genre"]]
    return rows[["structure_id", "siret"]].assign(
        structure_kind=LISTED,
        is_named=rows["nom"].notna() & rows["nom_cache"].ne(YES).fillna(value=True),
        carrier_id=pd.array([kind.carrier_id for kind in each], dtype="string"),
        is_enough=[kind.is_enough for kind in each],
        label_fr=[kind.label_fr for kind in each],
        met_fr=[f"donnée comme {kind.label_fr} par {list_fr}" for kind in each],
        check_fr=[kind.check_fr for kind in each],
        year=about.made_on.year,
    )


def _source(source_id: str, about: KeptList, row_count: int) -> dict[str, object]:
    return {
        "source_id": source_id,
        "title": f"Liste de structures « {about.list_id} »",
        "publisher": about.source_fr,
        "licence": "liste donnée pour cet espace de travail : licence à vérifier",
        "address": None,
        "vintage": day(about.made_on),
        "coverage_fr": "ce que la liste contient ; qui n'y est pas est inconnu",
        "is_partial": True,
        "is_loaded": True,
        "row_count": row_count,
        "landing": STRUCTURES.table,
    }
