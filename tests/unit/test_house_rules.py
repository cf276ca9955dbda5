"""Rules of the house, so that no reviewer has to repeat them."""

import re
import subprocess
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from generator.sources import all_sources

ROOT = Path(__file__).parents[2]
PYTHON = sorted([*ROOT.glob("generator/**/*.py"), *ROOT.glob("flows/**/*.py")])
SQL = sorted(ROOT.glob("sql/**/*.sql"))
ENTRIES = sorted([*ROOT.glob("data/activities/*.yaml"), *ROOT.glob("data/carriers/*.yaml")])
TRACKED = subprocess.run(
    ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
    cwd=ROOT, capture_output=True, text=True, check=True,
).stdout.splitlines()  # fmt: skip
CUPBOARDS = {"utils", "helpers", "common", "misc", "base", "manager"}
FORBIDDEN = re.compile(r"pypi\.org|pythonhosted\.org|registry\.npmjs|deb\.debian\.org|/wor[k]/")
TEXT = {".py", ".sql", ".md", ".yaml", ".yml", ".toml", ".csv", ".typ", ".lock", ".cfg", ""}


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(
    ("paths", "most"),
    [
        (PYTHON, 300),
        (SQL, 80),
        ([path for path in PYTHON if path.parent.name == "flows"], 80),
        (ENTRIES, 80),
        ([ROOT / "README.md"], 150),
    ],
    ids=["python", "sql", "flows", "catalogue", "readme"],
)
def test_a_file_fits_in_one_sitting(paths, most):
    assert paths
    too_long = {
        str(path.relative_to(ROOT)): lines_of(path) for path in paths if lines_of(path) > most
    }
    assert too_long == {}


def test_no_cupboard_module():
    assert [path.name for path in PYTHON if path.stem in CUPBOARDS] == []


def test_every_source_says_who_publishes_it_and_under_which_licence():
    silent = [
        source.id
        for source in all_sources().values()
        if not (source.publisher and source.licence and source.address and source.vintage)
    ]
    assert silent == []


def test_no_file_holds_a_registry_address_or_a_path_of_a_machine():
    found = []
    for name in TRACKED:
        path = ROOT / name
        if path.suffix in TEXT and path.is_file() and path != Path(__file__):
            text = path.read_text(encoding="utf-8", errors="ignore")
            found += [f"{name}: {match[0]}" for match in FORBIDDEN.finditer(text)]
    assert found == []


def test_the_lock_holds_exact_versions_with_their_hashes():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    versions = re.findall(r"^[A-Za-z0-9_.\[\]-]+==", text, re.MULTILINE)
    assert len(versions) > 100
    assert text.count("--hash=sha256:") > len(versions)


def test_every_dependency_of_the_project_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    names = {re.split(r"[\[=<>~! ]", line)[0].lower() for line in asked}
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8").lower()
    assert [
        name for name in sorted(names) if not re.search(rf"^{name}==", lock, re.MULTILINE)
    ] == []


def test_only_flows_and_their_tests_name_prefect():
    wrong = [
        name
        for name in TRACKED
        if name.endswith(".py")
        and not name.startswith(("flows/", "tests/flows/"))
        and re.search(
            r"^\s*(import|from) prefect", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE
        )
    ]
    assert wrong == []


def test_no_source_code_silences_everything():
    broad = re.compile(r"except Exception|# noqa$|# type: ignore$", re.MULTILINE)
    assert [path.name for path in PYTHON if broad.search(path.read_text(encoding="utf-8"))] == []
