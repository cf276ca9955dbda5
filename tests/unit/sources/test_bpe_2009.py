import io

import pandas as pd
import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.bpe_2009 import SOURCE


def workbook(code_column):
    raw = io.BytesIO()
    table = {code_column: ["2A004"], "Total de NB_EQUIP": [2], "Police": [2], "Taxi": [None]}
    pd.DataFrame(table).to_excel(raw, index=False)
    return raw.getvalue()


def test_the_headers_of_2009_are_not_those_of_2013():
    frame = hold_to(SOURCE.landing, SOURCE.parse(workbook("INSEECOM")).frame, "ici")
    assert frame.loc[0, ["commune_code", "year", "equipment_count"]].tolist() == ["2A004", 2009, 2]


def test_the_workbook_of_another_year_is_refused():
    with pytest.raises(DataError, match="colonnes absentes : INSEECOM"):
        SOURCE.parse(workbook("depcom"))
