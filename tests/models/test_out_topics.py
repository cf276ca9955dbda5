import pytest

pytestmark = pytest.mark.models


def test_a_topic_says_who_named_it(build):
    topic = {"epci_code": "200000001", "theme_id": "sante", "respondent_count": 12}
    rows = build(
        "out_topics",
        core_topics=[
            topic | {"topic_id": "t1", "is_named": False, "method": "nmf", "stability": 0.777},
            topic | {"topic_id": "t2", "is_named": True, "method": "nmf"},
            topic | {"topic_id": "t3", "is_named": False, "method": "personne"},
        ],
        land_themes=[{"theme_id": "sante", "theme_label_fr": "Santé"}],
    )
    assert [row["topic_origin_fr"] for row in rows] == [
        "proposé par le calcul, à relire",
        "nommé par une personne",
        "regroupé par une personne",
    ]
    assert rows[0]["stability"] == 0.78
