CRITERION = {
    "criterion_id": "bassin",
    "criterion_label_fr": "Bassin de vie",
    "method_fr": "Les habitants à portée.",
    "unit": "habitants",
    "direction": "more_is_better",
    "floor": 0.5,
    "ceiling": 2.0,
    "weight": 2.0,
    "is_core": True,
    "veto": 5.0,
    "source_fr": "INSEE",
}


def test_a_criterion_is_published_with_what_it_measures_its_anchors_and_its_veto(build):
    assert build("out_criteria", calc_criteria=[CRITERION]) == [CRITERION]


def test_a_criterion_without_a_veto_has_none(build):
    other = CRITERION | {"is_core": False, "veto": None}
    assert build("out_criteria", calc_criteria=[other]) == [other]
