import os
import subprocess
import sys

from generator.warehouse.engine import EngineOptions, connect, quoted


def test_spatial_functions_answer_without_any_network_or_home(tmp_path):
    code = (
        "from generator.warehouse.engine import connect\n"
        'with connect() as con: print(con.execute("select st_area(st_makeenvelope(0, 0, 3, 4))").fetchone())'
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "HOME": str(tmp_path), "https_proxy": "http://127.0.0.1:1"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "(12.0,)"


def test_the_engine_takes_no_more_of_the_machine_than_it_was_given(tmp_path):
    options = EngineOptions(memory_limit="1GB", threads=1, temp_directory=tmp_path / "l'ici")
    with connect(options) as con:
        settings = con.execute(
            "select current_setting('threads'), current_setting('temp_directory'), "
            "current_setting('memory_limit')"
        ).fetchone()
    assert settings == (1, str(tmp_path / "l'ici"), "953.6 MiB")  # 10**9 / 2**20


def test_an_apostrophe_in_a_path_stays_inside_the_text(tmp_path):
    assert quoted(tmp_path / "d'eau") == f"'{tmp_path}/d''eau'"
