"""Publish without computing, make again, withdraw and publish anew, as a person types it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.unit.cli.test_commands import answered, documented

frictionless = pytest.importorskip("frictionless")
EPCI = "200039055"


@pytest.fixture(scope="module")
def published(demo_space, tmp_path_factory):
    """Copy the demonstration's workspace, which other tests look at as it is."""
    space = shutil.copytree(demo_space[0], tmp_path_factory.mktemp("copie") / "espace")
    told = json.loads(demo_space[1].out)
    return space, told | {"publication": str(space / "release" / Path(told["publication"]).name)}


def test_frictionless_finds_no_fault_in_the_demonstration(published):
    report = frictionless.validate(f"{published[1]['publication']}/datapackage.json")
    assert [error.message for task in report.tasks for error in task.errors] == []
    assert report.valid


def test_an_epci_is_published_from_the_current_build_without_computing(generateur, published):
    space, _ = published
    told = answered(generateur("--espace", space, "exporter", "--epci", EPCI, "--json"))
    assert [set(one) for one in told] == [documented("exporter")]
    assert told[0]["publication"].endswith(f"-{EPCI}")
    assert f"fiches/{EPCI}.pdf" in told[0]["fichiers"]


def test_a_release_is_made_again_to_the_byte(generateur, published, tmp_path):
    space, told = published
    copy = shutil.copytree(told["publication"], tmp_path / "copie")
    done = generateur("--espace", space, "exporter", "--depuis", copy)
    assert done.status == 0, done.err
    assert "Refaite à l'identique" in done.out
    sums = copy / "sommes.txt"
    sums.write_text(sums.read_text().replace("a", "b"))
    assert generateur("--espace", space, "exporter", "--depuis", copy).status == 4


@pytest.mark.parametrize(
    "words", [("--depuis", ".", "--epci", EPCI), ("--retraits", "--calcul", "abc")]
)
def test_requests_that_do_not_go_together_are_refused(generateur, published, words):
    done = generateur("--espace", published[0], "exporter", *words)
    assert (done.status, "ne vont pas ensemble" in done.err) == (2, True)


@pytest.mark.slow
def test_withdrawn_answers_leave_a_note_on_every_release_published_anew(
    generateur, published, tmp_path
):
    space = shutil.copytree(published[0], tmp_path / "espace")
    said = ("enquete", "retirer", "enquete-saulieu", "--ligne", "2")
    trial = answered(generateur("--espace", space, *said, "--dry-run", "--json"))
    assert set(trial) == documented("enquete retirer")
    told = answered(generateur("--espace", space, *said, "--json"))
    assert len(told["publications"]) >= 1
    assert not [path for path in (space / "release").iterdir() if path.name in told["publications"]]
    assert generateur("--espace", space, "demo").status == 0
    anew = answered(generateur("--espace", space, "exporter", "--retraits", "--json"))
    assert len(anew) == len(told["publications"])
    for one in anew:
        assert "RETRAIT.md" in one["fichiers"]
        report = frictionless.validate(f"{one['publication']}/datapackage.json")
        assert report.valid
