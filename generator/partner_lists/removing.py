"""Take a list out of ``structures/``: the next build is made without it, nothing else moves."""

from dataclasses import dataclass
from pathlib import Path

from generator.decisions.files import one_writer
from generator.errors import DataError, Fault
from generator.partner_lists.kept import LIST_FILE, REJECTS_FILE, KeptList, kept_list


@dataclass(frozen=True)
class Removal:
    """A list to take out; ``about`` is None when its file does not read any more."""

    list_id: str
    about: KeptList | None
    is_done: bool = False


def remove_list(folder: Path, name: str, *, is_confirmed: bool) -> Removal:
    """Say what list would go, and take it out once that is confirmed.

    Parameters
    ----------
    folder
        The workspace's ``structures/``.

    Raises
    ------
    DataError
        If no list has that name.
    GateError
        If another process is writing there.
    """
    kept = sorted(path.parent.name for path in folder.glob(f"*/{LIST_FILE}"))
    if name not in kept:
        remedy = f"listes gardées : {', '.join(kept) or 'aucune'}"
        raise DataError(Fault(f"aucune liste ne s'appelle « {name} »", remedy=remedy))
    about = _about(folder / name)
    if is_confirmed:
        with one_writer(folder):
            for file in (LIST_FILE, REJECTS_FILE):
                (folder / name / file).unlink(missing_ok=True)
            if not any((folder / name).iterdir()):
                (folder / name).rmdir()
    return Removal(name, about, is_confirmed)


def _about(home: Path) -> KeptList | None:
    """Tell a list; one that does not read any more is to be taken out like another."""
    try:
        return kept_list(home)
    except DataError:
        return None
