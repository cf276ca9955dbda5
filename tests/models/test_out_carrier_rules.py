import pytest

pytestmark = pytest.mark.models


def test_what_the_law_says_is_published_as_it_was_read(build):
    told = {
        "carrier_id": "scic",
        "rule_position": 1,
        "carrier_label_fr": "SCIC",
        "rule_reading_fr": "à vérifier",
        "rule_sentence_fr": "Combien d'associés ?",
        "rule_change_fr": None,
        "rule_article_fr": "loi 47-1775, art. 19 septies",
    }
    assert build("out_carrier_rules", calc_carrier_rules=[told]) == [told]
