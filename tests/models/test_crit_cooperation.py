from pathlib import Path

import pandas as pd
import pytest

from generator.catalogues.criteria import read_criterion
from generator.opportunities.sentences import sentences
from generator.warehouse.models import read_model

pytestmark = pytest.mark.models
ROOT = Path(__file__).parents[2]

A = "200000001"
KEY = {"epci_code": A, "activity_id": "garage"}


def built(build, tied, kind="workshop"):
    return build(
        "crit_cooperation",
        core_opportunities=[KEY],
        land_activity_resources=[
            {"activity_id": "garage", "resource_kind_id": name} for name in ("workshop", "machines")
        ],
        core_actors=[
            {"actor_id": name, "epci_code": A, "is_tied": is_tied} for name, is_tied in tied.items()
        ],
        core_actor_resources=[
            {"epci_code": A, "actor_id": name, "resource_kind_id": held}
            for name in tied
            if name != "elsewhere"
            for held in {kind, "machines" if kind == "workshop" else kind}
        ],
    )


def sentence(con, rows):
    path = ROOT / "sql" / "6_criteria" / "crit_cooperation.sql"
    criterion = read_criterion(path.stem, read_model(path, con).header)
    [text] = sentences(pd.DataFrame(rows).convert_dtypes(), criterion)
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_value_is_the_share_of_the_actors_concerned_who_have_a_tie(build):
    [row] = built(build, {"a": True, "b": True, "c": False})
    counts = {"concerned_count": 3, "tied_count": 2}
    assert row == KEY | {"value": 2 / 3, "value_low": 2 / 3, "value_high": 1} | counts


def test_one_actor_alone_cooperates_with_nobody(build):
    assert built(build, {"a": True}) == []


def test_an_actor_that_the_activity_does_not_ask_for_is_not_concerned(build):
    assert built(build, {"a": True, "b": True}, kind="farmland") == []


def test_ties_that_were_never_written_down_are_unknown_not_absent(build):
    assert built(build, {"a": False, "b": False}) == []


def test_a_tie_of_actors_that_the_activity_does_not_concern_changes_nothing(build):
    assert built(build, {"a": False, "b": False, "elsewhere": True}) == []


@pytest.mark.parametrize(
    ("ties", "told"),
    [
        (
            {"a": True, "b": True, "c": False},
            "Sur 3 acteurs recensés que l’activité concerne, 2 ont déjà un lien avec un autre acteur.",
        ),
        (
            {"a": True, "b": False},
            "Sur 2 acteurs recensés que l’activité concerne, 1 a déjà un lien avec un autre acteur.",
        ),
    ],
)
def test_the_sentence_agrees_with_the_number_of_actors_who_have_a_tie(con, build, ties, told):
    assert sentence(con, built(build, ties)) == told
