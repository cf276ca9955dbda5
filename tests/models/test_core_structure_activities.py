import pytest

pytestmark = pytest.mark.models

KEY = {"structure_kind": "siae", "structure_id": "S1"}
NAF = [
    {"activity_id": "garage", "naf_code": "45.20A"},
    {"activity_id": "evs", "naf_code": "94.99Z"},
]


def matched(build, naf, **tables):
    rows = build(
        "core_structure_activities",
        land_structures=[KEY | {"naf_code": naf}],
        core_located_structures=[KEY | {"commune_code": "21001"}],
        land_activity_naf=NAF,
        land_broad_naf_codes=[{"naf_code": "94.99Z"}],
        **tables,
    )
    return {row["activity_id"]: (row["is_direct"], row["basis_fr"]) for row in rows}


def test_a_precise_code_makes_a_direct_competitor_and_a_wide_one_calls_for_a_look(build):
    assert matched(build, "45.20A") == {"garage": (True, "code NAF 45.20A")}
    assert matched(build, "94.99Z") == {"evs": (False, "code NAF 94.99Z")}
    assert matched(build, None) == {}


def test_a_code_and_two_words_make_one_row_that_stays_direct(build):
    words = [
        KEY | {"activity_id": "garage", "word_fr": word}
        for word in ("garage solidaire", "garage associatif")
    ]
    told = matched(build, "45.20A", core_structure_words=words)
    assert told == {
        "garage": (
            True,
            "code NAF 45.20A, mots « garage associatif », mots « garage solidaire »",
        )
    }


def test_a_kind_may_be_the_activity_itself_or_only_be_near_it(build):
    kinds = [
        {"match_id": "a", "structure_kind": "siae", "activity_id": "tiers_lieu", "is_direct": True},
        {"match_id": "b", "structure_kind": "siae", "activity_id": "fablab", "is_direct": False},
        {"match_id": "c", "structure_kind": "autre", "activity_id": "garage", "is_direct": True},
    ]
    told = matched(build, None, land_structure_activities=kinds)
    assert {activity: is_direct for activity, (is_direct, _) in told.items()} == {
        "tiers_lieu": True,
        "fablab": False,
    }
