"""People heard who need nothing: in the denominator of every share, and in nothing else."""

from pathlib import Path

import pandas as pd

from generator.catalogues import read_catalogue
from generator.chain.needs import need_tables
from generator.decisions import read_theme_corrections
from generator.needs.answers.no_need import stated
from generator.needs.answers.statements import STATEMENT_COLUMNS
from generator.needs.rates.shares import need_rates

ROOT = Path(__file__).parents[2]
CATALOGUE = read_catalogue([ROOT / "data"])
EPCI = "200000001"
NEEDING, HEARD = 430, 600


def answers():
    """Lay out 430 people who need a bus, and 170 who answer « rien »."""
    rows = [
        dict.fromkeys(STATEMENT_COLUMNS, pd.NA)
        | {
            "statement_id": f"s{number}",
            "epci_code": EPCI,
            "respondent_id": f"p{number}",
            "statement_text": "Il faut un bus le soir" if number < NEEDING else pd.NA,
            "is_publishable": False,
            "source_row": number,
            "is_without_need": number >= NEEDING,
        }
        for number in range(HEARD)
    ]
    return pd.DataFrame(rows).astype(STATEMENT_COLUMNS)


def test_no_theme_is_read_where_nothing_is_needed(tmp_path):
    made = next(table for table in need_tables(CATALOGUE) if table.name == "calc_statement_themes")
    frames = {
        "land_statements": answers(),
        "land_theme_corrections": read_theme_corrections(tmp_path, set(CATALOGUE.themes)),
    }
    themed = made.make(frames)
    assert set(themed["statement_id"]) == set(stated(answers())["statement_id"])
    assert set(themed["theme_id"]) == {"mobilite"}


def test_a_share_is_of_all_who_were_heard():
    said = stated(answers()).assign(theme_id="mobilite")
    everybody = answers().assign(weight=1.0)
    [found] = need_rates(everybody, said).to_dict("records")
    assert found["weighted_share"] == NEEDING / HEARD
    assert (found["respondent_count"], found["n_eff"]) == (HEARD, HEARD)
