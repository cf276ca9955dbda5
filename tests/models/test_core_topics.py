import pytest

pytestmark = pytest.mark.models

A = "200000001"
TOPIC = {
    "topic_id": "t1", "epci_code": A, "theme_id": "mobilite", "is_found": True,
    "respondent_count": 20,
}  # fmt: skip


def built(build, **tables):
    return build("core_topics", calc_topics=[TOPIC, TOPIC | {"topic_id": "t2"}], **tables)


def test_a_topic_not_established_or_withheld_is_not_told(build):
    rows = build(
        "core_topics",
        calc_topics=[
            TOPIC,
            TOPIC | {"topic_id": "t2", "is_found": False},
            TOPIC | {"topic_id": "t3"},
        ],
        calc_topic_suppression=[{"need_id": "200000001-mobilite", "topic_id": "t3"}],
    )
    assert [row["topic_id"] for row in rows] == ["t1"]


def test_no_topic_of_a_withheld_theme_is_told(build):
    assert built(build, calc_suppression=[{"epci_code": A, "theme_id": "mobilite"}]) == []


def test_only_what_people_agreed_to_publish_is_quoted_nearest_first(build):
    member = {"topic_id": "t1"}
    [row, _] = built(
        build,
        calc_topic_members=[
            member | {"statement_id": "s1", "reading_rank": 2, "is_verbatim": True},
            member | {"statement_id": "s2", "reading_rank": 1, "is_verbatim": True},
            member | {"statement_id": "s3", "reading_rank": 3, "is_verbatim": False},
        ],
        land_statements=[
            {"statement_id": "s1", "statement_text": "Pas de bus."},
            {"statement_id": "s2", "statement_text": "Aucun bus le soir."},
            {"statement_id": "s3", "statement_text": "Ne pas publier."},
        ],
    )
    assert row["verbatims_fr"] == "Aucun bus le soir.\nPas de bus."
