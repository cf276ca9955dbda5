"""What a workspace may extend, and a refusal of any file of its catalogues that nothing reads."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.catalogues.lists import list_names
from generator.catalogues.weightings import PROPOSALS, SHELF
from generator.errors import Fault

SHELVES = ("activities", "carriers")  # one entry a file
VOCABULARY = (
    "themes.yaml",
    "resource_kinds.yaml",
    "carrier_facts.yaml",
    "filieres.yaml",
    "classes.csv",
)
ENTRY = ".yaml"
# Tables of weights; and what is only proposed, with its explanation, that no build reads.
WEIGHTINGS = {SHELF: (".csv",), f"{SHELF}/{PROPOSALS}": (".csv", ".md")}


def unread_files(folders: Sequence[Path]) -> Iterator[Fault]:
    """Tell of each file of the workspace's catalogues that would be silently ignored.

    Parameters
    ----------
    folders
        The shipped ``data/`` first, which says what lists there are; then the workspace's.
    """
    if not folders:
        return
    lists = [f"{name}.csv" for name in list_names(folders[0])]
    read = {*VOCABULARY, *lists}
    shelves = [*(f"{shelf}/<id>{ENTRY}" for shelf in SHELVES), f"{SHELF}/<id>.csv"]
    admitted = ", ".join([*shelves, *VOCABULARY, *lists])
    for folder in folders[1:]:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            place = path.relative_to(folder)
            if path.name.startswith(".") or place.as_posix() in read or _is_entry(place):
                continue  # a hidden file is the system's, not a person's
            what = "rien ne lit ce fichier"
            remedy = f"renommez-le ou retirez-le ; sont lus : {admitted}"
            yield Fault(what, f"{folder.name}/{place.as_posix()}", remedy=remedy)


def _is_entry(place: Path) -> bool:
    shelf = place.parent.as_posix()
    endings = (ENTRY,) if shelf in SHELVES else WEIGHTINGS.get(shelf, ())
    return place.suffix in endings
