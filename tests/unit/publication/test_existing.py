import pandas as pd

from generator.publication.briefs.existing import existing, lacking_types


def gap(code, observed, expected, low):
    return {
        "type_code": code, "observed_count": observed, "expected_count": expected,
        "expected_low": low, "expected_high": 3 * expected, "gap_count": expected - observed,
        "is_lacking": True,
    }  # fmt: skip


def test_what_is_under_its_range_is_told_before_what_may_be_chance():
    gaps = pd.DataFrame([gap("B201", 1, 10, 0), gap("B203", 4, 8, 5), gap("A501", 2, 8, 5)])
    assert lacking_types(gaps)["type_code"].tolist() == ["A501", "B203", "B201"]


def test_a_gap_without_a_range_is_no_certain_one():
    gaps = pd.DataFrame([gap("B201", 0, 10, None), gap("B203", 4, 8, 5)])
    assert lacking_types(gaps)["type_code"].tolist() == ["B203", "B201"]


def test_the_bounds_of_a_range_are_told_as_after_entre(tables):
    here = {name: rows.iloc[:0] for name, rows in tables.items()}
    short = gap("B201", 1, 10, 5) | {"type_label_fr": "Épicerie", "equipment_year": "2018"}
    told = existing(here | {"out_gaps": pd.DataFrame([short])}, None, is_overseas=False)
    assert told.gaps == (("Épicerie", "1", "10", "5\u00a0et\u00a030"),)


def test_the_range_is_not_said_to_hold_overseas_as_on_the_mainland(tables):
    empty = {name: rows.iloc[:0] for name, rows in tables.items()}
    here = empty | {"out_gaps": tables["out_gaps"]}
    there, mainland = (existing(here, None, is_overseas=told) for told in (True, False))
    assert "de métropole, moins outre-mer" in there.gaps_note_fr
    assert "outre-mer" not in mainland.gaps_note_fr
