import io

import pandas as pd
import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.bpe_2013 import SOURCE

TABLE = pd.DataFrame(
    {
        "depcom": ["01004", "2A004"],
        "Total de nb_equip": [5, 1],
        "Boulangerie": [3, None],
        "Police": [2, 1],
    }
)


def parsed(table):
    raw = io.BytesIO()
    table.to_excel(raw, index=False)
    return SOURCE.parse(raw.getvalue())


def test_a_blank_cell_makes_no_row_and_is_not_zero():
    landed = parsed(TABLE)
    frame = hold_to(SOURCE.landing, landed.frame, "ici")
    rows = frame[["commune_code", "type_label", "equipment_count"]].to_numpy().tolist()
    assert rows == [["01004", "Boulangerie", 3], ["01004", "Police", 2], ["2A004", "Police", 1]]
    assert frame["type_code"].isna().all()
    assert landed.notes == ()


def test_a_total_that_is_not_the_sum_is_said():
    landed = parsed(TABLE.assign(**{"Total de nb_equip": [6, 1]}))
    assert [(note.kind, note.count) for note in landed.notes] == [("non_compris", 1)]


def test_the_line_of_the_grand_total_is_not_a_commune():
    total = pd.DataFrame({"depcom": ["Total général"], "Total de nb_equip": [6], "Police": [3]})
    landed = parsed(pd.concat([TABLE, total]))
    assert set(landed.frame["commune_code"]) == {"01004", "2A004"}
    assert "mis_a_part" in {note.kind for note in landed.notes}


def test_a_label_cut_by_the_producer_is_said():
    landed = parsed(TABLE.rename(columns={"Police": "P" * 64}))
    assert [(note.kind, note.count) for note in landed.notes] == [("non_compris", 1)]


def test_a_commune_on_two_lines_is_refused():
    with pytest.raises(DataError, match="plusieurs lignes"):
        parsed(pd.concat([TABLE, TABLE]))
