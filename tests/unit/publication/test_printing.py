import os
import signal

import pandas as pd
import pytest

from generator.errors import DataError, GateError
from generator.publication.briefs.by_epci import ByEpci
from generator.publication.briefs.printing import print_sheets

from .territories import DEMO, ISLAND, METROPOLIS, SILENT

BUILD = "0123456789ab"
EVERY = [DEMO, SILENT, ISLAND, METROPOLIS]


def printed(tables, folder, **how):
    paths = print_sheets(tables, EVERY, BUILD, folder, **how)
    return {path.as_posix(): (folder / path).read_bytes() for path in paths}


def test_each_territory_has_its_brief_and_its_drawings(tables, tmp_path):
    files = printed(tables, tmp_path)
    assert [name for name in files if name.startswith("fiches/")] == [
        f"fiches/{code}.pdf" for code in sorted(EVERY)
    ]
    assert f"cartes/{DEMO}-communes.svg" in files


@pytest.mark.slow
def test_two_processes_print_the_same_bytes_as_one(tables, tmp_path, monkeypatch):
    monkeypatch.setattr("generator.publication.briefs.printing.ALONE", 1)
    assert printed(tables, tmp_path / "un", workers=1) == printed(
        tables, tmp_path / "deux", workers=2
    )


def test_a_sheet_that_cannot_be_printed_names_its_territory(tables, tmp_path):
    needs = tables["out_needs"].copy()
    wrong = needs["epci_code"].isin([DEMO, METROPOLIS])
    needs.loc[wrong, "theme_label_fr"] = "Santé 漢"
    with pytest.raises(DataError) as refused:
        printed({**tables, "out_needs": needs}, tmp_path)
    places = [fault.where for fault in refused.value.faults]
    # Each has a brief, and a note whose activity answers that need.
    assert [DEMO in place for place in places] == [True, True, False, False]
    assert all(METROPOLIS in place for place in places[2:])


@pytest.mark.slow
def test_a_fault_in_another_process_keeps_its_words(tables, tmp_path, monkeypatch):
    monkeypatch.setattr("generator.publication.briefs.printing.ALONE", 1)
    needs = tables["out_needs"].assign(theme_label_fr="Santé 漢")
    with pytest.raises(DataError, match=DEMO):
        printed({**tables, "out_needs": needs}, tmp_path, workers=2)


@pytest.mark.slow
def test_a_killed_process_is_said_and_asks_for_memory(tables, tmp_path, monkeypatch):
    monkeypatch.setattr("generator.publication.briefs.printing.ALONE", 1)
    monkeypatch.setattr("generator.publication.briefs.printing._print_batch", _killed)
    with pytest.raises(GateError, match="a été arrêté"):
        printed(tables, tmp_path, workers=2)


def _killed(*_task):
    os.kill(os.getpid(), signal.SIGKILL)


def test_the_rows_of_an_epci_are_its_own_whatever_the_order_of_the_table():
    rows = pd.DataFrame(
        {"epci_code": ["b", "a", "b", "c"], "n": [1, 2, 3, 4]}, index=[10, 11, 12, 13]
    )
    cut = ByEpci({"out_x": rows, "out_sources": pd.DataFrame({"source_id": ["s"]})})
    assert cut.of("b")["out_x"]["n"].tolist() == [1, 3]
    assert cut.of("a")["out_x"]["n"].tolist() == [2]
    assert cut.of("d")["out_x"].empty
    assert cut.of("d")["out_sources"]["source_id"].tolist() == ["s"]


def test_an_opportunity_belongs_to_the_epci_its_identifier_opens_with():
    rows = pd.DataFrame({"opportunity_id": ["200000002-garage", "200000001-garage"]})
    cut = ByEpci({"out_opportunity_parts": rows})
    assert cut.of("200000001")["out_opportunity_parts"]["opportunity_id"].tolist() == [
        "200000001-garage"
    ]


def test_a_table_without_a_row_has_nothing_for_anyone():
    empty = pd.DataFrame({"epci_code": pd.Series(dtype="string")})
    assert ByEpci({"out_x": empty}).of("a")["out_x"].empty
