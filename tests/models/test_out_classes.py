def test_each_class_says_where_it_begins(build):
    lines = [
        {"class_id": "en_veille", "class_label_fr": "en veille", "min_score": 0.0, "rank_order": 3},
        {
            "class_id": "a_instruire",
            "class_label_fr": "à instruire",
            "min_score": 40.0,
            "rank_order": 2,
        },
    ]
    made = build("out_classes", land_classes=lines)
    assert sorted(made, key=lambda row: row["rank_order"]) == lines[::-1]
