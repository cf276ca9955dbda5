import gzip
import json

import pytest

from generator.contracts import hold_to
from generator.errors import DataError
from generator.sources.qpv import SOURCE

NEAR_DIJON = [[[[5.0, 47.3], [5.01, 47.3], [5.01, 47.31], [5.0, 47.31], [5.0, 47.3]]]]
AT_SAINT_MARTIN = [[[[-63.05, 18.1], [-63.04, 18.1], [-63.04, 18.11], [-63.05, 18.1]]]]


def _landed(*quarters):
    rows = [dict(zip(("code", "label", "insee", "g"), row, strict=True)) for row in quarters]
    landed = SOURCE.parse(gzip.compress(json.dumps({"meta": {}, "qpvs": rows}).encode()))
    return hold_to(SOURCE.landing, landed.frame, SOURCE.id), landed.notes


def test_a_quarter_of_two_communes_has_no_single_commune_code():
    frame, _ = _landed(
        ("QN02101M", "Fontaine d'Ouche", ["21231"], NEAR_DIJON),
        ("QN02102M", "Partagé", ["21231", "21166"], NEAR_DIJON),
    )
    assert frame["commune_code"].fillna("inconnue").tolist() == ["21231", "inconnue"]
    assert frame["year"].tolist() == [2024, 2024]


def test_a_quarter_of_saint_martin_is_set_aside_rather_than_measured_in_lambert_93():
    frame, notes = _landed(
        ("QN02101M", "Fontaine d'Ouche", ["21231"], NEAR_DIJON),
        ("QN97802M", "Sandy Ground", ["97801"], AT_SAINT_MARTIN),
    )
    assert frame["territory_code"].tolist() == ["QN02101M"]
    assert [(note.kind, note.count) for note in notes] == [("mis_a_part", 1)]


def test_a_file_without_quarters_is_refused():
    with pytest.raises(DataError, match="qpvs"):
        SOURCE.parse(b'{"meta": {}}')


def test_a_quarter_whose_communes_are_not_listed_is_refused():
    with pytest.raises(DataError, match="liste"):
        _landed(("QN02101M", "Fontaine d'Ouche", "21231", NEAR_DIJON))
