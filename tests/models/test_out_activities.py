import pytest

pytestmark = pytest.mark.models

GARAGE = {"activity_id": "garage", "activity_label_fr": "Garage solidaire"}


def test_an_activity_names_what_it_cannot_live_without_apart_from_what_helps(build):
    [row] = build(
        "out_activities",
        land_activities=[GARAGE],
        land_activity_resources=[
            {"activity_id": "garage", "resource_kind_id": kind, "is_critical": is_critical}
            for kind, is_critical in (("workshop", True), ("cars", True), ("people", False))
        ],
        land_resource_kinds=[
            {"resource_kind_id": kind, "label_fr": label}
            for kind, label in (("workshop", "atelier"), ("cars", "voitures"), ("people", "gens"))
        ],
    )
    assert row["critical_resources_fr"] == "voitures ; atelier"
    assert (row["useful_resource_ids"], row["useful_resources_fr"]) == ("people", "gens")


def test_themes_stand_the_weightiest_first(build):
    [row] = build(
        "out_activities",
        land_activities=[GARAGE],
        land_activity_themes=[
            {"activity_id": "garage", "theme_id": theme, "weight": weight}
            for theme, weight in (("emploi", 0.5), ("mobilite", 1.0))
        ],
    )
    assert row["activity_theme_ids"] == "mobilite, emploi"


def test_an_activity_of_which_little_is_written_is_still_published_with_its_blanks(build):
    [row] = build("out_activities", land_activities=[GARAGE])
    assert row["activity_theme_ids"] is None
    assert row["solvable_users_basis_fr"] is None
