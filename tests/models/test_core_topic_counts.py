import pytest

pytestmark = pytest.mark.models


def test_a_topic_is_counted_in_the_theme_of_its_epci(build):
    topic = {"topic_id": "t1", "epci_code": "200000001", "theme_id": "sante"}
    [row] = build("core_topic_counts", calc_topics=[topic | {"respondent_count": 12}])
    assert (row["need_id"], row["respondent_count"]) == ("200000001-sante", 12)
