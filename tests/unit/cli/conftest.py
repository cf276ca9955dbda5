"""The command line as a person types it, and one workspace where the demonstration has run."""

import io
import logging
import sys

import pytest

from generator import cli


class Answer:
    """What a command left: its code, its two streams."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err


def call(*words):
    """Run the command line in this process, in streams that are not a terminal."""
    streams = sys.stdout, sys.stderr, sys.argv
    handlers, level = logging.root.handlers[:], logging.root.level
    out, err = io.StringIO(), io.StringIO()
    sys.stdout, sys.stderr, sys.argv = out, err, ["generateur", *map(str, words)]
    logging.root.handlers.clear()
    try:
        cli.main()
    except SystemExit as end:
        return Answer(end.code, out.getvalue(), err.getvalue())
    finally:
        sys.stdout, sys.stderr, sys.argv = streams
        logging.root.handlers[:] = handlers
        logging.root.setLevel(level)
    raise AssertionError


@pytest.fixture(scope="session")
def generateur():
    return call


@pytest.fixture(scope="session")
def demo_space(tmp_path_factory):
    space = tmp_path_factory.mktemp("l'espace demo")
    done = call("--espace", space, "demo", "--json")
    assert done.status == 0, done.err
    return space, done
