"""Check a list, or bring it into ``structures/``: all of it or nothing, no row lost unseen."""

import logging
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.decisions.files import SEPARATOR, one_writer
from generator.decisions.lines import public_body
from generator.errors import DataError, Fault
from generator.folding import slug
from generator.french import agree, counted, number
from generator.needs.files.reading import read_table
from generator.partner_lists.kept import LIST_FILE, REJECTS_FILE, KeptList, kept_list
from generator.partner_lists.reading import Given, Reading, read_rows
from generator.warehouse.workspace import write_atomically

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Report:
    """What a list holds, under the name it has or would have; ``replaced`` stood there before."""

    list_id: str
    reading: Reading
    replaced: KeptList | None = None

    @property
    def rows_in(self) -> int:
        """Rows of the file less that of titles: each was kept or rejected."""
        return len(self.reading.kept) + len(self.reading.rejects)


def check_list(path: Path, given: Given, name: str | None = None) -> Report:
    """Read a list, CSV or workbook, and check every row; nothing is kept.

    Parameters
    ----------
    name
        The list's own; without it, that of the file.

    Raises
    ------
    DataError
        If the file cannot be read as a table, or no row can be kept.
    """
    if not path.is_file():
        raise DataError(Fault("ce fichier n'existe pas", path.name, remedy="corrigez le chemin"))
    list_id = slug(name or path.stem)
    if not list_id:
        remedy = "donnez --nom, avec des lettres ou des chiffres"
        raise DataError(Fault("rien ne nomme cette liste", path.name, remedy=remedy))
    reading = read_rows(read_table(path.read_bytes(), path.name), given, path.name)
    if reading.kept.empty:
        raise DataError(_nothing_kept(reading, path.name))
    return Report(list_id, reading)


def import_list(path: Path, folder: Path, given: Given, *, told: KeptList, today: date) -> Report:
    """Check a list, then put it in the place of the one of its name, if any.

    Parameters
    ----------
    folder
        The workspace's ``structures/``.
    told
        What the user says of the list: its name (blank for that of the file), source and day.

    Raises
    ------
    DataError
        If the list is at fault, its source names a person, or its day is to come.
    GateError
        If another process is writing there.
    """
    source = public_body(told.source_fr, "--source")
    if told.made_on > today:
        what = "une liste n'est pas datée d'un jour à venir"
        raise DataError(Fault(what, "--date", told.made_on.isoformat(), "corrigez la date"))
    report = check_list(path, given, told.list_id)
    home = folder / report.list_id
    rows = report.reading.kept.assign(liste_du=told.made_on.isoformat(), source=source)
    with one_writer(folder):
        replaced = kept_list(home) if (home / LIST_FILE).exists() else None
        for name, table in ((REJECTS_FILE, report.reading.rejects), (LIST_FILE, rows)):
            text = table.to_csv(sep=SEPARATOR, index=False, lineterminator="\n")
            write_atomically(home / name, text.encode("utf-8-sig"))
    log.info("%s : %s", report.list_id, counted(len(rows), "structure"))
    return Report(report.list_id, report.reading, replaced)


def _nothing_kept(reading: Reading, where: str) -> Fault:
    if reading.rejects.empty:
        return Fault(
            "aucune ligne sous les titres", where, remedy="vérifiez le fichier, il est vide"
        )
    first = reading.rejects.iloc[0]
    lines = len(reading.rejects)
    what = agree(lines, "la seule ligne est rejetée", f"les {number(lines)} lignes sont rejetées")
    example = f"ligne {first['ligne']}, {first['raison']}"
    them = agree(lines, "corrigez-la", "corrigez-les")
    return Fault(what, where, example, f"{them}, puis recommencez")
