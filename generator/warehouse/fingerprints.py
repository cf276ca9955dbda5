"""Hash the code that makes tables, so that a change of it never leaves a stale table in place."""

import hashlib
import platform
from functools import cache
from importlib.metadata import version
from pathlib import Path

# What they compute stands in tables: another version may give other rows.
LIBRARIES = (
    "esda", "libpysal", "numpy", "pandas", "phonenumbers", "pyproj", "python-calamine",
    "rapidfuzz", "scikit-learn", "scipy", "shapely", "snowballstemmer",
)  # fmt: skip


@cache
def code_hash(*places: Path) -> str:
    """Hash every Python file of these files and folders, and the libraries they compute with.

    Read once a process: the code that runs does not change under it. A whole folder rather than
    the functions named, because what a function calls decides its rows as much as its own text.
    """
    digest = hashlib.sha256(_versions().encode())
    for place in places:
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            # The name from the folder, so that two checkouts of the same code share their keys.
            digest.update(f"{path.relative_to(place.parent).as_posix()}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def _versions() -> str:
    """List the versions of Python and of the libraries, read once: each is a file to find."""
    listed = "".join(f"{library}=={version(library)}\n" for library in LIBRARIES)
    return f"{platform.python_version()}{listed}"
