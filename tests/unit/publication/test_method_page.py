import pandas as pd
import pytest

from generator.publication.method_page import method_page


def criterion(name: str, **changes: object) -> dict[str, object]:
    given = {
        "criterion_id": name,
        "criterion_label_fr": name.capitalize(),
        "method_fr": f"Ce que {name} mesure.",
        "unit": "part",
        "direction": "more_is_better",
        "floor": 0.0,
        "ceiling": 0.8,
        "weight": 3.0,
        "is_core": False,
        "veto": None,
        "source_fr": f"source de {name}",
    }
    return given | changes


def page(*criteria: dict[str, object]) -> str:
    tables = {
        "out_criteria": pd.DataFrame(criteria),
        "out_classes": pd.DataFrame(
            {
                "class_label_fr": ["en veille", "à étudier en premier"],
                "min_score": [0.0, 60.0],
                "rank_order": [3, 1],
            }
        ),
        "out_thresholds": pd.DataFrame(
            [["seuil", "Un seuil", 0.7, "part", "choix | du projet"]],
            columns=["threshold_id", "sentence_fr", "value", "unit", "source_fr"],
        ),
        "out_sources": pd.DataFrame(
            [["bpe", "BPE", "INSEE", None, "Licence Ouverte", "France"]],
            columns=["source_id", "title", "publisher", "vintage", "licence", "coverage_fr"],
        ),
    }
    return method_page(tables).replace("\u202f", " ").replace("\u00a0", " ")


@pytest.fixture
def told() -> str:
    return page(
        criterion("besoin", is_core=True, veto=10.0),
        criterion("delai", direction="less_is_better", floor=6.0, ceiling=36.0, weight=1.0),
    )


def test_a_weight_is_told_with_its_share_of_all(told):
    assert "| Besoin | part | 0 | 0,8 | 3 | 75 % | sous 10 |" in told


def test_where_less_is_better_the_highest_value_is_marked_zero(told):
    assert "| Delai | part | 36 | 6 | 1 | 25 % | |" in told


def test_each_criterion_says_what_it_measures_and_from_what(told):
    assert "- **Delai**. Ce que delai mesure. Source : source de delai." in told


def test_the_classes_are_told_from_the_first_and_name_the_core_axes(told):
    assert told.index("| à étudier en premier | 60 |") < told.index("| en veille | 0 |")
    assert "quand un axe central (besoin) est sous son veto" in told


def test_what_would_close_a_cell_is_escaped_and_a_blank_stays_empty(told):
    assert "| Un seuil | 0,7 | part | choix \\| du projet |" in told
    assert "| BPE | INSEE | | Licence Ouverte | France |" in told
