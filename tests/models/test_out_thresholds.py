def test_a_threshold_is_published_with_who_chose_it(build):
    line = {
        "threshold_id": "gap_max_ratio",
        "value": 0.7,
        "unit": "part",
        "sentence_fr": "Un manque appelle une activité",
        "source_fr": "choix du projet",
    }
    assert build("out_thresholds", land_thresholds=[line]) == [line]
