import pytest

pytestmark = pytest.mark.models


def test_the_verdict_of_the_law_is_published_as_it_was_given(build):
    told = {
        "activity_id": "garage",
        "carrier_id": "scic",
        "carrier_label_fr": "SCIC",
        "preference_rank": 1,
        "verdict": "a_verifier",
        "reason_fr": "À vérifier d'abord : combien d'associés ?",
        "to_change_fr": None,
        "to_check_fr": "combien d'associés ?",
        "articles_fr": "loi 47-1775, art. 19 septies",
    }
    assert build("out_activity_carriers", calc_activity_carriers=[told]) == [told]
