from pathlib import Path

import pandas as pd
import pytest

from generator.catalogues.criteria import read_criterion
from generator.opportunities.sentences import sentences
from generator.warehouse.models import read_model

pytestmark = pytest.mark.models
ROOT = Path(__file__).parents[2]

KEY = {"epci_code": "200000001", "activity_id": "jardins"}


def built(build, covered):
    return build(
        "crit_competences",
        core_opportunities=[KEY],
        core_skill_coverage=[
            KEY | {"rome_code": f"A{n}", "rome_label_fr": f"Métier {n}", "is_covered": is_covered}
            for n, is_covered in enumerate(covered)
        ],
        land_thresholds=[{"threshold_id": "skills_shown_max", "value": 3}],
    )


def sentence(con, rows):
    path = ROOT / "sql" / "6_criteria" / "crit_competences.sql"
    criterion = read_criterion(path.stem, read_model(path, con).header)
    [text] = sentences(pd.DataFrame(rows).convert_dtypes(), criterion)
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_value_is_the_share_of_the_trades_that_are_covered(build):
    [row] = built(build, [True, False, True, True, False])
    assert (row["value"], row["value_low"], row["value_high"]) == (3 / 5, 3 / 5, 1)
    assert row["training_fr"] == "à former ou à trouver : « Métier 1 » et « Métier 4 »"


def test_where_no_trade_was_found_the_axis_is_missing(build):
    assert built(build, [False, False]) == []


def test_without_trades_or_without_a_register_the_axis_is_missing(build):
    assert built(build, []) == []


@pytest.mark.parametrize(
    ("covered", "told"),
    [
        ([True], "aucun autre n’est à former"),
        ([True, False], "à former ou à trouver : « Métier 1 »"),
        (
            [True] + 3 * [False],
            "à former ou à trouver : « Métier 1 », « Métier 2 » et « Métier 3 »",
        ),
        (
            [True] + 4 * [False],
            "à former ou à trouver : « Métier 1 », « Métier 2 », « Métier 3 » et 1 autre",
        ),
        (
            [True] + 5 * [False],
            "à former ou à trouver : « Métier 1 », « Métier 2 », « Métier 3 » et 2 autres",
        ),
    ],
)
def test_the_trades_to_train_are_named_and_those_beyond_the_third_counted(build, covered, told):
    assert built(build, covered)[0]["training_fr"] == told


@pytest.mark.parametrize(
    ("covered", "told"),
    [
        (
            [True, True, False],
            (
                "2 métiers utiles repérés chez des personnes privées d’emploi du territoire,"
                " sur 3 demandés ; à former ou à trouver : « Métier 2 »."
            ),
        ),
        (
            [True],
            (
                "1 métier utile repéré chez des personnes privées d’emploi du territoire,"
                " sur 1 demandé ; aucun autre n’est à former."
            ),
        ),
    ],
)
def test_the_sentence_agrees_with_the_number_of_trades(con, build, covered, told):
    assert sentence(con, built(build, covered)) == told
