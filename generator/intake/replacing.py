"""Replace the files of one import together: a process killed at any moment leaves all or none.

Each file is first written whole under a temporary name, ``import.json`` last: once it is there,
the others only have to be moved, by this process or by the next one that passes.
"""

from collections.abc import Mapping
from pathlib import Path

from generator.errors import Fault, SurveyError
from generator.warehouse.workspace import write_atomically

IMPORT_FILE = "import.json"  # once it is written, all are
STAGED_END = ".import.tmp"  # it ends as every temporary file does: what expires goes with it


def keep_together(home: Path, files: Mapping[str, bytes]) -> None:
    """Replace the files of one import; ``import.json`` must be among them.

    Raises
    ------
    SurveyError
        If the disk is full or may not be written: the import before stays.
    """
    try:
        for name in sorted(files, key=_import_last):
            replace(_staged(home / name), files[name], shown=home / name)
    except SurveyError:
        for name in files:
            _staged(home / name).unlink(missing_ok=True)
        raise
    _move_in(home)


def finish_imports(folder: Path) -> None:
    """Finish the imports cut short once all their files were written, and drop the others.

    To be called while holding ``enquetes/`` for one writer.

    Parameters
    ----------
    folder
        The workspace's ``enquetes/``.
    """
    for home in {path.parent for path in folder.glob(f"*/{_staged(Path(IMPORT_FILE)).name}")}:
        _move_in(home)
    for path in folder.glob("*/.*.tmp"):
        path.unlink(missing_ok=True)


def replace(path: Path, content: bytes, *, shown: Path | None = None) -> None:
    """Write one file of a survey whole, or leave the one that was there.

    Parameters
    ----------
    shown
        The file to name in the error, where it is another one.

    Raises
    ------
    SurveyError
        If the disk is full or may not be written.
    """
    try:
        write_atomically(path, content)
    except OSError as error:
        named = shown or path
        what = f"écriture impossible ({error.strerror}) : ce fichier n'a pas été remplacé"
        remedy = "libérez de la place ou donnez le droit d'écrire, puis relancez l'importation"
        where = f"enquetes/{named.parent.name}/{named.name}"
        raise SurveyError(Fault(what, where, "", remedy)) from error


def _staged(path: Path) -> Path:
    return path.with_name(f".{path.name}{STAGED_END}")


def _import_last(name: str) -> tuple[bool, str]:
    return name == IMPORT_FILE, name


def _move_in(home: Path) -> None:
    ready = {path.name[1 : -len(STAGED_END)]: path for path in home.glob(f".*{STAGED_END}")}
    for name in sorted(ready, key=_import_last):
        ready[name].replace(home / name)
