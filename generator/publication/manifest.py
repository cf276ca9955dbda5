"""What a release was made from, written in it, so that anybody can make it again."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import generator
from generator.errors import DataError, Fault
from generator.publication.edition import Imprint, Withdrawal
from generator.warehouse.fingerprints import code_hash
from generator.warehouse.store import Build, file_sha256

FILE = "publication.json"
PACKAGE = Path(str(generator.__file__)).parent
# What decides the bytes of a release, besides the tables: the code that writes it.
WRITING = (PACKAGE / "publication", PACKAGE / "opportunities", PACKAGE / "compared.py",
           PACKAGE / "columns.py", PACKAGE / "french.py")  # fmt: skip
SHAPES = ("*.typ", "*.css", "*.toml")
LIBRARIES = ("duckdb", "pandas", "pyarrow", "pyogrio", "pyproj", "shapely", "typst", "xlsxwriter")


@dataclass(frozen=True)
class Choice:
    """What was asked for.

    Parameters
    ----------
    since
        The build published before, that ``changements.csv`` compares with; None for the first.
    """

    selection: str
    epci_codes: tuple[str, ...]
    briefs: bool
    since: str | None
    imprint: Imprint


@dataclass(frozen=True)
class Manifest:
    """The build and its tables, what was asked for, and the program that wrote it."""

    build_id: str
    created_at: str
    tables: Mapping[str, str]
    choice: Choice
    program: Mapping[str, str]

    @property
    def text(self) -> str:
        """Write it; the same release gives the same text."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def manifest_of(build: Build, choice: Choice, columns_file: Path) -> Manifest:
    """Say what a release of this build, as it was asked for, is made from."""
    tables = {t.name: t.sha256 for t in build.tables.values() if t.name.startswith("out_")}
    return Manifest(
        build.build_id, build.created_at, dict(sorted(tables.items())), choice,
        program_of(columns_file),
    )  # fmt: skip


def program_of(columns_file: Path) -> dict[str, str]:
    """Say which program writes releases here: its version, its code, its dictionary, its tools."""
    shapes = sorted(path for pattern in SHAPES for path in (PACKAGE / "publication").rglob(pattern))
    return {
        "generateur": version("generateur"),
        "code_sha256": code_hash(*WRITING),
        "columns_sha256": file_sha256(columns_file),
        **{f"{path.name}_sha256": file_sha256(path) for path in shapes},
        **{library: version(library) for library in LIBRARIES},
    }


def read_manifest(folder: Path) -> Manifest:
    """Read what a release says it was made from.

    Raises
    ------
    DataError
        If the folder is no release, or one that does not say it.
    """
    path = folder / FILE
    try:
        raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return Manifest(**{**raw, "choice": _choice(raw["choice"])})
    except (OSError, ValueError, KeyError, TypeError) as error:
        remedy = f"donnez le dossier d'une publication qui contient {FILE}"
        what = "ce dossier ne dit pas de quoi la publication est faite"
        raise DataError(Fault(what, str(folder), remedy=remedy)) from error


def _choice(raw: Mapping[str, Any]) -> Choice:
    said = raw["imprint"]
    withdrawn = tuple(Withdrawal(one["day"], tuple(one["releases"])) for one in said["withdrawals"])
    imprint = Imprint(said["publisher"], said["licence"], withdrawn)
    return Choice(**{**raw, "epci_codes": tuple(raw["epci_codes"]), "imprint": imprint})


def differences(then: Mapping[str, str], now: Mapping[str, str]) -> Sequence[str]:
    """Name what differs between two programs."""
    names = sorted({*then, *now})
    return [name for name in names if then.get(name) != now.get(name)]
