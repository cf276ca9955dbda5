"""What an activity answers and rests on, in words."""


def test_each_activity_names_the_needs_it_answers(build):
    made = build(
        "out_activity_themes",
        land_activity_themes=[{"activity_id": "garage", "theme_id": "mobilite", "weight": 1.0}],
        land_themes=[{"theme_id": "mobilite", "theme_code": "MOBI", "theme_label_fr": "Mobilité"}],
    )
    assert made == [
        {
            "activity_id": "garage",
            "theme_id": "mobilite",
            "theme_label_fr": "Mobilité",
            "theme_weight": 1.0,
        }
    ]


def test_each_activity_names_what_it_cannot_do_without(build):
    made = build(
        "out_activity_resources",
        land_activity_resources=[
            {"activity_id": "garage", "resource_kind_id": "workshop", "is_critical": True}
        ],
        land_resource_kinds=[
            {
                "resource_kind_id": "workshop",
                "label_fr": "atelier",
                "family": "premises",
                "brownfield_counts": True,
            }
        ],
    )
    assert made == [
        {
            "activity_id": "garage",
            "resource_kind_id": "workshop",
            "resource_kind_label_fr": "atelier",
            "is_critical": True,
        }
    ]
