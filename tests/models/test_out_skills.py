import pytest

pytestmark = pytest.mark.models

A = "200000001"
KEY = {"epci_code": A, "activity_id": "jardins"}


def told(build, *, covered=False, others=False):
    coverage = KEY | {
        "rome_code": "A1203", "rome_label_fr": "Espaces verts", "is_covered": covered,
        "is_held_by_others": others, "census_year": 2026,
    }  # fmt: skip
    named = {"opportunity_id": f"{A}-jardins", "activity_label_fr": "Jardins partagés"}
    return build("out_skills", core_opportunities=[KEY | named], core_skill_coverage=[coverage])


def test_a_trade_found_or_to_train_says_so_in_a_sentence(build):
    sentences = [
        told(build, covered=covered, others=others)[0]["skill_sentence_fr"]
        for covered, others in ((True, False), (False, True), (False, False))
    ]
    assert sentences == [
        "Métier repéré chez des personnes privées d’emploi du territoire.",
        (
            "Métier non repéré ou non souhaité chez les personnes privées d’emploi recensées, mais"
            " repéré chez d’autres habitants, qui pourraient le transmettre : à former."
        ),
        ("Métier non repéré ou non souhaité chez les personnes recensées : à former ou à trouver."),
    ]


def test_no_number_of_persons_is_published(build):
    [row] = told(build, covered=True)
    assert [name for name, value in row.items() if type(value) is int] == ["census_year"]
