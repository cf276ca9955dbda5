import pytest

pytestmark = pytest.mark.models


def test_the_codes_of_a_source_are_of_today_followed_or_lead_nowhere(build):
    codes = ("21001", "21002", "99999", "21001")
    [row] = build(
        "core_source_matching",
        land_equipment=[{"source_id": "bpe", "commune_code": code} for code in codes],
        calc_commune_passages=[
            {"historic_code": "21001", "commune_code": "21001", "rule_fr": "inchangée"},
            {"historic_code": "21002", "commune_code": "21001", "rule_fr": "fusionnée"},
        ],
    )
    assert row == {
        "source_id": "bpe",
        "code_count": 3,
        "current_count": 1,
        "followed_count": 1,
        "unmatched_count": 1,
        "unmatched_codes": "99999",
    }


def test_every_shape_that_names_communes_is_counted_and_blanks_are_not_codes(build):
    place = {"commune_code": "21001"}
    territory = {"territory_kind": "commune", "territory_code": "21001"}
    rows = build(
        "core_source_matching",
        land_memberships=[place | {"source_id": "a"}],
        land_indicators=[
            territory | {"source_id": "b"},
            {"territory_kind": "epci", "territory_code": "200000001", "source_id": "b"},
        ],
        land_structures=[{"source_id": "c", "commune_code": None}],
        land_labels=[territory | {"source_id": "d"}],
        land_contours=[territory | {"source_id": "e"}],
        land_centres=[place | {"source_id": "f"}],
    )
    assert [(row["source_id"], row["code_count"]) for row in rows] == [
        (source, 1) for source in "abdef"
    ]
