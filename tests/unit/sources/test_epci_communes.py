import io

import pandas as pd
import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.epci_communes import SOURCE

ROW = {
    "siren": "200029999",
    "raison_sociale": "CC Rives de l'Ain - Pays du Cerdon",
    "nature_juridique": "CC",
    "insee": "01304",
    "ptot_2025": "2912",
}


def workbook(*rows):
    raw = io.BytesIO()
    pd.DataFrame(rows).to_excel(raw, index=False)
    return raw.getvalue()


def test_the_perimeter_is_dated_by_the_header_of_its_populations():
    parsed = SOURCE.parse(workbook(ROW))
    frame = hold_to(SOURCE.landing, parsed.frame, "ici")
    assert frame.loc[0, ["commune_code", "zone_code"]].tolist() == ["01304", "200029999"]
    assert frame["year"].tolist() == [2025]


def test_a_number_that_is_not_an_epci_is_set_aside():
    parsed = SOURCE.parse(workbook(ROW, ROW | {"siren": "123456789", "insee": "2A004"}))
    assert parsed.frame["commune_code"].tolist() == ["01304"]
    assert [(note.kind, note.count) for note in parsed.notes] == [("mis_a_part", 1)]


def test_a_perimeter_without_a_year_is_refused():
    undated = {name: text for name, text in ROW.items() if name != "ptot_2025"}
    with pytest.raises(DataError, match="l'année du périmètre"):
        SOURCE.parse(workbook(undated))


def test_a_web_page_named_as_a_workbook_is_refused():
    with pytest.raises(DataError, match="classeur illisible"):
        SOURCE.parse(b"<html><table><tr><td>siren</td></tr></table></html>")
