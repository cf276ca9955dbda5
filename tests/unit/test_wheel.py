"""The built wheel alone, in an empty folder, runs the demonstration: sql/ and data/ travel in it."""

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_wheel_installed_in_an_empty_folder_runs_the_demonstration(tmp_path):
    built = tmp_path / "dist"
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(built)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [wheel] = built.glob("*.whl")
    home = tmp_path / "venv"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-deps", wheel], check=True)
    # What the wheel depends on is already here; the project itself comes from the wheel alone.
    [site] = home.glob("lib/python*/site-packages")
    (site / "here.pth").write_text(sysconfig.get_paths()["purelib"], encoding="utf-8")
    empty = tmp_path / "vide"
    empty.mkdir()

    where = subprocess.run(
        [python, "-c", "import generator; print(generator.__file__)"],
        cwd=empty, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    subprocess.run([home / "bin" / "generateur", "--quiet", "demo"], cwd=empty, check=True)

    assert where.startswith(str(site))
    assert len(list(empty.glob("demonstration/release/*/fiches/*.pdf"))) == 4
    assert list(empty.glob("demonstration/release/*/opportunites.xlsx"))
    assert (site / "flows" / "prefect.yaml").is_file()
