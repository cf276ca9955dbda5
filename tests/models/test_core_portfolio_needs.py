import pytest

pytestmark = pytest.mark.models

A = "200000001"


def test_only_needs_that_people_told_and_that_are_published_may_be_covered(build):
    told = {"epci_code": A, "is_suppressed": False, "respondent_count": 37, "is_qualified": True}
    rows = build(
        "core_portfolio_needs",
        core_needs=[
            told | {"theme_id": "mobilite", "weighted_share": 0.0883},
            told | {"theme_id": "sante", "weighted_share": None},
            told | {"theme_id": "culture", "respondent_count": 0, "weighted_share": 0.0},
            told | {"theme_id": "energie", "is_suppressed": True, "respondent_count": None},
            told | {"theme_id": "logement", "respondent_count": None},
        ],
        land_themes=[
            {"theme_id": name, "theme_label_fr": name}
            for name in ("mobilite", "sante", "culture", "energie", "logement")
        ],
    )
    assert [(row["theme_id"], row["need_share"]) for row in rows] == [
        ("mobilite", 0.09),
        ("sante", None),
    ]
