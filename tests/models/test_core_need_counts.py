import pytest

pytestmark = pytest.mark.models

A, B = "200000001", "200000002"
THEMES = [{"theme_id": "mobilite"}, {"theme_id": "sante"}]


def test_a_theme_nobody_voiced_is_a_true_zero_where_people_were_asked_and_only_there(build):
    rows = build(
        "core_need_counts",
        land_themes=THEMES,
        core_surveyed_epcis=[{"epci_code": A, "respondent_count": 40}],
        core_voices=[
            {
                "epci_code": A,
                "theme_id": "mobilite",
                "source_kind": "enquete",
                "respondent_count": 12,
            },
            {
                "epci_code": A,
                "theme_id": "mobilite",
                "source_kind": "entretien",
                "respondent_count": 3,
            },
        ],
    )
    assert [
        (r["epci_code"], r["theme_id"], r["respondent_count"], r["total_count"]) for r in rows
    ] == [
        (A, "mobilite", 12 + 3, 40),
        (A, "sante", 0, 40),
    ]
    assert [(r["voice_kind_count"], r["voice_kinds_fr"]) for r in rows] == [
        (2, "enquête, entretien"),
        (0, None),
    ]
