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
