"""The three tables of topics are cut from one search, and nothing is lost on the way."""

import pandas as pd
import pytest

from generator.catalogues import read_catalogue
from generator.chain.needs import need_tables
from generator.needs.topics.corrections import CORRECTION_COLUMNS
from generator.needs.topics.finding import find_topics
from generator.settings import shipped
from generator.warehouse.building import PythonTable, build_table
from generator.warehouse.engine import EngineOptions, connect
from generator.warehouse.frames import read_frame
from generator.warehouse.store import Store

PARTS = {
    "calc_topics": "topics",
    "calc_topic_members": "members",
    "calc_topic_unapplied": "unapplied",
}
SAID = pd.DataFrame(
    [
        {"statement_id": f"{word}{number}", "epci_code": "200039055", "respondent_id": f"p{number}",
         "statement_text": text, "statement_date": "2026-03-01", "is_publishable": True}
        for word, text, count in (("b", "un bus le soir", 8), ("v", "une piste cyclable", 2))
        for number in range(count)
    ]
)  # fmt: skip
THEMED = pd.DataFrame({"statement_id": SAID["statement_id"], "theme_id": "mobilite", "rank": 1})
LOST = {
    "correction_id": "c000001", "made_on": "2026-11-20", "author": "A. M.", "action": "nommer",
    "topic_id": "t9", "topic_label_fr": "Le samedi", "statement_ids": "x1 x2",
}  # fmt: skip


def decisions(*rows):
    return pd.DataFrame(rows, columns=list(CORRECTION_COLUMNS)).astype(CORRECTION_COLUMNS)


@pytest.fixture
def built(tmp_path):
    """Make the tables of topics as a build does, from these answers."""

    def build(statements, themes, corrections):
        given = {
            "land_statements": statements,
            "calc_statement_themes": themes,
            "land_topic_corrections": corrections,
        }
        steps = [
            table
            for table in need_tables(read_catalogue([shipped("data")]))
            if table.name in {"calc_found_topics", *PARTS}
        ]
        store, made = Store(tmp_path), {}
        with store.writing(), connect(EngineOptions()) as con:
            for name, frame in given.items():
                step = PythonTable(name, (), (), lambda _, kept=frame: kept)
                made[name] = build_table(con, store, step, {})
            for step in steps:
                made[step.name] = build_table(con, store, step, made)
        return {name: read_frame(store.tables / made[name].file) for name in PARTS}

    return build


@pytest.mark.parametrize(
    "given",
    [
        (SAID, THEMED, decisions(LOST)),
        (SAID, THEMED, decisions()),
        (SAID.iloc[:0], THEMED.iloc[:0], decisions()),
    ],
    ids=["une correction sans effet", "aucune correction", "aucune réponse"],
)
def test_each_table_holds_what_the_search_found(built, given):
    found, tables = find_topics(*given), built(*given)
    for name, part in PARTS.items():
        expected = getattr(found, part).astype(tables[name].dtypes.to_dict())
        key = list(expected.columns[:2])
        pd.testing.assert_frame_equal(
            tables[name].sort_values(key, ignore_index=True),
            expected.sort_values(key, ignore_index=True),
        )
