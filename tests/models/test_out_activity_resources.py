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
