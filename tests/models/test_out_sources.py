import pytest

pytestmark = pytest.mark.models


def test_the_bulletin_tells_what_was_loaded_followed_and_noted_and_what_was_not(build):
    loaded, skipped = build(
        "out_sources",
        land_sources=[
            {
                "source_id": "bpe",
                "is_loaded": True,
                "row_count": 12,
                "coverage_fr": "France entière",
            },
            {"source_id": "siae", "is_loaded": False, "coverage_fr": "France entière"},
        ],
        core_source_matching=[{"source_id": "bpe", "followed_count": 3, "unmatched_count": 1}],
        land_notes=[
            {"source_id": "bpe", "position": 1, "what_fr": "lignes sans commune", "count": 4},
            {"source_id": "bpe", "position": 0, "what_fr": "codes réparés", "count": 2},
        ],
    )
    assert (loaded["followed_count"], loaded["unmatched_count"]) == (3, 1)
    assert loaded["note_fr"] == "codes réparés (2) ; lignes sans commune (4)"
    assert (skipped["coverage_fr"], skipped["row_count"]) == ("source non chargée", None)
