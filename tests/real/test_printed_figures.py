"""Ten briefs of the country drawn at random: every number printed is in the tables."""

import random

import pytest

from generator.publication.briefs.brief import render
from generator.publication.briefs.by_epci import ByEpci
from generator.publication.briefs.content import brief_content
from generator.publication.published import TABLES
from tests.golden.figures import numbers, untraced
from tests.golden.sheets import text_of_pdf

pytestmark = [pytest.mark.real, pytest.mark.slow]

SEED = 1255  # the number of EPCIs; any other would do
DRAWN = 10
FEWEST = 40  # numbers on a brief: fewer would say that its text was not read


def test_every_number_of_ten_briefs_drawn_at_random_is_in_the_tables(france):
    made, build = france
    cut = ByEpci({table.name: made.store.read(build, table.name) for table in TABLES})
    codes = sorted(made.store.read(build, "out_territories")["epci_code"])
    wrong = {}
    for code in random.Random(SEED).sample(codes, DRAWN):  # noqa: S311  a draw, not a secret
        tables = cut.of(code)
        text = text_of_pdf(render(brief_content(tables, code, build.build_id)))
        assert numbers(text, tables) > FEWEST
        wrong[code] = untraced(text, tables)
    assert not any(wrong.values()), f"graine {SEED} : {wrong}"
