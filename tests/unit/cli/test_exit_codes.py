"""Each way to fail has its sentence and its exit code, and leaves the last good build alone."""

import errno
import os
import signal
import subprocess
import sys
import time

import pytest
from filelock import FileLock

from generator import cli
from generator.warehouse.checks import CheckResult
from generator.warehouse.store import Store

START = [sys.executable, "-c", "from generator.cli import main; main()"]
HEAVY = ("pandas", "duckdb", "prefect", "pandera", "numpy", "shapely", "typst", "sklearn")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["rune"], "Commande mal écrite"),
        (["run", "--inconnue"], "Commande mal écrite"),
        (["enquete", "importer"], "Commande mal écrite"),
        (["run", "--epci", "200039055", "--departement", "21"], "pas les deux"),
        (["run", "--miroir", "nulle/part"], "nulle/part : ce dossier n'existe pas"),
    ],
)
def test_2_is_a_command_badly_written(generateur, tmp_path, words, sentence):
    done = generateur("--espace", tmp_path, *words)
    assert done.status == 2
    assert sentence in done.err
    assert list(tmp_path.iterdir()) == []


def test_the_help_of_a_group_says_each_sentence_to_its_end(generateur, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    told = " ".join(generateur("ponderations", "--help").out.split())
    assert "apprendre des poids des réponses" in told.lower()
    assert "aucun calcul ne les emploie." in told
    assert "..." not in told.partition("Commands:")[2]


@pytest.mark.parametrize("words", [[], ["sources"], ["enquete"]])
def test_a_group_typed_alone_shows_its_help(generateur, words):
    done = generateur(*words)
    assert done.status == 2
    assert done.err.startswith("Usage: generateur")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["run", "--epci", "12"], "« 12 » n'est pas un code d'EPCI"),
        (["run", "--sans", "qvp"], "la source « qvp » n'existe pas"),
        (["expliquer", "200039055-recyclerie"], "Lancez d'abord « generateur run »"),
        (["epci", "chercher", "Ouche"], "aucune liste d'EPCI n'est chargée"),
        (["enquete", "verifier", "nulle_part.csv"], "nulle_part.csv : ce fichier n'existe pas"),
        (["sources", "actualiser", "--source", "x"], "source inconnue : x"),
    ],
)
def test_3_is_data_missing_or_invalid(generateur, tmp_path, words, sentence):
    done = generateur("--espace", tmp_path, *words)
    assert done.status == 3
    assert sentence in done.err
    assert done.out == ""
    assert list(tmp_path.iterdir()) == []


def test_3_names_every_setting_at_fault(generateur, tmp_path):
    (tmp_path / "generateur.toml").write_text('fil = 2\nmemoire = "beaucoup"\n')
    done = generateur("--espace", tmp_path, "run")
    assert done.status == 3
    assert "« fil »" in done.err
    assert "« memoire »" in done.err


def test_4_is_another_run_in_the_same_workspace(generateur, demo_space):
    with FileLock(demo_space[0] / "entrepot" / ".verrou"):
        for words in (["demo"], ["sources", "actualiser", "--miroir", "docs"]):
            done = generateur("--espace", demo_space[0], *words)
            assert done.status == 4
            assert "un autre calcul est en cours" in done.err


def test_4_is_a_check_that_refuses_and_the_last_good_build_stays(
    generateur, demo_space, monkeypatch
):
    space, _ = demo_space
    before = Store(space / "entrepot").current_id()
    failed = [CheckResult("check_x", "Chaque commune a un EPCI.", 1, ("21001",), is_warning=False)]
    monkeypatch.setattr("generator.warehouse.checks.run_checks", lambda *_: failed)
    done = generateur("--espace", space, "demo")
    assert done.status == 4
    assert (
        "check_x : Chaque commune a un EPCI. 1 ligne(s) en faute (par exemple 21001)." in done.err
    )
    assert Store(space / "entrepot").current_id() == before


def test_5_is_a_source_that_cannot_be_had_and_all_are_told(generateur, tmp_path):
    mirror = tmp_path / "miroir"
    mirror.mkdir()
    done = generateur("--espace", tmp_path / "e", "run", "--miroir", mirror)
    assert done.status == 5
    assert "source « associations » : aucun fichier" in done.err
    assert "source « unemployment_zones » : aucun fichier" in done.err


def test_1_is_a_full_disk_told_without_a_traceback(generateur, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "entrepot/current")

    monkeypatch.setattr("generator.warehouse.workspace.write_atomically", full)
    done = generateur("--espace", tmp_path / "e", "init")
    assert done.status == 1
    assert done.err.startswith("entrepot/current : la machine refuse d'écrire ou de lire (No space")
    assert "Traceback" not in done.err


def test_1_is_a_folder_that_may_not_be_made(generateur, tmp_path):
    (tmp_path / "fichier").touch()
    done = generateur("--espace", tmp_path / "fichier" / "e", "init")
    assert done.status == 1
    assert "la machine refuse" in done.err


def test_130_is_an_interruption_at_the_keyboard(generateur, demo_space, monkeypatch):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.runs.run", stopped)
    done = generateur("--espace", demo_space[0], "demo")
    assert done.status == cli.INTERRUPTED == 130
    assert done.err.endswith("Interrompu ; le dernier bon résultat reste en place.\n")


@pytest.mark.slow
@pytest.mark.parametrize("after_s", [1.5, 3.0, 5.0])
def test_130_for_a_real_ctrl_c_at_any_moment(tmp_path, after_s):
    running = subprocess.Popen(
        [*START, "--espace", tmp_path / "e", "demo"], stderr=subprocess.PIPE, text=True
    )
    time.sleep(after_s)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert (running.returncode, "Interrompu" in told, "Traceback" in told) in (
        (130, True, False),
        (0, False, False),  # it had just finished
    )


def test_the_help_imports_nothing_heavy():
    code = (
        "import sys\nfrom generator.cli import main\nsys.argv[1:] = ['--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert "Commands:" in done.stdout


def test_a_reader_who_leaves_early_sees_no_traceback():
    writer = subprocess.Popen(
        [*START, "sources", "lister", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    writer.stdout.close()
    told = writer.stderr.read().decode()
    writer.stderr.close()
    assert writer.wait() == 1
    assert "Traceback" not in told
